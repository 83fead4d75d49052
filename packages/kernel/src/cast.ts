/** Loops that change the type of a block, by the rules of `convert.ts`. */
import { convert } from "./convert.ts";
import type { Type } from "./graph.ts";
import type { BlockLoop } from "./ops.ts";
import { BLOCK_LOOPS } from "./ops.ts";
import { dtypeOfType } from "./types.ts";

const isBig = (type: Type): boolean => type === "i64" || type === "u64";
const isFloat = (type: Type): boolean => type === "f32" || type === "f64";

/** The loop that casts a block from one type to another. */
export function castLoop(from: Type, to: Type): BlockLoop {
  // Storing wraps integers and rounds floats; a float beyond the integers, or a bigint among numbers, takes more.
  if (to !== "bool" && isBig(from) === isBig(to) && (isFloat(to) || !isFloat(from))) return BLOCK_LOOPS.copy;
  const source = dtypeOfType(from);
  const target = dtypeOfType(to);
  return (n, out, a) => {
    for (let i = 0; i < n; i++) out[i] = convert(a[i], source, target) as number;
  };
}
