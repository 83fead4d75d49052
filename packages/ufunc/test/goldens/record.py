"""Records what NumPy's universal functions compute: python3 record.py writes the *.json files next to this one.

One row of FAMILIES is one function. For each are written down
- the dtype of its result for every dtype, or pair of dtypes, of its operands (a full stop where NumPy has no loop);
- its values for operands of one dtype: for two operands all pairs of the dtype's values;
- its values for operands of all pairs of different dtypes, on few values.
Elements are written as their bytes, deflated and in base64, so that nothing is lost.

The seed is fixed, so a second run writes the same files unless NumPy itself changed.
"""

import base64
import json
import math
import pathlib
import random
import re
import sys
import zlib

import numpy as np

HERE = pathlib.Path(__file__).parent
SEED = 20250801
LETTERS = "?bBhHiIlLefdFD"
PYTHON_LETTERS = {"q": "l", "Q": "L"}
np.seterr(all="ignore")


def function(name, ulp=None, sets=("awkward",), precise=False):
    """A row: our name; how far a result may be off, in units in the last place, by letter of the result; the sets of
    values; whether the expected value is computed in longdouble and rounded, since NumPy's own may be off as well."""
    return {"name": name, "ulp": ulp or {}, "sets": sets, "precise": precise}


# A product of complex numbers may be computed with or without fused multiply-add, on the same machine.
COMPLEX = {"F": 1, "D": 1}
CLOSE = {"e": 1, "f": 1, "d": 2, "F": 2, "D": 2}

FAMILIES = {
    "arithmetic": [
        function("add"),
        function("subtract"),
        function("multiply", COMPLEX),
        function("divide", COMPLEX),
        function("negative"),
    ],
    "comparison": [
        function("equal"),
        function("notEqual"),
        function("less"),
        function("lessEqual"),
        function("greater"),
        function("greaterEqual"),
    ],
    "elementary": [
        function("sqrt", sets=("awkward", ("between", 0, 1e4))),
        function("exp", CLOSE, sets=("awkward", ("between", -12, 12), ("between", -745, 710)), precise=True),
        function("sin", CLOSE, sets=("awkward", ("between", -7, 7), ("between", -1e6, 1e6)), precise=True),
    ],
}


def numpy_function(name):
    return getattr(np, re.sub("[A-Z]", lambda capital: "_" + capital[0].lower(), name))


def encoded(array):
    return base64.b64encode(zlib.compress(array.tobytes(), 9)).decode()


