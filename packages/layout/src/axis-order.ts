/**
 * NumPy's order 'K': the order of axes in which several operands together are walked with the smallest steps innermost.
 *
 * Starting from C order, an insertion sort places each axis by the votes of all operands. An operand votes on a pair of
 * axes only where it moves along both; one vote for the order as it is outweighs all others, so C order wins conflicts.
 */

/**
 * The axes in the order in which they should be walked, outermost first. `"C"` and `"F"` force the order.
 *
 * @example
 * ```ts
 * orderAxes([2, 3, 4], [[1, 8, 2]], "K"); // => [ 1, 2, 0 ]
 * ```
 */
export function orderAxes(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  order: "K" | "C" | "F",
): number[] {
  const ndim = shape.length;
  const perm = forcedOrder(ndim, order === "F" ? "F" : "C");
  if (order !== "K") return perm;
  // perm[place + 1 …] is sorted. An axis moves inwards over every axis that votes for it, skipping those without opinion.
  for (let place = ndim - 2; place >= 0; place--) {
    const axis = perm[place];
    let target = place;
    for (let k = place + 1; k < ndim; k++) {
      const vote = compare(shape, strides, axis, perm[k]);
      if (vote === KEEP) break;
      if (vote === SWAP) target = k;
    }
    for (let k = place; k < target; k++) perm[k] = perm[k + 1];
    perm[target] = axis;
  }
  return perm;
}

/**
 * All axes in C order (first axis outermost) or in Fortran order.
 *
 * @example
 * ```ts
 * forcedOrder(3, "F"); // => [ 2, 1, 0 ]
 * ```
 */
export function forcedOrder(ndim: number, order: "C" | "F"): number[] {
  const perm = new Array<number>(ndim);
  for (let k = 0; k < ndim; k++) perm[k] = order === "F" ? ndim - 1 - k : k;
  return perm;
}

const KEEP = 1;
const SWAP = -1;
const NO_OPINION = 0;

/** Whether `outer` may stay outside of `inner`. Broadcast axes, and axes of length 1, have no opinion. */
function compare(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  outer: number,
  inner: number,
): number {
  if (shape[outer] === 1 || shape[inner] === 1) return NO_OPINION;
  let vote = NO_OPINION;
  for (let p = 0; p < strides.length; p++) {
    const s = strides[p][outer];
    const t = strides[p][inner];
    if (s !== 0 && t !== 0) {
      if (Math.abs(t) <= Math.abs(s)) return KEEP;
      vote = SWAP;
    }
  }
  return vote;
}

/**
 * Whether every operand is one evenly spaced run in C order: each stride is the next length times the next stride. Then
 * C order is the order 'K', and all axes merge into one.
 *
 * @example
 * ```ts
 * chainsInC([2, 3], [[6, 2], [0, 0]]); // => true
 * chainsInC([2, 3], [[1, 2]]); // => false
 * ```
 */
export function chainsInC(shape: readonly number[], strides: readonly (readonly number[])[]): boolean {
  for (let p = 0; p < strides.length; p++) {
    const own = strides[p];
    let inner = -1;
    for (let k = shape.length - 1; k >= 0; k--) {
      if (shape[k] !== 1) {
        if (inner >= 0 && own[k] !== own[inner] * shape[inner]) return false;
        inner = k;
      }
    }
  }
  return true;
}

/**
 * Whether every operand is one evenly spaced run in Fortran order, and there are axes, none of length 0 or 1. Then Fortran order is the
 * order 'K' too, unless {@link chainsInC}.
 *
 * @example
 * ```ts
 * chainsInF([2, 3], [[2, 4], [0, 0]]); // => true
 * chainsInF([2, 3], [[3, 1]]); // => false
 * ```
 */
export function chainsInF(shape: readonly number[], strides: readonly (readonly number[])[]): boolean {
  if (shape.length === 0) return false;
  for (let k = 0; k < shape.length; k++) if (shape[k] < 2) return false;
  for (let p = 0; p < strides.length; p++) {
    const own = strides[p];
    for (let k = 1; k < shape.length; k++) if (own[k] !== own[k - 1] * shape[k - 1]) return false;
  }
  return true;
}
