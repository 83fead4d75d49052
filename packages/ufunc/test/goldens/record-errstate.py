"""Records which floating-point errors NumPy finds: python3 record-errstate.py writes errstate.json next to this file."""

import json
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
np.seterr(all="raise")

# Function (ours), dtype, operands.
CALLS = [
    (name, dtype, operands)
    for dtype in ("float64", "float32")
    for name, operands in [
        ("divide", ["1", "0"]), ("divide", ["0", "0"]), ("divide", ["inf", "0"]), ("divide", ["1", "inf"]),
        ("divide", ["3", "4"]), ("divide", ["nan", "0"]), ("divide", ["1e-30", "1e30"]),
        ("floorDivide", ["1", "0"]), ("floorDivide", ["0", "0"]), ("remainder", ["1", "0"]), ("fmod", ["inf", "1"]),
        ("reciprocal", ["0"]), ("reciprocal", ["-inf"]), ("log", ["0"]), ("log", ["-1"]), ("log", ["inf"]),
        ("log2", ["0"]), ("log10", ["0"]), ("log1p", ["-1"]), ("log1p", ["-2"]), ("atanh", ["1"]), ("atanh", ["2"]),
        ("power", ["0", "-1"]), ("power", ["0", "2"]), ("power", ["-1", "0.5"]), ("power", ["1e30", "20"]),
        ("power", ["1e-30", "20"]), ("exp", ["1e4"]), ("exp", ["-1e4"]), ("exp", ["-inf"]), ("exp2", ["-1e4"]),
        ("multiply", ["1e200", "1e200"]), ("multiply", ["1e-30", "1e-30"]), ("multiply", ["0", "1"]),
        ("multiply", ["inf", "0"]), ("add", ["inf", "-inf"]), ("add", ["inf", "1"]), ("subtract", ["1", "1"]),
        ("square", ["1e30"]), ("sqrt", ["-1"]), ("sqrt", ["-0"]), ("sin", ["inf"]), ("acos", ["2"]), ("acosh", ["0"]),
        ("maximum", ["nan", "1"]), ("less", ["nan", "1"]), ("isnan", ["nan"]), ("sign", ["nan"]), ("hypot", ["inf", "nan"]),
        ("cosh", ["1e4"]), ("tan", ["0"]), ("negative", ["inf"]),
    ]
] + [
    (name, dtype, operands)
    for dtype in ("int8", "int32")
    for name, operands in [
        ("floorDivide", ["1", "0"]), ("floorDivide", ["-128", "-1"]), ("remainder", ["1", "0"]), ("remainder", ["7", "-1"]),
        ("fmod", ["1", "0"]), ("divide", ["1", "0"]), ("divide", ["0", "0"]), ("reciprocal", ["0"]), ("add", ["100", "100"]),
        ("power", ["0", "0"]), ("power", ["10", "9"]), ("negative", ["-128"]),
    ]
]
NAMES = {"floorDivide": "floor_divide", "atanh": "arctanh", "acos": "arccos", "acosh": "arccosh"}
FACTS = {"divide by zero": "divide", "overflow": "over", "underflow": "under", "invalid value": "invalid"}


def fact(name, dtype, operands):
    with np.errstate(all="ignore"):
        arrays = [np.array([float(x) if dtype[0] == "f" else int(x)]).astype(dtype) for x in operands]
    try:
        getattr(np, NAMES.get(name, name))(*arrays)
    except FloatingPointError as error:
        return FACTS[str(error).split(" encountered")[0]]
    return None


if __name__ == "__main__":
    lines = [json.dumps([*call, fact(*call)]) for call in CALLS]
    (HERE / "errstate.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"errstate: {len(lines)} calls", file=sys.stderr)
