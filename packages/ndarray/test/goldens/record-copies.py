"""Records what NumPy's copying functions give: python3 record-copies.py > copies.json; see arrays.py for the form.

Each case is [function, arguments, options, outcome].
"""

import numpy as np

from arrays import (
    DTYPES,
    Row,
    axis,
    maybe,
    random_indices,
    random_mask,
    random_shape,
    random_slice,
    recorded,
    rng,
    write_cases,
)


def some(count, shape, along=None, dtype=None):
    """Arrays of one shape but for one axis, nearly always, and of one dtype, mostly."""
    dtype = dtype or rng.choice(DTYPES)
    result = []
    for _ in range(count):
        own = list(shape)
        if along is not None and own:
            own[along] = rng.randint(0, 3)
        if own and rng.random() < 0.03:
            own[-1] += 1
        result.append(Row(shape=own, dtype=dtype if rng.random() < 0.8 else None))
    return result


def ask_concat():
    shape = random_shape(rng.choice((0, 1, 2, 2, 3)), 12)
    along = rng.randrange(len(shape)) if shape else None
    given = some(rng.randint(1, 3), shape, along)
    options = {} if along == 0 and rng.random() < 0.5 else {"axis": None if rng.random() < 0.1 else along or 0}
    if rng.random() < 0.2:
        options |= {"dtype": rng.choice(DTYPES), **maybe(casting=rng.choice(("unsafe", "same_kind", "safe")))}
    return recorded(rng.choice(("concat", "concatenate")), np.concatenate, [given], options)


def ask_stack():
    shape = random_shape(rng.randint(0, 3), 12)
    return recorded("stack", np.stack, [some(rng.randint(1, 3), shape)], maybe(axis=axis(len(shape) + 1)))


def ask_named_stack():
    name = rng.choice(("hstack", "vstack", "dstack", "column_stack"))
    shape = random_shape(rng.randint(0, 3), 12)
    along = {"hstack": 1, "vstack": 0, "dstack": 2, "column_stack": 1}[name]
    along = 0 if name == "hstack" and len(shape) == 1 else along
    return recorded(name, getattr(np, name), [some(rng.randint(1, 3), shape, along if along < len(shape) else None)])


def ask_block():
    rows, columns = rng.randint(1, 2), rng.randint(1, 2)
    heights = [rng.randint(1, 2) for _ in range(rows)]
    widths = [rng.randint(1, 3) for _ in range(columns)]
    grid = [[Row(shape=[h, w], dtype="float64") for w in widths] for h in heights]
    return recorded("block", np.block, [grid if rng.random() < 0.7 else grid[0]])


def ask_tile():
    reps = rng.randint(0, 3) if rng.random() < 0.4 else [rng.randint(0, 3) for _ in range(rng.randint(0, 3))]
    a = Row()
    case = recorded("tile", np.tile, [a, reps])
    if not case[3][2]:
        case[3][1] = case[3][3] = None  # Without elements NumPy gives now a view, now a copy.
    return case


def ask_repeat():
    a = Row()
    n = a.view.ndim
    along = None if rng.random() < 0.3 else axis(n)
    length = a.view.size if along is None else (a.view.shape[along] if -n <= along < n else 2)
    kind = rng.random()
    repeats = rng.randint(-1 if kind < 0.02 and length else 0, 3) if kind < 0.5 else np.array([rng.randint(0, 3) for _ in range(length + (kind > 0.97))], "int32")
    return recorded("repeat", np.repeat, [a, repeats], {} if along is None else {"axis": along})


def ask_roll():
    a = Row()
    n = a.view.ndim
    kind = rng.random()
    if kind < 0.3:
        return recorded("roll", np.roll, [a, rng.randint(-5, 5)])
    if kind < 0.6:
        return recorded("roll", np.roll, [a, rng.randint(-5, 5)], {"axis": axis(n)})
    axes = [axis(n) for _ in range(rng.randint(1, 3))]
    shift = rng.randint(-5, 5) if rng.random() < 0.4 else [rng.randint(-5, 5) for _ in axes]
    return recorded("roll", lambda x, shift, axis: np.roll(x, shift, tuple(axis)), [a, shift], {"axis": axes})


def ask_append():
    shape = random_shape(rng.randint(0, 2), 12)
    along = rng.randrange(len(shape)) if shape and rng.random() < 0.6 else None
    return recorded("append", np.append, some(2, shape, along), {} if along is None else {"axis": along})


def place_for(length, insert):
    if length == 0:
        return 0
    kind = rng.random()
    if kind < 0.35:
        return rng.randint(-length, length - (not insert)) if length else 0
    if kind < 0.55:
        return random_slice(length)
    if kind < 0.75:
        return random_mask([length])
    return random_indices(max(length, 1), [rng.randint(0, 3)]).astype("int32")


def ask_delete():
    a = Row()
    n = a.view.ndim
    along = None if rng.random() < 0.4 or n == 0 else axis(n)
    length = a.view.size if along is None else (a.view.shape[along] if -n <= along < n else 2)
    return recorded("delete", np.delete, [a, place_for(length, False)], {} if along is None else {"axis": along})


def ask_insert():
    a = Row()
    n = a.view.ndim
    along = None if rng.random() < 0.4 or n == 0 else axis(n)
    length = a.view.size if along is None else (a.view.shape[along] if -n <= along < n else 2)
    where = place_for(length, True)
    values = rng.choice((1, 5))
    if rng.random() < 0.4:
        values = np.arange(rng.randint(1, 3)).astype(a.view.dtype)
    return recorded("insert", np.insert, [a, where, values], {} if along is None else {"axis": along})


