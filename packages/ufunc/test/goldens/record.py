"""Records what NumPy's universal functions compute: python3 record.py writes the *.json files next to this one.

One row of FAMILIES is one function; to record another, add a row. For each are written down
- the dtypes of its results for every dtype, or pair of dtypes, of its operands (a full stop where NumPy has no loop);
- its values for operands of one dtype: for two or three operands all combinations of the dtype's values;
- its values for operands of all pairs of different dtypes, on few values.
Elements are written as their bytes, deflated and in base64, so that nothing is lost.

The seed is fixed, so a second run writes the same files unless NumPy itself changed.
"""

import base64
import functools
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


def function(name, ulp=None, sets=("awkward",), few="few", precise="", numpy=None, cancels=False, reference=None):
    """A row: our name; how far a result may be off, in units in the last place, by letter of the result; the sets of
    values, and the one for operands of different dtypes; whether the expected value is computed in longdouble and
    rounded, since NumPy's own may be off as well, for "all" numbers, or for "real" ones and complex ones in complex128;
    NumPy's name where it is not ours with underscores; whether a result may be a small difference of large numbers,
    so that a unit is that of the largest operand; what computes the values where NumPy's function is not accurate."""
    words = re.sub("[A-Z]", lambda capital: "_" + capital[0].lower(), name)
    ufunc = functools.reduce(getattr, (numpy or words).split("."), np)
    return {"name": name, "ufunc": ufunc, "ulp": ulp or {}, "sets": sets, "few": few, "precise": precise, "cancels": cancels,
            "reference": reference or ufunc}


# A product of complex numbers may be computed with or without fused multiply-add, on the same machine.
COMPLEX = {"F": 1, "D": 1}
# The length of a complex number: NumPy's comes from the C library.
LENGTH = {"f": 1, "d": 1}
# The sign of the larger of 0 and -0 depends on the machine: only zeros may be off.
ZEROS = {"e": 0.5, "f": 0.5, "d": 0.5, "F": 0.5, "D": 0.5}
CLOSE = {"e": 1, "f": 1, "d": 2, "F": 2, "D": 2}

# The exponential of the product of exponent and logarithm: errors of the latter grow with it.
POWER = {**CLOSE, "D": 16}


def log1p(z):
    """NumPy's for complex numbers is the logarithm of 1 + z, which loses the real part of small z."""
    if z.dtype.kind != "c":
        return np.log1p(z)
    x, y = z.real, z.imag
    is_near = (abs(x) < 0.5) & (abs(y) < 0.5)
    out = np.log1p(z)
    out.real = np.where(is_near, np.log1p(x * (x + 2) + y * y) / 2, out.real)
    return out


