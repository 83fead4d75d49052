/** sqrt(x^2 + y^2); where a square could overflow or vanish, of both numbers scaled. */
import { rarely, type Value } from "@strided/kernel";
import { forType, type PerFloat } from "./format.ts";

interface Row {
  /** Squares of numbers up to the first, and sums of squares from the second on, keep their bits. */
  readonly large: number;
  readonly small: number;
  readonly scale: number;
}

const ROWS: PerFloat<Row> = {
  f64: { large: 2 ** 510, small: 2 ** -480, scale: 2 ** 600 },
  f32: { large: 2 ** 62, small: 2 ** -50, scale: 2 ** 75 },
};

export function hypotOf(x: Value, y: Value): Value {
  const { large, small, scale } = forType(x, ROWS);
  const [width, height] = [x.abs(), y.abs()];
  const isLarge = width.gt(large).or(height.gt(large));
  const isSmall = width.lt(small).and(height.lt(small));
  const scaled = (): Value => {
    const up = isLarge.select(x.lift(1 / scale), scale);
    const down = isLarge.select(x.lift(scale), 1 / scale);
    const infinity = x.lift(Number.POSITIVE_INFINITY);
    const finite = diagonal(x.mul(up), y.mul(up)).mul(down);
    // Infinite even beside NaN.
    return width.eq(infinity).or(height.eq(infinity)).select(infinity, finite);
  };
  return rarely(isLarge.or(isSmall), scaled, diagonal(x, y));
}

function diagonal(x: Value, y: Value): Value {
  return x.mulAdd(x, y.square()).sqrt();
}
