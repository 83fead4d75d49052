/** The steps of a product of matrices, as instructions on vectors. */
import type { Type } from "../graph.ts";
import type { WasmFunction } from "./function.ts";
import { hasRelaxedSimd } from "./relaxed.ts";
import { RELAXED_MADD, simdCode, WIDTH } from "./simd.ts";

/** The lanes that products are made of; of truth values it is "and", and their sum "or". */
export type ProductType = Exclude<Type, "i8" | "u8">;

/** Numbers that are true or false as those of both factors: the smaller one, and of two the larger one. */
const NAMES = { times: "mul", plus: "add" } as const;
const TRUTHS = { times: "min", plus: "max" } as const;
const codeOf = (type: ProductType, step: "times" | "plus"): number =>
  simdCode((type === "bool" ? TRUTHS : NAMES)[step], type) as number;

/** The product of two vectors on the stack. */
const times = (f: WasmFunction, type: ProductType): WasmFunction => f.simd(codeOf(type, "times"));

/** The sum of two vectors on the stack. */
export const plus = (f: WasmFunction, type: ProductType): WasmFunction => f.simd(codeOf(type, "plus"));

/** sum += x * y, all locals. */
export function multiplyAdd(f: WasmFunction, type: ProductType, x: number, y: number, sum: number): void {
  if ((type === "f32" || type === "f64") && hasRelaxedSimd()) f.get(x).get(y).get(sum).simd(RELAXED_MADD[type]);
  else plus(times(f.get(sum).get(x).get(y), type), type);
  f.set(sum);
}

/** The vector in a local; truth values that memory has as other numbers are 1. */
export function toTruth(f: WasmFunction, type: ProductType, local: number): number {
  if (type !== "bool") return local;
  return times(f.get(local).i32(1).simd(0x0f), type).keep();
}

/** A local with signs for the parts of complex numbers: minus for part `yes` (0 or 1) if the condition holds, else for `no`. */
export function partSigns(f: WasmFunction, type: ProductType, condition: () => void, yes: number, no: number): number {
  const width = WIDTH[type];
  return f.hoist(() => {
    for (const part of [yes, no]) {
      const last = part * width + width - 1;
      f.simd(0x0c, ...Array.from({ length: 16 }, (_, i) => (i % (2 * width) === last ? 0x80 : 0)));
    }
    condition();
    f.op(0x1b);
  });
}
