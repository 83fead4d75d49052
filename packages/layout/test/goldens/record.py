"""Records what NumPy does with layouts: python3 record.py writes the *.json next to this file.

The seed is fixed, so a second run writes the same files unless NumPy itself changed. Every array is a view into one
block of bytes; a layout is written as [shape, strides, offset] in bytes. An outcome is the layout of the result, null
where NumPy had to copy, or NumPy's error text.
"""

import json
import pathlib
import random

import numpy as np
from numpy._core import _multiarray_tests
from numpy.exceptions import TooHardError
from numpy.lib.stride_tricks import as_strided, sliding_window_view

SEED = 20250501
HERE = pathlib.Path(__file__).parent
BLOCK = np.zeros(1 << 16, dtype=np.uint8)
MIDDLE = BLOCK.nbytes // 2
rng = random.Random(SEED)


def make(shape, strides, offset, itemsize):
    """A view into the block; the offset counts from its start."""
    dtype = np.dtype(f"V{itemsize}") if itemsize not in (1, 2, 4, 8) else np.dtype(f"u{itemsize}")
    one = np.ndarray((1,), dtype, buffer=BLOCK, offset=offset)
    return as_strided(one, shape, strides)


def address(array):
    return array.__array_interface__["data"][0] - BLOCK.__array_interface__["data"][0]


def layout(array):
    return [list(array.shape), list(array.strides), address(array)]


def outcome(function, *arguments, **options):
    try:
        result = function(*arguments, **options)
    except (ValueError, IndexError, TypeError) as error:
        return str(error).strip()
    return layout(result)


def extent(shape, strides, itemsize):
    """Lowest and highest position, counted from the first element."""
    reaches = [(n - 1) * s for n, s in zip(shape, strides)]
    return sum(min(r, 0) for r in reaches), sum(max(r, 0) for r in reaches) + itemsize


def random_shape(ndim, lengths=(1, 2, 2, 3, 3, 4, 5), zero=0.04):
    return [0 if rng.random() < zero else rng.choice(lengths) for _ in range(ndim)]


def random_strides(shape, itemsize, wild=0.15):
    """Strides as real programs make them: a packed array of a larger shape, permuted, stepped, flipped, repeated."""
    ndim = len(shape)
    nesting = list(range(ndim))
    kind = rng.random()
    if kind < 0.35:
        nesting.reverse()
    elif kind < 0.6:
        pass
    else:
        rng.shuffle(nesting)
    strides = [0] * ndim
    stride = itemsize * rng.choice((1, 1, 1, 1, 2, 3))
    for axis in nesting:
        step = rng.choice((1, 1, 1, 1, 1, 2))
        strides[axis] = stride * step
        stride *= max(shape[axis], 1) * step + rng.choice((0, 0, 0, 0, 0, 1))
    everywhere = -1 if rng.random() < 0.1 else 1
    for axis in range(ndim):
        strides[axis] *= everywhere
        if rng.random() < 0.08:
            strides[axis] = -strides[axis]
        if rng.random() < 0.06:
            strides[axis] = 0
        if rng.random() < wild / max(ndim, 1):
            strides[axis] = rng.randint(-40, 40)
    return strides


def random_array(max_ndim=4, itemsizes=(1, 4, 8), **how):
    while True:
        itemsize = rng.choice(itemsizes)
        shape = random_shape(rng.randint(0, max_ndim), **how)
        strides = random_strides(shape, itemsize)
        low, high = extent([max(n, 1) for n in shape], strides, itemsize)
        if MIDDLE + low >= 0 and MIDDLE + high <= BLOCK.nbytes:
            return make(shape, strides, MIDDLE, itemsize)


def write(name, rows):
    text = "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n"
    (HERE / f"{name}.json").write_text(text)
    print(f"{name}: {len(rows)} rows, {len(text)} bytes")


def contiguity(count):
    rows = []
    for _ in range(count):
        a = random_array(lengths=(1, 1, 2, 3), zero=0.1)
        rows.append([layout(a), a.itemsize, int(a.flags.c_contiguous), int(a.flags.f_contiguous)])
    return rows


def factorisation(size, ndim):
    """A random shape of the given size."""
    shape = [1] * ndim
    rest = size
    for prime in (2, 3, 5, 7):
        while rest > 1 and rest % prime == 0:
            if not shape:
                return None
            shape[rng.randrange(len(shape))] *= prime
            rest //= prime
    return shape if rest == 1 else None