FAMILIES = {
    "arithmetic": [
        function("add"),
        function("subtract"),
        function("multiply", COMPLEX),
        function("divide", COMPLEX),
        function("negative"),
        function("positive"),
        function("absolute", LENGTH),
        function("fabs"),
        function("sign", COMPLEX),
        function("reciprocal", COMPLEX),
        function("square", COMPLEX),
    ],
    "bits": [
        function("bitwiseAnd"),
        function("bitwiseOr"),
        function("bitwiseXor"),
        function("bitwiseInvert"),
        function("bitwiseLeftShift"),
        function("bitwiseRightShift"),
        function("bitwiseCount"),
    ],
    "comparison": [
        function("equal"),
        function("notEqual"),
        function("less"),
        function("lessEqual"),
        function("greater"),
        function("greaterEqual"),
    ],
    "division": [
        function("floorDivide"),
        function("remainder"),
        function("fmod"),
        function("divmod"),
    ],
    "extrema": [
        function("maximum", ZEROS),
        function("minimum", ZEROS),
        function("fmax", ZEROS),
        function("fmin", ZEROS),
        function("clip", ZEROS, numpy="_core.umath.clip"),
    ],
    "floats": [
        function("isnan"),
        function("isinf"),
        function("isfinite"),
        function("signbit"),
        function("copysign"),
        function("nextafter"),
        function("spacing"),
        function("ldexp"),
        function("frexp"),
        function("modf"),
        function("heaviside"),
    ],
    "integers": [
        function("gcd"),
        function("lcm"),
    ],
    "logic": [
        function("logicalAnd"),
        function("logicalOr"),
        function("logicalXor"),
        function("logicalNot"),
    ],
    "rounding": [
        function("floor"),
        function("ceil"),
        function("trunc"),
        function("rint"),
    ],
    "exponential": [
        function("exp", CLOSE, sets=("awkward", ("between", -12, 12), ("between", -745, 710)), precise="all"),
        function("exp2", CLOSE, sets=("awkward", ("between", -12, 12), ("between", -1074, 1024)), precise="real"),
        function("expm1", CLOSE, sets=("awkward", ("between", -2, 2)), precise="all"),
        function("log", CLOSE, sets=("awkward", ("between", 0, 10)), precise="all"),
        function("log2", CLOSE, sets=("awkward", ("between", 0, 10)), precise="all"),
        function("log10", CLOSE, sets=("awkward", ("between", 0, 10)), precise="all"),
        function("log1p", CLOSE, sets=("awkward", ("between", -1, 1)), precise="all", reference=log1p),
        function("logaddexp", CLOSE, precise="all", cancels=True),
        function("logaddexp2", CLOSE, precise="all", cancels=True),
    ],
    "trigonometric": [
        function("sin", CLOSE, sets=("awkward", ("between", -7, 7), ("between", -1e6, 1e6)), precise="all"),
        function("cos", CLOSE, sets=("awkward", ("between", -7, 7), ("between", -1e6, 1e6)), precise="all"),
        function("tan", CLOSE, sets=("awkward", ("between", -7, 7), ("between", -1e6, 1e6)), precise="all"),
        function("asin", CLOSE, sets=("awkward", ("between", -1, 1)), precise="all"),
        function("acos", CLOSE, sets=("awkward", ("between", -1, 1)), precise="all"),
        function("atan", CLOSE, sets=("awkward", ("between", -7, 7)), precise="all"),
        function("atan2", CLOSE, precise="all"),
        function("deg2rad", CLOSE),
        function("rad2deg", CLOSE),
    ],
    "hyperbolic": [
        function("sinh", CLOSE, sets=("awkward", ("between", -7, 7)), precise="all"),
        function("cosh", CLOSE, sets=("awkward", ("between", -7, 7)), precise="all"),
        function("tanh", CLOSE, sets=("awkward", ("between", -7, 7)), precise="all"),
        function("asinh", CLOSE, sets=("awkward", ("between", -7, 7)), precise="all"),
        function("acosh", CLOSE, sets=("awkward", ("between", 1, 20)), precise="all"),
        function("atanh", CLOSE, sets=("awkward", ("between", -1, 1)), precise="all"),
    ],
    "roots": [
        function("sqrt", CLOSE, sets=("awkward", ("between", 0, 1e4))),
        function("cbrt", CLOSE, sets=("awkward", ("between", -1e4, 1e4)), precise="all"),
        function("hypot", CLOSE, precise="all"),
    ],
    "power": [
        # NumPy raises for negative integer exponents of integers.
        function("power", POWER, sets=("natural",), few="few powers", precise="real"),
        function("floatPower", POWER, few="few powers", precise="real"),
    ],
    "complex": [
        function("conj"),
    ],
}


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


def natural(letter, values):
    """Without negative integers, which some functions refuse."""
    return values[values >= 0] if np.dtype(letter).kind == "i" else values


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


def few_powers(letter):
    """The same without negative integers and with small ones only, whose complex powers are no accidents of rounding."""
    return np.array([0, 1, 5, 11, 2], letter) if np.dtype(letter).kind in "ui" else few(letter)


def values_of(name, letter):
    if name in ("few", "awkward"):
        return {"few": few, "awkward": awkward}[name](letter)
    if name == "natural":
        return natural(letter, awkward(letter))
    if name == "few powers":
        return few_powers(letter)
    return between(letter, *name[1:])


def text_of(name):
    return name if isinstance(name, str) else " ".join(str(part) for part in name)


def result_letters(ufunc, *letters):
    """The letters of the results, or a full stop."""
    try:
        found = ufunc.resolve_dtypes((*map(np.dtype, letters), *[None] * ufunc.nout))
    except TypeError:
        return "."
    chars = [dtype.char for dtype in found[ufunc.nin :]]
    return "".join(PYTHON_LETTERS.get(char, char) for char in chars)


def computed(row, operands, letters):
    """The function's values in the dtypes of the results, at the precision that the row asks for; one array each."""
    wide = {"f": np.longdouble, "c": np.clongdouble}.get(np.dtype(letters[0]).kind)
    if row["precise"] == "real" and wide is np.clongdouble:
        wide = np.complex128
    if row["precise"] and wide is not None:
        operands = [operand.astype(letters[0]).astype(wide) for operand in operands]
    results = row["reference"](*operands)
    results = results if isinstance(results, tuple) else (results,)
    return [result.astype(letter) for result, letter in zip(results, letters)]


def combinations(values, nin):
    """All combinations of values; the first operand runs slowest."""
    return [axis.ravel() for axis in np.meshgrid(*[values] * nin, indexing="ij")]


