"""Records what NumPy's functions for selecting, editing, joining and viewing give with all options, on operands of every kind
and on scalars: python3 record-arrangements.py > arrangements.json; see calls.py."""

import numpy as np

from calls import DTYPES, ERRORS, Big, Ref, Skip, Two, call, chance, pick, record, rng, shares

MODES = ("raise", "wrap", "clip")
RULES = ("no", "equiv", "safe", "same_kind", "unsafe")


def axis_of(ndim, none=False):
    if none and chance(0.25):
        return None
    return rng.randrange(-ndim, ndim) if ndim and chance(0.97) else rng.randint(-ndim - 1, ndim)


def length_of(a, axis):
    return a.a.size if axis is None else a.a.shape[axis] if -a.a.ndim <= axis < a.a.ndim else 2


def along(axis):
    return {} if axis is None else {"axis": axis}


def indices(n, shape=None, beyond=0.03):
    shape = pick(([], [1], [3], [2, 2], [0], [5])) if shape is None else shape
    low, high = (-n, n - 1) if n else (0, 0)
    items = [rng.randint(low, high) for _ in range(int(np.prod(shape, dtype=int)))]
    index = np.array(items, pick(("int32", "int64", "int8"))).reshape(shape)
    if index.ndim and index.size and chance(beyond):
        index.flat[0] = n
    return index


def scalar_for(dtype, large=True):
    """A scalar to be written to elements of a dtype, mostly one that fits."""
    kind, what = np.dtype(dtype).kind, rng.random()
    if what < 0.1 and large:
        return Big(pick((-1, 128, 256, 70000, 2**40, 2**63, 2**64)))
    if what < 0.45:
        return Big(pick((0, 1, 3, 100)))
    if what < 0.7:
        return pick((1.5, -2.5, float("nan"), float("inf"))) if kind in "fc" else Big(2)
    return chance(0.5) if what < 0.85 else 1 + 2j if kind == "c" else Big(4)


def check_written(a, value):
    """What is out of range is what the processor makes of it, imaginary parts go with a warning."""
    if isinstance(value, Ref):
        kinds = a.a.dtype.kind, value.a.dtype.kind
        if kinds[0] in "iub" and kinds[1] in "fc" or kinds == ("f", "c"):
            raise Skip


def packed_out(c, shape, dtype):
    """NumPy writes beside outs that are not packed or of another dtype."""
    out = c.array(shape, dtype, distinct=True, readonly=0.05)
    if not (out.a.flags.c_contiguous and out.a.flags.aligned) or any(shares(x.a, out.a) for x in c.refs if x is not out):
        raise Skip
    return out


def quietly(f):
    try:
        return f()
    except ERRORS:
        raise Skip from None


def take(c):
    a = c.array()
    axis = axis_of(a.a.ndim, none=True)
    n = length_of(a, axis)
    index, options = indices(n, beyond=0.1), along(axis)
    if chance(0.6):
        options["mode"] = pick(MODES)
    # Around nothing NumPy goes for ever.
    if n == 0:
        raise Skip
    if chance(0.4):
        options["out"] = packed_out(c, quietly(lambda: np.take(a.a, index, axis=axis, mode="clip").shape), a.a.dtype)
    return call(c, "take", [a, index], options)


def choose(c):
    count, shape, dtype = rng.randint(1, 4), c.shape(size=12), pick(DTYPES)
    numbers = [rng.randint(0, count - 1) if chance(0.97) else pick((-1, count)) for _ in range(int(np.prod(shape)))]
    choices = [c.array(c.stretched(shape), dtype if chance(0.7) else None, share=0.2) for _ in range(count)]
    options = {"mode": pick(MODES)} if chance(0.6) else {}
    if chance(0.3):
        options["out"] = packed_out(c, shape, np.result_type(*[x.a for x in choices]))
    return call(c, "choose", [np.array(numbers, pick(("int32", "int64", "int8"))).reshape(shape), choices], options)


