"""Records what NumPy's brackets write: python3 record-setitem.py > setitem.json; see arrays.py for the form.

Each case is [array, keys, value, outcome]. The value is a number, an array of other numbers [dtype, shape], or with
"own" another view of the same row of numbers. The outcome is the error's name and text, or the elements of the row that have
changed, as [position, element]. A value that shares the row is copied before: that is what the assignment must mean.
"""

import warnings

import numpy as np

from arrays import (
    DTYPES, ERRORS, array_json, arguments, elements, key_json, random_array, random_key, rng, text_of, write,
)  # fmt: skip

warnings.simplefilter("error")


def similar(shape):
    """A shape that broadcasts to another, nearly always."""
    result = [1 if rng.random() < 0.15 else n for n in shape]
    result = result[rng.randint(0, len(result)) if rng.random() < 0.3 else 0 :]
    if rng.random() < 0.1:
        result.insert(0, 1)
    if result and rng.random() < 0.03:
        result[rng.randrange(len(result))] += 1
    return result


def random_value(base, a, key):
    try:
        shape = np.shape(a[key])
    except ERRORS:
        shape = ()
    kind = rng.random()
    if kind < 0.3:
        number = rng.choice((0, 1, 7, 100))
        return number, number
    if kind < 0.7 or a.dtype == bool:
        shape = similar(shape)
        dtype = rng.choice((str(a.dtype), str(a.dtype), "float64", "int32", "bool"))
        value = (np.arange(int(np.prod(shape, dtype=int))) + 50).astype(dtype).reshape(shape)
        return value, [dtype, shape]
    try:
        own = np.ndarray(similar(shape), base.dtype, base, rng.randint(0, 8) * base.itemsize)
    except (TypeError, ValueError):
        return 3, 3
    if rng.random() < 0.4:
        own = own[..., ::-1] if own.ndim else own
    return own, ["own", *array_json(base, own)[1:]]


def is_whole(key):
    return type(key) is int or (isinstance(key, np.ndarray) and key.ndim == 0 and key.dtype != bool)


def fits(value, a, key):
    """NumPy lets any empty value pass where nothing is selected; ours must broadcast there too."""
    try:
        if np.size(a[key]) == 0:
            np.broadcast_to(value, np.shape(a[key]))
    except ERRORS:
        return False
    return True


count = arguments(2400)
cases = []
while len(cases) < count:
    base, a = random_array(overlap=False)
    # In C order: where an index repeats, ours is the last value in C order, NumPy's the last in the order of the memory.
    key = tuple(np.ascontiguousarray(k) if isinstance(k, np.ndarray) and k.ndim else k for k in random_key(a.shape, 0.7))
    before = array_json(base, a)
    if a.dtype in (bool, complex) and len(key) == a.ndim and all(is_whole(k) for k in key):
        continue  # These two take lists for one element in ways of their own.
    try:
        value, value_json = random_value(base, a, key)
        unchanged = elements(base)
        if not fits(value, a, key):
            continue
        a[key] = value.copy() if isinstance(value, np.ndarray) else value
        result = [[i, new] for i, (old, new) in enumerate(zip(unchanged, elements(base))) if old != new]
    except ERRORS as error:
        result = text_of(error)
    except Warning:
        continue
    cases.append([before, [key_json(k) for k in key], value_json, result])
write(cases=cases)
