"""Records what random programs do to NumPy arrays: python3 record-programs.py > programs.json, next to this file.

A program is a list of steps over arrays that share memory in every way that views allow; the results of steps are the
operands of later ones. A step is [call, arguments, options, outcome]: the call is our name, a method if it begins with a
dot. In arguments, {"v": i} is the array that the program made i-th, {"s": [start, stop, step]} a slice, {"x": [dtype, shape,
elements]} a new array. An outcome is {"e": error}, or {"r": [dtype, shape, strides, elements], "m": the arrays that share
memory with the result, null for a scalar}, or {"a": elements of all arrays} after a step that writes. No step depends on what
NumPy leaves open: the sign of NaN, which zero is larger, casts out of range, the order of writes that overlap each other.
"""

import argparse
import json
import random
import sys

import numpy as np

DTYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()
ERRORS = (ValueError, IndexError, TypeError, OverflowError, ZeroDivisionError)
STEPS = 14
LARGEST = 300

rng = random.Random()
pick = rng.choice


def shares(a, b):
    """Whether two arrays have a byte in common; a program in which that takes long to find out ends there."""
    try:
        return np.shares_memory(a, b, max_work=100_000)
    except np.exceptions.TooHardError:
        raise TooHard from None


class TooHard(Exception):
    """A question about memory that is not worth its time."""


class Skip(Exception):
    """A step that would depend on what NumPy leaves open."""


def element(value):
    if isinstance(value, bool):
        return value
    if isinstance(value, complex):
        return [element(value.real), element(value.imag)]
    if isinstance(value, float) and (value != value or value in (np.inf, -np.inf) or (value == 0 and np.signbit(value))):
        return "-0" if value == 0 else str(value)
    return value if abs(value) < 2**53 else str(value)


def elements(a):
    return [element(value) for value in a.ravel().tolist()]


def camel(name):
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def has_nan(a):
    return a.dtype.kind in "fc" and bool(np.isnan(a).any())


def has_signs_of_zero(*arrays):
    signs = {bool(s) for a in arrays if a.dtype.kind == "f" for s in np.signbit(a[a == 0]).tolist()}
    return len(signs) > 1 or (True in signs and any(a.dtype.kind != "f" for a in arrays))


def fits(a, dtype):
    """Whether no element is out of the range of a dtype of integers."""
    if a.dtype.kind not in "fc" or np.dtype(dtype).kind not in "iu":
        return True
    real, info = a.real.astype("float64"), np.iinfo(dtype)
    return not a.size or bool(np.isfinite(real).all() and real.min() >= info.min and real.max() < min(info.max, 2**53))


