/**
 * The bounded linear Diophantine problem: are there whole numbers x with 0 <= x[i] <= u[i] and a[0] x[0] + … = b?
 *
 * Whether two strided arrays share a byte is such a problem (NumPy's `shares_memory` states it so), and it is NP-hard in
 * the number of terms. The search goes from the smallest coefficient to the largest. At each level the greatest common
 * divisor g of the larger ones fixes x modulo g, and their largest possible sum bounds it from below; so only candidates
 * that the rest could complete, but for its bounds, are tried. With one or two terms that is a closed form.
 */

/** `"unknown"`: the search was given up before it was decided. */
export type Verdict = "no" | "yes" | "unknown";

/** The outcome of a search: a solution for verdict `"yes"`, else `null`. */
export interface Solution {
  readonly verdict: Verdict;
  readonly x: readonly number[] | null;
  /** How many dead ends the search met. */
  readonly work: number;
}

/**
 * Solves the problem, giving up after `maxWork` dead ends; -1 never gives up.
 *
 * Coefficients are positive, bounds are not negative; all sums stay below 2^53.
 *
 * @param exceptHalf look for a solution other than the one where every x is half of its bound
 *
 * @example
 * ```ts
 * solveDiophantine([6, 4], [5, 5], 14, -1); // => { verdict: 'yes', x: [ 1, 2 ], work: 0 }
 * solveDiophantine([6, 4], [5, 5], 7, -1); // => { verdict: 'no', x: null, work: 1 }
 * ```
 */
export function solveDiophantine(
  coefficients: readonly number[],
  bounds: readonly number[],
  total: number,
  maxWork: number,
  exceptHalf = false,
): Solution {
  const count = coefficients.length;
  if (total < 0) return { verdict: "no", x: null, work: 0 };
  if (count === 0) return total === 0 && !exceptHalf ? { verdict: "yes", x: [], work: 0 } : NO;
  if (count === 1) {
    const x = total / coefficients[0];
    const solved = Number.isInteger(x) && x <= bounds[0] && !(exceptHalf && 2 * x === bounds[0]);
    return solved ? { verdict: "yes", x: [x], work: 0 } : NO;
  }
  return new Search(coefficients, bounds, maxWork, exceptHalf).run(total);
}

const NO: Solution = { verdict: "no", x: null, work: 0 };

/** The search with what it knows beforehand about the first j terms. */
class Search {
  private readonly a: readonly number[];
  private readonly u: readonly number[];
  private readonly maxWork: number;
  private readonly exceptHalf: boolean;
  private readonly x: number[];
  /** Greatest common divisor of a[0] to a[j]. */
  private readonly gcds: number[];
  /** Largest value of a[0] x[0] + … + a[j] x[j]. */
  private readonly reach: number[];
  /** The inverse of a[j] / gcds[j] modulo gcds[j - 1] / gcds[j]. */
  private readonly inverses: number[];
  private work = 0;

  constructor(a: readonly number[], u: readonly number[], maxWork: number, exceptHalf: boolean) {
    this.a = a;
    this.u = u;
    this.maxWork = maxWork;
    this.exceptHalf = exceptHalf;
    this.x = new Array<number>(a.length).fill(0);
    this.gcds = [a[0]];
    this.reach = [a[0] * u[0]];
    this.inverses = [0];
    for (let j = 1; j < a.length; j++) {
      const g = gcd(this.gcds[j - 1], a[j]);
      this.gcds.push(g);
      this.reach.push(this.reach[j - 1] + a[j] * u[j]);
      this.inverses.push(inverseModulo(a[j] / g, this.gcds[j - 1] / g));
    }
  }

  run(total: number): Solution {
    const verdict = this.descend(this.a.length - 1, total);
    return { verdict, x: verdict === "yes" ? this.x : null, work: this.work };
  }

  /** Chooses x[j], then the ones before it, such that the terms up to j sum to `rest`. */
  private descend(j: number, rest: number): Verdict {
    if (this.maxWork >= 0 && this.work >= this.maxWork) return "unknown";
    const { a, x } = this;
    const g = this.gcds[j];
    if (rest % g === 0) {
      // rest = g' X + a[j] x[j], where g' is the divisor of the terms before j: that fixes x[j] modulo g' / g.
      const step = this.gcds[j - 1] / g;
      const residue = multiplyModulo(this.inverses[j], (rest / g) % step, step);
      const lowest = Math.max(0, Math.ceil((rest - this.reach[j - 1]) / a[j]));
      const highest = Math.min(this.u[j], Math.floor(rest / a[j]));
      const gap = (highest - residue) % step;
      for (let value = highest - (gap < 0 ? gap + step : gap); value >= lowest; value -= step) {
        x[j] = value;
        if (j > 1) {
          const verdict = this.descend(j - 1, rest - a[j] * value);
          if (verdict !== "no") return verdict;
        } else {
          x[0] = (rest - a[1] * value) / a[0];
          if (!(this.exceptHalf && this.isHalf())) return "yes";
        }
      }
    }
    this.work++;
    return "no";
  }

  private isHalf(): boolean {
    return this.x.every((value, i) => 2 * value === this.u[i]);
  }
}

/** The greatest common divisor of two whole numbers that are not negative. */
export function gcd(a: number, b: number): number {
  let p = a;
  let q = b;
  while (q !== 0) {
    const rest = p % q;
    p = q;
    q = rest;
  }
  return p;
}

/** The number y below `modulus` with y * value = 1 modulo `modulus`; the two have no common divisor. */
export function inverseModulo(value: number, modulus: number): number {
  let [r, s] = [modulus, value % modulus];
  let [y, z] = [0, 1];
  while (s !== 0) {
    const quotient = Math.floor(r / s);
    [r, s] = [s, r - quotient * s];
    [y, z] = [z, y - quotient * z];
  }
  return y < 0 ? y + modulus : y % modulus;
}

/** The largest modulus for which a product of two remainders is still exact: its square is below 2^53. */
const EXACT_MODULUS = 94906265;

/** The product of two remainders modulo `modulus`, exact for any of them. */
export function multiplyModulo(p: number, q: number, modulus: number): number {
  if (modulus <= EXACT_MODULUS) return (p * q) % modulus;
  return Number((BigInt(p) * BigInt(q)) % BigInt(modulus));
}
