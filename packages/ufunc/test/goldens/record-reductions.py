"""Records NumPy's reductions: python3 record-reductions.py writes reductions.json next to this file.

Arrays hold few and small numbers, so that every order of summation gives the same result and the bytes can be compared.
"""

import json
import pathlib
import sys
import warnings

import numpy as np

HERE = pathlib.Path(__file__).parent
LETTERS = "?bBhHiIlLefdFD"
np.seterr(all="ignore")
warnings.simplefilter("ignore")


def small(letter):
    kind = np.dtype(letter).kind
    values = {
        "b": [True, False, True, True],
        "u": [5, 200, 100, 0],
        "i": [5, 100, -3, 100],
        "f": [0.5, 2.5, -0.25, 300],
        "c": [0.5 + 1j, 2.5, -0.25 - 3j, 300],
    }[kind]
    return np.array(values, letter)


def outcome(call):
    """The letter of the result and its bytes, or the class of NumPy's error."""
    try:
        result = np.asarray(call())
    except (TypeError, ValueError, np.exceptions.AxisError) as error:
        return type(error).__name__.lstrip("_")
    return [{"q": "l", "Q": "L"}.get(result.dtype.char, result.dtype.char), result.tobytes().hex()]


def accumulators():
    """Per function and dtype of the operand: the result by itself."""
    functions = {"sum": np.sum, "add.reduce": np.add.reduce, "multiply.reduce": np.multiply.reduce}
    return {name: {a: outcome(lambda: f(small(a))) for a in LETTERS} for name, f in functions.items()}


def with_dtype():
    """Per dtype of the operand and option dtype."""
    return {a: {b: outcome(lambda: np.sum(small(a), dtype=b)) for b in LETTERS} for a in LETTERS}


def with_out():
    """Per dtype of the operand and dtype of out."""
    return {a: {b: outcome(lambda: np.sum(small(a), out=np.zeros((), b))) for b in LETTERS} for a in LETTERS}


SOURCES = {
    "C order": lambda: np.arange(24, dtype="i4").reshape(2, 3, 4),
    "Fortran order": lambda: np.arange(24, dtype="i4").reshape(2, 3, 4).copy("F"),
    "transposed": lambda: np.arange(24, dtype="i4").reshape(4, 3, 2).T,
    "reversed": lambda: np.arange(24, dtype="i4").reshape(2, 3, 4)[:, ::-1, ::-1],
    "a step of two": lambda: np.arange(96, dtype="i4").reshape(4, 3, 8)[::2, :, 1::2],
    "repeated": lambda: np.broadcast_to(np.arange(4, dtype="i4"), (2, 3, 4)),
    "no elements": lambda: np.zeros((2, 0, 4), "i4"),
}
AXES = [None, 0, 1, 2, -1, -3, [0, 1], [0, 2], [1, 2], [2, 0], [0, 1, 2], []]


def axes():
    """Per source, axes and keepdims: the shape and the elements."""
    rows = []
    for name, make in SOURCES.items():
        for axis in AXES:
            for keepdims in (False, True):
                given = tuple(axis) if isinstance(axis, list) else axis
                result = np.sum(make(), axis=given, keepdims=keepdims)
                rows.append([name, axis, keepdims, list(result.shape), result.ravel().tolist()])
    return rows


def zero_dimensional():
    rows = []
    for axis in (None, 0, -1, 1, [], [0]):
        given = tuple(axis) if isinstance(axis, list) else axis
        got = outcome(lambda: np.sum(np.array(5.0), axis=given))
        rows.append([axis, got if isinstance(got, str) else got[0]])
    return rows


def special():
    """Sums of one and of two floats, where signs of zero, infinities and NaN meet the zero that a sum starts from."""
    parts = [0.0, -0.0, 1.0, -1.0, float("inf"), -float("inf"), float("nan"), 5e-324, -5e-324]
    ones = [[[x], float(np.sum(np.array([x])))] for x in parts]
    twos = [[[x, y], float(np.sum(np.array([x, y])))] for x in parts for y in parts]
    return [[[repr(x) for x in xs], repr(total)] for xs, total in [[[], float(np.sum(np.array([])))], *ones, *twos]]


def initial():
    rows = []
    for letter, start in [("d", 10), ("i", 10), ("B", 300), ("f", 0.5), ("D", 1), ("?", 1)]:
        rows.append([letter, start, outcome(lambda: np.sum(small(letter), initial=start))])
        rows.append([letter, start, outcome(lambda: np.sum(small(letter)[:0], initial=start))])
    return rows


if __name__ == "__main__":
    parts = [accumulators, with_dtype, with_out, axes, zero_dimensional, special, initial]
    lines = ",\n".join(f'"{part.__name__}":{json.dumps(part(), separators=(",", ":"))}' for part in parts)
    text = "{\n" + lines + "\n}\n"
    (HERE / "reductions.json").write_text(text)
    print(f"reductions: {len(text)} bytes", file=sys.stderr)
