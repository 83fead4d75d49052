"""NumPy, as a contender: answers the runner's questions, one JSON object per line."""

import json
import math
import platform
import re
import sys
import timeit
import tracemalloc
import zlib

try:
    import numpy as np
except ImportError as error:
    np, MISSING = None, str(error)
else:
    # Doubling in place ends in infinities; their arithmetic takes no longer than that of other numbers.
    np.seterr(all="ignore")

MIN_BATCH = 0.05e-3
SAMPLES = 20
WARM_UP = 0.1
SAMPLE_SIZE = 1000
PERIOD = 2**20
DTYPES = {"index": "int64"}


def mixed_bits(size, seed):
    h = np.arange(size, dtype=np.uint32)
    h += np.uint32(seed * 0x9E3779B9 & 0xFFFFFFFF)
    h ^= h >> 16
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> 13
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> 16
    return h


def elements(spec, dtype):
    size, fill = math.prod(spec["shape"]), spec.get("fill", "mixed")
    if dtype.kind == "c":
        pairs = spec | {"shape": [2 * size]}
        return elements(pairs, np.dtype("float64")).view(dtype)
    if fill == "zeros":
        return np.zeros(size, dtype)
    if fill == "arange":
        return np.arange(size).astype(dtype)
    if size > PERIOD:
        return np.resize(elements(spec | {"shape": [PERIOD]}, dtype), size)
    bits = mixed_bits(size, spec.get("seed", 0))
    if dtype.kind == "b":
        return (bits & 1).astype(dtype)
    if dtype.kind != "f" and "high" not in spec:
        return bits.astype(dtype)
    low = spec.get("low", 0)
    values = low + (spec.get("high", 1) - low) * (bits * 2.0**-32)
    return (values if dtype.kind == "f" else np.floor(values)).astype(dtype)


def operand(spec):
    dtype = np.dtype(DTYPES.get(spec["dtype"], spec["dtype"]))
    a = elements(spec, dtype).reshape(spec["shape"])
    view = spec.get("view")
    if view is None:
        return a
    return a.T if view == "T" else eval(f"a[{view}]", {"a": a})


def names_of(work):
    names = {"np": np, "n": work["n"]}
    for name, spec in work["operands"].items():
        names[name] = operand(spec)
    exec(work["statement"].get("setup", ""), names)
    return names


def result_of(work):
    names, statement = names_of(work), work["statement"]
    if "check" not in statement:
        return eval(statement["run"], names)
    exec(statement["run"], names)
    return eval(statement["check"], names)


def checksum(result, tolerance):
    if np.ndim(result) == 0:
        return {"value": float(abs(result) if np.iscomplexobj(result) else result)}
    facts = {"shape": list(result.shape), "dtype": result.dtype.name}
    data = np.ascontiguousarray(result)
    if tolerance == 0:
        return facts | {"crc32": zlib.crc32(data)}
    flat, count = data.reshape(-1), min(data.size, SAMPLE_SIZE)
    sample = [float(flat[k * data.size // count]) for k in range(count)]
    return facts | {"sample": [x if math.isfinite(x) else None for x in sample]}


class Prepared:
    """The operands of the last work are kept, because its rounds follow each other."""

    work = None
    timer = None
    batch = 0
    allocated = 0

    def prepare(self, work, milliseconds):
        """A statement is timed as it stands, inside of timeit's loop: without the cost of calling a function around it."""
        if self.work != work:
            self.timer = None
            self.timer = timeit.Timer(work["statement"]["run"], globals=names_of(work))
            self.batch = batch_size(self.timer, milliseconds)
            self.allocated = peak(self.timer)
            self.work = work


def batch_size(timer, milliseconds):
    """Runs until caches are warm; gives the calls that make one sample."""
    budget = milliseconds / 1e3
    calls, spent = 1, timer.timeit(1)
    each = spent
    while spent < min(WARM_UP, budget) and calls < 10_000_000:
        more = max(1, calls // 2)
        seconds = timer.timeit(more)
        each = seconds / more
        calls += more
        spent += seconds
    return max(1, round(max(MIN_BATCH, budget / SAMPLES) / each))


def measure(prepared, milliseconds):
    samples, total, batch = [], 0.0, prepared.batch
    while total < milliseconds / 1e3 or len(samples) < 3:
        seconds = prepared.timer.timeit(batch)
        total += seconds
        samples.append(seconds / batch * 1e9)
    return {"samples": samples, "calls": batch, "gcNanoseconds": None, "allocatedBytes": prepared.allocated}


def peak(timer):
    """What one call holds at its peak, beyond what was there before."""
    tracemalloc.start()
    timer.timeit(1)
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    timer.timeit(1)
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return max(0, top - before)


def answer(question, prepared):
    if question["ask"] == "hello":
        if np is None:
            return {"missing": MISSING}
        return {"impl": f"numpy@{np.__version__}", "runtime": f"python {platform.python_version()}"}
    work = question["work"]
    if question["ask"] == "measure":
        prepared.prepare(work, question["milliseconds"])
        return measure(prepared, question["milliseconds"])
    lacks = [name for name in re.findall(r"\bnp\.(\w+)", work["statement"]["run"]) if not hasattr(np, name)]
    if lacks:
        return {"lacks": lacks[0]}
    return {"checksum": checksum(result_of(work), work["tolerance"])}


prepared = Prepared()
for line in sys.stdin:
    try:
        reply = answer(json.loads(line), prepared)
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
