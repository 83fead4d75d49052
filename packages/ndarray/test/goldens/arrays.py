"""Random arrays, keys and outcomes for the recordings in this folder, in the form that ../recording.ts reads.

An array is written as [dtype, shape, strides, offset]: a view of a row of numbers 0, 1, 2 … of that dtype, strides and
offset in bytes. A key is a number, a truth value, null, "...", {"s": [start, stop, step]}, or an array of indices
{"d": dtype, "n": shape, "x": elements in C order, "f": 1 if in Fortran order}. An outcome is the error's name and text, {"v":
element}, {"l": outcomes} for a list, {"c": [[position, element] …]} for what has changed in the row of the first array,
or [shape, strides, elements in C order, 1 for a view, flags, dtype], flags being C, F, W (writeable) in one string. An
argument is an array {"a": array}, a list {"l": arguments}, a key, or JSON as it stands.
"""

import argparse
import json
import random
import sys

import numpy as np

LENGTH = 96
DTYPES = ["int16", "float64", "uint8", "int32", "complex128", "int64", "bool", "float32"]
ERRORS = (ValueError, IndexError, TypeError, OverflowError, ZeroDivisionError, np.exceptions.AxisError)

rng = random.Random()


def arguments(count):
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20251120)
    parser.add_argument("--count", type=int, default=count)
    given = parser.parse_args()
    rng.seed(given.seed)
    return given.count


def write(**recorded):
    """One line per case."""
    text = lambda value: json.dumps(value, separators=(",", ":"))
    tables = [f"{text(name)}:[\n" + ",\n".join(map(text, rows)) + "\n]" for name, rows in recorded.items()]
    sys.stdout.write(f'{{"numpy":"{np.__version__}",' + ",".join(tables) + "}\n")


def write_cases(asks, count):
    """As many cases as are asked for, made by each in turn; what one cannot make is None and left out."""
    count = arguments(count)
    cases, turn = [], 0
    while len(cases) < count:
        turn += 1
        case = asks[turn % len(asks)]()
        if case is not None:
            cases.append(case)
    write(cases=cases)


def maybe(**options):
    return {name: value for name, value in options.items() if rng.random() < 0.6}


def axis(ndim):
    """One that exists, nearly always."""
    return rng.choice(range(-ndim, ndim)) if ndim and rng.random() > 0.04 else rng.randint(-ndim - 1, ndim)


def row(dtype):
    """The numbers 0, 1, 2 …; for bool every third is true."""
    if dtype == "bool":
        return np.arange(LENGTH) % 3 == 0
    return np.arange(LENGTH).astype(dtype)


def random_shape(ndim, size=24, zero=0.04):
    while True:
        shape = [0 if rng.random() < zero else rng.choice((1, 2, 2, 3, 3, 4, 5)) for _ in range(ndim)]
        if np.prod(shape, dtype=int) <= size:
            return shape


def random_array(ndim=None, dtype=None, shape=None, overlap=True):
    """A view of a fresh row of numbers: packed, permuted, stepped, flipped, sometimes with repeated axes."""
    dtype = dtype or rng.choice(DTYPES)
    base = row(dtype)
    given = shape
    if shape is None:
        shape = random_shape(rng.choice((0, 1, 1, 2, 2, 2, 3, 3, 4)) if ndim is None else ndim)
    axes = list(range(len(shape)))
    kind = rng.random()
    if kind < 0.5:
        axes.reverse()
    elif kind > 0.65:
        rng.shuffle(axes)
    strides = [0] * len(shape)
    step = rng.choice((1, 1, 1, 1, 2))
    reach = 0
    start = 0
    for axis in axes:
        stride = step * rng.choice((1, 1, 1, 1, 1, -1))
        step *= max(shape[axis], 1)
        if overlap and rng.random() < 0.04:
            stride = 0
        strides[axis] = stride
        far = abs(stride) * max(shape[axis] - 1, 0)
        reach += far
        if stride < 0:
            start += far
    if reach >= LENGTH:
        return random_array(ndim, dtype, given, overlap)
    start += rng.choice((0, 0, 3))
    if start - sum(abs(s) * max(n - 1, 0) for s, n in zip(strides, shape) if s < 0) + reach >= LENGTH:
        start -= 3
    size = base.itemsize
    view = np.ndarray(shape, base.dtype, base, start * size, [stride * size for stride in strides])
    return base, view


