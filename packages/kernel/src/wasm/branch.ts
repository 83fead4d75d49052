/** What the writers of branches and loops share. */
import type { WasmFunction } from "./function.ts";
import { ANY_TRUE } from "./simd.ts";
import type { Vectors } from "./vectors.ts";

/** Leaves on the stack whether a condition holds in any lane. */
export function anyLane(f: WasmFunction, condition: Vectors): void {
  condition.locals.forEach((mask, k) => {
    f.get(mask);
    if (k > 0) f.simd(0x50);
  });
  f.simd(ANY_TRUE);
}

export function replace(f: WasmFunction, target: Vectors, source: Vectors): void {
  source.locals.forEach((local, k) => {
    f.get(local).set(target.locals[k]);
  });
}

/** What was computed inside a branch is unknown outside of it. */
export function forget(done: Map<number, Vectors>, before: ReadonlySet<number>): void {
  for (const id of done.keys()) if (!before.has(id)) done.delete(id);
}