def compress(c):
    a = c.array()
    axis = axis_of(a.a.ndim, none=True)
    mask = np.array([chance(0.5) for _ in range(max(0, length_of(a, axis) + pick((0, 0, -1, 1))))], bool)
    options = along(axis)
    if chance(0.3):
        options["out"] = c.out(quietly(lambda: np.compress(mask, a.a, axis=axis).shape), a.a.dtype)
    return call(c, "compress", [mask if chance(0.7) else mask.astype("int32") * 3, a], options)


def select(c):
    shape, count, dtype = c.shape(size=12), rng.randint(1, 3), pick(DTYPES)
    masks = [c.array(c.stretched(shape), "bool") for _ in range(count)]
    choices = [c.array(c.stretched(shape), dtype if chance(0.6) else None) for _ in range(count)]
    options = {}
    if chance(0.6):
        options["default"] = scalar_for(dtype, large=False) if chance(0.7) else c.array(c.stretched(shape), dtype)
    return call(c, "select", [masks, choices], options)


def where(c):
    shape, dtype = c.shape(), pick(DTYPES)
    condition = c.array(c.stretched(shape), "bool" if chance(0.7) else None)
    choices = [c.array(c.stretched(shape), dtype if chance(0.6) else None, share=0.2) for _ in range(2)]
    if chance(0.4):
        choices[rng.randrange(2)] = scalar_for(dtype, large=False)
    return call(c, "where", [condition, *choices])


def written(c):
    name = pick(("put", "putmask", "place", "copyto"))
    a = c.array(distinct=True, readonly=0.03)
    options = {}
    if not a.a.size:
        raise Skip
    if name == "copyto":
        value = scalar_for(a.a.dtype) if chance(0.4) else c.array(c.stretched(a.a.shape), a.a.dtype if chance(0.5) else None, share=0.4)
        if chance(0.6):
            options["casting"] = pick(RULES)
        if chance(0.4):
            options["where"] = c.mask(a.a.shape)
            if isinstance(options["where"], Ref) and shares(options["where"].a, a.a):
                raise Skip
        # NumPy: numbers are of no dtype by the strictest rules, and two views of the same elements are not looked at.
        if not isinstance(value, Ref) and options.get("casting") in ("no", "equiv") or isinstance(value, Ref) and shares(value.a, a.a):
            raise Skip
        if options.get("casting") == "unsafe":
            check_written(a, value)
        return call(c, name, [a, value], options)
    value = scalar_for(a.a.dtype) if chance(0.3) else c.array([rng.randint(0, 5)] if chance(0.7) else None, a.a.dtype if chance(0.6) else None)
    check_written(a, value)
    if name == "put":
        if chance(0.5):
            options["mode"] = pick(MODES)
        return call(c, name, [a, indices(a.a.size, beyond=0.2), value], options)
    mask = c.array(a.a.shape if chance(0.95) else None, "bool" if chance(0.8) else None)
    return call(c, name, [a, mask, value])


def along_axis(c):
    a = c.array(c.shape(pick((1, 2, 2, 3))), distinct=True)
    axis = axis_of(a.a.ndim, none=True)
    shape, n = [3] if axis is None else list(a.a.shape), length_of(a, axis)
    if axis is not None and -a.a.ndim <= axis < a.a.ndim:
        shape[axis] = pick((1, 2, 3))
    index = indices(n, [1 if chance(0.15) else k for k in shape])
    if chance(0.5):
        return call(c, "take_along_axis", [a, index], {"axis": axis})
    value = scalar_for(a.a.dtype) if chance(0.4) else c.array(c.stretched(index.shape), a.a.dtype if chance(0.6) else None, share=0.2)
    check_written(a, value)
    # NumPy writes to a copy, which is locked, where elements do not lie in one row.
    if axis is None and not a.a.flags.c_contiguous:
        raise Skip
    return call(c, "put_along_axis", [a, index, value, axis])


def pairs(ndim, make):
    kind = rng.random()
    if kind < 0.25:
        return make()
    if kind < 0.55:
        return [make(), make()] if kind < 0.4 else [[make(), make()]] if kind < 0.5 else [make()]
    return [[make()] if kind < 0.6 else [make(), make()] for _ in range(ndim if chance(0.97) else ndim + 1)]


