"""Records what NumPy prints, for the tests of the printing in ../../src/print.

    python3 record-print.py > print.json          the goldens, always the same
    python3 record-print.py --seed 7 --count 20000   other arrays, more of them

Each case is [form, dtype, shape, bytes in base64 (little endian), index of the options, text]. `form` says which
call it is: str, repr, a2s (array2string), scalar (str of a scalar), scalar-repr, pos and sci
(format_float_positional and format_float_scientific). Options have NumPy's names and are listed once.
"""

import argparse
import base64
import json
import sys

import numpy as np

DTYPES = [
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float16", "float32", "float64", "complex64", "complex128",
]  # fmt: skip
FLOATS = ["float16", "float32", "float64"]
SHAPES = [
    (), (0,), (1,), (2,), (3,), (5,), (9,), (17,), (0, 3), (3, 0), (1, 1), (2, 2), (2, 3), (4, 1), (3, 7),
    (1, 2, 2), (2, 2, 2), (2, 1, 3), (2, 0, 2), (1, 2, 1, 2), (2, 1, 2, 1, 1),
]  # fmt: skip
SPECIAL = [0.0, -0.0, np.nan, np.inf, -np.inf, 1.0, -1.0, 0.5, 2.5, 0.125, 1e-4, 1e8, 1e23, 1e-5, 999.9995, 0.1, 5e-324]


def fractions(rng, count, kind):
    """Floats of the sort that finds mistakes: spread magnitudes, short decimals, ties, powers of two, specials."""
    style = rng.integers(0, 11)
    if style == 0:
        x = rng.standard_normal(count)
    elif style == 1:
        x = rng.standard_normal(count) * 10.0 ** rng.integers(-12, 12, count)
    elif style == 2:
        x = rng.standard_normal(count) * 10.0 ** rng.integers(-300, 300, count)
    elif style == 3:
        x = rng.integers(-999, 999, count) / 10.0 ** rng.integers(0, 6)
    elif style == 4:
        x = rng.integers(-4000, 4000, count) / 2.0 ** rng.integers(0, 14)
    elif style == 5:
        x = 2.0 ** rng.integers(-140, 128, count) * rng.choice([1.0, -1.0], count)
    elif style == 6:
        x = rng.choice(SPECIAL, count)
    elif style == 7:
        x = rng.integers(0, 1000, count).astype(float)
    elif style == 8:
        x = np.where(rng.random(count) < 0.3, rng.choice(SPECIAL[:7], count), rng.standard_normal(count))
    elif style == 9:
        x = rng.integers(1, 999, count) * 10.0 ** rng.integers(-5, 9)
    else:
        bits = rng.bytes(count * np.dtype(kind).itemsize)
        return np.frombuffer(bits, kind)
    with np.errstate(all="ignore"):
        return x.astype(kind)


def elements(rng, dtype, count):
    if dtype == "bool":
        return rng.integers(0, 2, count).astype(bool)
    if dtype.startswith("complex"):
        kind = "float32" if dtype == "complex64" else "float64"
        x = np.empty(count, dtype)
        x.real = fractions(rng, count, kind)
        x.imag = fractions(rng, count, kind)
        return x
    if dtype in FLOATS:
        return fractions(rng, count, dtype)
    info = np.iinfo(dtype)
    style = rng.integers(0, 3)
    if style == 0:
        return rng.choice(np.array([info.min, 0, 1, info.max], dtype), count)
    if style == 1:
        return rng.integers(max(info.min, -20), 120, count).astype(dtype)
    return rng.integers(info.min, info.max, count, dtype, endpoint=True)


def print_options(rng):
    """Options for a call: mostly few, so that each is seen alone and in company."""
    choices = {
        "precision": [0, 1, 2, 3, 5, 8, 12, 16, 17, 20, 130],
        "threshold": [0, 1, 4, 6, 10],
        "edgeitems": [1, 2, 3],
        "linewidth": [1, 10, 20, 30, 40, 60, 120],
        "suppress": [True, False],
        "nanstr": ["nan", "NA", "not a number"],
        "infstr": ["inf", "Infinity", "i"],
        "sign": ["-", "+", " "],
        "floatmode": ["maxprec", "fixed", "unique", "maxprec_equal"],
    }
    odds = rng.choice([0.0, 0.15, 0.4])
    return {name: pick(rng, values) for name, values in choices.items() if rng.random() < odds}


