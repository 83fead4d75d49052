"""Records where NumPy puts the elements of a new result: python3 record-orders.py writes orders.json next to this file.

A row holds the operands as [dtype, shape, strides, offset], views into one block of bytes, and per order the strides of
their sum; all counted in bytes.
"""

import json
import pathlib
import random
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
SEED = 20250815
COUNT = 400
BLOCK = np.zeros(1 << 16, np.uint8)
rng = random.Random(SEED)


def operand(shape):
    """A packed array of a permuted shape, stepped, flipped, or stretched along some axes."""
    dtype = rng.choice(("i2", "f4", "f8"))
    itemsize = np.dtype(dtype).itemsize
    drop = rng.choice((0, 0, 0, 1)) if shape else 0
    own = [1 if rng.random() < 0.12 else n for n in shape[drop:]]
    nesting = list(range(len(own)))
    kind = rng.random()
    if kind < 0.4:
        nesting.reverse()
    elif kind > 0.6:
        rng.shuffle(nesting)
    strides, stride = [0] * len(own), itemsize
    for axis in nesting:
        step = rng.choice((1, 1, 1, 2))
        strides[axis] = stride * step * rng.choice((1, 1, 1, 1, -1))
        stride *= own[axis] * step
    strides = [0 if rng.random() < 0.06 else s for s in strides]
    offset = sum(-s * (n - 1) for n, s in zip(own, strides) if s < 0)
    return [dtype, own, strides, offset]


def view(dtype, shape, strides, offset):
    return np.ndarray(shape, dtype, buffer=BLOCK, strides=strides, offset=offset)


def orders():
    rows = []
    while len(rows) < COUNT:
        shape = [rng.choice((1, 2, 2, 3, 3, 4)) for _ in range(rng.randint(0, 4))]
        operands = [operand(shape) for _ in range(2)]
        arrays = [view(*made) for made in operands]
        rows.append([operands, {order: list(np.add(*arrays, order=order).strides) for order in "KCFA"}])
    return rows


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in orders())
    text = "[\n" + lines + "\n]\n"
    (HERE / "orders.json").write_text(text)
    print(f"orders: {len(text)} bytes", file=sys.stderr)