def pad(c):
    mode = pick("constant edge linear_ramp maximum mean median minimum reflect symmetric wrap".split())
    a = c.array(c.shape(pick((0, 1, 1, 2, 2, 3)), size=20), style="plain")
    ndim, kind = a.a.ndim, a.a.dtype.kind
    options = {"mode": mode} if mode != "constant" or chance(0.5) else {}
    widest = pick((2, 2, 7))
    widths = pairs(ndim, lambda: rng.randint(0, widest))
    if mode == "constant" and chance(0.7):
        options["constant_values"] = pairs(ndim, lambda: scalar_for(a.a.dtype, large=False))
    if mode == "linear_ramp" and chance(0.7):
        options["end_values"] = pairs(ndim, lambda: rng.randint(0 if kind == "u" else -3, 9))
    if mode in ("maximum", "mean", "median", "minimum") and chance(0.6):
        options["stat_length"] = pairs(ndim, lambda: rng.randint(0 if chance(0.1) else 1, 4))
    if mode in ("reflect", "symmetric") and chance(0.5):
        options["reflect_type"] = pick(("even", "odd"))
    # NumPy computes some ramps in float32, and some means of what is no float in another order.
    if mode == "linear_ramp" and (kind in "bc" or kind == "f" and a.a.dtype != float) or mode in ("mean", "median") and kind in "biuc":
        raise Skip
    return call(c, "pad", [a, widths], options, tolerance=1)


def block(c):
    depth, dtype, shape = rng.randint(0, 3), pick(DTYPES), c.shape(rng.randint(0, 3), size=6)

    def some(depth):
        if depth == 0:
            return c.array(shape, dtype if chance(0.7) else None) if chance(0.93) else scalar_for("int64", large=False)
        return [some(depth - 1) for _ in range(rng.randint(1, 2))]

    return call(c, "block", [some(depth)])


def places(n, is_insert):
    kind = rng.random()
    if kind < 0.25:
        return rng.randint(-n - chance(0.05), n if is_insert else max(n - 1, 0))
    if kind < 0.45:
        return slice(pick((None, 0, 1, -2, 5)), pick((None, n, -1, 2)), pick((None, 1, 2, -1, -2)))
    if kind < 0.6:
        return np.array([chance(0.5) for _ in range(n if chance(0.95) else n + 1)], bool)
    if kind < 0.8:
        return indices(n, [pick((0, 1, 2, 3))], beyond=0.05)
    return [rng.randint(-n, n - 1) for _ in range(rng.randint(1, 3))] if n else [0]


def edited(c):
    a = c.array()
    axis = axis_of(a.a.ndim, none=True)
    is_insert = chance(0.6)
    where = places(length_of(a, axis), is_insert)
    if not is_insert:
        return call(c, "delete", [a, where], along(axis))
    shape = [pick((1, 2, 3))] if axis is None else list(a.a.shape)
    if axis is not None and -a.a.ndim <= axis < a.a.ndim:
        shape[axis] = pick((1, 2, 3))
    value = scalar_for(a.a.dtype) if chance(0.4) else c.array(shape[rng.randint(0, len(shape)) if chance(0.4) else 0 :], a.a.dtype if chance(0.6) else None)
    check_written(a, value)
    return call(c, "insert", [a, where, value], along(axis))


def moved(c):
    a = c.array()
    ndim, kind, shift = a.a.ndim, rng.random(), rng.randint(-7, 7)
    if kind < 0.25:
        return call(c, "roll", [a, shift])
    if kind < 0.5:
        return call(c, "roll", [a, shift], {"axis": axis_of(ndim)})
    axes = tuple(axis_of(ndim) for _ in range(rng.randint(1, 3)))
    shifts = shift if chance(0.3) else tuple(rng.randint(-7, 7) for _ in range(len(axes) if chance(0.9) else 1))
    return call(c, "roll", [a, shifts], {"axis": axes})


def repeated(c):
    a = c.array(c.shape(zero=0))
    axis, kind = axis_of(a.a.ndim, none=True), rng.random()
    n = length_of(a, axis)
    if kind < 0.15:
        return call(c, "tile", [a, rng.randint(0, 3) if chance(0.3) else [rng.randint(chance(0.8), 3) for _ in range(rng.randint(0, 4))]])
    counts = [rng.randint(0, 3) for _ in range(n if chance(0.95) else n + 1)]
    times = rng.randint(0 if chance(0.97) else -1, 3) if kind < 0.5 else counts if kind < 0.7 else np.array(counts, pick(("int32", "int64", "uint8", "bool")))
    return call(c, "repeat", [a, times], along(axis))