def array_json(base, view):
    return [str(view.dtype), list(view.shape), list(view.strides), address(view) - address(base)]


def address(array):
    return array.__array_interface__["data"][0]


def element(x):
    x = x.item() if isinstance(x, np.generic) else x
    if isinstance(x, complex):
        return [element(x.real), element(x.imag)]
    if isinstance(x, float) and not np.isfinite(x):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(x)]
    if isinstance(x, float) and x == int(x):
        return int(x)
    return x


def elements(array):
    return [element(x) for x in array.ravel("C").tolist()]


def flags(array):
    f = array.flags
    return ("C" if f.c_contiguous else "") + ("F" if f.f_contiguous else "") + ("W" if f.writeable else "")


def result_json(result, base):
    if isinstance(result, (list, tuple)):
        return {"l": [result_json(one, base) for one in result]}
    if not isinstance(result, np.ndarray):
        return {"v": element(result)}
    bases = base if isinstance(base, list) else [base]
    is_view = int(any(shares(result, one) for one in bases))
    shape, strides = list(result.shape), list(result.strides)
    return [shape, strides, elements(result), is_view, flags(result), str(result.dtype)]


def shares(result, base):
    """Whether a result is a view of the row of numbers, also where it has no elements."""
    while result is not None and result is not base:
        result = result.base
    return result is base


def outcome(call, base):
    try:
        return result_json(call(), base)
    except ERRORS as error:
        return text_of(error)


def text_of(error):
    return f"{type(error).__name__}: {str(error).strip()}"


def key_json(key):
    if isinstance(key, slice):
        return {"s": [key.start, key.stop, key.step]}
    if key is Ellipsis:
        return "..."
    if isinstance(key, np.ndarray):
        json_key = {"d": str(key.dtype), "n": list(key.shape), "x": key.real.ravel("C").tolist()}
        if key.ndim > 1 and key.flags.f_contiguous and not key.flags.c_contiguous:
            json_key["f"] = 1
        return json_key
    return key


def random_slice(length):
    step = rng.choice((None, None, None, 1, 2, -1, -2, 3))
    bound = lambda: rng.choice((None, None, rng.randint(-length - 1, length + 1)))
    return slice(bound(), bound(), step)


def random_indices(length, shape):
    low, high = (-length, length - 1) if length > 0 else (0, 0)
    if rng.random() < 0.02:
        high += 1
    flat = [rng.randint(low, max(low, high)) for _ in range(int(np.prod(shape, dtype=int)))]
    dtype = rng.choice(("int32", "int32", "int64", "int8", "int16"))
    array = np.array(flat, dtype).reshape(shape)
    return np.asfortranarray(array) if rng.random() < 0.25 else array


def random_mask(shape):
    share = rng.choice((0.0, 0.3, 0.5, 0.5, 1.0))
    flat = [rng.random() < share for _ in range(int(np.prod(shape, dtype=int)))]
    mask = np.array(flat, bool).reshape(shape)
    return np.asfortranarray(mask) if rng.random() < 0.2 else mask


