"""Runs lines of Python one by one and keeps what NumPy made of each: printed value, array, memory, error, time."""

import ast
import statistics
import time

import numpy as np


def owner(x):
    """The array that owns the data, found by following base."""
    while isinstance(x.base, np.ndarray):
        x = x.base
    return x


def address(x):
    return x.__array_interface__["data"][0]


def describe(x):
    return {
        "shape": list(x.shape),
        "strides": list(x.strides),
        "dtype": x.dtype.name,
        "cContiguous": x.flags.c_contiguous,
        "fContiguous": x.flags.f_contiguous,
        "writeable": x.flags.writeable,
    }


def verdict(x, source):
    """NumPy wraps some of its copies in a view of a private array, so the answer comes from the bytes, not from base."""
    if x is source:
        return "same object"
    return "view" if np.shares_memory(x, source) else "copy"


def memory(x, source):
    found = {"verdict": verdict(x, source)}
    if found["verdict"] == "view":
        found["delta"] = address(x) - address(source)
        found["baseIsSource"] = x.base is source
    return found


class Session:
    """The lines of one step, in order, in one namespace."""

    def __init__(self, **names):
        self.names = {"np": np, **names}
        self.lines = []
        self.times = {}

    def run(self, code, of=None, varies=False):
        """One line; `of` names the array whose memory the result may share, `varies` says that the value is no fact."""
        tree = ast.parse(code).body[0]
        before = self.names.get(of)
        where = address(before) if before is not None else None
        line = {"code": code}
        if isinstance(tree, ast.Expr):
            value = eval(code, self.names)
            if not varies:
                line["printed"] = str(value)
        else:
            exec(code, self.names)
            target = tree.target if isinstance(tree, ast.AugAssign) else getattr(tree, "targets", [None])[0]
            value = self.names.get(target.id) if isinstance(target, ast.Name) else None
        if isinstance(tree, ast.AugAssign) or (isinstance(tree, ast.Assign) and not isinstance(target, ast.Name)):
            after = self.names[of]
            stayed = after is before and address(after) == where
            line["memory"] = {"verdict": "in place" if stayed else "copy"}
        elif isinstance(value, np.ndarray):
            line["array"] = describe(value)
            if of is not None:
                line["memory"] = memory(value, before)
        self.lines.append(line)

    def fail(self, code):
        """A line that NumPy refuses."""
        try:
            eval(code, self.names)
        except Exception as error:
            self.lines.append({"code": code, "error": str(error).strip()})
        else:
            raise AssertionError(f"{code}: expected an error")

    def define(self, source):
        """A function for the lines that follow; not a line itself."""
        exec(source, self.names)

    def time(self, code):
        """The median time of one run in nanoseconds, of 9 samples of at least a millisecond each."""
        compiled = compile(code, "line", "exec")
        sample = lambda runs: timed(compiled, self.names, runs)
        sample(1)
        runs = max(1, round(1e6 / sample(3)))
        self.times[code] = round(statistics.median(sample(runs) for _ in range(9)), 1)


def timed(compiled, names, runs):
    start = time.perf_counter_ns()
    for _ in range(runs):
        exec(compiled, names)
    return (time.perf_counter_ns() - start) / runs