def integers(letter):
    low, high = (int(limit) for limit in (np.iinfo(letter).min, np.iinfo(letter).max))
    chosen = [0, 1, 2, 3, 7, 10, 100, -1, -2, -3, -7, -100, low, low + 1, high, high - 1, high // 2, high // 2 + 1]
    chosen += [high // 3, math.isqrt(high), math.isqrt(high) + 1]
    return np.array(sorted({n for n in chosen if low <= n <= high}), letter)


def floats(letter):
    """Zeros of both signs, subnormals, the ends of the range, infinities, NaN, and numbers that round."""
    limits = np.finfo(letter)
    chosen = [0.0, 1.0, 0.5, 1.5, 2.0, 3.0, 7.0, 10.0, 0.1, 1 / 3, 1e-3, 1024.0, math.pi, math.pi / 2, math.e]
    chosen += [float(limits.eps), 1 + float(limits.eps), 1 - float(limits.epsneg), float(limits.tiny)]
    chosen += [float(limits.smallest_subnormal), float(limits.tiny) - float(limits.smallest_subnormal)]
    chosen += [float(limits.max), float(limits.max) / 2, math.sqrt(float(limits.max)), math.inf]
    return np.array([*chosen, *(-x for x in chosen), math.nan], letter)


def complexes(letter):
    part = {"F": np.float32, "D": np.float64}[letter]
    big = math.sqrt(float(np.finfo(part).max)) * 2
    parts = [0.0, -0.0, 1.0, -2.5, 0.1, math.inf, math.nan]
    values = [complex(re, im) for re in parts for im in parts if not (math.isnan(re) and im == 0)]
    # Not both parts large: whether big * big - big * big overflows depends on fused multiply-add.
    values += [complex(big, 1), complex(1, -big), complex(1 / big, 1 / big)]
    return np.array(values, letter)


def awkward(letter):
    if letter == "?":
        return np.array([False, True])
    return {"i": integers, "u": integers, "f": floats, "c": complexes}[np.dtype(letter).kind](letter)


def between(letter, low, high):
    """Evenly random values of an interval, as far as the dtype has them."""
    rng = random.Random(f"{SEED} {letter} {low} {high}")
    kind = np.dtype(letter).kind
    if kind not in "fc":
        return None
    reach = float(np.finfo(letter).max)
    low, high = max(low, -reach), min(high, reach)
    draw = lambda: rng.uniform(low, high)
    return np.array([complex(draw(), draw()) if kind == "c" else draw() for _ in range(100)], letter)


def values_of(name, letter):
    return awkward(letter) if name == "awkward" else between(letter, *name[1:])


def few(letter):
    """A few values for operands of different dtypes: small, negative where there are negatives, and large."""
    if letter == "?":
        return np.array([False, True, True, False, True])
    if np.dtype(letter).kind in "ui":
        low, high = (int(limit) for limit in (np.iinfo(letter).min, np.iinfo(letter).max))
        return np.array([0, 1, 5, max(low, -3), high], letter)
    if np.dtype(letter).kind == "f":
        return np.array([-0.0, 1.0, 2.5, math.inf, -3.0], letter)
    return np.array([0, 1, 2.5 - 1j, -3j, -3 + 4j], letter)


def text_of(name):
    return name if isinstance(name, str) else " ".join(str(part) for part in name)


def result_letter(ufunc, *letters):
    try:
        char = ufunc(*(few(letter) for letter in letters)).dtype.char
    except TypeError:
        return "."
    return PYTHON_LETTERS.get(char, char)


def computed(row, operands, letter):
    """The function's values in the dtype of the result, at the precision that the row asks for."""
    ufunc = numpy_function(row["name"])
    if not row["precise"]:
        return ufunc(*operands)
    wide = np.clongdouble if np.dtype(letter).kind == "c" else np.longdouble
    return ufunc(*(operand.astype(letter).astype(wide) for operand in operands)).astype(letter)


def one_dtype(row, name, types):
    """Values for operands of one dtype: all pairs of them for two operands."""
    nin = numpy_function(row["name"]).nin
    out = {}
    for letter in LETTERS:
        values = values_of(name, letter)
        result = types[letter] if nin == 1 else types[letter][LETTERS.index(letter)]
        if result == "." or values is None:
            continue
        operands = [values] if nin == 1 else [np.repeat(values, len(values)), np.tile(values, len(values))]
        out[letter] = encoded(computed(row, operands, result))
    return out


def two_dtypes(row, types):
    """Values for operands of different dtypes, one after the other in the order of LETTERS."""
    parts = []
    for a in LETTERS:
        for b in LETTERS:
            result = types[a][LETTERS.index(b)]
            if a != b and result != ".":
                parts.append(computed(row, [few(a), few(b)], result).tobytes())
    return encoded(np.frombuffer(b"".join(parts), np.uint8))


def recorded(row):
    ufunc = numpy_function(row["name"])
    if ufunc.nin == 1:
        types = {a: result_letter(ufunc, a) for a in LETTERS}
    else:
        types = {a: "".join(result_letter(ufunc, a, b) for b in LETTERS) for a in LETTERS}
    out = {"nin": ufunc.nin, "nout": ufunc.nout, "identity": ufunc.identity, "ulp": row["ulp"], "types": types}
    out["values"] = {text_of(name): one_dtype(row, name, types) for name in row["sets"]}
    if ufunc.nin == 2:
        out["mixed"] = two_dtypes(row, types)
    return out


def family(rows):
    sets = {text_of(name): name for row in rows for name in row["sets"]}
    operands = {}
    for text, name in sets.items():
        values = {letter: values_of(name, letter) for letter in LETTERS}
        operands[text] = {letter: encoded(array) for letter, array in values.items() if array is not None}
    operands["few"] = {letter: encoded(few(letter)) for letter in LETTERS}
    return {"operands": operands, "functions": {row["name"]: recorded(row) for row in rows}}


def write(name, value):
    text = json.dumps(value, separators=(",", ":"))
    # A line for each function, set of values, or row, so that a change can be found in a diff.
    text = re.sub(r'("[\w .+-]+":\{|\[\[|\],\[)', r"\n\1", text)
    (HERE / f"{name}.json").write_text(text + "\n")
    print(f"{name}: {len(text)} bytes", file=sys.stderr)


if __name__ == "__main__":
    for name, rows in FAMILIES.items():
        write(name, family(rows))
