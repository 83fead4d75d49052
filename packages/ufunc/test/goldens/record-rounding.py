"""Records NumPy's round and angle: python3 record-rounding.py writes decimals.json next to this file."""

import json
import math
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
LETTERS = "?bBhHiIlLefdFD"
DECIMALS = [-3, -1, 0, 1, 2, 5]
np.seterr(all="ignore")


def values(letter):
    kind = np.dtype(letter).kind
    if kind == "b":
        return np.array([True, False])
    if kind in "ui":
        low, high = (int(limit) for limit in (np.iinfo(letter).min, np.iinfo(letter).max))
        chosen = [0, 5, 15, 25, 99, 104, 1500, 2500, 123456, -5, -15, -25, -1500]
        return np.array([n for n in chosen if low <= n <= high], letter)
    floats = [0.5, 1.5, 2.5, -0.5, 0.125, 2.345, -1.005, 12345.678, -15, 1e-7, -0.0, math.inf, -math.inf, math.nan]
    if kind == "f":
        return np.array(floats, letter)
    return np.array([complex(x, y) for x, y in zip(floats, floats[::-1])], letter)


def outcome(call):
    """The letter of the result and its bytes, or the class of NumPy's error."""
    try:
        result = np.asarray(call())
    except TypeError as error:
        return type(error).__name__.lstrip("_")
    return [{"q": "l", "Q": "L"}.get(result.dtype.char, result.dtype.char), result.tobytes().hex()]


if __name__ == "__main__":
    recorded = {
        "values": {letter: values(letter).tobytes().hex() for letter in LETTERS},
        "round": {a: {str(n): outcome(lambda: np.round(values(a), n)) for n in DECIMALS} for a in LETTERS},
        # Half floats are computed in single precision and lose none of it in a wider out.
        "into": {
            a: {b: outcome(lambda: np.round(values(a), 1, out=np.zeros(len(values(a)), b))) for b in ("il" if a == "e" else "ilfdFD")}
            for a in LETTERS
        },
        "angle": {a: outcome(lambda: np.angle(values(a))) for a in LETTERS},
        "degrees": {a: outcome(lambda: np.angle(values(a), deg=True)) for a in LETTERS},
    }
    text = json.dumps(recorded, indent=1)
    (HERE / "decimals.json").write_text(text + "\n")
    print(f"decimals: {len(text)} bytes", file=sys.stderr)
