"""Records what NumPy says about dtypes: python3 record.py writes the *.json and *.generated.ts files next to this one.

The seed is fixed, so a second run writes the same files unless NumPy itself changed. Doubles are written as the sixteen
hexadecimal digits of their bits, elements as the bytes that they occupy, large tables as deflated bytes in base64.
"""

import base64
import itertools
import json
import pathlib
import random
import struct
import sys
import warnings
import zlib

import numpy as np

HERE = pathlib.Path(__file__).parent
SEED = 20250607
NAMES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]
NAMES += ["float16", "float32", "float64", "complex64", "complex128"]
RULES = ["no", "equiv", "safe", "same_kind", "unsafe"]
rng = random.Random(SEED)
warnings.simplefilter("ignore")


def write(name, rows):
    """One row per line, so that a change can be read in a diff."""
    if isinstance(rows, dict):
        lines = (f"{json.dumps(key)}:{json.dumps(row, separators=(',', ':'))}" for key, row in rows.items())
        text = "{\n" + ",\n".join(lines) + "\n}\n"
    else:
        text = "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n"
    (HERE / f"{name}.json").write_text(text)
    print(f"{name}: {len(rows)} rows, {len(text)} bytes", file=sys.stderr)


def packed(array):
    return base64.b64encode(zlib.compress(array.tobytes(), 9)).decode()


def bits(value):
    return struct.pack(">d", value).hex()


def dtypes():
    """Per dtype: item size, character, type string, kind, alignment, smallest and largest finite value."""
    rows = {}
    for name in NAMES:
        d = np.dtype(name)
        if d.kind in "ui":
            limits = [str(np.iinfo(d).min), str(np.iinfo(d).max)]
        elif d.kind in "fc":
            limits = [bits(float(np.finfo(d).min)), bits(float(np.finfo(d).max))]
        else:
            limits = ["0", "1"]
        rows[name] = [d.itemsize, d.char, d.str, d.kind, d.alignment, *limits]
    return rows


def promotion():
    return {a: {b: np.promote_types(a, b).name for b in NAMES} for a in NAMES}


def promotion_types(table):
    """The same table as a type, so that the compiler can compare it with its own answers."""
    lines = ["// biome-ignore-all format: one line per dtype, as record.py writes it"]
    lines += ["/** NumPy's promotion table as a type. */", "export interface NumPyPromotion {"]
    for a, row in table.items():
        answers = " ".join(f'{b}: "{result}";' for b, result in row.items())
        lines.append(f"  {a}: {{ {answers} }};")
    lines += ["}", ""]
    (HERE / "promotion.generated.ts").write_text("\n".join(lines))


def casts():
    """Per source and target one digit for each rule, in the order of RULES."""
    answer = lambda a, b: "".join(str(int(np.can_cast(a, b, rule))) for rule in RULES)
    return {a: {b: answer(a, b) for b in NAMES} for a in NAMES}


def weak():
    """Per dtype and set of Python scalars the dtype of the result; without a dtype under the key null."""
    scalars = {"bool": True, "int": 1, "float": 0.5, "complex": 1j}
    sets = [group for size in (1, 2, 3) for group in itertools.combinations_with_replacement(scalars, size)]
    rows = {}
    for name in [*NAMES, "null"]:
        strong = [] if name == "null" else [np.dtype(name)]
        rows[name] = {
            "+".join(group): np.result_type(*strong, *(scalars[kind] for kind in group)).name for group in sets
        }
    return rows


def several():
    """Result types of three dtypes: promotion is not associative, so NumPy does more than fold pairs."""
    return [[a, b, c, np.result_type(a, b, c).name] for a, b, c in itertools.combinations(NAMES, 3)]