def reshape(count):
    rows = []
    while len(rows) < count:
        a = random_array(max_ndim=5)
        if a.size == 0:
            shape = random_shape(rng.randint(0, 3))
        else:
            shape = factorisation(a.size, rng.randint(0 if a.size == 1 else 1, 5))
            # Mostly regroup the axes that are there: random shapes have few views.
            if rng.random() < 0.6:
                shape = [n for n in a.shape]
                for _ in range(rng.randint(1, 3)):
                    change = rng.random()
                    at = rng.randrange(len(shape) + 1)
                    if change < 0.3:
                        shape.insert(at, 1)
                    elif change < 0.65 and len(shape) > 1 and at + 1 < len(shape):
                        shape[at : at + 2] = [shape[at] * shape[at + 1]]
                    elif at < len(shape) and shape[at] == 4:
                        shape[at : at + 1] = [2, 2]
        if shape is not None and shape and rng.random() < 0.15:
            shape[rng.randrange(len(shape))] = -1
        order = rng.choice("CCCFFA")
        if shape is None:
            continue
        try:
            result = layout(np.reshape(a, shape, order=order, copy=False))
        except ValueError as error:
            result = None if "Unable to avoid" in str(error) else str(error)
        # A result with the strides of the input says nothing more than that.
        rows.append([layout(a), a.itemsize, shape, order, result])
    return rows


def ravel(count):
    rows = []
    while len(rows) < count:
        a = random_array(max_ndim=3, lengths=(1, 1, 2, 3))
        order = rng.choice("CFAK")
        result = np.ravel(a, order=order)
        shares = result.size == 0 or 0 <= address(result) < BLOCK.nbytes
        if result.size == 0 and result.base is None:
            continue
        rows.append([layout(a), a.itemsize, order, layout(result) if shares else None])
    return rows


def random_bound(length):
    return rng.choice((None, rng.randint(-length - 2, length + 2)))


def random_slice(length):
    start, stop = random_bound(length), random_bound(length)
    step = rng.choice((None, None, 1, 2, 3, -1, -1, -2, -3))
    text = ":".join("" if part is None else str(part) for part in (start, stop))
    return slice(start, stop, step), text if step is None else f"{text}:{step}"


def slices(count):
    rows = []
    while len(rows) < count:
        a = random_array(max_ndim=4, lengths=(1, 2, 3, 4, 5, 6), zero=0.06)
        taken = rng.randint(0, a.ndim + (1 if rng.random() < 0.1 else 0))
        key, text = [], []
        for k in range(taken):
            length = a.shape[k] if k < a.ndim else 3
            if rng.random() < 0.3:
                index = rng.randint(-length - (rng.random() < 0.1), max(length - 1 + (rng.random() < 0.1), 0))
                key.append(index)
                text.append(index)
            else:
                one, written = random_slice(length)
                key.append(one)
                text.append(written)
        while rng.random() < 0.2:
            at = rng.randint(0, len(key))
            key.insert(at, None)
            text.insert(at, None)
        while rng.random() < 0.2:
            at = rng.randint(0, len(key))
            key.insert(at, Ellipsis)
            text.insert(at, "...")
        if Ellipsis not in key and all(isinstance(k, int) for k in key):
            # A scalar in NumPy; with an ellipsis it stays a view.
            key.append(Ellipsis)
            text.append("...")
        rows.append([layout(a), text, outcome(lambda: a[tuple(key)])])
    return rows