def pick(rng, values):
    return values[int(rng.integers(0, len(values)))]


def digit_options(rng, form):
    options = {}
    if rng.random() < 0.6:
        options["precision"] = int(rng.integers(0, 25))
    if "precision" in options and rng.random() < 0.4:
        options["unique"] = False
    elif rng.random() < 0.3:
        options["min_digits"] = int(rng.integers(0, options.get("precision", 25) + 1))
    if form == "pos" and options.get("precision") != 0 and rng.random() < 0.3:
        options["fractional"] = False
    if rng.random() < 0.6:
        options["trim"] = pick(rng, list("k.0-"))
    if rng.random() < 0.3:
        options["sign"] = True
    if rng.random() < 0.3:
        options["pad_left"] = int(rng.integers(0, 9))
    if form == "pos" and rng.random() < 0.3:
        options["pad_right"] = int(rng.integers(0, 12))
    if form == "sci" and rng.random() < 0.3:
        options["exp_digits"] = int(rng.integers(1, 5))
    return options


def render(form, a, options):
    if form == "scalar":
        return str(a[()])
    if form == "scalar-repr":
        return repr(a[()])
    if form == "pos":
        return np.format_float_positional(a[()], **options)
    if form == "sci":
        return np.format_float_scientific(a[()], **options)
    options = dict(options)
    call = {name: options.pop(name) for name in ("separator", "prefix", "suffix") if name in options}
    with np.printoptions(**options):
        if form == "a2s":
            return np.array2string(a, **call)
        return str(a) if form == "str" else repr(a)


def case(rng, i):
    form = ["str", "repr", "a2s", "repr", "scalar", "scalar-repr", "pos", "sci", "str", "repr"][i % 10]
    dtype = DTYPES[i // 10 % len(DTYPES)]
    # Half of the cases are about floats, where most of the rules are.
    if form in ("pos", "sci"):
        dtype = pick(rng, FLOATS)
    elif rng.random() < 0.35:
        dtype = pick(rng, DTYPES[9:])
    if form in ("scalar", "scalar-repr", "pos", "sci"):
        shape = ()
        options = {} if form.startswith("scalar") else digit_options(rng, form)
    else:
        shape = pick(rng, SHAPES)
        options = print_options(rng)
    if form == "a2s":
        for name, values in [("separator", [",", ", ", "|", "", " ; "]), ("prefix", ["x = ", "ab"]), ("suffix", [")", "....."])]:
            if rng.random() < 0.5:
                options[name] = pick(rng, values)
    a = elements(rng, dtype, int(np.prod(shape, dtype=int))).reshape(shape)
    return form, a, options


def record(seed, count):
    rng = np.random.default_rng(seed)
    known = {}
    cases = []
    for i in range(count):
        form, a, options = case(rng, i)
        with np.errstate(all="ignore"):
            text = render(form, a, options)
        index = known.setdefault(json.dumps(options), len(known))
        cases.append([form, a.dtype.name, list(a.shape), base64.b64encode(a.tobytes()).decode(), index, text])
    return {"numpy": np.__version__, "options": [json.loads(key) for key in known], "cases": cases}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20240804)
    parser.add_argument("--count", type=int, default=2400)
    given = parser.parse_args()
    recorded = record(given.seed, given.count)
    out = sys.stdout
    out.write(f'{{"numpy": "{recorded["numpy"]}",\n"options": [\n')
    out.write(",\n".join(json.dumps(x, separators=(",", ":")) for x in recorded["options"]))
    out.write('\n],\n"cases": [\n')
    out.write(",\n".join(json.dumps(x, separators=(",", ":")) for x in recorded["cases"]))
    out.write("\n]}\n")


main()
