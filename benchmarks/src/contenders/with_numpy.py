"""NumPy, as a contender: answers the runner's questions, one JSON object per line."""

import json
import platform
import sys
import timeit
import zlib

try:
    import numpy as np
except ImportError as error:
    np, MISSING = None, str(error)
else:
    # Doubling in place ends in infinities; their arithmetic takes no longer than that of other numbers.
    np.seterr(all="ignore")

MULTIPLIER = 0x9E3779B1
MIN_BATCH = 0.05e-3
SAMPLES = 100
WARM_UP = 0.1

# A statement per operation. It is timed as it stands, without the cost of calling a function around it.
OPERATIONS = {
    "multiply-in-place": "np.multiply(a, 2, out=a)",
    "multiply": "a * 2",
    "reshape": "a.reshape((1, -1))",
    "ravel": "a.ravel()",
    "flatten": "a.flatten()",
    "outer-tile": "np.tile(column, (1, n)) * np.tile(row, (n, 1))",
    "outer-broadcast": "row * column",
    "sum-row": "a[0, :].sum()",
    "sum-column": "a[:, 0].sum()",
}


def elements(work):
    index = np.arange(np.prod(work["shape"], dtype=np.int64), dtype=np.uint64)
    if work["fill"] == "hashed":
        index = index * np.uint64(MULTIPLIER) & np.uint64(0xFFFFFFFF)
    values = index.astype(work["dtype"]).reshape(work["shape"])
    if work["fill"] == "hashed" and values.dtype.kind == "f":
        values *= 2.0**-32
    return values


def operands(work):
    a = elements(work)
    names = {"np": np, "a": a.T if work["layout"] == "T" else a, "n": work["shape"][0]}
    if a.ndim == 1:
        names |= {"column": a[:, np.newaxis], "row": a[np.newaxis, :]}
    return names


def checksum(result):
    if np.ndim(result) == 0:
        return {"value": float(result)}
    data = np.ascontiguousarray(result)
    return {"shape": list(result.shape), "dtype": result.dtype.name, "crc32": zlib.crc32(data)}


class Prepared:
    """The operands of the last work are kept, because its rounds follow each other."""

    work = None
    timer = None

    def timer_for(self, work):
        if self.work != work:
            self.timer = None
            self.timer = timeit.Timer(OPERATIONS[work["op"]], globals=operands(work))
            self.work = work
        return self.timer


def measure(timer, milliseconds):
    budget = milliseconds / 1e3
    calls, spent = 1, timer.timeit(1)
    while spent < min(WARM_UP, budget) and calls < 100_000:
        calls += (more := max(1, calls // 2))
        spent += timer.timeit(more)
    batch = max(1, round(max(MIN_BATCH, budget / SAMPLES) / (spent / calls)))
    samples, total = [], 0.0
    while total < budget or len(samples) < 3:
        seconds = timer.timeit(batch)
        total += seconds
        samples.append(seconds / batch * 1e9)
    return {"samples": samples, "calls": batch, "gcNanoseconds": None}


def answer(question, prepared):
    if question["ask"] == "hello":
        if np is None:
            return {"missing": MISSING}
        return {"impl": f"numpy@{np.__version__}", "runtime": f"python {platform.python_version()}"}
    work = question["work"]
    if work["op"] not in OPERATIONS:
        return {"unsupported": work["op"]}
    if question["ask"] == "measure":
        return measure(prepared.timer_for(work), question["milliseconds"])
    return {"checksum": checksum(eval(OPERATIONS[work["op"]], operands(work)))}


prepared = Prepared()
for line in sys.stdin:
    try:
        reply = answer(json.loads(line), prepared)
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