def viewed(c):
    a = c.array()
    ndim = a.a.ndim
    name = pick("moveaxis swapaxes rollaxis flip squeeze expand_dims transpose diagonal diag rot90".split())
    axes = lambda most: tuple(axis_of(ndim) for _ in range(rng.randint(0, most)))
    if name == "moveaxis":
        count = rng.randint(0, ndim)
        lists = [[axis_of(ndim) for _ in range(count)], [axis_of(ndim) for _ in range(count if chance(0.95) else count + 1)]]
        return call(c, name, [a, *(lists if chance(0.6) else (axis_of(ndim), axis_of(ndim)))])
    if name == "swapaxes":
        return call(c, name, [a, axis_of(ndim), axis_of(ndim)])
    if name == "rollaxis":
        return call(c, name, [a, axis_of(ndim)], {"start": rng.randint(-ndim - 1, ndim + 1)} if chance(0.7) else {})
    if name in ("flip", "squeeze"):
        # NumPy's flip gives a scalar for no axes.
        if ndim == 0:
            raise Skip
        return call(c, name, [a], pick(({}, {"axis": axis_of(ndim)}, {"axis": axes(ndim)})))
    if name == "expand_dims":
        return call(c, name, [a, axis_of(ndim + 1) if chance(0.5) else tuple(rng.randint(-ndim - 2, ndim + 1) for _ in range(rng.randint(0, 2)))])
    if name == "transpose":
        order = list(range(ndim))
        rng.shuffle(order)
        if chance(0.1) and order:
            order[0] = order[-1]
        return call(c, name, [a, [axis - ndim if chance(0.3) else axis for axis in order]] if chance(0.8) else [a])
    if name == "diagonal":
        options = {"offset": rng.randint(-3, 3)} if chance(0.5) else {}
        if chance(0.5):
            options.update(axis1=axis_of(ndim), axis2=axis_of(ndim))
        return call(c, name, [a], options)
    if name == "rot90":
        options = {"k": rng.randint(-5, 5)} if chance(0.7) else {}
        return call(c, name, [a], {**options, "axes": (axis_of(ndim), axis_of(ndim))} if chance(0.6) else options)
    return call(c, "diag", [a], {"k": rng.randint(-4, 4)} if chance(0.7) else {})


def parted(c):
    a = c.array()
    name = pick("split array_split hsplit vsplit dsplit unstack".split())
    options = {"axis": axis_of(a.a.ndim)} if name in ("split", "array_split", "unstack") and chance(0.7) else {}
    if name == "unstack":
        return call(c, name, [a], options)
    cuts = [rng.randint(-4, 6) for _ in range(rng.randint(0, 4))]
    return call(c, name, [a, rng.randint(0 if chance(0.1) else 1, 5) if chance(0.5) else cuts], options)


def resized(c):
    if chance(0.5):
        return call(c, "resize", [c.array(), list(c.shape(rng.randint(0, 3), size=40)) if chance(0.9) else rng.randint(-1, 9)])
    a = c.array(c.shape(pick((0, 1, 1, 2, 3))), distinct=True)
    a.a[...] = 0
    for _ in range(rng.randint(0, 2) if a.a.size else 0):
        a.a[tuple(rng.randrange(n) for n in a.a.shape)] = 1
    options = {"trim": pick(("fb", "f", "b", "bf"))} if chance(0.6) else {}
    axes = tuple(dict.fromkeys(axis_of(a.a.ndim) for _ in range(2)))
    return call(c, "trim_zeros", [a], {**options, "axis": pick((None, axis_of(a.a.ndim), axes))} if chance(0.5) else options)


