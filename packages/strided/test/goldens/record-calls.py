"""Records what NumPy's computing functions give with all options: python3 record-calls.py > calls.json; see calls.py."""

import numpy as np

from calls import DTYPES, ERRORS, Big, Ref, Skip, Two, call, chance, pick, plain, record, rng, shares, written

UNARY = """negative positive absolute fabs sign reciprocal square sqrt cbrt spacing signbit exp exp2 expm1 log log2 log10
    log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh deg2rad rad2deg logical_not isnan isinf isfinite
    bitwise_invert bitwise_count floor ceil trunc rint conj""".split()
BINARY = """add subtract multiply divide floor_divide remainder fmod power float_power hypot maximum minimum fmax fmin gcd lcm
    heaviside ldexp nextafter copysign logaddexp logaddexp2 atan2 equal not_equal less less_equal greater greater_equal
    logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift""".split()
INEXACT = """absolute sqrt cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh
    deg2rad rad2deg power float_power hypot logaddexp logaddexp2 atan2""".split()
EXTREMA = "maximum minimum fmax fmin".split()
# NumPy's vectorised atan2 and power read ahead of the accumulator, its ldexp takes it for another dtype.
FOLDED = [name for name in BINARY if name not in ("atan2", "ldexp", "float_power", "power")]
OFTEN = "add multiply maximum minimum logical_and logical_or bitwise_xor bitwise_or subtract hypot fmax logaddexp".split()
RULES = ("no", "equiv", "safe", "same_kind", "unsafe")


def tolerance_of(name):
    return 3 if name in EXTREMA else 1 if name in INEXACT else 0


def style_of(name):
    return "plain" if name in INEXACT else None


def quietly(f):
    try:
        with np.errstate(all="ignore"):
            return f()
    except ERRORS:
        return None


def dtypes_of(name, operands, nout):
    made = quietly(lambda: getattr(np, name)(*map(plain, operands)))
    if made is None:
        return [None] * nout
    return [one.dtype for one in (made if isinstance(made, tuple) else (made,))]


def scalar_beside(dtype):
    """A scalar beside an array: mostly one that fits; a whole number beside bool is a bigint, as Python's are."""
    kind, what = np.dtype(dtype).kind, rng.random()
    if what < 0.35:
        large = (0, -1, 7, 100, 128, 200, 256, 300, -129, 70000, 2**31, 2**40, -(2**63), 2**63, 2**64 - 1)
        return Big(pick(large if chance(0.5) else (0, 1, 2, 3, 5)))
    if what < 0.6:
        return pick((1.5, -0.5)) if kind == "b" else pick((0, 1, 2, 3, -1, 5, 200, 300))
    if what < 0.8:
        return pick((1.5, -0.5, 2.25, float("nan"), float("inf")))
    return chance(0.5) if what < 0.9 else pick((1 + 2j, 0.5 - 1j, 3j))


