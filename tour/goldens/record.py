"""Records what NumPy does in the tour: python3 record.py writes numpy.json (facts) and times.json (medians) beside it.

Every step of the tour runs the same lines in the same order and compares. With --facts the times stay as they are.
"""

import json
import pathlib
import platform
import sys

import numpy as np

sys.dont_write_bytecode = True

from session import Session, address, owner

HERE = pathlib.Path(__file__).parent
TIMED = "--facts" not in sys.argv[1:]
RECIPE = {"aid": address, "get_data_base": owner, "arrays_share_data": lambda x, y: owner(x) is owner(y)}
steps = {}


def step(number):
    steps[number] = Session(**RECIPE)
    return steps[number]


def bytes_spanned(x):
    low, high = np.lib.array_utils.byte_bounds(x)
    return high - low


s = step(1)
s.run("a = np.zeros(3)")
s.run("b = a[1:]", of="a")
s.run("aid(a), aid(b)", varies=True)
s.run("aid(b) - aid(a)")
s.run("a.itemsize")
s.run("aid(a[::-1]) - aid(a)")
s.run("f = np.zeros(3, dtype=np.float32)")
s.run("aid(f[1:]) - aid(f)")

s = step(2)
s.run("a = np.zeros(3)")
s.run("b = a.copy()", of="a")
s.run("arrays_share_data(a, b)")
s.run("c = a[:1]", of="a")
s.run("arrays_share_data(a, c)")
s.run("get_data_base(a[1:][:1]) is a")
s.run("d = a[2:]", of="a")
s.run("arrays_share_data(c, d)")
s.run("np.shares_memory(c, d)")

s = step(3)
s.run("a = np.zeros(10)")
s.run("ax = aid(a)")
s.run("b = a.copy()", of="a")
s.run("aid(b) == ax")
s.run("a *= 2", of="a")
s.run("aid(a) == ax")
s.run("c = a * 2", of="a")
s.run("aid(c) == ax")
if TIMED:
    s.names["big"] = np.zeros(10_000_000)
    s.time("big *= 2")
    s.time("fresh = big * 2")

s = step(4)
s.run("a = np.zeros((100, 100))")
s.run("a.strides")
s.run("b = a.reshape((1, -1))", of="a")
s.run("a.T.strides")
s.run("c = a.T.reshape((1, -1))", of="a")
s.fail("a.T.reshape((1, -1), copy=False)")
if TIMED:
    s.time("a.reshape((1, -1))")
    s.time("a.T.reshape((1, -1))")

s = step(5)
s.run("a = np.zeros((100, 100))")
s.run("d = a.flatten()", of="a")
s.run("e = a.ravel()", of="a")
s.run("f = a.T.ravel()", of="a")
s.run('g = a.T.ravel(order="K")', of="a")
if TIMED:
    s.time("a.ravel()")
    s.time("a.flatten()")

s = step(6)
s.run("n = 1000")
s.run("a = np.arange(n)")
s.run("ac = a[:, np.newaxis]", of="a")
s.run("ar = a[np.newaxis, :]", of="a")
s.run("ct = np.tile(ac, (1, n))", of="a")
s.run("rt = np.tile(ar, (n, 1))", of="a")
s.run("tiled = ct * rt", of="a")
s.run("outer = ar * ac", of="a")
s.run("outer")
s.run("np.sum(tiled != outer)")
s.run("ct.nbytes + rt.nbytes + tiled.nbytes")
s.run("outer.nbytes")
if TIMED:
    s.time("ar * ac")
    s.time("np.tile(ac, (1, n)) * np.tile(ar, (n, 1))")

s = step(7)
s.define("""
def offsets(x):
    return tuple(aid(x[i:, j:]) - aid(x) for i in range(2) for j in range(3))

def formula(x):
    return tuple(x.strides[0] * i + x.strides[1] * j for i in range(2) for j in range(3))
""")
s.run("a = np.arange(6).reshape(2, 3).copy()")
s.run("a.strides")
s.run('f = a.copy(order="F")', of="a")
s.run("f")
s.run("f.strides")
s.run('a.ravel(order="K")', of="a")
s.run('f.ravel(order="K")', of="f")
s.run("offsets(a)")
s.run("formula(a)")
s.run("offsets(f)")
s.run("formula(f)")
s.run("r = a[::-1, ::-1]", of="a")
s.run("offsets(r)")
s.run("formula(r)")