def random_key(shape, advanced=0.5):
    """Keys for an array of a shape: mostly valid ones."""
    ndim = len(shape)
    key = []
    axis = 0
    named = rng.choice((ndim, ndim, max(ndim - 1, 0), rng.randint(0, ndim)))
    if rng.random() < 0.02:
        named += 1
    common = rng.choice(([], [1], [2], [3], [2, 2], [2, 3], [0], [1, 2]))
    has_ellipsis = False
    while axis < named:
        length = shape[axis] if axis < ndim else 2
        kind = rng.random()
        if rng.random() < 0.08:
            key.append(None)
        if not has_ellipsis and rng.random() < 0.12:
            has_ellipsis = True
            key.append(Ellipsis)
            # What follows counts from the last axes.
            left = min(named - axis, ndim - axis)
            axis = ndim - left
            named = max(named, ndim)
            if left == 0:
                break
            length = shape[axis] if axis < ndim else 2
        if rng.random() < 0.01:
            key.append(rng.random() < 0.5)
        if kind < advanced * 0.6:
            block = list(common)
            if block and rng.random() < 0.25:
                block[rng.randrange(len(block))] = 1
            if rng.random() < 0.1:
                block = block[1:]
            key.append(random_indices(length, block))
            axis += 1
        elif kind < advanced and axis < ndim:
            covered = rng.choice((1, 1, 2, ndim - axis))
            covered = min(covered, ndim - axis)
            wrong = rng.random() < 0.03
            key.append(random_mask([n + wrong for n in shape[axis : axis + covered]]))
            axis += covered
        elif kind < advanced + (1 - advanced) * 0.4:
            low, high = -length, length - 1
            if length == 0 or rng.random() < 0.02:
                high += 1
            key.append(rng.randint(low, max(low, high)))
            axis += 1
        else:
            key.append(random_slice(length))
            axis += 1
    if rng.random() < 0.08:
        key.append(None)
    if rng.random() < 0.06 and not has_ellipsis:
        key.append(Ellipsis)
    if rng.random() < 0.02:
        key.append(True)
    return tuple(key)


class Row:
    """An argument that is a view of a row of numbers."""

    def __init__(self, *given, **options):
        self.base, self.view = random_array(*given, **options)
        self.json = array_json(self.base, self.view)


def as_argument(value):
    if isinstance(value, Row):
        return {"a": value.json}
    if isinstance(value, (list, tuple)) and has_arrays(value):
        return {"l": [as_argument(one) for one in value]}
    if isinstance(value, np.generic):
        return value.item()
    return key_json(value)


def has_arrays(value):
    if isinstance(value, (list, tuple)):
        return any(map(has_arrays, value))
    return isinstance(value, (Row, np.ndarray))


def plain(value):
    if isinstance(value, Row):
        return value.view
    if isinstance(value, (list, tuple)):
        return type(value)(map(plain, value))
    return value


def rows(value):
    if isinstance(value, Row):
        return [value.base]
    return [base for one in value for base in rows(one)] if isinstance(value, (list, tuple)) else []


def camel(name):
    if name == "ix_":
        return name
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def recorded(name, function, arguments, options=None, writes=False, indices=False):
    """A case: [name, arguments, options, outcome]. `writes`: the first argument is changed. `indices`: ours are int32."""
    options = options or {}
    given = [camel(name), [as_argument(one) for one in arguments], {camel(k): as_argument(v) for k, v in options.items()}]
    bases = rows(list(arguments)) + rows(list(options.values()))
    before = elements(bases[0]) if bases else []

    def call():
        result = function(*map(plain, arguments), **{k: plain(v) for k, v in options.items()})
        return narrow(result) if indices else result

    try:
        result = call()
        if writes:
            changed = [[i, new] for i, (old, new) in enumerate(zip(before, elements(bases[0]))) if old != new]
            return [*given, {"c": changed}]
        json_result = result_json(result, bases)
        return [*given, without_strides(json_result) if indices else json_result]
    except ERRORS as error:
        return [*given, text_of(error)]


def without_strides(result):
    if isinstance(result, dict):
        return {"l": [without_strides(one) for one in result["l"]]} if "l" in result else result
    return [result[0], None, *result[2:]]


def narrow(result):
    """Indices as int32 arrays that own their memory, as ours are; they lie there in another order than NumPy's."""
    if isinstance(result, (list, tuple)):
        return type(result)(map(narrow, result))
    return result.astype(np.int32) if isinstance(result, np.ndarray) else result
