"""What record-*.py of calls share: operands that are views of every kind, and the outcome of one call on them.

A case is an object. `bases` are bytes, each with 1 if they lie outside of our heap; `arrays` are views of them: [base,
dtype, shape, strides, offset, 1 if read-only]. In `args` and `options`, {"v": i} is an array, {"b": text} a bigint, {"c":
[re, im]} a complex number, {"n": text} a number that JSON does not have, {"s": [start, stop, step]} a slice, {"x": [dtype,
shape, bytes]} a new array. `out` is {"e": error}, or {"r": result, "m": per result the arrays that share memory with it};
a result is [dtype, shape, strides, bytes in C order], null, or a list of results. `changed` are the bytes of the bases that
the call has changed. `tolerance` says how far floats may be off: 0 not at all, 1 by a few units in the last place, 2 by
some of the largest element, 3 not at all but for signs of zeros.
"""

import argparse
import json
import random
import sys
import warnings

import numpy as np

DTYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()
ERRORS = (ValueError, IndexError, TypeError, OverflowError, ZeroDivisionError, RuntimeError)

rng = random.Random()
pick = rng.choice


def chance(p):
    return rng.random() < p


class Skip(Exception):
    """A call that depends on what NumPy leaves open, or that breaks it."""


def camel(name):
    if name == "ix_":
        return name
    first, *others = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in others)


