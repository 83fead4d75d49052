"""Records what NumPy's view functions give: python3 record-views.py > views.json; see arrays.py for the form.

Each case is [function, arguments, options, outcome].
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view

from arrays import DTYPES, Row, arguments, random_shape, recorded, rng, write


def axis(ndim):
    return rng.choice(range(-ndim, ndim)) if ndim and rng.random() > 0.04 else rng.randint(-ndim - 1, ndim)


def some_axes(ndim):
    kind = rng.random()
    if kind < 0.3:
        return None
    if kind < 0.6:
        return axis(ndim)
    return rng.sample(range(ndim), rng.randint(0, ndim)) if rng.random() > 0.05 else [0, 0]


def new_shape(shape):
    """A shape of the same size, nearly always."""
    size = int(np.prod(shape, dtype=int))
    left = size
    result = []
    while left > 1:
        factor = rng.choice([n for n in range(1, left + 1) if left % n == 0])
        result.append(factor)
        left //= factor
        if rng.random() < 0.15:
            result.append(1)
    if size == 0:
        result = [0, rng.randint(0, 3)][: rng.randint(1, 2)]
    rng.shuffle(result)
    if result and rng.random() < 0.2:
        result[rng.randrange(len(result))] = -1
    if rng.random() < 0.03:
        result.append(2)
    return result


def maybe(**options):
    return {name: value for name, value in options.items() if rng.random() < 0.6}


def sections(length):
    if rng.random() < 0.6:
        return rng.randint(0 if rng.random() < 0.1 else 1, 4)
    return sorted(rng.randint(0, length + 1) for _ in range(rng.randint(0, 3)))


def larger(shape):
    result = [rng.randint(0, 3) if n == 1 else n for n in shape]
    result = [rng.randint(1, 2) for _ in range(rng.randint(0, 2))] + result
    if result and rng.random() < 0.05:
        result[-1] += 1
    return result


def stretched():
    """Shapes that broadcast, nearly always."""
    shape = random_shape(rng.randint(1, 3), 12)
    return [
        Row(shape=[1 if rng.random() < 0.3 else n for n in shape][rng.randint(0, len(shape)) if rng.random() < 0.3 else 0 :])
        for _ in range(rng.randint(1, 3))
    ]


def ask_reshape():
    a = Row()
    shape = new_shape(a.view.shape)
    return recorded("reshape", np.reshape, [a, shape], maybe(order=rng.choice("CFA"), copy=rng.choice((None, False, True))))


def ask_transpose():
    a = Row()
    axes = list(range(a.view.ndim))
    rng.shuffle(axes)
    axes = [n - a.view.ndim if rng.random() < 0.3 else n for n in axes]
    if rng.random() < 0.05:
        axes.append(0)
    return recorded(rng.choice(("transpose", "permute_dims")), np.transpose, [a, axes])


def ask_moveaxis():
    a = Row()
    n = a.view.ndim
    if rng.random() < 0.5:
        return recorded("moveaxis", np.moveaxis, [a, axis(n), axis(n)])
    count = rng.randint(0, n)
    return recorded("moveaxis", np.moveaxis, [a, rng.sample(range(n), count), rng.sample(range(n), count)])


def ask_rollaxis():
    a = Row()
    n = a.view.ndim
    return recorded("rollaxis", np.rollaxis, [a, axis(n)], maybe(start=rng.randint(-n, n)))


def ask_swapaxes():
    a = Row()
    return recorded("swapaxes", np.swapaxes, [a, axis(a.view.ndim), axis(a.view.ndim)])


def ask_expand():
    a = Row()
    n = a.view.ndim
    places = rng.randint(-n - 1, n) if rng.random() < 0.5 else rng.sample(range(n + 2), 2)
    return recorded("expand_dims", np.expand_dims, [a, places])


def ask_squeeze():
    a = Row()
    ones = [k for k, n in enumerate(a.view.shape) if n == 1]
    chosen = rng.choice((None, axis(a.view.ndim), ones[: rng.randint(0, len(ones))]))
    options = {} if chosen is None else {"axis": chosen}
    return recorded("squeeze", lambda x, axis=None: np.squeeze(x, tuple(axis) if type(axis) is list else axis), [a], options)


def ask_atleast():
    name = rng.choice(("atleast_1d", "atleast_2d", "atleast_3d"))
    return recorded(name, getattr(np, name), [Row() for _ in range(rng.randint(1, 2))])


def ask_flip():
    a = Row()
    name = rng.choice(("flip", "flip", "fliplr", "flipud"))
    if a.view.ndim == 0:
        return None  # NumPy gives scalars there, and we arrays without axes.
    chosen = some_axes(a.view.ndim)
    options = {"axis": chosen} if name == "flip" and chosen is not None else {}
    call = (lambda x, axis=None: np.flip(x, tuple(axis) if type(axis) is list else axis)) if name == "flip" else getattr(np, name)
    return recorded(name, call, [a], options)


def ask_rot90():
    a = Row(rng.choice((1, 2, 2, 3)))
    n = a.view.ndim
    return recorded("rot90", np.rot90, [a], maybe(k=rng.randint(-5, 5), axes=[axis(n), axis(n)]))


def ask_diagonal():
    a = Row(rng.choice((1, 2, 2, 3, 4)))
    n = a.view.ndim
    return recorded("diagonal", np.diagonal, [a], maybe(offset=rng.randint(-3, 3), **dict([("axis1", axis(n)), ("axis2", axis(n))] if rng.random() < 0.5 else [])))


def ask_diag():
    a = Row(rng.choice((0, 1, 1, 2, 2, 3)))
    return recorded("diag", np.diag, [a], maybe(k=rng.randint(-3, 3)))


def ask_part():
    name = rng.choice(("real", "imag"))
    return recorded(name, getattr(np, name), [Row(dtype=rng.choice(("complex128", "float32", "int16")))])


def ask_broadcast_to():
    a = Row()
    return recorded("broadcast_to", np.broadcast_to, [a, larger(a.view.shape)])


def ask_ravel():
    name = rng.choice(("ravel", "ravel", "flatten"))
    call = np.ravel if name == "ravel" else lambda x, order="C": x.flatten(order)
    return recorded(name, call, [Row()], maybe(order=rng.choice("CFAK")))


def ask_view():
    a = Row()
    to = rng.choice(DTYPES)
    if "bool" in (to, str(a.view.dtype)):
        return None
    case = recorded("view", lambda x, dtype: x.view(dtype), [a, to])
    if isinstance(case[3], list):
        # The bytes of floats read anew have too many digits to be of use: shape and strides are enough.
        case[3][2] = None
    return case


def ask_window():
    a = Row(rng.choice((1, 2, 2, 3)))
    n = a.view.ndim
    if rng.random() < 0.5:
        window = [rng.randint(0 if rng.random() < 0.1 else 1, max(1, k)) for k in a.view.shape]
        return recorded("sliding_window_view", sliding_window_view, [a, window])
    return recorded("sliding_window_view", sliding_window_view, [a, rng.randint(1, 3)], {"axis": axis(n)})


def ask_strided():
    a = Row(rng.choice((1, 2)))
    size = a.view.itemsize
    shape = random_shape(rng.randint(0, 3), 12)
    strides = [rng.choice((0, 1, 1, 2)) * size for _ in shape]
    if a.json[3] + sum(s * (n - 1) for s, n in zip(strides, shape)) + size > a.base.nbytes:
        return None

    def call(x, shape, strides, writeable=True):
        result = np.ndarray(shape, x.dtype, a.base, a.json[3], strides)
        result.flags.writeable = writeable
        return result

    return recorded("as_strided", call, [a], {"shape": shape, "strides": strides, **maybe(writeable=rng.random() < 0.5)})


def ask_split():
    a = Row()
    n = a.view.ndim
    name = rng.choice(("split", "array_split", "array_split", "hsplit", "vsplit", "dsplit", "unstack"))
    if name == "unstack" and n == 1:
        return None  # NumPy gives scalars there, and we arrays without axes.
    if name == "unstack":
        return recorded(name, np.unstack, [a], maybe(axis=axis(n)))
    chosen = axis(n)
    cut = sections(a.view.shape[chosen] if -n <= chosen < n else 2)
    return recorded(name, getattr(np, name), [a, cut], maybe(axis=chosen) if name.endswith("split") and name[0] not in "hvd" else {})


def ask_copy():
    return recorded("copy", np.copy, [Row()], maybe(order=rng.choice("CFAK")))


ASK = [ask for name, ask in sorted(globals().items()) if name.startswith("ask_")]
count = arguments(2000)
cases = []
while len(cases) < count:
    case = ASK[len(cases) % len(ASK)]()
    if case is not None:
        cases.append(case)
write(cases=cases)