def ufunc(c):
    name = pick(pick((UNARY, BINARY, BINARY, ["frexp", "modf"], ["divmod"])))
    nout = 2 if name in ("frexp", "modf", "divmod") else 1
    shape, style = c.shape(), style_of(name)
    if name in UNARY or name in ("frexp", "modf"):
        operands = [c.array(shape, style=style)]
    else:
        dtype = pick(DTYPES)
        operands = [c.array(c.stretched(shape), dtype, style)]
        other = lambda: c.array(c.stretched(shape), dtype if chance(0.5) else None, style, share=0.3)
        operands.append(scalar_beside(dtype) if chance(0.3) else other())
        if chance(0.4):
            operands.reverse()
    shape = quietly(lambda: np.broadcast_shapes(*[np.shape(plain(x)) for x in operands])) or shape
    options = {}
    if chance(0.6):
        dtypes = dtypes_of(name, operands, nout) if chance(0.7) else [None] * nout
        outs = tuple(None if nout == 2 and chance(0.25) else c.out(shape, dtype) for dtype in dtypes)
        options["out"] = outs if nout == 2 or chance(0.2) else outs[0]
        given = [out for out in outs if out is not None]
        # The order of writes that overlap is NumPy's; where a mask leaves elements out, it loses those that it buffers.
        if len(given) == 2 and shares(given[0].a, given[1].a):
            raise Skip
        if len(given) == nout and chance(0.4):
            options["where"] = c.mask(shape)
            # NumPy falls over comparisons with what is out of range where there is a mask.
            if any(type(plain(x)) is int and not 0 <= plain(x) < 128 for x in operands):
                raise Skip
            read = [x for x in [*operands, options["where"]] if isinstance(x, Ref)]
            if any(shares(x.a, out.a) for x in read for out in given):
                raise Skip
    if chance(0.15) and name != "ldexp":
        options["dtype"] = pick(DTYPES)
    if chance(0.25):
        options["casting"] = pick(RULES)
    if chance(0.25):
        options["order"] = pick("CFAK")
    dtypes = [plain(x).dtype for x in operands if isinstance(x, Ref)]
    # NumPy: logical functions cast by no rule, and numbers are of no dtype by the strictest.
    # Complex numbers as elements of a real dtype are errors of ours, infinity as an integer is what the processor makes of it.
    if options.get("casting") == "unsafe" and any(isinstance(x, (complex, float)) for x in operands):
        raise Skip
    outs = [x.a.dtype.kind for x in c.refs if x not in operands and x is not options.get("where")]
    if options.get("casting") == "unsafe" and any(kind in "iub" for kind in outs):
        raise Skip
    is_strict = options.get("casting") in ("no", "equiv")
    if is_strict and ("logical" in name or len(dtypes) < len(operands)):
        raise Skip
    if any(isinstance(x, Big) and abs(x.value) >= 2**63 for x in operands):
        raise Skip
    # NumPy: a whole number alone chooses the first loop of ldexp, and beyond int64 none of the logical functions.
    if len(dtypes) < len(operands) and (name == "ldexp" or "logical" in name):
        raise Skip
    is_complex = any(dtype.kind == "c" for dtype in dtypes) or any(isinstance(x, complex) for x in operands)
    if is_complex and "power" in name:
        raise Skip
    # NumPy: the first loop that gives this dtype takes real numbers; its negative of columns errs by its vectors.
    if name == "absolute" and is_complex and "dtype" in options or name == "negative" and "out" in options:
        raise Skip
    # Errors of cell and of bytes would meet.
    if name in INEXACT and "out" in options and any(shares(plain(x), o.a) for x in operands if isinstance(x, Ref) for o in c.refs if o is not x):
        raise Skip
    return call(c, name, operands, options, tolerance=tolerance_of(name))


def axis_of(ndim, several=True, none=True):
    kind = rng.random()
    if none and kind < 0.2:
        return None
    if several and kind < 0.5:
        axes = dict.fromkeys(rng.randint(0, max(ndim - 1, 0)) for _ in range(rng.randint(0, ndim)))
        return tuple(axis - ndim if chance(0.3) else axis for axis in axes)
    return rng.randrange(-ndim, ndim) if ndim and chance(0.97) else rng.randint(-ndim - 1, ndim)


def folded_shape(shape, axis, keepdims):
    ndim = len(shape)
    axes = range(ndim) if axis is None else [axis] if isinstance(axis, int) else axis
    gone = {axis % ndim if ndim else 0 for axis in axes}
    return [1 if k in gone else n for k, n in enumerate(shape) if keepdims or k not in gone]


def start_of(dtype):
    kind = np.dtype(dtype).kind
    if chance(0.1):
        return None
    if kind == "b":
        return chance(0.5)
    if chance(0.12):
        return Big(pick((300, -1, 2**40, 2**63)))
    return Big(pick((0, 1, 2, 5))) if kind in "iu" else pick((0.5, 1.5, 2, 3, float("nan"), float("-inf")))


def fold_options(c, a, dtype, names, several=True):
    """Options of folds; an out that is given holds the result, as NumPy folds in `out` itself."""
    options, axis, keepdims = {}, None, False
    if "axis" in names and chance(0.8):
        options["axis"] = axis = axis_of(a.a.ndim, several)
    if "keepdims" in names and chance(0.4):
        options["keepdims"] = keepdims = chance(0.8)
    if "dtype" in names and chance(0.2):
        options["dtype"] = pick(DTYPES)
    if "initial" in names and chance(0.3):
        options["initial"] = start_of(options.get("dtype", a.a.dtype))
    if "where" in names and chance(0.3):
        options["where"] = c.mask(a.a.shape)
    if "out" in names and chance(0.3) and dtype is not None:
        into = options.get("dtype", dtype)
        wider = [d for d in DTYPES if np.can_cast(into, d, "safe")]
        options["out"] = c.out(folded_shape(a.a.shape, axis, keepdims), into if chance(0.6) else pick(wider), share=0.3)
    return options


def folded_dtype(f, a):
    made = quietly(lambda: np.asarray(f(np.ones(2, a.a.dtype))))
    return None if made is None else made.dtype