s = step(8)
s.names["random_sample"] = lambda seed, shape: np.random.RandomState(seed).random_sample(shape)
s.names["bytes_spanned"] = bytes_spanned
s.run("a = random_sample(0, (5000, 5000))")
s.run("a[:2, :2]", of="a")
s.run("row = a[0, :]", of="a")
s.run("column = a[:, 0]", of="a")
s.run("row.strides, column.strides")
s.run("bytes_spanned(row), bytes_spanned(column)")
s.run("round(row.sum(), 6)")
s.run("round(column.sum(), 6)")
if TIMED:
    s.time("a[0, :].sum()")
    s.time("a[:, 0].sum()")

s = step(9)
PAIRS = [
    ((3,), ()),
    ((2, 3), (3,)),
    ((3, 1), (1, 4)),
    ((5, 1, 4), (3, 1)),
    ((256, 256, 3), (3,)),
    ((8, 1, 6, 1), (7, 1, 5)),
    ((1,), (0,)),
]
CLASHES = [((3,), (4,)), ((2, 3), (2,)), ((2, 1), (8, 4, 3)), ((3,), (0,))]
for left, right in PAIRS:
    s.run(f"(np.zeros({left}) + np.zeros({right})).shape")
for left, right in CLASHES:
    s.fail(f"np.zeros({left}) + np.zeros({right})")
s.run("row = np.arange(4)")
s.run("wide = np.broadcast_to(row, (3, 4))", of="row")
s.run("wide.strides")
s.run("wide")

s = step(10)
s.define("def f(x): return x")
s.run("a = np.arange(12).reshape(3, 4).copy()")
s.run("b = a", of="a")
s.run("b is a")
s.run("f(a) is a")
s.run("aid(f(a)) == aid(a)")

s = step(11)
s.run("a = np.arange(12).reshape(3, 4).copy()")
s.run("c = a.view()", of="a")
s.run("c is a")
s.run("c.base is a")
s.run("c.flags.owndata")
s.run("c = c.reshape((2, 6))", of="a")
s.run("a.shape")
s.run("c[0, 4] = 1234", of="c")
s.run("a")

s = step(12)
s.run("a = np.arange(12).reshape(3, 4).copy()")
s.run("a[1, 0] = 1234", of="a")
s.run("s = a[:, 1:3]", of="a")
s.run("s[:] = 10", of="s")
s.run("a")

s = step(13)
s.run("a = np.arange(12).reshape(3, 4).copy()")
s.run("a[1, 0] = 1234", of="a")
s.run("a[:, 1:3] = 10", of="a")
s.run("d = a.copy()", of="a")
s.run("d is a")
s.run("d.base is a")
s.run("d.base is None")
s.run("d[0, 0] = 9999", of="d")
s.run("a")
s.run("d")

s = step(14)
s.run("a = np.arange(6)")
s.run("b = a[0:3]", of="a")
s.run("b[0] = 100", of="b")
s.run("a")
s.run("b")
s.run("c = a.copy()", of="a")
s.run("c[0] = 0", of="c")
s.run("a")
s.run("b")
s.run("c")
s.run("a.base is None")
s.run("b.base is a")
s.run("c.base is None")

s = step(15)
s.run("a = np.arange(8)")
s.run("even = a[::2]", of="a")
s.run("odd = a[1::2]", of="a")
s.run("np.may_share_memory(even, odd)")
s.run("np.shares_memory(even, odd)")
s.run("np.may_share_memory(a[:4], a[4:])")
s.run("np.shares_memory(a[::2], a[::3])")
s.run("image = np.zeros((480, 640, 3), dtype=np.uint8)")
s.run("red = image[..., 0]", of="image")
s.run("green = image[..., 1]", of="image")
s.run("np.may_share_memory(red, green)")
s.run("np.shares_memory(red, green)")

