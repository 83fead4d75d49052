/** Whether the engine has relaxed SIMD, and with it a fused multiply-add. */

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
