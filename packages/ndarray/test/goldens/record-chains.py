"""Records chains of views, with their flags switched on the way: python3 record-chains.py > chains.json.

Each case is [dtype, shape, order, steps]: an array of zeros that owns its memory, and what is done to it, one after the
other. A step is [operation, argument, outcome]; the next one goes on with its result. An outcome is [shape, strides,
flags, 1 for a view of the owner], flags being C, F, W (writeable), A (aligned) in one string, or the error's name and text.
"""

import numpy as np

from arrays import ERRORS, arguments, random_slice, rng, text_of, write

DTYPES = ["int16", "float64", "uint8", "complex128", "float32", "bool", "int64"]


def outcome(a, owner):
    f = a.flags
    flags = ("C" if f.c_contiguous else "") + ("F" if f.f_contiguous else "") + ("W" if f.writeable else "") + ("A" if f.aligned else "")
    return [list(a.shape), list(a.strides), flags, int(is_view(a, owner))]


def is_view(a, owner):
    while a is not None and a is not owner:
        a = a.base
    return a is owner


def reshaped(a):
    shape = list(a.shape)
    rng.shuffle(shape)
    if rng.random() < 0.4:
        shape = [-1] if a.size else [0]
    if rng.random() < 0.3:
        shape.insert(rng.randint(0, len(shape)), 1)
    order = rng.choice("CFA")
    return [shape, order], lambda: a.reshape(shape, order=order)


def sliced(a):
    key, axis = [], 0
    while axis < a.ndim and rng.random() < 0.8:
        kind = rng.random()
        if kind < 0.15:
            key.append(None)
            continue
        whole = kind < 0.35 and a.shape[axis] > 0
        key.append(rng.randrange(-a.shape[axis], a.shape[axis]) if whole else random_slice(a.shape[axis]))
        axis += 1
    argument = [{"s": [k.start, k.stop, k.step]} if isinstance(k, slice) else k for k in key]
    return argument, lambda: a[(*key, ...)]


def broadcast(a):
    shape = [rng.choice((1, 2))] + [rng.choice((2, 3)) if n == 1 else n for n in a.shape]
    return shape, lambda: np.broadcast_to(a, shape)


def switched(a):
    write = rng.random() < 0.45

    def call():
        a.setflags(write=write)
        return a

    return write, call


def simple(call):
    return lambda a: (None, lambda: call(a))


def chosen(choices, call):
    def step(a):
        choice = rng.choice(choices)
        return choice, lambda: call(a, choice)

    return step


STEPS = {
    "T": simple(lambda a: a.T),
    "reshape": reshaped,
    "ravel": chosen("CFAK", lambda a, order: a.ravel(order)),
    "getitem": sliced,
    "broadcastTo": broadcast,
    "setflags": switched,
    "expandDims": chosen((0, -1), np.expand_dims),
    "squeeze": simple(np.squeeze),
    "view": chosen([name for name in DTYPES if name != "bool"], lambda a, name: a.view(name)),
    "diagonal": simple(np.diagonal),
    "real": simple(lambda a: a.real if a.dtype.kind == "c" else a),
    "flip": simple(lambda a: np.flip(a) if a.ndim else a[...]),  # NumPy gives a scalar for no axes, and we a view.
}

count = arguments(1000)
cases = []
while len(cases) < count:
    shape = [rng.choice((0, 1, 1, 2, 3, 4) if rng.random() < 0.4 else (1, 2, 3)) for _ in range(rng.randint(0, 4))]
    dtype, order = rng.choice(DTYPES), rng.choice("CCF")
    owner = a = np.zeros(shape, dtype, order=order)
    steps = []
    for _ in range(rng.randint(1, 7)):
        name = rng.choice([*STEPS, "setflags", "getitem"])
        argument, call = STEPS[name](a)
        try:
            result = call()
        except ERRORS as error:
            steps.append([name, argument, text_of(error)])
            continue
        steps.append([name, argument, outcome(result, owner)])
        # What is no view any more has other rules: NumPy wraps its copies.
        if not is_view(result, owner):
            break
        a = result
    cases.append([dtype, shape, order, steps])
write(cases=cases)