def check_fold(name, a, options):
    # The order of factors decides where infinities and NaN meet.
    if name == "multiply" and "c" in (a.a.dtype.kind, np.dtype(options.get("dtype", bool)).kind) and "initial" in options:
        raise Skip
    # Half floats are rounded after each step, or once.
    if name in (*INEXACT, "divide") and a.a.dtype.itemsize < 4:
        raise Skip
    # Elements out of range of the dtype that was asked for.
    if a.a.dtype.kind in "fc" and np.dtype(options.get("dtype", float)).kind in "iub":
        raise Skip


def check_nan(name, a):
    # Which of two NaN with other parts is larger.
    if name in EXTREMA and a.a.dtype.kind == "c" and np.isnan(a.a).any():
        raise Skip


def reduced(c):
    name = pick(FOLDED if chance(0.4) else OFTEN)
    a = c.array(style="factors" if name == "multiply" else style_of(name))
    check_nan(name, a)
    f = getattr(np, name).reduce
    options = {"axis": 0, **fold_options(c, a, folded_dtype(f, a), "axis dtype out keepdims initial where".split())}
    check_fold(name, a, options)
    # NumPy folds half floats and integers in the out itself.
    if name in ("hypot", "logaddexp", "logaddexp2") and "out" in options:
        raise Skip
    tolerance = tolerance_of(name) or int(name in ("add", "multiply", "subtract"))
    return call(c, name, [a], options, f, tolerance, ours=f"{written_name(name)}.reduce")


def written_name(name):
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def scanned(c):
    name = pick(FOLDED if chance(0.4) else OFTEN)
    a = c.array(style="factors" if name == "multiply" else style_of(name))
    check_nan(name, a)
    f = getattr(np, name).accumulate
    options = fold_options(c, a, folded_dtype(getattr(np, name).reduce, a), ["axis", "dtype"], several=chance(0.1))
    check_fold(name, a, options)
    if chance(0.35):
        options["out"] = c.array(a.a.shape, folded_dtype(getattr(np, name).reduce, a), share=0.5, distinct=True)
    if "out" in options and name in INEXACT:
        raise Skip
    return call(c, name, [a], options, f, 1, ours=f"{written_name(name)}.accumulate")


def segmented(c):
    name = pick(FOLDED if chance(0.4) else OFTEN)
    a = c.array(style="factors" if name == "multiply" else style_of(name))
    check_nan(name, a)
    f = getattr(np, name).reduceat
    options = fold_options(c, a, None, ["axis", "dtype"], several=chance(0.05))
    check_fold(name, a, options)
    axis = options.get("axis", 0)
    is_axis = isinstance(axis, int) and -a.a.ndim <= axis < a.a.ndim
    n = a.a.shape[axis] if is_axis else 3
    begins = [rng.randint(0 if chance(0.98) else -1, max(n - 1, 0)) for _ in range(0 if chance(0.1) else rng.randint(1, 4))]
    indices = begins if chance(0.5) and begins else np.array(begins, pick(("int32", "int64", "int16")))
    if chance(0.35) and is_axis and name not in INEXACT:
        shape = [*a.a.shape[: axis % a.a.ndim], len(begins), *a.a.shape[axis % a.a.ndim + 1 :]]
        options["out"] = c.array(shape, folded_dtype(getattr(np, name).reduce, a), share=0.5, distinct=True)
    return call(c, name, [a, indices], options, f, 1, ours=f"{written_name(name)}.reduceat")


def crossed(c):
    name = pick(BINARY)
    a, b = (c.array(c.shape(pick((0, 1, 1, 2, 3)), size=8), style=style_of(name), share=0.3) for _ in range(2))
    if "power" in name and "c" in (a.a.dtype.kind, b.a.dtype.kind):
        raise Skip
    options, shape = {}, [*a.a.shape, *b.a.shape]
    if chance(0.3) and name not in INEXACT:
        dtype = folded_dtype(lambda ones: getattr(np, name)(ones, np.ones(2, b.a.dtype)), a)
        options["out"] = c.out(shape, dtype if chance(0.6) else None)
        if chance(0.4):
            options["where"] = c.mask(shape)
        if any(shares(x.a, options["out"].a) for x in c.refs if x is not options["out"]):
            raise Skip
    if chance(0.2):
        options["casting"] = pick(("safe", "same_kind", "unsafe"))
    # NumPy: what order A is asked of has other axes than the operands.
    if chance(0.2):
        options["order"] = pick("CFK")
    return call(c, name, [a, b], options, getattr(np, name).outer, tolerance_of(name), ours=f"{written_name(name)}.outer")


