/** Arc tangent: of numbers above 1 it is pi / 2 - atan(1 / x). */
import type { Value } from "@strided/kernel";
import { arctangent } from "./arctangent.ts";
import { withSign } from "./format.ts";

export function atanOf(x: Value): Value {
  const size = x.abs();
  const large = size.gt(1);
  const t = large.select(x.lift(-1), size).div(large.select(size, 1));
  return withSign(arctangent(t, large.cast(x.type), x), x);
}
