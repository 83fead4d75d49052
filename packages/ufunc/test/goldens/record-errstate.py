"""Records which floating-point errors NumPy finds: python3 record-errstate.py writes errstate*.json next to this file."""

import json
import pathlib
import sys
import warnings

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
# Function or method (ours), operands, options; BIG and TINY have no square, MAX has no double, in any of the dtypes.
BIG, TINY, MAX, INF, NAN = "BIG", "TINY", "MAX", "inf", "nan"
FURTHER = [
    ("add.at", [[MAX, 0], [MAX]], {"at": [0]}), ("add.at", [[0], [INF, f"-{INF}"]], {"at": [0, 0]}),
    ("add.at", [[INF, 1], [1, 2]], {"at": [0, 1]}), ("add.at", [[1, 2], 1], {"at": [0, 0]}),
    ("subtract.at", [[INF, INF], [INF]], {"at": [1]}), ("divide.at", [[1, 2], [0, 1]], {"at": [0, 1]}),
    ("divide.at", [[0, 2], 0], {"at": [0]}), ("divide.at", [[1, 2], [2, 0]], {"at": [1, 1]}),
    ("multiply.at", [[TINY], [TINY]], {"at": [0]}), ("multiply.at", [[INF], 0], {"at": 0}),
    ("multiply.at", [[BIG, 1], [BIG, BIG]], {"at": [1, 1]}), ("log.at", [[0, -1]], {"at": [0]}),
    ("log.at", [[0, -1]], {"at": [1]}), ("log.at", [[NAN, 1]], {"at": [0, 1]}), ("sqrt.at", [[4, -1]], {"at": [False, True]}),
    ("matmul", [[[INF, 1]], [[0], [1]]], {}), ("matmul", [[[1, 2]], [[3], [4]]], {}), ("matmul", [[[NAN, 1]], [[0], [1]]], {}),
    ("matmul", [[[BIG]], [[BIG]]], {}), ("matmul", [[[MAX, MAX]], [[1], [1]]], {}), ("matmul", [[[TINY]], [[TINY]]], {}),
    ("matmul", [[[TINY, 1], [1, 1]], [[TINY, 1], [1, 1]]], {}), ("matmul", [[[INF, f"-{INF}"]], [[1], [1]]], {}),
    ("matmul", [[INF, f"-{INF}"], [1, 1]], {}), ("matmul", [[[[BIG]], [[1]]], [[BIG]]], {}), ("matmul", [[[0, 1]], [[0], [1]]], {}),
    ("vecdot", [[INF, f"-{INF}"], [1, 1]], {}), ("vecdot", [[BIG, BIG], [BIG, BIG]], {}), ("vecdot", [[TINY], [TINY]], {}),
    ("matvec", [[[INF, f"-{INF}"]], [1, 1]], {}), ("vecmat", [[1, 1], [[INF], [f"-{INF}"]]], {}),
    ("vecmat", [[BIG, 1], [[BIG], [1]]], {}), ("dot", [[INF, f"-{INF}"], [1, 1]], {}), ("dot", [[[BIG]], [[BIG]]], {}),
    ("dot", [BIG, [BIG]], {}), ("dot", [BIG, BIG], {}), ("inner", [[INF, f"-{INF}"], [1, 1]], {}), ("inner", [BIG, BIG], {}),
    ("tensordot", [[[INF, f"-{INF}"]], [[1], [1]]], {"axes": 1}), ("outer", [[BIG], [BIG]], {}),
    ("mean", [[]], {}), ("mean", [[1, 2]], {}), ("mean", [[INF, f"-{INF}"]], {}), ("mean", [[INF, 1]], {}), ("mean", [[NAN, 1]], {}),
    ("mean", [[MAX, MAX]], {}), ("mean", [[[INF], [f"-{INF}"]]], {"axis": 0}), ("mean", [[[], []]], {"axis": 1}),
    ("var", [[INF, 1]], {}), ("var", [[NAN, 1]], {}), ("var", [[BIG, f"-{BIG}"]], {}), ("var", [[TINY, f"-{TINY}"]], {}),
    ("var", [[1, 1]], {}), ("var", [[]], {}), ("var", [[1]], {"ddof": 1}), ("var", [[1, 2]], {"ddof": 2}),
    ("var", [[[1, 2]]], {"axis": 1, "ddof": 2}), ("var", [[[INF, 2]]], {"axis": 1}), ("var", [[1, 2]], {"ddof": 1}),
    ("std", [[BIG, f"-{BIG}"]], {}), ("std", [[1]], {"ddof": 1}), ("std", [[1, 2]], {}), ("std", [[[INF], [1]]], {"axis": 0}),
    ("nanmean", [[NAN]], {}), ("nanmean", [[INF, f"-{INF}", NAN]], {}), ("nanmean", [[MAX, MAX, NAN]], {}),
    ("nanmean", [[[NAN], [NAN]]], {"axis": 0}), ("nanmean", [[1, NAN]], {}), ("nanvar", [[NAN]], {}), ("nanvar", [[NAN, INF, 1]], {}),
    ("nanvar", [[NAN, BIG, f"-{BIG}"]], {}), ("nanvar", [[NAN, TINY, f"-{TINY}"]], {}), ("nanvar", [[1, NAN]], {"ddof": 1}),
    ("nanvar", [[1, NAN, 2]], {}), ("nanstd", [[1, NAN]], {"ddof": 1}), ("nanstd", [[NAN, INF, 1]], {}), ("nanstd", [[NAN, 1, 2]], {}),
    ("nansum", [[NAN, INF, f"-{INF}"]], {}), ("nansum", [[NAN, MAX, MAX]], {}), ("nansum", [[NAN, 1]], {}),
    ("nanprod", [[NAN, BIG, BIG]], {}), ("nanprod", [[NAN, INF, 0]], {}), ("nanprod", [[NAN, 2]], {}), ("nanmax", [[NAN]], {}),
    ("average", [[INF, f"-{INF}"]], {}), ("average", [[INF, 1]], {"weights": [0, 1]}), ("average", [[BIG, 1]], {"weights": [BIG, 1]}),
    ("average", [[TINY, 1]], {"weights": [TINY, 1]}), ("average", [[1, 2]], {"weights": [1, 2]}),
    ("prod", [[TINY, TINY]], {}), ("prod", [[BIG, BIG]], {}), ("prod", [[INF, 0]], {}), ("prod", [[0, 1]], {}), ("sum", [[TINY, TINY]], {}),
    ("cumprod", [[TINY, TINY]], {}), ("cumsum", [[MAX, MAX]], {}), ("diff", [[INF, INF]], {}), ("diff", [[f"-{MAX}", MAX]], {}),
    ("ptp", [[INF, INF]], {}), ("ptp", [[f"-{MAX}", MAX]], {}), ("trapezoid", [[INF, f"-{INF}"]], {}), ("trapezoid", [[MAX, MAX]], {}),
    ("trapezoid", [[1, 2]], {}), ("argmax", [[NAN, 1]], {}), ("countNonzero", [[NAN, INF]], {}), ("max", [[INF, f"-{INF}"]], {}),
]
SIZES = {
    "float64": {BIG: "1e300", TINY: "1e-300", MAX: "1.7e308"},
    "float32": {BIG: "1e30", TINY: "1e-30", MAX: "3e38"},
    "complex128": {BIG: "1e300", TINY: "1e-300", MAX: "1.7e308"},
}
FURTHER_CALLS = [
    (name, dtype, operands, options)
    for dtype in SIZES
    for name, operands, options in FURTHER
    if dtype != "complex128" or name in ("matmul", "vecdot", "mean", "add.at", "divide.at", "sum")
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


def value_of(operand, dtype):
    if isinstance(operand, list):
        return [value_of(item, dtype) for item in operand]
    text = str(operand)
    sign = -1 if text.startswith("-") else 1
    return sign * float(SIZES[dtype].get(text.lstrip("-"), text.lstrip("-")))


def further_fact(name, dtype, operands, options):
    with np.errstate(all="ignore"):
        arrays = [np.array(value_of(operand, dtype)).astype(dtype) for operand in operands]
        keywords = {key: value_of(value, dtype) if key == "weights" else value for key, value in options.items()}
    place = keywords.pop("at", None)
    try:
        if name.endswith(".at"):
            getattr(np, name[:-3]).at(arrays[0], place, *arrays[1:])
        else:
            getattr(np, {"countNonzero": "count_nonzero"}.get(name, name))(*arrays, **keywords)
    except FloatingPointError as error:
        return FACTS[str(error).split(" encountered")[0]]
    return None


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    further = [json.dumps([*call, further_fact(*call)]) for call in FURTHER_CALLS]
    (HERE / "errstate-further.json").write_text("[\n" + ",\n".join(further) + "\n]\n")
    (HERE / "errstate-sizes.json").write_text(json.dumps(SIZES, indent=1) + "\n")
    lines = [json.dumps([*call, fact(*call)]) for call in CALLS]
    (HERE / "errstate.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"errstate: {len(lines)} calls", file=sys.stderr)