def key_of(shape):
    keys, axis = [], 0
    while axis < len(shape):
        n, kind = shape[axis], rng.random()
        if kind < 0.4:
            lengths = pick(([2], [3], [5], [2, 2], [0], [1]))
            items = [rng.randint(-n, n - 1) if n else 0 for _ in range(int(np.prod(lengths)))]
            keys.append(np.array(items, pick(("int32", "int64", "int8"))).reshape(lengths))
        elif kind < 0.6:
            keys.append(slice(pick((None, 0, 1, -2)), pick((None, n, -1)), pick((None, 1, 2, -1))))
        elif kind < 0.75:
            keys.append(rng.randint(-n, n - 1) if n else 0)
        elif kind < 0.85:
            covered = shape[axis : axis + pick((1, 1, 2))]
            keys.append(np.array([chance(0.5) for _ in range(int(np.prod(covered)))], bool).reshape(covered))
            axis += len(covered) - 1
        elif kind < 0.9 and not any(key is Ellipsis for key in keys):
            keys.append(Ellipsis)
            axis = max(axis, len(shape) - rng.randint(0, 1)) - 1
        else:
            break
        if chance(0.05):
            keys.append(None)
        axis += 1
    # A list of whole numbers alone is one array of indices.
    if all(isinstance(key, int) for key in keys):
        keys[:1] = [np.array(keys[0])] if keys else [Ellipsis]
    return keys


def updated(c):
    is_unary = chance(0.2)
    name = pick(UNARY if is_unary else BINARY)
    a = c.array(c.shape(pick((1, 1, 1, 2, 2, 3)), zero=0), style=style_of(name), distinct=True)
    keys = key_of(a.a.shape)
    selected = quietly(lambda: a.a[tuple(keys)].shape)
    args = [a, Two(keys[0], keys[0]) if len(keys) == 1 else Two(keys, tuple(keys))]
    # NumPy: `at` takes scalars for arrays of int64 and float64, and reads beside values with fewer axes.
    if not is_unary:
        args.append(c.array(selected or (), None if chance(0.3) else a.a.dtype, style_of(name), share=0.3))
    # Errors grow where an index comes again.
    if name in INEXACT and name != "absolute":
        raise Skip
    if name in INEXACT and a.a.dtype.kind != "f" or name in ("divide", "copysign", "nextafter", "fabs", "spacing", "heaviside", "rint", "reciprocal") and a.a.dtype.kind in "iub":
        raise Skip
    # What does not fit the dtype is what the processor makes of it.
    if a.a.dtype.kind in "iub" and any(np.result_type(a.a, x.a).kind in "fc" for x in args[2:]):
        raise Skip
    return call(c, name, args, f=getattr(np, name).at, tolerance=tolerance_of(name), ours=f"{written_name(name)}.at")


def summed(c):
    name = pick("sum prod max min any all ptp nansum nanprod nanmax nanmin".split())
    a = c.array(style="factors" if "prod" in name else None)
    takes = {"sum": "axis dtype out keepdims initial where", "any": "axis out keepdims where", "ptp": "axis out keepdims"}
    names = takes.get({"prod": "sum", "all": "any"}.get(name, name), "axis out keepdims initial where").split()
    options = fold_options(c, a, folded_dtype(getattr(np, name), a), names)
    check_fold("multiply" if "prod" in name else name, a, options)
    check_nan("maximum" if name[-3:] in ("max", "min", "ptp") else name, a)
    # NumPy keeps the largest in the out while it looks for the smallest.
    if name == "ptp" and "out" in options and shares(a.a, options["out"].a):
        raise Skip
    return call(c, name, [a], options, tolerance=1, strides="nan" not in name)


