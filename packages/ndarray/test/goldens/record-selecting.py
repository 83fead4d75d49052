"""Records what NumPy's functions for selecting give: python3 record-selecting.py > selecting.json; see arrays.py.

Each case is [function, arguments, options, outcome].
"""

import numpy as np

from arrays import DTYPES, Row, axis, maybe, random_indices, random_mask, random_shape, recorded, rng, write_cases


def mode():
    return rng.choice(("raise", "wrap", "clip"))


def indices_for(length, shape=None):
    index = random_indices(max(length, 1), random_shape(rng.randint(0, 2), 8) if shape is None else shape)
    return index + index.dtype.type(rng.randint(-1, 1)) if rng.random() < 0.2 and index.ndim else index


def values_for(a, count):
    """Values of the same dtype, sometimes too few or too many, sometimes a view of the same memory."""
    kind = rng.random()
    if kind < 0.3:
        return int(rng.choice((0, 1, 7)))
    dtype = a.view.dtype if kind < 0.9 else rng.choice(DTYPES)
    return (np.arange(max(0, count + rng.randint(-2, 2))) + 40).astype(dtype)


def as_json_values(values):
    return values if isinstance(values, int) else {"d": str(values.dtype), "n": [values.size], "x": values.real.tolist()}


def ask_take():
    a = Row()
    along = None if rng.random() < 0.3 else axis(a.view.ndim)
    length = a.view.size if along is None else (a.view.shape[along] if -a.view.ndim <= along < a.view.ndim else 2)
    options = maybe(mode=mode())
    # Around an axis of length 0 NumPy goes for ever.
    if length == 0 and options.get("mode") == "wrap":
        return None
    if along is not None:
        options["axis"] = along
    return recorded("take", np.take, [a, indices_for(length)], options)


def ask_take_along():
    a = Row()
    n = a.view.ndim
    along = None if rng.random() < 0.2 else axis(n)
    if along is None:
        return recorded("take_along_axis", np.take_along_axis, [a, indices_for(a.view.size, [rng.randint(0, 4)])], {"axis": None})
    shape = [1 if rng.random() < 0.2 else k for k in a.view.shape]
    if -n <= along < n:
        shape[along] = rng.randint(0, 4)
        index = indices_for(a.view.shape[along], shape)
    else:
        index = indices_for(2, shape)
    if rng.random() < 0.05:
        index = index.reshape(1, *shape)
    return recorded("take_along_axis", np.take_along_axis, [a, index], {"axis": along} if rng.random() < 0.8 else {})


def ask_put_along():
    a = Row(overlap=False)
    n = a.view.ndim
    if n == 0:
        return None
    along = rng.randrange(-n, n)
    shape = list(a.view.shape)
    shape[along] = rng.randint(0, 3)
    index = indices_for(a.view.shape[along], shape)
    if len(np.unique(index % max(1, a.view.shape[along]))) < index.shape[along]:
        return None
    return recorded("put_along_axis", np.put_along_axis, [a, index, rng.choice((5, 1))], {}, writes=True) if False else case_put_along(a, index, along)


def case_put_along(a, index, along):
    values = rng.choice((1, 5))
    case = recorded("put_along_axis", np.put_along_axis, [a, index, values, along], writes=True)
    return case


def ask_put():
    a = Row(overlap=False)
    index = indices_for(a.view.size, [rng.randint(0, 5)])
    values = values_for(a, index.size)
    return recorded("put", np.put, [a, index, values], maybe(mode=mode()), writes=True)


def ask_masked_put():
    a = Row(overlap=False)
    mask = random_mask(a.view.shape)
    name = rng.choice(("place", "putmask"))
    values = values_for(a, int(mask.sum()))
    return recorded(name, getattr(np, name), [a, mask, values], writes=True)


def ask_choose():
    count = rng.randint(1, 3)
    shape = random_shape(rng.randint(0, 2), 8)
    number = np.array([rng.randint(-1 if rng.random() < 0.02 else 0, count - (rng.random() > 0.02)) for _ in range(int(np.prod(shape, dtype=int)))], "int32").reshape(shape)
    dtype = rng.choice(DTYPES)
    choices = [Row(shape=[1 if rng.random() < 0.3 else k for k in shape], dtype=dtype if rng.random() < 0.8 else None) for _ in range(count)]
    return recorded("choose", np.choose, [number, choices], maybe(mode=mode()))