def views(count):
    def axis(a):
        return rng.randint(-a.ndim - (rng.random() < 0.03), max(a.ndim - 1 + (rng.random() < 0.03), 0))

    def transpose(a):
        axes = rng.sample(range(a.ndim), a.ndim)
        axes = [k - a.ndim if rng.random() < 0.3 else k for k in axes]
        return [rng.choice((None, axes))], lambda axes: np.transpose(a, axes)

    def swapaxes(a):
        return [axis(a), axis(a)], lambda p, q: np.swapaxes(a, p, q)

    def moveaxis(a):
        many = rng.randint(0, a.ndim)
        return [rng.sample(range(a.ndim), many), rng.sample(range(a.ndim), many)], lambda s, d: np.moveaxis(a, s, d)

    def rollaxis(a):
        return [axis(a), rng.randint(-a.ndim, a.ndim)], lambda k, start: np.rollaxis(a, k, start)

    def squeeze(a):
        ones = [k for k, n in enumerate(a.shape) if n == 1]
        axes = rng.choice((None, ones, axis(a)))
        return [axes], lambda k: np.squeeze(a, tuple(k) if isinstance(k, list) else k)

    def expand(a):
        many = rng.randint(1, 3)
        axes = rng.sample(range(-a.ndim - many, a.ndim + many), many)
        return [axes], lambda k: np.expand_dims(a, tuple(k))

    def flip(a):
        axes = rng.choice((None, rng.sample(range(a.ndim), rng.randint(0, a.ndim)), axis(a)))
        return [axes], lambda k: np.flip(a, tuple(k) if isinstance(k, list) else k)

    def rot90(a):
        return [rng.randint(-5, 5), [axis(a), axis(a)]], lambda k, axes: np.rot90(a, k, axes)

    def diagonal(a):
        return [rng.randint(-4, 4), axis(a), axis(a)], lambda *how: np.diagonal(a, *how)

    def window(a):
        many = rng.randint(0, 3)
        axes = [axis(a) for _ in range(many)]
        lengths = [rng.randint(-(rng.random() < 0.03), 3) for _ in range(many)]
        if rng.random() < 0.2:
            return [[rng.randint(1, 3) for _ in a.shape], None], lambda n, k: sliding_window_view(a, n, k)
        return [lengths, axes], lambda n, k: sliding_window_view(a, tuple(n), tuple(k))

    def broadcast(a):
        shape = [rng.randint(1, 3) for _ in range(rng.randint(0, 2))]
        shape += [n if n != 1 else rng.randint(0, 3) for n in a.shape]
        if shape and rng.random() < 0.1:
            shape[rng.randrange(len(shape))] += 1
        return [shape], lambda s: np.broadcast_to(a, s)

    names = dict(
        transpose=transpose,
        swapaxes=swapaxes,
        moveaxis=moveaxis,
        rollaxis=rollaxis,
        squeeze=squeeze,
        expandDims=expand,
        flip=flip,
        rot90=rot90,
        diagonal=diagonal,
        slidingWindowView=window,
        broadcastTo=broadcast,
    )
    rows = []
    for name, draw in names.items():
        for _ in range(count):
            a = random_array(max_ndim=4)
            while name == "flip" and a.ndim == 0:
                a = random_array(max_ndim=4)  # NumPy gives a scalar there.
            arguments, call = draw(a)
            result = outcome(call, *arguments)
            if name == "rot90" and "out of range" in result:
                continue  # An AxisError in our words.
            if name == "diagonal" and isinstance(result, list) and result[0][-1] == 0:
                result[2] = address(a)  # NumPy moves empty diagonals too, even out of the storage; we do not.
            rows.append([name, layout(a), a.itemsize, arguments, result])
    return rows


def splits(count):
    rows = []
    for _ in range(count):
        a = random_array(max_ndim=3, lengths=(1, 3, 4, 6, 7))
        if a.ndim == 0:
            continue
        axis = rng.randint(-a.ndim, a.ndim - 1)
        cuts = [rng.randint(-4, 8) for _ in range(rng.randint(0, 3))]
        sections = rng.choice((rng.randint(0, 4), sorted(cuts), cuts))
        name = rng.choice(("split", "arraySplit"))
        function = np.split if name == "split" else np.array_split
        try:
            pieces = [layout(piece) for piece in function(a, sections, axis)]
        except ValueError as error:
            pieces = str(error)
        except ZeroDivisionError:
            continue
        rows.append([name, layout(a), sections, axis, pieces])
    return rows


def copies(count):
    """copy(order='K') of one array, and the output that add allocates for two."""
    rows = []
    while len(rows) < count:
        a = random_array(max_ndim=5, itemsizes=(8,))
        rows.append([layout(a), list(a.copy("K").strides)])
    return rows


def outputs(count):
    rows = []
    while len(rows) < count:
        shape = random_shape(rng.randint(0, 4), lengths=(1, 2, 3, 4))
        operands = []
        for _ in range(rng.randint(1, 3)):
            own = [n if rng.random() < 0.85 else 1 for n in shape]
            strides = random_strides(own, 8)
            if rng.random() < 0.3:
                own, strides = own[1:], strides[1:]
            operands.append(make(own, strides, MIDDLE, 8))
        it = np.nditer([*operands, None], flags=["zerosize_ok"], order="K")
        out = it.operands[-1]
        views = [make(*layout(np.broadcast_to(a, out.shape)), 8) for a in operands]
        rows.append([list(out.shape), [list(a.strides) for a in views], list(out.strides)])
    return rows


def plans(count):
    """The traversal that NumPy's iterator makes of read-only operands: reordered, turned forward, merged."""
    rows = []
    while len(rows) < count:
        # Without axes our plan has one loop of a single turn, NumPy's none.
        shape = random_shape(rng.randint(1, 4), lengths=(1, 2, 3, 4), zero=0)
        operands = []
        for _ in range(rng.randint(1, 3)):
            strides = [0 if rng.random() < 0.1 else s for s in random_strides(shape, 8)]
            operands.append(make(shape, strides, MIDDLE, 8))
        order = rng.choice("KKKCF")
        # NumPy turns axes forward only in order 'K'.
        flip = rng.random() < 0.5
        flags = ["external_loop"]
        it = np.nditer(operands, flags=flags, order=order) if flip else None
        if it is None:
            # An output to allocate keeps the iterator from turning axes.
            it = np.nditer([*operands, None], flags=flags, order=order)
        views = it.itviews[: len(operands)]
        rows.append(
            [
                shape,
                [list(a.strides) for a in operands],
                order,
                int(flip),
                list(views[0].shape),
                [list(v.strides) for v in views],
                [address(v) - MIDDLE for v in views],
            ]
        )
    return rows