def ask_resize():
    return recorded("resize", np.resize, [Row(), random_shape(rng.randint(0, 3), 24)])


def ask_trim():
    a = Row(rng.choice((1, 1, 2, 3)), rng.choice(("bool", "bool", "int32")))
    n = a.view.ndim
    axes = rng.choice((None, axis(n), [0]))
    options = maybe(trim=rng.choice(("fb", "f", "b")))
    if axes is not None:
        options["axis"] = axes
    return recorded("trim_zeros", lambda x, trim="fb", axis=None: np.trim_zeros(x, trim, tuple(axis) if type(axis) is list else axis), [a], options)


def ask_copyto():
    a = Row(overlap=False)
    shape = [1 if rng.random() < 0.2 else n for n in a.view.shape][rng.randint(0, a.view.ndim) if rng.random() < 0.2 else 0 :]
    source = Row(shape=shape, dtype=str(a.view.dtype) if rng.random() < 0.7 else None)
    options = maybe(where=random_mask([1 if rng.random() < 0.2 else n for n in a.view.shape]), casting=rng.choice(("same_kind", "unsafe", "safe")))
    return recorded("copyto", np.copyto, [a, source], options, writes=True)


def ask_contiguous():
    name = rng.choice(("ascontiguousarray", "asfortranarray"))
    return recorded(name, getattr(np, name), [Row()], maybe(dtype=rng.choice(DTYPES)))


def ask_require():
    chosen = rng.sample("CAWO", rng.randint(0, 3)) if rng.random() < 0.7 else ["F"]
    return recorded("require", lambda x, requirements=None: np.require(x, None, requirements), [Row()], {"requirements": chosen})


def ask_bytes():
    if rng.random() < 0.5:
        case = recorded("byteswap", lambda x: x.byteswap(), [Row(dtype=rng.choice(("int16", "int32", "uint8", "int64")))])
        case[3][2] = [int(x) if abs(int(x)) < 2**53 else None for x in case[3][2]]
        return None if None in case[3][2] else case
    return recorded("byteswap", lambda x, inplace: x.byteswap(inplace), [Row(dtype="int16", overlap=False)], {"inplace": True}, writes=True)


def ask_astype():
    a = Row()
    options = maybe(order=rng.choice("CFAK"), casting=rng.choice(("unsafe", "same_kind", "safe")), copy=rng.random() < 0.5)
    return recorded("astype", lambda x, dtype, **given: x.astype(dtype, **given), [a, rng.choice(DTYPES)], options)


def ask_meshgrid():
    if rng.random() < 0.5:
        given = [Row(1, dtype="int32") for _ in range(rng.randint(1, 3))]
    else:
        given = [Row(rng.randint(0, 2)) for _ in range(rng.randint(1, 2))]
    options = maybe(indexing=rng.choice(("xy", "ij")), sparse=rng.random() < 0.5, copy=rng.random() < 0.5)
    if options.get("copy") is False:
        case = recorded("meshgrid", np.meshgrid, given, options)
        for one in case[3]["l"]:
            one[4] = None  # NumPy's are writeable for now and warn; ours are not.
        return case
    return recorded("meshgrid", np.meshgrid, given, options)


def ask_vander():
    case = recorded("vander", np.vander, [Row(rng.choice((1, 1, 1, 2)), rng.choice(("float64", "float32", "complex128", "int64")))], maybe(N=rng.randint(0, 4), increasing=rng.random() < 0.5))
    case[2] = {name.lower(): value for name, value in case[2].items()}
    return case


def ask_identity():
    return recorded("identity", np.identity, [rng.randint(0, 4)], maybe(dtype=rng.choice(DTYPES)))


def pairs(ndim, low, high):
    kind = rng.random()
    if kind < 0.3:
        return rng.randint(low, high)
    if kind < 0.5:
        return [rng.randint(low, high), rng.randint(low, high)]
    return [[rng.randint(low, high), rng.randint(low, high)] for _ in range(ndim)]


def ask_pad():
    mode = rng.choice(("constant", "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap"))
    numeric = ["int16", "float64", "uint8", "int32", "int64", "float32"]
    if mode == "linear_ramp":
        numeric.remove("float32")  # NumPy computes some in float32 and some in float64, ours are all in float64.
    a = Row(rng.choice((1, 1, 2, 2, 3)), rng.choice(numeric if mode not in ("edge", "reflect", "symmetric", "wrap", "constant") else DTYPES))
    n = a.view.ndim
    options = {}
    if mode == "constant" and rng.random() < 0.7:
        options["constant_values"] = pairs(n, 0, 9)
    if mode == "linear_ramp" and rng.random() < 0.7:
        options["end_values"] = pairs(n, 0, 9)
    if mode in ("maximum", "mean", "median", "minimum") and rng.random() < 0.6:
        options["stat_length"] = pairs(n, 0 if rng.random() < 0.1 and mode in ("maximum", "minimum") else 1, 4)
    if mode in ("reflect", "symmetric") and rng.random() < 0.5 and str(a.view.dtype) != "bool":
        options["reflect_type"] = rng.choice(("even", "odd"))
    if mode != "constant" or rng.random() < 0.7:
        options["mode"] = mode
    width = pairs(n, -1 if rng.random() < 0.02 else 0, rng.choice((2, 2, 7)))
    return recorded("pad", np.pad, [a, width], options)


ASK = [ask for name, ask in sorted(globals().items()) if name.startswith("ask_")] + [ask_pad] * 6
write_cases(ASK, 1600)