def values(dtype, n, style):
    kind = np.dtype(dtype).kind
    if kind == "b":
        return np.array([chance(0.5) for _ in range(n)], bool)
    if kind in "iu":
        low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
        awkward = [low, high, 0, 1, 2, high // 2, low // 2 if low else 5, 7]
        pool = awkward if style == "awkward" else range(0 if kind == "u" else -5, 9)
        return np.array([pick(pool) for _ in range(n)], dtype)
    pools = {
        "awkward": [np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 2.5, -0.5, 3.0],
        "factors": [1.0, 2.0, -1.0, 0.5, -2.0, 3.0, 1.0],
        "plain": [i / 4 for i in range(-16, 33)],
    }
    part = lambda: [pick(pools[style]) for _ in range(n)]
    result = np.empty(n, dtype)
    result.real = part()
    if kind == "c":
        result.imag = part()
    return result


class Ref:
    """An operand that is a view of a base."""

    def __init__(self, a, i):
        self.a, self.i = a, i


class Big:
    """Python's int, which is our bigint."""

    def __init__(self, value):
        self.value = value


class Two:
    """An argument that is written otherwise in our calls."""

    def __init__(self, ours, theirs):
        self.ours, self.theirs = ours, theirs


class Case:
    def __init__(self):
        self.bases = []
        self.foreign = []
        self.refs = []
        self.json = []

    def shape(self, ndim=None, zero=0.05, size=30):
        ndim = pick((0, 1, 1, 2, 2, 2, 3, 3, 4)) if ndim is None else ndim
        while True:
            shape = tuple(0 if chance(zero) else pick((1, 2, 2, 3, 3, 4, 5)) for _ in range(ndim))
            if np.prod(shape, dtype=int) <= size:
                return shape

    def array(self, shape=None, dtype=None, style=None, share=0.0, distinct=False, readonly=0.0):
        """A view: packed, permuted, stepped, flipped, repeated, unaligned, at times of the bytes of another operand."""
        dtype = np.dtype(dtype or pick(DTYPES))
        shape = self.shape() if shape is None else tuple(shape)
        style = style or pick(("plain", "plain", "plain", "awkward"))
        axes = list(range(len(shape)))
        kind = rng.random()
        if kind < 0.5:
            axes.reverse()
        elif kind > 0.65:
            rng.shuffle(axes)
        step, strides, low, high = pick((1, 1, 1, 2)), [0] * len(shape), 0, 0
        for axis in axes:
            stride = step * pick((1, 1, 1, 1, -1))
            step *= max(shape[axis], 1) + (1 if chance(0.1) else 0)
            if not distinct and chance(0.05):
                stride = 0
            strides[axis] = stride
            far = stride * max(shape[axis] - 1, 0)
            low, high = low + min(far, 0), high + max(far, 0)
        size = dtype.itemsize
        reach = (high - low + 1) * size
        k = self.shared(dtype, reach) if chance(share) else None
        if k is not None:
            start = rng.randint(0, self.bases[k].nbytes - reach)
            # Bytes of NaN may be seen as numbers where elements are cut.
            start -= start % size
        else:
            k = len(self.bases)
            start = pick((0, 0, 0, 1, 3)) * size + (1 if chance(0.06) else 0)
            self.bases.append(values(dtype, (start + reach + size - 1) // size + pick((0, 0, 2, 5)), style))
            self.foreign.append(int(chance(0.1)))
        offset = start - low * size
        a = np.ndarray(shape, dtype, self.bases[k].data, offset, [stride * size for stride in strides])
        is_locked = chance(readonly)
        if is_locked:
            a.flags.writeable = False
        ref = Ref(a, len(self.refs))
        self.refs.append(ref)
        self.json.append([k, dtype.name, list(shape), list(a.strides), offset, int(is_locked)])
        return ref

    def shared(self, dtype, reach):
        fits = [k for k, b in enumerate(self.bases) if b.nbytes >= reach and (b.dtype == dtype or dtype != bool and chance(0.3))]
        return pick(fits) if fits else None

    def stretched(self, shape, p=0.2):
        """A shape that broadcasts to another."""
        lengths = [1 if chance(p) else n for n in shape]
        return lengths[rng.randint(0, len(lengths)) if chance(p) else 0 :]

    def mask(self, shape):
        kind = rng.random()
        if kind < 0.1:
            return chance(0.5)
        dtype = pick(("int32", "float64", "uint8")) if kind < 0.13 else "bool"
        return self.array(self.stretched(shape), dtype, share=0.3)

    def out(self, shape, dtype=None, share=0.4):
        lengths = list(shape)
        if chance(0.03) and lengths:
            lengths[rng.randrange(len(lengths))] += 1
        if chance(0.03):
            lengths = [pick((1, 2)), *lengths]
        return self.array(lengths, dtype, share=share, distinct=True, readonly=0.03)


def shares(x, y):
    try:
        return np.shares_memory(x, y, max_work=100_000)
    except np.exceptions.TooHardError:
        raise Skip from None


def written(x):
    """A value as JSON."""
    if isinstance(x, Ref):
        return {"v": x.i}
    if isinstance(x, Big):
        return {"b": str(x.value)}
    if isinstance(x, Two):
        return written(x.ours)
    if isinstance(x, slice):
        return {"s": [x.start, x.stop, x.step]}
    if x is Ellipsis:
        return "..."
    if isinstance(x, complex):
        return {"c": [x.real, x.imag]}
    if isinstance(x, float) and not np.isfinite(x):
        return {"n": str(x).replace("inf", "Infinity").replace("nan", "NaN")}
    if isinstance(x, (list, tuple)):
        return [written(y) for y in x]
    if isinstance(x, np.ndarray):
        return {"x": [x.dtype.name, list(x.shape), x.tobytes().hex()]}
    return x


def plain(x):
    """A value as NumPy takes it."""
    if isinstance(x, Ref):
        return x.a
    if isinstance(x, Big):
        return x.value
    if isinstance(x, Two):
        return x.theirs
    if isinstance(x, (list, tuple)):
        return type(x)(plain(y) for y in x)
    return x


def result(r):
    if isinstance(r, (list, tuple)):
        return [result(x) for x in r]
    if r is None:
        return None
    a = np.asarray(r)
    if a.dtype == object:
        raise Skip
    return [a.dtype.name, list(a.shape), list(a.strides), a.tobytes().hex()]


def narrow(r):
    """Indices as ours are: int32."""
    return type(r)(map(narrow, r)) if isinstance(r, (list, tuple)) else np.asarray(r).astype(np.int32)


def call(case, name, args, options=None, f=None, tolerance=0, indices=False, strides=True, names=None, ours=None):
    """Runs a call and writes down what it did."""
    options = options or {}
    f = f or getattr(np, name)
    before = [base.tobytes().hex() for base in case.bases]
    named = {(names or {}).get(key, camel(key)): written(value) for key, value in options.items()}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with np.errstate(all="ignore", invalid="warn"):
            try:
                r = f(*map(plain, args), **{key: plain(value) for key, value in options.items()})
                r = narrow(r) if indices else r
                several = r if isinstance(r, (list, tuple)) else [r]
                shared = [[x.i for x in case.refs if shares(x.a, y)] if isinstance(y, np.ndarray) else None for y in several]
                out = {"r": result(r), "m": shared}
            except AttributeError:
                # Integers beyond all dtypes make arrays of objects.
                raise Skip from None
            except ERRORS as error:
                out = {"e": type(error).__name__}
    # Casts of floats out of range give what the processor gives.
    if any("in cast" in str(warning.message) for warning in caught):
        raise Skip
    after = [base.tobytes().hex() for base in case.bases]
    return {
        "call": ours or camel(name),
        "bases": [list(pair) for pair in zip(before, case.foreign)],
        "arrays": case.json,
        "args": [written(arg) for arg in args],
        "options": named,
        "tolerance": tolerance,
        "strides": int(strides),
        "out": out,
        "changed": {str(k): h for k, h in enumerate(after) if h != before[k]},
    }


def record(generators, count):
    """Prints as many cases as asked for, of each generator in turn."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--only", help="names of generators, with commas between them")
    asked = parser.parse_args()
    rng.seed(asked.seed)
    if asked.only:
        generators = [one for one in generators if one.__name__ in asked.only.split(",")]
    lines = []
    while len(lines) < asked.count:
        try:
            case = generators[len(lines) % len(generators)](Case())
            lines.append(json.dumps(case, separators=(",", ":")))
        except Skip:
            pass
    sys.stdout.write(f'{{"numpy":"{np.__version__}","cases":[\n' + ",\n".join(lines) + "\n]}\n")
