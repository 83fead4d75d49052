/**
 * The length of a pair of numbers. Single floats are squared as doubles. Doubles are scaled out of reach of overflow, and
 * the root corrected by what rounding took from it (C. F. Borges, Algorithm 1014: an improved algorithm for hypot(x, y),
 * ACM Transactions on Mathematical Software 47 (2021), the variant without fused multiply-add).
 */
import type { Value } from "@strided/kernel";

/** sqrt(x^2 + y^2); infinity if either is infinite, whatever the other one is. */
export function hypotOf(x: Value, y: Value): Value {
  const [a, b] = [x.abs(), y.abs()];
  const infinity = x.lift(Number.POSITIVE_INFINITY);
  const finite = x.type === "f32" ? singleLength(a, b) : doubleLength(a.max(b), a.min(b));
  return a.eq(infinity).or(b.eq(infinity)).select(infinity, finite);
}

function singleLength(x: Value, y: Value): Value {
  return x.cast("f64").square().add(y.cast("f64").square()).sqrt().cast("f32");
}

/** For x >= y >= 0. */
function doubleLength(x: Value, y: Value): Value {
  const isLarge = x.gt(2 ** 500);
  const isSmall = x.lt(2 ** -500);
  const down = isLarge.select(x.lift(2 ** -600), isSmall.select(x.lift(2 ** 600), 1));
  const up = isLarge.select(x.lift(2 ** 600), isSmall.select(x.lift(2 ** -600), 1));
  const scaled = correctedLength(x.mul(down), y.mul(down)).mul(up);
  // What is this much smaller changes the larger one by rounding at most.
  return y.le(x.mul(2 ** -54)).select(x.add(y), scaled);
}

function correctedLength(x: Value, y: Value): Value {
  const length = x.square().add(y.square()).sqrt();
  const beyondY = length.sub(y);
  const nearY = x.mul(beyondY.mul(2).sub(x)).add(beyondY.sub(x.sub(y).mul(2)).mul(beyondY));
  const beyondX = length.sub(x);
  const nearX = beyondX.mul(2).mul(x.sub(y.mul(2))).add(beyondX.mul(4).sub(y).mul(y)).add(beyondX.square()); // biome-ignore format: one sum
  return length.sub(length.le(y.mul(2)).select(nearY, nearX).div(length.mul(2)));
}