def one_dtype(row, name, types):
    """Values for operands of one dtype, per letter and result."""
    nin = row["ufunc"].nin
    out = {}
    for letter in LETTERS:
        values = values_of("few" if nin > 2 else name, letter)
        results = types[letter].split(" ")[LETTERS.index(letter) if nin == 2 else 0]
        if results != "." and values is not None:
            out[letter] = [encoded(result) for result in computed(row, combinations(values, nin), results)]
    return out


def two_dtypes(row, types):
    """Values for operands of different dtypes, one after the other in the order of LETTERS."""
    parts = []
    for a in LETTERS:
        for b, results in zip(LETTERS, types[a].split(" ")):
            if a != b and results != ".":
                operands = [values_of(row["few"], letter) for letter in (a, b)]
                length = min(map(len, operands))
                for result in computed(row, [operand[:length] for operand in operands], results):
                    parts.append(result.tobytes())
    return encoded(np.frombuffer(b"".join(parts), np.uint8))


def recorded(row):
    ufunc = row["ufunc"]
    if ufunc.nin == 2:
        types = {a: " ".join(result_letters(ufunc, a, b) for b in LETTERS) for a in LETTERS}
    else:
        types = {a: result_letters(ufunc, *[a] * ufunc.nin) for a in LETTERS}
    identity = "-Infinity" if ufunc.identity == -math.inf else ufunc.identity
    out = {"nin": ufunc.nin, "nout": ufunc.nout, "identity": identity, "ulp": row["ulp"], "few": row["few"]}
    if row["cancels"]:
        out["cancels"] = True
    loops = ["".join(PYTHON_LETTERS.get(char, char) for char in loop) for loop in ufunc.types]
    out["loops"] = list(dict.fromkeys(loop for loop in loops if set(loop) <= set(LETTERS + "->")))
    out["types"] = types
    out["values"] = {text_of(name): one_dtype(row, name, types) for name in row["sets"]}
    if ufunc.nin == 2:
        out["mixed"] = two_dtypes(row, types)
    return out


def family(rows):
    names = [name for row in rows for name in (*row["sets"], row["few"])]
    operands = {}
    for name in [*names, *(["few"] if any(row["ufunc"].nin > 2 for row in rows) else [])]:
        values = {letter: values_of(name, letter) for letter in LETTERS}
        operands[text_of(name)] = {letter: encoded(array) for letter, array in values.items() if array is not None}
    return {"operands": operands, "functions": {row["name"]: recorded(row) for row in rows}}


def write(name, value):
    text = json.dumps(value, separators=(",", ":"))
    # A line for each function, set of values, or row, so that a change can be found in a diff.
    text = re.sub(r'("[\w .+-]+":\{|\[\[|\],\[)', r"\n\1", text)
    (HERE / f"{name}.json").write_text(text + "\n")
    print(f"{name}: {len(text)} bytes", file=sys.stderr)


def result_types(unary, binary):
    """The dtypes of results as types, so that the compiler can compare them with its own answers."""
    lines = ["// biome-ignore-all format: one line per dtype, as record.py writes it"]
    lines += ["/** NumPy's result dtypes as types, never where it has no loop. */", "export interface NumPyResults {"]
    for name in binary:
        lines.append(f"  {name}: {{")
        lines += [f"    {np.dtype(a).name}: {{ {answers(name, a)} }};" for a in LETTERS]
        lines.append("  };")
    lines += ["}", "", "/** The same of functions of one operand. */", "export interface NumPyUnaryResults {"]
    lines += [f"  {name}: {{ {answers(name)} }};" for name in unary]
    lines += ["}", "", "/** The kinds of dtypes for which functions have a loop. */", "export interface NumPyKinds {"]
    lines += [f'  {row["name"]}: {kinds(row["ufunc"])};' for rows in FAMILIES.values() for row in rows]
    (HERE / "results.generated.ts").write_text("\n".join([*lines, "}", ""]))


def kinds(ufunc):
    """The kinds of the dtypes that operands may have, all the same."""
    found = {np.dtype(a).kind: None for a in LETTERS if "." not in result_letters(ufunc, *[a] * ufunc.nin)}
    return " | ".join(json.dumps(kind) for kind in found)


def answers(name, *first):
    """The result dtypes of a function whose last operand has each dtype."""
    found = {np.dtype(b).name: result_letters(getattr(np, name), *first, b) for b in LETTERS}
    return " ".join(f'{b}: {"never" if c == "." else json.dumps(np.dtype(c).name)};' for b, c in found.items())


if __name__ == "__main__":
    for name, rows in FAMILIES.items():
        write(name, family(rows))
    result_types(
        ["positive", "square", "sqrt", "absolute", "isfinite"],
        ["add", "power", "divide", "less", "arctan2", "float_power", "ldexp"],
    )
