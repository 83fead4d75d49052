/** Arc sine; see arcsine.ts. */
import type { Value } from "@strided/kernel";
import { placed, reducedArcsine } from "./arcsine.ts";
import { withSign } from "./format.ts";

export function asinOf(x: Value): Value {
  const reduced = reducedArcsine(x.abs());
  const { large } = reduced;
  return withSign(placed(large.cast(x.type), large.select(x.lift(-2), 1), reduced), x);
}
