/** Whether the engine has relaxed SIMD, and with it a fused multiply-add, and what its conversions give. */
import { type HeapSpace, heapSpace } from "@strided/buffer";
import { F64, I32, WasmFunction } from "./function.ts";
import { instantiate } from "./module.ts";

let answer: boolean | null = null;

export function hasRelaxedSimd(): boolean {
  // (func (param v128) (result v128)) (f64x2.relaxed_madd p p p)
  answer ??= WebAssembly.validate(
    new Uint8Array([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x7b, 1, 0x7b, 3, 2, 1, 0],
      ...[10, 13, 1, 11, 0, 0x20, 0, 0x20, 0, 0x20, 0, 0xfd, 0x87, 2, 0x0b],
    ]),
  );
  return answer;
}

let least: boolean | null = null;

/** Whether relaxed truncation to i32 gives the smallest for all that does not fit, as x86 does; it may saturate. */
export function truncatesToLeast(): boolean {
  least ??= hasRelaxedSimd() && [2 ** 31, Number.NaN].every((x) => truncated(x) === -(2 ** 31));
  return least;
}

/** The bits that are set in what both instructions give for a number. */
function truncated(x: number): number {
  const f = new WasmFunction([F64]).get(0).simd(0x14).simd(0x103).get(0).op(0xb6).simd(0x13).simd(0x101);
  f.simd(0x4e).simd(0x1b, 0);
  return instantiate<(x: number) => number>(f, heapSpace() as HeapSpace, [I32])(x);
}
