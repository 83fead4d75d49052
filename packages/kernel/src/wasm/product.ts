/** The steps of a product of matrices, as instructions on vectors. */
import type { Type } from "../graph.ts";
import { I32, type WasmFunction } from "./function.ts";
import { hasRelaxedSimd } from "./relaxed.ts";
import { RELAXED_MADD, simdCode, WIDTH } from "./simd.ts";
import { everySecond, shuffle } from "./vectors.ts";

/** The product of two vectors in locals; of numbers that stand for truth values the smaller one is true if both are. */
function times(f: WasmFunction, type: Type, x: number, y: number): WasmFunction {
  f.get(x).get(y);
  const code = simdCode(type === "bool" ? "min" : "mul", type);
  if (code !== null) return f.simd(code);
  // Bytes as shorts, from the low and the high halves, and cut.
  f.simd(0x9c).get(x).get(y).simd(0x9d);
  shuffle(f, everySecond(1, 0));
  return f;
}

/** The sum of two vectors on the stack; of numbers that stand for truth values the larger one is true if either is. */
export const plus = (f: WasmFunction, type: Type): WasmFunction =>
  f.simd(simdCode(type === "bool" ? "max" : "add", type) as number);

/** sum += x * y, all locals. */
export function multiplyAdd(f: WasmFunction, type: Type, x: number, y: number, sum: number): void {
  if ((type === "f32" || type === "f64") && hasRelaxedSimd()) f.get(x).get(y).get(sum).simd(RELAXED_MADD[type]);
  else plus(times(f.get(sum), type, x, y), type);
  f.set(sum);
}

/** The vector in a local; truth values that memory has as other numbers are 1. */
export function toTruth(f: WasmFunction, type: Type, local: number): number {
  if (type !== "bool") return local;
  return times(f, type, local, f.i32(1).simd(0x0f).keep()).keep();
}

/** A local with signs for the parts of complex numbers: minus for part `yes` (0 or 1) if the condition holds, else for `no`. */
export function partSigns(f: WasmFunction, type: Type, condition: () => void, yes: number, no: number): number {
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

/** The address in a local and those of the rows below. */
export function lines(f: WasmFunction, first: number, stride: number, height: number): number[] {
  const list = [f.get(first).keep(I32)];
  for (let i = 1; i < height; i++)
    list.push(
      f
        .get(list[i - 1])
        .get(stride)
        .op(0x6a)
        .keep(I32),
    );
  return list;
}