def averaged(c):
    name = pick("mean var std nanmean nanvar nanstd".split())
    dtype = pick(DTYPES)
    # Sums of large integers are rounded in the order of the elements.
    a = c.array(dtype=dtype, style=pick(("plain", "awkward")) if np.dtype(dtype).kind in "fc" else "plain")
    is_mean, is_nan = "mean" in name, "nan" in name
    options = fold_options(c, a, folded_dtype(getattr(np, name), a), "axis dtype out keepdims where".split())
    if not is_mean and chance(0.4):
        options[pick(("ddof", "correction"))] = pick((0, 1, 2, 1.5, -1, 30))
    kind = np.dtype(options.get("dtype", float)).kind
    # Sums of what is not a float wrap, quotients by nothing are NaN in one part or in both.
    if kind in "biu" and (not is_mean or a.a.dtype.kind in "fc" or "out" in options) or kind == "c":
        raise Skip
    if "out" in options and options["out"].a.dtype.kind == "c" or a.a.ndim == 0 and ("where" in options or is_nan):
        raise Skip
    if a.a.dtype.kind in "iu" and kind in "iu" or options.get("dtype") == "float16" and a.a.dtype.kind in "iu":
        raise Skip
    # NumPy sums squares of half floats as half floats, and of complex ones in what was asked for.
    if not is_mean and (a.a.dtype == np.float16 or "dtype" in options):
        raise Skip
    return call(c, name, [a], options, tolerance=2, strides=not is_nan and a.a.size > 0)


def weighted(c):
    a = c.array(c.shape(zero=0), pick([d for d in DTYPES if d != "float16"]), style="plain")
    options = fold_options(c, a, None, ["axis", "keepdims"])
    axis = options.get("axis")
    if chance(0.4):
        options["weights"] = c.array(a.a.shape, style="plain", share=0.2)
    elif chance(0.6):
        axes = () if axis is None else (axis,) if isinstance(axis, int) else axis
        shape = quietly(lambda: [a.a.shape[k] for k in axes])
        if shape is not None:
            options["weights"] = c.array(shape, style="plain")
    if chance(0.3):
        options["returned"] = chance(0.7)
    return call(c, "average", [a], options, tolerance=2, strides="weights" not in options)


def placed(c):
    name = pick("argmax argmin nanargmax nanargmin count_nonzero".split())
    a = c.array(style="plain" if "nan" in name else None)
    options = fold_options(c, a, None, ["axis", "keepdims"], several=name == "count_nonzero")
    return call(c, name, [a], options, indices=True, strides=False)


def running(c):
    name = pick("cumsum cumprod cumulative_sum cumulative_prod".split())
    a = c.array(style="factors" if "prod" in name else None)
    options = fold_options(c, a, None, ["axis", "dtype"], several=False)
    check_fold("add", a, options)
    if "ulative" in name and chance(0.5):
        options["include_initial"] = chance(0.8)
    elif chance(0.25) and a.a.ndim and "dtype" not in options:
        shape = a.a.shape if options.get("axis") is not None or "ulative" in name else [a.a.size]
        dtype = folded_dtype(np.prod if "prod" in name else np.sum, a)
        options["out"] = c.array(shape, dtype, share=0.4, distinct=True, readonly=0.05)
    return call(c, name, [a], options, tolerance=1, strides=a.a.size > 0 and "include_initial" not in options)


def differing(c):
    a = c.array(c.shape(pick((0, 1, 1, 2, 2, 3))))
    options, axis = {}, -1
    if chance(0.5):
        options["n"] = pick((0, 1, 2, 3, -1))
    if chance(0.6):
        options["axis"] = axis = axis_of(a.a.ndim, several=False, none=False)
    for name in ("prepend", "append"):
        kind = rng.random()
        # NumPy: scalars are arrays of int64, float64 or bool.
        if kind < 0.1:
            options[name] = Big(pick((0, 1, 5))) if a.a.dtype == np.int64 else chance(0.5)
        elif kind < 0.3:
            shape = list(a.a.shape)
            if -a.a.ndim <= axis < a.a.ndim:
                shape[axis] = pick((1, 2))
            options[name] = c.array(shape[1:] if chance(0.05) else shape, a.a.dtype if chance(0.6) else None)
    return call(c, "diff", [a], options, tolerance=1)


def integrated(c):
    a = c.array(c.shape(zero=0), style="plain")
    options, axis = {}, -1
    if chance(0.6):
        options["axis"] = axis = axis_of(a.a.ndim, several=False, none=False)
    if chance(0.4):
        options["dx"] = pick((0.5, 2, 1.5))
    # NumPy multiplies half floats as half floats.
    if a.a.dtype == np.float16:
        raise Skip
    if chance(0.5):
        n = quietly(lambda: a.a.shape[axis]) or 3
        options["x"] = c.array([n] if chance(0.6) else a.a.shape, pick([d for d in DTYPES if d != "float16"]), style="plain")
    return call(c, "trapezoid", [a], options, tolerance=2, strides=False)


