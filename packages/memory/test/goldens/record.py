"""Records what NumPy says about shared memory: python3 record.py writes the *.json files next to this one.

The pairs of views are not written down but made by a recipe, which ../recipe.ts repeats step by step: a small generator
of pseudo-random numbers, and the same draws in the same order. Written down are the verdicts, one bit per pair, and the
first pairs, so that a difference between the two recipes is seen as such.
"""

import base64
import json
import pathlib
import sys

import numpy as np
from numpy.lib.array_utils import byte_bounds

HERE = pathlib.Path(__file__).parent
SEED = 20250711
COUNT = 40000
DTYPES = ["uint8", "int16", "float32", "float64", "complex64", "complex128", "bool"]
UNITS = [1, 2, 3, 4, 8, 12, 16]
MEMORY = np.zeros(1 << 16, np.uint8)
START = MEMORY.__array_interface__["data"][0]


class Draws:
    """Marsaglia's xorshift with 32 bits of state."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        x = self.state
        x ^= (x << 13) & 0xFFFFFFFF
        x ^= x >> 17
        x ^= (x << 5) & 0xFFFFFFFF
        self.state = x
        return x % n


def draw_view(draws, unit):
    """dtype, shape, strides, offset of a view whose extent begins in the first 64 bytes."""
    dtype = DTYPES[draws.below(len(DTYPES))]
    ndim = draws.below(5)
    shape, strides, lowest = [], [], 0
    for _ in range(ndim):
        length = 1 + draws.below(5)
        if draws.below(40) == 0:
            length = 0
        step = draws.below(13) - 4
        if draws.below(3) == 0:
            step *= 5
        shape.append(length)
        strides.append(step * unit)
        if length > 1 and step < 0:
            lowest += (length - 1) * step * unit
    return dtype, shape, strides, draws.below(64) - lowest


def draw_pair(draws):
    """Half of the pairs count in one unit, so that they may lie interleaved without meeting."""
    unit = UNITS[draws.below(len(UNITS))]
    first = draw_view(draws, unit)
    other = unit if draws.below(2) == 0 else UNITS[draws.below(len(UNITS))]
    return first, draw_view(draws, other)


def view(dtype, shape, strides, offset):
    return np.ndarray(shape, dtype, buffer=MEMORY, offset=offset, strides=strides)


def bits(verdicts):
    return base64.b64encode(np.packbits(verdicts).tobytes()).decode()


def sharing():
    draws = Draws(SEED)
    pairs = [draw_pair(draws) for _ in range(COUNT)]
    arrays = [(view(*p), view(*q)) for p, q in pairs]
    return {
        "seed": SEED,
        "count": COUNT,
        "dtypes": DTYPES,
        "units": UNITS,
        "first": pairs[:20],
        "shares": bits([np.shares_memory(a, b) for a, b in arrays]),
        "may": bits([np.may_share_memory(a, b) for a, b in arrays]),
    }


def described(array, owner):
    """Address within the owner, read-only, shape, strides (null if C-contiguous), type; both bounds within the owner."""
    interface = array.__array_interface__
    start = owner.__array_interface__["data"][0]
    address, read_only = interface["data"]
    bounds = [bound - start for bound in byte_bounds(array)]
    strides = interface["strides"]
    row = [address - start, read_only, list(interface["shape"]), None if strides is None else list(strides)]
    return [*row, interface["typestr"], bounds]


def interfaces():
    rows = {}
    for dtype in ("bool", "int16", "uint32", "int64", "float16", "float64", "complex64", "complex128"):
        a = np.zeros((4, 6), dtype)
        views = {
            "the array itself": a,
            "one row": a[1],
            "one column": a[:, 2],
            "transposed": a.T,
            "reversed along both axes": a[::-1, ::-1],
            "a step of two": a[::2, 1::2],
            "a stretch of rows": a[1:3],
            "one element": a[3, 5:],
            "a new axis": a[None, :, None, 0],
            "zero dimensions": a[2, 3, ...],
            "broadcast along a new axis": np.broadcast_to(a[0], (3, 6)),
            "no elements": a[4:],
        }
        rows[dtype] = {name: described(array, a) for name, array in views.items()}
    return rows


def write(name, rows):
    lines = (f"{json.dumps(key)}:{json.dumps(row, separators=(',', ':'))}" for key, row in rows.items())
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (HERE / f"{name}.json").write_text(text)
    print(f"{name}: {len(text)} bytes", file=sys.stderr)


if __name__ == "__main__":
    write("sharing", sharing())
    write("interfaces", interfaces())