def numbered(c):
    shape = list(c.shape(rng.randint(1, 3), zero=0))
    size = int(np.prod(shape, dtype=int))
    order = {"order": pick("CF")} if chance(0.6) else {}
    if chance(0.5):
        flat = np.abs(indices(size, [pick((1, 3))], beyond=0.05))
        return call(c, "unravel_index", [flat, shape], order, indices=True, strides=False)
    lengths = pick(([3], [2, 2]))
    lists = [indices(n, lengths, beyond=0.1) for n in shape]
    if chance(0.8):
        order["mode"] = pick(MODES) if chance(0.5) else tuple(pick(MODES) for _ in shape)
    return call(c, "ravel_multi_index", [Two(lists, tuple(lists)), Two(shape, tuple(shape))], order, indices=True, strides=False)


def meshed(c):
    lists = [c.array(c.shape(pick((0, 1, 1, 1, 2)), size=5)) for _ in range(rng.randint(0, 4))]
    options = {"indexing": pick(("xy", "ij"))} if chance(0.5) else {}
    for name in ("sparse", "copy"):
        if chance(0.5):
            options[name] = chance(0.5)
    return call(c, "meshgrid", lists, options)


def made(c):
    name = pick("vander tri eye tril triu linspace full full_like zeros_like ones_like fill_diagonal".split())
    options = {}
    if name == "vander":
        if chance(0.5):
            options["N"] = rng.randint(0, 5)
        return call(c, name, [c.array(c.shape(1), style="factors")], {**options, "increasing": chance(0.5)}, tolerance=1, names={"N": "n"})
    if name in ("tri", "eye"):
        options = {key: value for key, value in {"M": rng.randint(0, 5), "k": rng.randint(-5, 5), "dtype": pick(DTYPES)}.items() if chance(0.6)}
        return call(c, name, [rng.randint(0, 5)], options, names={"M": "m"})
    if name in ("tril", "triu"):
        return call(c, name, [c.array()], {"k": rng.randint(-4, 4)} if chance(0.7) else {})
    if name == "linspace":
        start, stop = pick((0, 1, 3)), pick((0, 1, 10, 7.25))
        options = {key: value for key, value in {"endpoint": chance(0.5), "dtype": pick(DTYPES[1:])}.items() if chance(0.5)}
        return call(c, name, [start, stop, rng.randint(0 if chance(0.95) else -1, 7)], options, tolerance=1)
    if name == "full":
        dtype = pick(DTYPES)
        return call(c, name, [list(c.shape(size=8)), scalar_for(dtype)], {"dtype": dtype, "order": pick("CF")})
    if name.endswith("_like"):
        options = {key: value for key, value in {"dtype": pick(DTYPES), "order": pick("CFAK"), "shape": list(c.shape(pick((1, 2, 3)), size=8))}.items() if chance(0.4)}
        a = c.array()
        return call(c, name, [a, scalar_for(options.get("dtype", a.a.dtype))] if name == "full_like" else [a], options)
    ndim = pick((1, 2, 2, 2, 3))
    a = c.array([pick((1, 2, 3))] * ndim if ndim != 2 or chance(0.4) else [rng.randint(1, 6), rng.randint(1, 4)], distinct=True)
    value = scalar_for(a.a.dtype) if chance(0.5) else c.array(c.shape(pick((1, 1, 2)), size=4, zero=0), a.a.dtype if chance(0.6) else None)
    check_written(a, value)
    return call(c, name, [a, value], {"wrap": True} if chance(0.4) else {})


def joined(c):
    name = pick("concatenate concatenate stack hstack vstack dstack column_stack append".split())
    ndim, dtype = pick((0, 1, 1, 2, 2, 3)), pick(DTYPES)
    shape, axis = list(c.shape(ndim, size=12)), axis_of(ndim)

    def part():
        lengths = list(shape)
        if name == "concatenate" and -ndim <= axis < ndim and chance(0.6):
            lengths[axis] = rng.randint(0, 3)
        if name in ("hstack", "append") and ndim and chance(0.4):
            lengths[0 if ndim == 1 else 1] = rng.randint(0, 3)
        if chance(0.03) and lengths:
            lengths[0] += 1
        return c.array(lengths, dtype if chance(0.6) else None, share=0.2)

    parts = [part() for _ in range(2 if name == "append" else rng.randint(1, 3))]
    if name == "append":
        return call(c, name, parts, {"axis": axis} if chance(0.5) else {})
    options = {}
    if name == "concatenate":
        options = {"axis": None} if chance(0.15) else {"axis": axis}
    elif name == "stack":
        options = {"axis": axis_of(ndim + 1)}
    if name in ("concatenate", "stack", "hstack", "vstack") and chance(0.4):
        options.update(dtype=pick(DTYPES), casting=pick(RULES))
    elif name in ("concatenate", "stack") and chance(0.3):
        made = quietly(lambda: getattr(np, name)([x.a for x in parts], **options))
        options["out"] = c.out(made.shape, made.dtype if chance(0.6) else None)
        if any(shares(options["out"].a, x.a) for x in parts):
            raise Skip
    return call(c, name, [parts], options)