def rounded(c):
    a = c.array(style=pick(("plain", "awkward")))
    options = {"decimals": pick((0, 1, 2, -1, -2, 3))} if chance(0.7) else {}
    if chance(0.3):
        options["out"] = c.array(a.a.shape, a.a.dtype if chance(0.6) else None, distinct=True, readonly=0.03)
    # NumPy has no round of truth values.
    if a.a.dtype == bool:
        raise Skip
    return call(c, "round", [a], options, tolerance=1)


def clipped(c):
    shape = c.shape()
    a = c.array(shape)
    bound = lambda: c.array(c.stretched(shape), a.a.dtype if chance(0.6) else None, share=0.2)
    bounds = [None if chance(0.15) else scalar_beside(a.a.dtype) if chance(0.4) else bound() for _ in range(2)]
    options = {}
    if chance(0.4):
        options["out"] = c.out(shape, a.a.dtype if chance(0.7) else None)
        if chance(0.3) and not any(shares(x.a, options["out"].a) for x in c.refs[:-1]):
            options["where"] = c.array(c.stretched(shape), "bool")
    if chance(0.2):
        options["casting"] = pick(("safe", "same_kind", "unsafe"))
    # Infinity as an integer is what the processor makes of it.
    if options.get("casting") == "unsafe" and any(isinstance(x, float) for x in bounds):
        raise Skip
    # NaN passes bounds of complex numbers; NumPy's positive takes no truth values.
    kinds = [np.asarray(plain(x)).dtype.kind for x in (a, *bounds)]
    if "c" in kinds or bounds == [None, None] and a.a.dtype == bool:
        raise Skip
    return call(c, "clip", [a, *bounds], options, tolerance=3)


def multiplied(c):
    name = pick("matmul dot inner outer tensordot vecdot matvec vecmat".split())
    n, m, k = (0 if chance(0.05) else pick((1, 2, 3, 5, 8)) for _ in range(3))
    shapes = {
        "matmul": (([n, m], [m, k]), ([m], [m, k]), ([n, m], [m]), ([m], [m]), ([2, n, m], [m, k]), ([3, 1, n, m], [2, m, k])),
        "dot": (([n, m], [m, k]), ([m], [m]), ([], [n, m]), ([n, m], [m]), ([2, n, m], [m]), ([2, n, m], [2, m, k])),
        "inner": (([n, m], [k, m]), ([m], [m]), ([], [n, m]), ([n, m], [m]), ([2, n, m], [k, m])),
        "outer": ((c.shape(size=8), c.shape(size=8)),),
        "tensordot": (([2, n, m], [n, m, k]),),
        "vecdot": (([n, m], [m]), ([m], [m]), ([n, m], [n, m]), ([2, 1, m], [n, m])),
        "matvec": (([n, m], [m]), ([2, n, m], [m]), ([2, n, m], [2, m])),
        "vecmat": (([n], [n, m]), ([2, n], [n, m]), ([2, n], [2, n, m])),
    }
    first, second = pick(shapes[name])
    a = c.array(first, style="plain")
    b = c.array(second, a.a.dtype if chance(0.6) else None, "plain", share=0.3)
    # Half floats are summed in another order.
    if np.float16 in (a.a.dtype, b.a.dtype) and m > 3:
        raise Skip
    options = {}
    if name == "tensordot":
        pairs = (((1, 2), (0, 1)), (1, 0), ((-1,), (1,)), ((), ()), ((0, 5), (0, 1)))
        options["axes"] = pick((0, 1, 2, *pairs))
    elif chance(0.35) and name != "inner" and a.a.ndim:
        made = quietly(lambda: getattr(np, name)(a.a, b.a))
        if made is None:
            raise Skip
        # NumPy writes beside outs that are not packed, and dot takes no others.
        options["out"] = c.array(made.shape, made.dtype if chance(0.7) or name == "dot" else None, distinct=True)
        if not options["out"].a.flags.carray or any(shares(x.a, options["out"].a) for x in (a, b)):
            raise Skip
    if name in ("matmul", "vecdot", "matvec", "vecmat") and chance(0.15):
        options["casting"] = pick(RULES)
    # NumPy: products with an array without axes lie in C order for some dtypes.
    return call(c, name, [a, b], options, tolerance=2, strides=a.a.ndim > 0 < b.a.ndim)


GENERATORS = [ufunc, ufunc, ufunc, ufunc, reduced, reduced, scanned, segmented, crossed, updated, updated, summed, averaged]
GENERATORS += [weighted, placed, running, differing, integrated, rounded, clipped, multiplied]

if __name__ == "__main__":
    record(GENERATORS, 900)