NUMBERS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 0.99, -0.99, 1.5, 2.5, 127.0, 127.9, 128.0, -128.0, -128.9, -129.0]
NUMBERS += [255.0, 255.5, 256.0, 300.0, 32767.0, 32768.0, -32768.0, -32769.0, 65504.0, 65519.0, 65520.0, 65535.0]
NUMBERS += [65536.0, 2147483647.0, 2147483647.5, 2147483648.0, -2147483648.0, -2147483648.9, -2147483649.0]
NUMBERS += [4294967295.0, 4294967296.0, 2.0**53 + 2, 2.0**63 - 1024, 2.0**63, -(2.0**63), -(2.0**63) - 2048]
NUMBERS += [2.0**64 - 2048, 2.0**64, 1e300, -1e300, 1e39, 1e-46, 5e-324, 3.4e38, 1.1, float("inf"), -float("inf")]
NUMBERS += [float("nan")]
INTEGERS = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32769, 65535, 65536, 2**31 - 1, 2**31]
INTEGERS += [-(2**31), -(2**31) - 1, 2**32 - 1, 2**32, 2**53 + 1, 2**53 + 3, 2**63 - 1, 2**63, -(2**63)]
INTEGERS += [-(2**63) - 1, 2**64 - 1, 2**64, 2049, 16777217, 10**39, -(10**39), 10**308, 2**1024 - 2**970, 2**1024]
INTEGERS += [10**400, -(10**400)]
COMPLEX = [0j, 1j, 1 + 0j, -1.5 + 2.5j, complex(1e39, 1), complex(float("nan"), 0), complex(0, float("inf"))]


def coercion():
    """Per value and dtype the bytes of the element, or the class of NumPy's error."""

    def element(value, name):
        array = np.zeros(1, name)
        try:
            array[0] = value
        except (OverflowError, ValueError, TypeError) as error:
            return type(error).__name__
        return array.tobytes().hex()

    values = [(["number", bits(x)], x) for x in NUMBERS]
    values += [(["bigint", str(n)], n) for n in INTEGERS]
    values += [(["boolean", b], b) for b in (False, True)]
    values += [(["complex", bits(z.real), bits(z.imag)], z) for z in COMPLEX]
    return [[written, {name: element(value, name) for name in NAMES}] for written, value in values]


def awkward_doubles(count):
    """Doubles that are hard to round to a half: around midpoints, subnormals, the overflow threshold, and anything."""
    values = [0.0, -0.0, 65504.0, 65519.99999999999, 65520.0, 65536.0, 1e308, 5e-324, 2.0**-24, 2.0**-25, 2.0**-26]
    values += [float("inf"), -float("inf"), float("nan")]
    while len(values) < count:
        kind = rng.random()
        if kind < 0.6:
            low = rng.randrange(0x7BFF)
            a, b = (float(x) for x in np.array([low, low + 1], np.uint16).view(np.float16))
            # A midpoint, or beside it by one unit of a double, of a float (where rounding twice goes wrong), or more.
            x = (a + b) / 2 + rng.choice((0, 0, 1, -1, 2.0**-29, -(2.0**-29), 2.0**-10)) * (b - a) * 2.0**-12
            x = rng.choice((x, float(np.nextafter(x, 0)), float(np.nextafter(x, 1e9))))
        elif kind < 0.8:
            x = rng.random() * 2.0 ** rng.randint(-28, 17)
        else:
            x = struct.unpack("<d", rng.randbytes(8))[0]
        if x == x:
            values.append(x if rng.random() < 0.5 else -x)
    return np.array(values)


def float16():
    doubles = awkward_doubles(10000)
    every = np.arange(65536, dtype=np.uint16).view(np.float16)
    return {
        "decoded": packed(every.astype("<f4")),
        "doubles": packed(doubles.astype("<f8")),
        "rounded": packed(doubles.astype(np.float16).view("<u2")),
    }


if __name__ == "__main__":
    write("dtypes", dtypes())
    write("promotion", promotion())
    promotion_types(promotion())
    write("casts", casts())
    write("weak", weak())
    write("several", several())
    write("coercion", coercion())
    write("float16", float16())
