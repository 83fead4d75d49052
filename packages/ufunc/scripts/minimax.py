"""Minimax polynomials whose coefficients are floats.

Remez's exchange algorithm in mpmath's arithmetic finds the polynomial with the smallest largest weighted error. The
coefficients are then rounded to the float format, and moved by single units in the last place as long as that makes the
error smaller.
"""
import struct

from mpmath import mp, mpf

mp.prec = 200


def to_double(value):
    """The nearest double, as an exact mpf; by mpmath's own rounding."""
    return mpf(float(value))


def to_single(value):
    return mpf(struct.unpack("<f", struct.pack("<f", float(value)))[0])


def top_bits(value, bits):
    """The value cut to its leading bits."""
    if value == 0:
        return mpf(0)
    exponent = mp.floor(mp.log(abs(value), 2)) + 1 - bits
    return mp.sign(value) * mp.floor(abs(value) / mp.mpf(2) ** exponent) * mp.mpf(2) ** exponent


def remez(g, weight, powers, low, high):
    """Coefficients c of sum(c[k] * x ** powers[k]) closest to g on [low, high], and the largest weighted error."""
    # Divided by the lowest power the basis is 1, x, ...: without it an odd power would turn the signs round at 0.
    lowest = powers[0]
    basis = [lambda x, power=power - lowest: x**power for power in powers]
    return exchange(lambda x: g(x) / x**lowest, lambda x: weight(x) * abs(x) ** lowest, basis, low, high, lowest > 0)


def exchange(g, weight, basis, low, high, without_zero=False, rounds=40, grid=400):
    """The combination of basis functions closest to g, by Remez's exchange of all points at once."""
    count = len(basis) + 1
    points = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (i + mpf("0.5")) / count) for i in range(count)]
    xs = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * i / grid) for i in range(grid + 1)]
    xs = [x for x in xs if abs(x) > mpf(2) ** -40 or not without_zero]
    table = [(x, g(x), weight(x), [b(x) for b in basis]) for x in xs]
    worst = coefficients = None
    for _ in range(rounds):
        rows = mp.matrix(count, count)
        right = mp.matrix(count, 1)
        for i, x in enumerate(points):
            w = weight(x)
            for k, b in enumerate(basis):
                rows[i, k] = b(x) * w
            rows[i, count - 1] = (-1) ** i
            right[i] = g(x) * w
        solution = mp.lu_solve(rows, right)
        coefficients = [solution[k] for k in range(count - 1)]
        values = [(mp.fdot(coefficients, bs) - y) * w for _, y, w, bs in table]
        worst = max(abs(v) for v in values)
        if worst <= abs(solution[count - 1]) * mpf("1.001"):
            break
        points = alternation(xs, values, count)
    return coefficients, worst


def alternation(xs, values, count):
    """The extreme points, one per change of sign; the smallest at the ends are dropped until `count` are left."""
    runs = []
    for x, v in zip(xs, values):
        if runs and (runs[-1][1] > 0) == (v > 0):
            if abs(v) > abs(runs[-1][1]):
                runs[-1] = (x, v)
        else:
            runs.append((x, v))
    while len(runs) > count:
        runs.pop(0 if abs(runs[0][1]) < abs(runs[-1][1]) else -1)
    if len(runs) < count:
        raise ArithmeticError(f"only {len(runs)} of {count} extreme points: raise the degree of the grid")
    return [x for x, _ in runs]


def fit(g, weight, powers, low, high, rounding=to_double, keep=()):
    """As remez, with rounded coefficients; `keep` gives the first ones. Returns (coefficients, log2 of the error)."""
    kept = [mpf(c) for c in keep]

    def rest(x):
        return g(x) - sum(c * x**power for c, power in zip(kept, powers))

    raw, least = remez(rest, weight, powers[len(kept) :], low, high)
    coefficients = kept + [rounding(c) for c in raw]
    xs = [low + (high - low) * i / 300 for i in range(301)]
    xs = [x for x in xs if x != 0]
    ws = [weight(x) for x in xs]
    misses = [(sum(c * x**power for c, power in zip(coefficients, powers)) - g(x)) * w for x, w in zip(xs, ws)]
    worst = max(abs(m) for m in misses)
    for _ in range(20):
        improved = False
        for k in range(len(kept), len(powers)):
            for sign in (-1, 1):
                moved = rounding(coefficients[k] * (1 + sign * unit(rounding)))
                step = [(moved - coefficients[k]) * x ** powers[k] * w for x, w in zip(xs, ws)]
                trial = max(abs(m + s) for m, s in zip(misses, step))
                if trial < worst:
                    coefficients[k] = moved
                    misses = [m + s for m, s in zip(misses, step)]
                    worst = trial
                    improved = True
        if not improved or worst < least * mpf("1.02"):
            break
    return coefficients, mp.log(worst, 2), mp.log(least, 2)


def unit(rounding):
    """The relative distance to the next float."""
    return mpf(2) ** -52 if rounding is to_double else mpf(2) ** -23