class Program:
    def __init__(self):
        self.arrays = []
        self.steps = []
        for _ in range(2):
            self.create()

    def run(self, call, arguments, options, compute, writes=False):
        try:
            result = compute()
        except ERRORS as error:
            self.steps.append([call, arguments, options, {"e": type(error).__name__}])
            return
        if writes:
            self.steps.append([call, arguments, options, {"a": [elements(a) for a in self.arrays]}])
            return
        made = np.asarray(result)
        if made.size > LARGEST:
            return
        shared = None
        if isinstance(result, np.ndarray):
            shared = [i for i, a in enumerate(self.arrays) if shares(a, made)]
        self.arrays.append(made)
        facts = [made.dtype.name, list(made.shape), list(made.strides), elements(made)]
        self.steps.append([call, arguments, options, {"r": facts, "m": shared}])

    def any(self):
        """Mostly one of the latest arrays."""
        last = len(self.arrays) - 1
        i = rng.randint(0, last) if rng.random() < 0.5 else max(0, last - rng.randrange(3))
        return i, self.arrays[i]

    def of_shape(self, shape):
        found = [i for i, a in enumerate(self.arrays) if a.shape == tuple(shape)]
        return pick(found) if found else None

    def mask(self, test):
        found = [i for i, a in enumerate(self.arrays) if a.dtype == bool and test(a)]
        if not found:
            raise Skip
        i = pick(found)
        return i, self.arrays[i]

    def create(self):
        dtype = pick(DTYPES)
        shape = [0 if rng.random() < 0.03 else rng.randint(1, 4) for _ in range(pick((0, 1, 1, 2, 2, 3)))]
        first, step, size = rng.randint(-3, 3), pick((1, 1, 2, 37, -1)), int(np.prod(shape, dtype=int))
        numbers = [first + i * step for i in range(size)]
        if dtype[0] in "ub":
            numbers = [abs(number) for number in numbers]
        if dtype.endswith("int8"):
            numbers = [number % 100 for number in numbers]
        if dtype == "bool":
            numbers = [number % 3 == 0 for number in numbers]
        a, order = np.array(numbers).reshape(shape).astype(dtype), pick("CCF")
        self.run("copy", [{"x": [dtype, shape, numbers]}], {"order": order}, lambda: a.copy(order=order))

    def key(self, a, advanced=True):
        """Items of a key as ours, and the same for NumPy."""
        ours, theirs, axis = [], [], 0
        for _ in range(rng.randint(0, a.ndim + 1)):
            n = a.shape[min(axis, a.ndim - 1)] if a.ndim else 1
            kind = rng.random() * (1 if advanced else 0.68)
            if kind < 0.3:
                bounds = [pick((None, rng.randint(-n - 2, n + 2))) for _ in range(2)] + [pick((None, 1, 2, -1, -2, 3))]
                ours.append({"s": bounds})
                theirs.append(slice(*bounds))
                axis += 1
            elif kind < 0.5:
                ours.append(rng.randint(-n, max(n - 1, 0)))
                theirs.append(ours[-1])
                axis += 1
            elif kind < 0.6 or (kind < 0.68 and "..." in ours):
                ours.append(None)
                theirs.append(None)
            elif kind < 0.68:
                ours.append("...")
                theirs.append(Ellipsis)
            else:
                is_mask = kind > 0.9
                lengths = list(a.shape[axis : axis + pick((1, 1, 2))]) if is_mask else pick(([], [1], [2], [3], [2, 2]))
                if is_mask and rng.random() < 0.1:
                    lengths = [0]
                dtype = "bool" if is_mask else pick(("int64", "int32", "int16"))
                size = int(np.prod(lengths, dtype=int))
                items = [rng.random() < 0.5 if is_mask else rng.randint(-n, max(n - 1, 0)) for _ in range(size)]
                ours.append({"x": [dtype, lengths, items]})
                theirs.append(np.array(items, dtype).reshape(lengths))
                axis += len(lengths) if is_mask else 1
        return ours, tuple(theirs)

    def axis(self, a, none=True):
        axes = list(range(-a.ndim, a.ndim)) + ([None] if none else [])
        if not axes:
            raise Skip
        return pick(axes)

    # Steps that give views, or copies where strides leave no other way.

    def sliced(self):
        i, a = self.any()
        ours, theirs = self.key(a, advanced=False)
        self.run("getitem", [{"v": i}, *ours], None, lambda: a[theirs])

    def turned(self):
        i, a = self.any()
        axes = list(range(a.ndim))
        rng.shuffle(axes)
        self.run("transpose", [{"v": i}, axes], None, lambda: a.transpose(axes))

    def moved(self):
        i, a = self.any()
        name = pick(("swapaxes", "moveaxis"))
        p, q = self.axis(a, none=False), self.axis(a, none=False)
        self.run(name, [{"v": i}, p, q], None, lambda: getattr(np, name)(a, p, q))

    def reshaped(self):
        i, a = self.any()
        rest, shape = a.size, []
        for _ in range(rng.randint(0, 3)):
            shape.append(pick([n for n in range(1, max(rest, 1) + 1) if rest % n == 0]))
            rest //= shape[-1]
        shape.append(-1 if a.size and rng.random() < 0.3 else rest)
        self.run("reshape", [{"v": i}, shape], None, lambda: a.reshape(shape))

    def raveled(self):
        i, a = self.any()
        order = pick("CFAK")
        self.run("ravel", [{"v": i}], {"order": order}, lambda: a.ravel(order=order))

    def seen(self):
        i, a = self.any()
        name = pick(("flip", "real", "imag", "squeeze"))
        # NumPy's flip gives a scalar for no axes.
        if name == "flip" and a.ndim == 0:
            raise Skip
        self.run(name, [{"v": i}], None, lambda: getattr(np, name)(a))

    def diagonal(self):
        i, a = self.any()
        offset = rng.randint(-1, 1)
        self.run("diagonal", [{"v": i}], {"offset": offset}, lambda: a.diagonal(offset))

    def stretched(self):
        i, a = self.any()
        shape = [rng.randint(1, 3), *(pick((1, 2, 4)) if n == 1 else n for n in a.shape)]
        self.run("broadcastTo", [{"v": i}, shape], None, lambda: np.broadcast_to(a, shape))

    def windowed(self):
        i, a = self.any()
        see = np.lib.stride_tricks.sliding_window_view
        axis = self.axis(a, none=False)
        self.run("slidingWindowView", [{"v": i}, 2], {"axis": axis}, lambda: see(a, 2, axis=axis))

    def retyped(self):
        i, a = self.any()
        dtype = pick(DTYPES[1:])
        if has_nan(a) or a.dtype == bool:
            raise Skip
        self.run(".view", [{"v": i}, dtype], None, lambda: a.view(dtype))

    # Steps that give copies.

    def cast(self):
        i, a = self.any()
        dtype, order = pick(DTYPES), pick("CFAK")
        if not fits(a, dtype):
            raise Skip
        self.run("astype", [{"v": i}, dtype], {"order": order}, lambda: a.astype(dtype, order=order))

    def picked(self):
        i, a = self.any()
        ours, theirs = self.key(a)
        self.run("getitem", [{"v": i}, *ours], None, lambda: a[theirs])

    def taken(self):
        i, a = self.any()
        axis, mode = self.axis(a), pick(("raise", "wrap", "clip"))
        n = a.size if axis is None else a.shape[axis]
        # Around an axis of length 0 NumPy goes for ever.
        if n == 0 and mode == "wrap":
            raise Skip
        places = [rng.randint(-n - 2, n + 1) for _ in range(3)]
        compute = lambda: np.take(a, places, axis=axis, mode=mode)
        self.run("take", [{"v": i}, places], {"axis": axis, "mode": mode}, compute)

    def joined(self):
        (i, a), (j, b) = self.any(), self.any()
        name, axis = pick(("concat", "stack")), self.axis(a, none=False)
        self.run(name, [[{"v": i}, {"v": j}]], {"axis": axis}, lambda: getattr(np, name)([a, b], axis=axis))

    def arranged(self):
        i, a = self.any()
        name, n, axis = pick(("repeat", "roll")), rng.randint(0, 3), self.axis(a)
        self.run(name, [{"v": i}, n], {"axis": axis}, lambda: getattr(np, name)(a, n, axis=axis))

    def padded(self):
        i, a = self.any()
        mode = pick(("edge", "wrap", "reflect", "symmetric"))
        if a.ndim == 0:
            raise Skip
        self.run("pad", [{"v": i}, 2], {"mode": mode}, lambda: np.pad(a, 2, mode=mode))

    def tiled(self):
        i, a = self.any()
        times = [rng.randint(1, 2) for _ in range(rng.randint(1, 3))]
        # NumPy gives a view of what is empty, read-only if that is.
        if not a.size:
            raise Skip
        self.run("tile", [{"v": i}, times], None, lambda: np.tile(a, times))

    def chosen(self):
        (i, a), (j, b), (k, m) = self.any(), self.any(), self.mask(lambda m: True)
        self.run("where", [{"v": k}, {"v": i}, {"v": j}], None, lambda: np.where(m, a, b))

    # Steps that compute.

    def computed(self):
        names = """add subtract multiply maximum minimum fmax less equal greater_equal bitwise_xor bitwise_and logical_or
            floor_divide divide remainder copysign""".split()
        (i, a), (j, b), name, options, given = self.any(), self.any(), pick(names), {}, {}
        if name in ("maximum", "minimum", "fmax") and has_signs_of_zero(a, b):
            raise Skip
        if name == "copysign" and has_nan(b):
            raise Skip
        if rng.random() < 0.5:
            try:
                o = self.of_shape(np.broadcast_shapes(a.shape, b.shape))
            except ValueError:
                o = None
            if o is not None:
                options["out"], given["out"] = {"v": o}, self.arrays[o]
                # Where a mask leaves elements out, NumPy loses those of an `out` that overlaps and is cast to.
                if rng.random() < 0.4 and not any(shares(x, self.arrays[o]) for x in (a, b)):
                    k, given["where"] = self.mask(lambda m: m.ndim <= self.arrays[o].ndim)
                    options["where"] = {"v": k}
                    if shares(given["where"], given["out"]):
                        raise Skip
        compute = lambda: getattr(np, name)(a, b, **given)
        self.run(camel(name), [{"v": i}, {"v": j}], options, compute, writes="out" in given)

    def mapped(self):
        names = {"invert": "bitwiseInvert", "conjugate": "conj"}
        i, a = self.any()
        name = pick("negative absolute square sign logical_not invert isnan conjugate floor signbit positive".split())
        if name == "signbit" and has_nan(a):
            raise Skip
        options, given = {}, {}
        o = self.of_shape(a.shape) if rng.random() < 0.5 else None
        if o is not None:
            options["out"], given["out"] = {"v": o}, self.arrays[o]
        compute = lambda: getattr(np, name)(a, **given)
        self.run(names.get(name, camel(name)), [{"v": i}], options, compute, writes=o is not None)

    def foldable(self):
        i, a = self.any()
        name = pick("add multiply maximum minimum logical_and logical_or bitwise_xor bitwise_or".split())
        if name in ("maximum", "minimum") and has_signs_of_zero(a):
            raise Skip
        # Products of complex numbers round, and their zeros have signs, by the order of the factors.
        if name == "multiply" and a.dtype.kind == "c":
            raise Skip
        return i, a, name, getattr(np, name)

    def folded(self):
        i, a, name, f = self.foldable()
        axis, keepdims = self.axis(a), rng.random() < 0.3
        compute = lambda: f.reduce(a, axis=axis, keepdims=keepdims)
        self.run(f"{camel(name)}.reduce", [{"v": i}], {"axis": axis, "keepdims": keepdims}, compute)

    def scanned(self):
        i, a, name, f = self.foldable()
        axis, options, given = self.axis(a, none=False), {}, {}
        o = self.of_shape(a.shape) if rng.random() < 0.4 else None
        if o is not None:
            options["out"], given["out"] = {"v": o}, self.arrays[o]
        compute = lambda: f.accumulate(a, axis=axis, **given)
        self.run(f"{camel(name)}.accumulate", [{"v": i}], {"axis": axis, **options}, compute, writes=o is not None)

    def segmented(self):
        i, a, name, f = self.foldable()
        axis = self.axis(a, none=False)
        begins = [rng.randrange(max(a.shape[axis], 1)) for _ in range(rng.randint(1, 4))]
        compute = lambda: f.reduceat(a, begins, axis=axis)
        self.run(f"{camel(name)}.reduceat", [{"v": i}, begins], {"axis": axis}, compute)

    def crossed(self):
        (i, a, name, f), (j, b) = self.foldable(), self.any()
        if a.size * b.size > LARGEST or has_signs_of_zero(a, b):
            raise Skip
        self.run(f"{camel(name)}.outer", [{"v": i}, {"v": j}], None, lambda: f.outer(a, b))

    def multiplied(self):
        (i, a), (j, b) = self.any(), self.any()
        if "c" in (a.dtype.kind, b.dtype.kind):
            raise Skip
        self.run("matmul", [{"v": i}, {"v": j}], None, lambda: np.matmul(a, b))

    def summed(self):
        i, a = self.any()
        name, axis = pick(("sum", "cumsum", "diff", "argmax", "any", "ptp", "count_nonzero")), self.axis(a)
        if name == "diff" and axis is None:
            raise Skip
        # NumPy counts in a packed copy, whose axes nest otherwise than those of what is broadcast.
        if name == "count_nonzero" and 0 in a.strides:
            raise Skip
        f = getattr(np, name)
        # Our indices are int32.
        compute = lambda: f(a, axis=axis).astype("int32") if name in ("argmax", "count_nonzero") else f(a, axis=axis)
        self.run(camel(name), [{"v": i}], {"axis": axis}, compute)

    # Steps that write.

    def assigned(self):
        i, a = self.any()
        ours, theirs = self.key(a)
        try:
            shape = a[theirs].shape
        except ERRORS:
            shape = ()
        j = self.of_shape(shape)
        value = rng.randint(0, 5) if j is None or rng.random() < 0.3 else self.arrays[j]
        if isinstance(value, np.ndarray) and (not fits(value, a.dtype) or (value.ndim > 0 and shape == ())):
            raise Skip
        if isinstance(value, np.ndarray) and value.dtype.kind == "c" and a.dtype.kind != "c":
            raise Skip
        written = {"v": j} if isinstance(value, np.ndarray) else value
        self.run("setitem", [{"v": i}, ours, written], None, lambda: a.__setitem__(theirs, value), writes=True)

    def updated(self):
        (i, a), (j, b) = self.any(), self.any()
        name = pick(("add", "multiply", "maximum", "subtract"))
        if a.ndim == 0 or not a.size or not a.flags.writeable or not np.can_cast(b.dtype, a.dtype, "same_kind"):
            raise Skip
        if a.dtype == np.uint64 and b.dtype.kind == "i":
            raise Skip
        if name == "maximum" and has_signs_of_zero(a, b):
            raise Skip
        places = [rng.randint(-a.shape[0], a.shape[0] - 1) for _ in range(rng.randint(1, 5))]
        compute = lambda: getattr(np, name).at(a, places, b)
        self.run(f"{name}.at", [{"v": i}, places, {"v": j}], None, compute, writes=True)

    def copied(self):
        (i, a), (j, b) = self.any(), self.any()
        # NumPy copies nothing from an array to itself or where nothing is, and then looks at neither mask nor flags.
        if a is b or not a.size or shares(a, b):
            raise Skip
        options, given = {}, {}
        if rng.random() < 0.4:
            k, given["where"] = self.mask(lambda m: True)
            options["where"] = {"v": k}
        self.run("copyto", [{"v": i}, {"v": j}], options, lambda: np.copyto(a, b, **given), writes=True)

    def masked(self):
        (i, a), (j, b) = self.any(), self.any()
        k, m = self.mask(lambda m: m.size == a.size)
        if b.dtype.kind != a.dtype.kind:
            raise Skip
        self.run("putmask", [{"v": i}, {"v": k}, {"v": j}], None, lambda: np.putmask(a, m, b), writes=True)

    def put(self):
        (i, a), (j, b) = self.any(), self.any()
        if not a.size or not np.can_cast(b.dtype, a.dtype):
            raise Skip
        places = [rng.randint(-a.size, a.size - 1) for _ in range(3)]
        self.run("put", [{"v": i}, places, {"v": j}], None, lambda: np.put(a, places, b), writes=True)

    def extend(self):
        views = (self.sliced, self.turned, self.moved, self.reshaped, self.raveled, self.seen, self.diagonal)
        views += (self.stretched, self.windowed, self.retyped)
        copies = (self.create, self.cast, self.picked, self.picked, self.taken, self.joined, self.arranged, self.padded)
        copies += (self.tiled, self.chosen)
        sums = (self.computed,) * 6 + (self.mapped, self.mapped, self.folded, self.folded, self.scanned, self.segmented)
        sums += (self.crossed, self.multiplied, self.summed, self.summed)
        writes = (self.assigned, self.assigned, self.assigned, self.updated, self.copied, self.masked, self.put)
        try:
            pick(pick((views, views, copies, sums, sums, writes)))()
        except Skip:
            pass

    def shows_nan(self):
        """Whether the bits of a NaN can be seen as numbers."""
        nans = [a for a in self.arrays if has_nan(a)]
        return any(a.dtype != b.dtype and shares(a, b) for a in nans for b in self.arrays)


def programs(count):
    for _ in range(count):
        program = Program()
        for _ in range(STEPS):
            count = len(program.steps)
            try:
                program.extend()
                is_open = program.shows_nan()
            except TooHard:
                is_open = True
            if is_open:
                del program.steps[count:]
                break
        yield program.steps


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--count", type=int, default=400)
    asked = parser.parse_args()
    rng.seed(asked.seed)
    np.seterr(all="ignore")
    lines = ",\n".join(json.dumps(steps, separators=(",", ":")) for steps in programs(asked.count))
    sys.stdout.write(f'{{"numpy":"{np.__version__}","programs":[\n{lines}\n]}}\n')