def broadcasts(count):
    rows = []
    while len(rows) < count:
        shape = random_shape(rng.randint(0, 4))
        shapes = []
        for _ in range(rng.randint(0, 4)):
            own = [n if rng.random() < 0.7 else 1 for n in shape]
            if own and rng.random() < 0.04:
                own[rng.randrange(len(own))] += 1
            shapes.append(own[rng.randint(0, len(own)) :] if rng.random() < 0.5 else own)
        try:
            result = list(np.broadcast_shapes(*map(tuple, shapes)))
        except ValueError:
            result = None
        rows.append([shapes, result])
    return rows


def verdict(test):
    try:
        return "yes" if test() else "no"
    except TooHardError:
        return "unknown"


WORK = (1, 2, 5, 20, -1)


def overlaps(count):
    rows = []
    while len(rows) < count:
        pair = []
        for _ in range(2):
            itemsize = rng.choice((1, 1, 2, 3, 4, 8))
            shape = random_shape(rng.randint(0, 4), lengths=(1, 2, 3, 4, 5), zero=0.01)
            if rng.random() < 0.5:
                strides = random_strides(shape, itemsize)
            else:
                scale = rng.choice((1, 2, 3, 6))
                strides = [scale * rng.randint(-30, 30) for _ in shape]
            pair.append(make(shape, strides, MIDDLE + rng.randint(-40, 40), itemsize))
        a, b = pair
        if not np.may_share_memory(a, b) and rng.random() < 0.9:
            continue
        verdicts = "".join(verdict(lambda: np.shares_memory(a, b, max_work=w))[0] for w in WORK)
        rows.append(
            [layout(a), a.itemsize, layout(b), b.itemsize, int(np.may_share_memory(a, b)), verdicts]
        )
    return rows


def self_overlaps(count):
    def share(a, work):
        try:
            return "ny"[_multiarray_tests.internal_overlap(a, work)]
        except ValueError:
            return "u"

    rows = []
    while len(rows) < count:
        itemsize = rng.choice((1, 1, 2, 3, 4, 8))
        shape = random_shape(rng.randint(0, 4), lengths=(1, 2, 3, 4, 5), zero=0.01)
        if rng.random() < 0.4:
            strides = random_strides(shape, itemsize)
        else:
            strides = [rng.randint(-40, 40) for _ in shape]
        a = make(shape, strides, MIDDLE, itemsize)
        verdicts = "".join(share(a, work) for work in WORK)
        rows.append([layout(a), itemsize, verdicts])
    return rows


def retypes(count):
    rows = []
    for _ in range(count):
        a = random_array(max_ndim=3, itemsizes=(1, 2, 3, 4, 6, 8), lengths=(1, 2, 3, 4, 6))
        size = rng.choice((1, 2, 3, 4, 6, 8, 12))
        rows.append([layout(a), a.itemsize, size, outcome(a.view, f"V{size}")])
    return rows


def unravels(count):
    rows = []
    while len(rows) < count:
        shape = [rng.randint(1, 5) for _ in range(rng.randint(1, 4))]
        order = rng.choice("CF")
        flat = rng.randint(-1, int(np.prod(shape)))
        try:
            result = [int(k) for k in np.unravel_index(flat, shape, order)]
        except ValueError as error:
            result = str(error)
        indices = [rng.randint(-3, n + 3) for n in shape]
        mode = rng.choice(("raise", "wrap", "clip"))
        try:
            back = int(np.ravel_multi_index(indices, shape, mode, order))
        except ValueError as error:
            back = str(error)
        rows.append([shape, order, flat, result, indices, mode, back])
    return rows


if __name__ == "__main__":
    print(f"NumPy {np.__version__}, seed {SEED}")
    write("contiguity", contiguity(1200))
    write("reshape", reshape(3500))
    write("ravel", ravel(1500))
    write("slices", slices(2500))
    write("views", views(220))
    write("splits", splits(500))
    write("copies", copies(1500))
    write("outputs", outputs(1800))
    write("plans", plans(1800))
    write("broadcasts", broadcasts(1200))
    write("overlaps", overlaps(2500))
    write("self-overlaps", self_overlaps(2000))
    write("retypes", retypes(1000))
    write("unravels", unravels(600))
