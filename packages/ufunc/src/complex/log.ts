/**
 * Logarithms of complex numbers, ln |z| + i arg z, with a branch cut along the negative real axis. Near |z| = 1 the
 * logarithm is that of 1 + (|z|^2 - 1), the difference taken in two parts so that nothing is cancelled away.
 */
import { ComplexValue, type Value } from "@strided/kernel";
import { atan2Of } from "../math/atan2.ts";
import { hypotOf } from "../math/hypot.ts";
import { logOf } from "../math/log.ts";
import { log1pOf } from "../math/log1p.ts";
import { anySumOf, productOf } from "../math/pair.ts";
import { inDoubles } from "./numbers.ts";

export const complexLog = (z: ComplexValue): ComplexValue => inDoubles(logOfDoubles)(z);

/** The logarithm with another base: `factor` is the logarithm of e with this base. */
const withBase =
  (factor: number) =>
  (z: ComplexValue): ComplexValue =>
    inDoubles((w) => {
      const { re, im } = logOfDoubles(w);
      return new ComplexValue(re.mul(factor), im.mul(factor));
    })(z);

export const complexLog2: (z: ComplexValue) => ComplexValue = /* @__PURE__ */ withBase(Math.LOG2E);
export const complexLog10: (z: ComplexValue) => ComplexValue = /* @__PURE__ */ withBase(Math.LOG10E);

/** ln(1 + z) */
export const complexLog1p = (z: ComplexValue): ComplexValue =>
  inDoubles(({ re: x, im: y }) => {
    const near = log1pOf(x.add(2).mul(x).add(y.square())).mul(0.5);
    const isNear = x.abs().lt(0.5).and(y.abs().lt(0.5));
    const far = logOfLength(x.add(1), y);
    return new ComplexValue(isNear.select(near, far), atan2Of(y, x.add(1)));
  })(z);

export function logOfDoubles({ re: x, im: y }: ComplexValue): ComplexValue {
  return new ComplexValue(logOfLength(x, y), atan2Of(y, x));
}

/** ln |x + iy| */
function logOfLength(x: Value, y: Value): Value {
  const [width, height] = [x.abs(), y.abs()];
  const isWide = width.ge(height);
  const [large, small] = [isWide.select(width, height), isWide.select(height, width)];
  const [isLarge, isSmall] = [large.gt(2 ** 1000), large.lt(2 ** -900)];
  const scale = isLarge.select(x.lift(2 ** -200), isSmall.select(x.lift(2 ** 200), 1));
  const moved = isLarge.select(x.lift(200 * Math.LN2), isSmall.select(x.lift(-200 * Math.LN2), 0));
  const far = logOf(hypotOf(large.mul(scale), small.mul(scale))).add(moved);
  const isNear = large.gt(0.5).and(large.lt(1.5)).and(small.lt(1.5));
  return isNear.select(log1pOf(squaresLess1(large, small)).mul(0.5), far);
}

/** x^2 + y^2 - 1 for x >= y >= 0. */
function squaresLess1(x: Value, y: Value): Value {
  const [a, b] = [productOf(x, x), productOf(y, y)];
  const sum = anySumOf(a.high.sub(1), b.high);
  return sum.low.add(a.low).add(b.low).add(sum.high);
}