def converted(c):
    name = pick("astype asarray array ascontiguousarray asfortranarray require reshape ravel copy flatten view byteswap".split())
    a = c.array()
    order = {"order": pick("CFAK")} if chance(0.7) else {}
    if name == "astype":
        options = {key: value for key, value in {**order, "casting": pick(RULES), "copy": chance(0.5)}.items() if chance(0.6)}
        return call(c, name, [a, pick(DTYPES)], options, lambda x, dtype, **given: x.astype(dtype, **given))
    if name in ("asarray", "array"):
        options = {key: value for key, value in {**order, "dtype": pick(DTYPES), "copy": pick((None, True, False))}.items() if chance(0.5)}
        return call(c, name, [a], options)
    if name in ("ascontiguousarray", "asfortranarray"):
        return call(c, name, [a], {"dtype": pick(DTYPES)} if chance(0.4) else {})
    if name == "require":
        options = {"requirements": rng.sample("CFAWO", rng.randint(0, 3)), **({"dtype": pick(DTYPES)} if chance(0.4) else {})}
        return call(c, name, [a], options, lambda x, dtype=None, requirements=None: np.require(x, dtype, requirements))
    if name == "reshape":
        rest, shape = a.a.size, []
        for _ in range(rng.randint(0, 3)):
            shape.append(pick([n for n in range(1, max(rest, 1) + 1) if rest % n == 0]))
            rest //= shape[-1]
        shape.append(-1 if chance(0.3) else rest)
        rng.shuffle(shape)
        options = {"order": pick("CFA")} if chance(0.5) else {}
        return call(c, name, [a, shape], {**options, "copy": pick((None, True, False))} if chance(0.4) else options)
    if name == "flatten":
        return call(c, name, [a], order, lambda x, **given: x.flatten(**given), ours=".flatten")
    if name == "view":
        # Bits of truth values, and of NaN.
        if a.a.dtype == bool:
            raise Skip
        return call(c, name, [a, pick(DTYPES[1:])], f=lambda x, dtype: x.view(dtype), ours=".view")
    if name == "byteswap":
        if a.a.dtype == bool:
            raise Skip
        return call(c, name, [a], {"inplace": True} if chance(0.3) and 0 not in a.a.strides else {}, lambda x, **given: x.byteswap(**given))
    return call(c, name, [a], order)


def windowed(c):
    a = c.array()
    if chance(0.5):
        shape = [rng.randint(0, 3) for _ in range(rng.randint(0, 2))] + [pick((1, 2, 4)) if n == 1 else n for n in a.a.shape]
        return call(c, "broadcast_to", [a, shape])
    window, options = [rng.randint(1, 3) for _ in range(a.a.ndim)], {}
    if chance(0.6):
        window, options = pick(((rng.randint(0, 3), {"axis": axis_of(a.a.ndim)}), ([2, 1], {"axis": (axis_of(a.a.ndim), axis_of(a.a.ndim))})))
    return call(c, "sliding_window_view", [a, window], {**options, "writeable": chance(0.3)}, np.lib.stride_tricks.sliding_window_view)


GENERATORS = [take, choose, compress, select, where, written, written, along_axis, pad, pad, block, edited, edited, moved]
GENERATORS += [repeated, viewed, viewed, parted, resized, numbered, meshed, made, made, joined, joined, converted, converted, windowed]

if __name__ == "__main__":
    record(GENERATORS, 900)
