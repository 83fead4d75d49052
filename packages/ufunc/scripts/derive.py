"""Derives the numbers in src/math: `derive.py [NAME...]` prints each table with the logarithm of its error.

Needs mpmath (`pip install mpmath`). An error of -57 says that the polynomial is within 2^-57 of the function, relative to
the result.
"""
import sys

from mpmath import mp, mpf

from minimax import fit, to_double, to_single, top_bits

LN2 = mp.log(2)
#: Reduced arguments may lie a little outside of their interval, since the reduction rounds.
SLACK = 1 + mpf(2) ** -12
#: Where a quotient has no value at 0 the interval begins here.
NEAR_0 = mpf(2) ** -60
TABLES = {}


def table(name):
    def register(function):
        TABLES.setdefault(name, []).append(function)
        return function

    return register


def show(label, fitted):
    coefficients, error = fitted[0], fitted[1]
    print(f"  {label}: error {mp.nstr(error, 5)}")
    print("    " + ", ".join(repr(float(c)) for c in coefficients))


def parts(label, value, *widths):
    """A number as parts of so many bits and the rest."""
    numbers = []
    for width in widths:
        numbers.append(top_bits(value, width))
        value -= numbers[-1]
    print(f"  {label}: " + ", ".join(repr(float(v)) for v in [*numbers, value]))


@table("exp")
def exp():
    limit = LN2 / 2 * SLACK
    g = lambda r: mp.exp(r) - 1 - r
    weight = lambda r: mp.exp(-r)
    show("q, f64", fit(g, weight, list(range(2, 12)), -limit, limit, keep=(0.5,)))
    show("q, f32", fit(g, weight, list(range(2, 7)), -limit, limit, to_single))
    below = lambda z: mp.sqrt(z) / mp.expm1(mp.sqrt(z)) - 1 + mp.sqrt(z) / 2
    show("d, f64", fit(below, lambda z: mpf(1), [1, 2, 3, 4, 5], NEAR_0, limit**2))
    parts("ln 2, f64", LN2, 42)
    parts("ln 2, f32", LN2, 16)


@table("log")
def log():
    root = mp.sqrt(2) - 1
    top = (root / (2 + root)) ** 2 * SLACK
    g = lambda z: 2 * mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 2
    half = lambda z: mpf(1) / 2
    show("r, f64", fit(g, half, list(range(1, 8)), NEAR_0, top))
    show("r, f32", fit(g, half, list(range(1, 4)), NEAR_0, top, to_single))


@table("sin")
def sin():
    g = lambda z: mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1
    weight = lambda z: mp.sqrt(z) / mp.sin(mp.sqrt(z))
    show("p, up to pi / 4, f64", fit(g, weight, list(range(1, 7)), NEAR_0, (mp.pi / 4 * SLACK) ** 2))


@table("cos")
def cos():
    g = lambda z: mp.cos(mp.sqrt(z)) - 1 + z / 2
    show("q", fit(g, lambda z: 1 / mp.cos(mp.sqrt(z)), list(range(2, 8)), NEAR_0, (mp.pi / 4 * SLACK) ** 2))


@table("single-sine")
def single_sine():
    top = (mp.pi / 2 * (1 + mpf(2) ** -9)) ** 2
    g = lambda z: mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1
    weight = lambda z: mp.sqrt(z) / mp.sin(mp.sqrt(z))
    show("p, f32", fit(g, weight, [1, 2, 3, 4, 5], NEAR_0, top, to_single))
    parts("pi, f32", +mp.pi, 24, 24, 24)
    parts("pi, f64", +mp.pi, 33)


@table("angle")
def angle():
    parts("pi / 2", +mp.pi / 2, 28, 28, 28)
    with mp.workprec(1400):
        rest = 1 / mp.pi
        words = []
        for _ in range(25):
            rest *= mpf(2) ** 48
            words.append(int(mp.floor(rest)))
            rest -= words[-1]
    print("  words of 1 / pi: " + ", ".join(map(str, words)))


@table("tanh")
def tanh():
    g = lambda z: mp.tanh(mp.sqrt(z)) / mp.sqrt(z) - 1
    weight = lambda z: mp.sqrt(z) / mp.tanh(mp.sqrt(z))
    show("p, f32", fit(g, weight, list(range(1, 6)), NEAR_0, mpf("0.66") ** 2 * SLACK, to_single))
    limit = LN2 / 4 * SLACK
    powers = list(range(6))
    show("e, f32", fit(lambda r: mp.exp(2 * r), lambda r: mp.exp(-2 * r), powers, -limit, limit, to_single, keep=(1.0,)))