def ask_compress():
    a = Row()
    along = None if rng.random() < 0.3 else axis(a.view.ndim)
    length = a.view.size if along is None else (a.view.shape[along] if -a.view.ndim <= along < a.view.ndim else 2)
    condition = random_mask([max(0, length + rng.choice((0, 0, 0, -1, 1)))])
    return recorded("compress", np.compress, [condition, a], {} if along is None else {"axis": along})


def ask_extract():
    a = Row()
    return recorded("extract", np.extract, [random_mask(a.view.shape), a])


def ask_select():
    shape = random_shape(rng.randint(0, 2), 8)
    count = rng.randint(1, 3)
    some = lambda: [1 if rng.random() < 0.2 else k for k in shape]
    dtype = rng.choice([d for d in DTYPES if d != "bool"])
    masks = [random_mask(some()) for _ in range(count)]
    choices = [Row(shape=some(), dtype=dtype) for _ in range(count + (rng.random() < 0.03))]
    return recorded("select", np.select, [masks, choices], maybe(default=rng.choice((0, 7))))


def ask_where():
    shape = random_shape(rng.randint(0, 3), 16)
    some = lambda: [1 if rng.random() < 0.2 else k for k in shape][rng.randint(0, len(shape)) if rng.random() < 0.2 else 0 :]
    return recorded("where", np.where, [random_mask(some()), Row(shape=some()), Row(shape=some())])


def ask_nonzero():
    name = rng.choice(("nonzero", "argwhere", "flatnonzero", "where"))
    return recorded(name, getattr(np, name), [Row()], indices=True)


def ask_ix():
    lists = [random_mask([rng.randint(0, 4)]) if rng.random() < 0.3 else indices_for(4, [rng.randint(0, 3)]).astype("int32") for _ in range(rng.randint(1, 3))]
    return recorded("ix_", np.ix_, lists, indices=True)


def ask_unravel():
    shape = random_shape(rng.randint(1, 3), 24, 0)
    size = int(np.prod(shape))
    flat = np.array([rng.randint(0, size - (rng.random() > 0.02)) for _ in range(rng.randint(1, 4))], "int32")
    return recorded("unravel_index", np.unravel_index, [flat, shape], maybe(order=rng.choice("CF")), indices=True)


def ask_ravel_multi():
    shape = random_shape(rng.randint(1, 3), 24, 0)
    count = rng.randint(1, 3)
    index = [np.array([rng.randint(-3 if rng.random() < 0.3 else 0, n - 1 + 3 * (rng.random() < 0.2)) for _ in range(count)], "int32") for n in shape]
    chosen = mode() if rng.random() < 0.7 else [mode() for _ in shape]
    call = lambda index, shape, mode="raise", order="C": np.ravel_multi_index(index, shape, tuple(mode) if type(mode) is list else mode, order)
    return recorded("ravel_multi_index", call, [index, shape], {"mode": chosen, **maybe(order=rng.choice("CF"))}, indices=True)


def ask_grid():
    name = rng.choice(("indices", "diag_indices", "tril_indices", "triu_indices"))
    if name == "indices":
        return recorded(name, np.indices, [random_shape(rng.randint(0, 3), 12)], maybe(sparse=rng.random() < 0.5), indices=True)
    if name == "diag_indices":
        return recorded(name, np.diag_indices, [rng.randint(0, 4)], maybe(ndim=rng.randint(1, 3)), indices=True)
    return recorded(name, getattr(np, name), [rng.randint(0, 4)], maybe(k=rng.randint(-4, 4), m=rng.randint(0, 5)), indices=True)


def ask_tri():
    if rng.random() < 0.3:
        case = recorded("tri", np.tri, [rng.randint(0, 4)], maybe(M=rng.randint(0, 5), k=rng.randint(-4, 4), dtype=rng.choice(DTYPES)))
        case[2] = {name.lower(): value for name, value in case[2].items()}
        return case
    name = rng.choice(("tril", "triu"))
    a = Row(rng.choice((1, 2, 2, 3)))
    return recorded(name, getattr(np, name), [a], maybe(k=rng.randint(-3, 3)))


def ask_fill_diagonal():
    n = rng.randint(1, 3)
    shape = [rng.choice((1, 2, 3))] * n if rng.random() < 0.7 or n == 3 else None
    a = Row(n, shape=shape, overlap=False)
    values = rng.choice((5, np.arange(3).astype(a.view.dtype)))
    return recorded("fill_diagonal", np.fill_diagonal, [a, values], maybe(wrap=rng.random() < 0.5), writes=True)


ASK = [ask for name, ask in sorted(globals().items()) if name.startswith("ask_")]
write_cases(ASK, 2000)