s = step(16)
s.run("matrix = np.arange(1, 10).reshape(3, 3).copy()")
s.run("row = matrix[1]", of="matrix")
s.run("np.shares_memory(matrix, row)")
s.run("column = matrix[:, 1]", of="matrix")
s.run("np.shares_memory(matrix, column)")
s.run("block = matrix[1:3, 0:2]", of="matrix")
s.run("np.shares_memory(matrix, block)")
s.run("transposed = matrix.T", of="matrix")
s.run("np.shares_memory(matrix, transposed)")
s.run("line = np.arange(1, 7)")
s.run("reshaped = line.reshape(2, 3)", of="line")
s.run("np.shares_memory(line, reshaped)")
s.run("data = np.array([10, 20, 30, 40, 50])")
s.run("picked = data[[0, 2, 4]]", of="data")
s.run("np.shares_memory(data, picked)")
s.run("picked")
s.run("mask = data > 20")
s.run("kept = data[mask]", of="data")
s.run("np.shares_memory(data, kept)")
s.run("kept")

s = step(17)
s.names["print"] = lambda *values: " ".join(str(value) for value in values)
s.run("original = np.arange(1, 13).reshape(3, 4).copy()")
s.run("original")
s.run('print("Original shape:", original.shape)')
s.run("slice_view = original[1:3, 1:3]", of="original")
s.run("slice_view")
s.run('print("Shares memory with original:", np.shares_memory(original, slice_view))')
s.run('print("View base is original:", slice_view.base is original)')
s.run("reshaped_view = original.reshape(4, 3)", of="original")
s.run("reshaped_view")
s.run('print("Reshape shares memory:", np.shares_memory(original, reshaped_view))')
s.run("transposed_view = original.T", of="original")
s.run("transposed_view")
s.run('print("Transpose shares memory:", np.shares_memory(original, transposed_view))')
s.run("slice_view[0, 0] = 999", of="slice_view")
s.run("original")
s.run("reshaped_view")
s.run("transposed_view")
s.run("np_copy = np.copy(original)", of="original")
s.run("np_copy")
s.run('print("Shares memory:", np.shares_memory(original, np_copy))')
s.run("method_copy = original.copy()", of="original")
s.run("method_copy")
s.run('print("Shares memory:", np.shares_memory(original, method_copy))')
s.run("np_copy[0, 0] = 777", of="np_copy")
s.run("original")
s.run("np_copy")
s.run("fancy_copy = original[[0, 2]]", of="original")
s.run("fancy_copy")
s.run('print("Fancy indexing creates copy:", not np.shares_memory(original, fancy_copy))')
s.run("mask = original > 5")
s.run("boolean_copy = original[mask]", of="original")
s.run("boolean_copy")
s.run('print("Boolean indexing creates copy:", not np.shares_memory(original, boolean_copy))')
s.run('print("Original array size:", original.nbytes, "bytes")')
s.run('print("Copy memory usage:", np_copy.nbytes, "bytes (separate allocation)")')

s = step(18)
s.define("""
def safe_modify(a, modify):
    return modify(a.copy())

def double(x):
    x *= 2
    return x
""")
s.run("original = np.array([1, 2, 3, 4, 5])")
s.run("modified = safe_modify(original, lambda x: x * 2)", of="original")
s.run("modified")
s.run("original")
s.run("safely = safe_modify(original, double)", of="original")
s.run("safely")
s.run("original")
s.run("unsafely = double(original)", of="original")
s.run("original")

s = step(19)
s.run("a = np.arange(10_000_000, dtype=np.float64)")
s.run("b = a[:100]", of="a")
s.run("b.base is a")
s.run("b.nbytes")
s.run("get_data_base(b).nbytes")
s.run("c = a[:100].copy()", of="a")
s.run("c.base is None")
s.run("c.nbytes")
s.run("get_data_base(c).nbytes")


def numpy_json():
    """One recorded line per line of the file, so that a change reads well in a diff."""
    blocks = []
    for number, session in steps.items():
        lines = ",\n".join(f"   {json.dumps(line)}" for line in session.lines)
        blocks.append(f'  "{number}": [\n{lines}\n  ]')
    body = ",\n".join(blocks)
    return f'{{\n "numpy": "{np.__version__}",\n "steps": {{\n{body}\n }}\n}}\n'


def times_json():
    machine = {"machine": platform.machine(), "numpy": np.__version__, "python": platform.python_version()}
    times = {number: session.times for number, session in steps.items() if session.times}
    return json.dumps({**machine, "nanoseconds": times}, indent=1) + "\n"


(HERE / "numpy.json").write_text(numpy_json())
if TIMED:
    (HERE / "times.json").write_text(times_json())