@table("power")
def power():
    root = mp.sqrt(2) - 1
    top = (root / (2 + root)) ** 2 * SLACK
    c = 2 / LN2
    g = lambda z: 2 * mp.atanh(mp.sqrt(z)) / mp.sqrt(z) / LN2 - c - c / 3 * z
    for label, count, rounding in (("f64", 7, to_double), ("f32", 3, to_single)):
        show(f"p, {label}", fit(g, lambda z: 1 / c, list(range(2, 2 + count)), mpf(2) ** -80, top, rounding))
        for name, number in (("c", c), ("c / 3", c / 3)):
            first = rounding(number)
            print(f"  {name}, {label}: {float(first)!r}, {float(rounding(number - first))!r}")
    slope = lambda s: 1 / LN2 / (1 + s)
    show("slope", fit(slope, lambda s: 1 / slope(s), [0, 1, 2], -mp.sqrt(top), mp.sqrt(top)))


@table("exp2")
def exp2():
    limit = mpf("0.5") * SLACK
    g = lambda r: mpf(2) ** r - 1
    weight = lambda r: mpf(2) ** -r
    show("q, f64", fit(g, weight, list(range(1, 12)), -limit, limit))
    show("q, f32", fit(g, weight, list(range(1, 7)), -limit, limit, to_single))


def log_base(base):
    for label, first, half, rounding in (("f64", 42, 26, to_double), ("f32", 16, 12, to_single)):
        parts(f"log of 2, {label}", LN2 / mp.log(base), first)
        parts(f"1 / ln b, {label}", 1 / mp.log(base), half)


@table("log2")
def log2():
    log_base(2)


@table("log10")
def log10():
    log_base(10)


@table("sinh")
def sinh():
    top = (LN2 / 2 * SLACK) ** 2
    for label, p, q, rounding in (("f64", 5, 6, to_double), ("f32", 3, 3, to_single)):
        g = lambda z: mp.sinh(mp.sqrt(z)) / mp.sqrt(z) - 1
        show(f"p, {label}", fit(g, lambda z: 1 / (1 + g(z)), list(range(1, p + 1)), NEAR_0, top, rounding))
        h = lambda z: mp.cosh(mp.sqrt(z)) - 1
        show(f"q, {label}", fit(h, lambda z: mpf(1), list(range(1, q + 1)), NEAR_0, top, rounding))


@table("tan")
def tan():
    top = (mp.pi / 4 * SLACK) ** 2
    g = lambda z: mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1
    show("p, f32 in f64", fit(g, lambda z: 1 / (1 + g(z)), list(range(1, 4)), NEAR_0, top))
    h = lambda z: mp.cos(mp.sqrt(z)) - 1
    show("q, f32 in f64", fit(h, lambda z: 1 / (1 + h(z)), list(range(1, 5)), NEAR_0, top))


@table("atan")
def atan():
    g = lambda z: mp.atan(mp.sqrt(z)) / mp.sqrt(z) - 1
    weight = lambda z: 1 / (1 + g(z))
    show("p, f64", fit(g, weight, list(range(1, 22)), NEAR_0, mpf(1)))
    show("p, f32", fit(g, weight, list(range(1, 10)), NEAR_0, mpf(1), to_single))
    parts("pi / 2, f64", +mp.pi / 2, 53)
    parts("pi / 2, f32", +mp.pi / 2, 24)


@table("asin")
def asin():
    g = lambda z: mp.asin(mp.sqrt(z)) / mp.sqrt(z) - 1
    weight = lambda z: 1 / (1 + g(z))
    show("p, f64", fit(g, weight, list(range(1, 14)), NEAR_0, mpf("0.25") * SLACK))
    show("p, f32", fit(g, weight, list(range(1, 6)), NEAR_0, mpf("0.25") * SLACK, to_single))


@table("atanh")
def atanh():
    g = lambda z: mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 1
    for label, count, rounding in (("f64", 9, to_double), ("f32", 4, to_single)):
        show(f"p, {label}", fit(g, lambda z: mpf(1), list(range(1, count + 1)), NEAR_0, mpf("0.0725"), rounding))
    parts("ln 2 / 2, f64", LN2 / 2, 42)
    parts("ln 2 / 2, f32", LN2 / 2, 16)


@table("cbrt")
def cbrt():
    low, high = mp.sqrt(mpf("0.5")) / SLACK, mp.sqrt(2) * SLACK
    for label, count, rounding in (("f64", 5, to_double), ("f32", 3, to_single)):
        show(f"p, {label}", fit(mp.cbrt, lambda x: 1 / mp.cbrt(x), list(range(count)), low, high, rounding))


if __name__ == "__main__":
    for name in sys.argv[1:] or TABLES:
        print(name)
        for function in TABLES[name]:
            function()
