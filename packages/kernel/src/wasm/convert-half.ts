/** Half floats in vectors: their sixteen bits in lanes of 32 or 64 bits from and to f32 or f64 in those lanes. */
import type { WasmFunction } from "./function.ts";

/** Instructions, and where bits lie, of f32 and f64; exponents are 112 and 1008 higher than those of halves. */
interface Lanes {
  readonly splat: (f: WasmFunction) => void;
  readonly shl: number;
  readonly shr: number;
  /** That of f32 or f64 whose number is 0; the others stand behind it. */
  readonly float: number;
  readonly ge: number;
  /** From the sign of a half to that of the float. */
  readonly sign: number;
  /** Bits of an exponent beyond the five of a half. */
  readonly wider: number;
  readonly scale: number;
  /** Bits of the fraction beyond the ten of a half, as a factor. */
  readonly cut: number;
}

const SINGLE: Lanes = {
  splat: (f) => f.op(0xb6).simd(0x13),
  shl: 0xab,
  shr: 0xad,
  float: 0xe0,
  ge: 0x46,
  sign: 16,
  wider: 3,
  scale: 2 ** 112,
  cut: 2 ** 13,
};
const DOUBLE: Lanes = {
  splat: (f) => f.simd(0x14),
  shl: 0xcb,
  shr: 0xcd,
  float: 0xec,
  ge: 0x4c,
  sign: 48,
  wider: 6,
  scale: 2 ** 1008,
  cut: 2 ** 42,
};

// After the number of `float`.
const [ABS, ADD, SUB, MUL, PMIN, PMAX] = [0, 4, 5, 6, 10, 11];

const everywhere = (f: WasmFunction, { splat }: Lanes, value: number): number => f.hoist(() => splat(f.f64(value)));

/** Floats from bits. */
export function decodeHalves(f: WasmFunction, isDouble: boolean, values: readonly number[]): number[] {
  const lanes = isDouble ? DOUBLE : SINGLE;
  const { shl, shr, float, ge, sign, wider } = lanes;
  const [scale, end, infinity] = [lanes.scale, 65536, Number.POSITIVE_INFINITY].map((x) => everywhere(f, lanes, x));
  return values.map((value) => {
    const signed = f.get(value).i32(sign).simd(shl).keep();
    const magnitude = f
      .get(signed)
      .simd(float + ABS)
      .keep();
    const scaled = f
      .get(magnitude)
      .i32(wider)
      .simd(shr)
      .get(scale)
      .simd(float + MUL)
      .keep();
    // From 65536 on stand infinity and NaN.
    f.get(scaled).get(end).simd(ge).get(infinity).simd(0x4e).get(scaled).simd(0x50);
    return f.get(signed).get(magnitude).simd(0x51).simd(0x50).keep();
  });
}

/** Bits of the nearest halves, ties to even. */
export function encodeHalves(f: WasmFunction, isDouble: boolean, values: readonly number[]): number[] {
  const lanes = isDouble ? DOUBLE : SINGLE;
  const { shl, shr, float, sign, wider } = lanes;
  const constants = [65536, Number.POSITIVE_INFINITY, 2 ** -14, lanes.cut, 1 / lanes.scale];
  const [end, infinity, least, cut, scale] = constants.map((x) => everywhere(f, lanes, x));
  return values.map((value) => {
    const magnitude = f
      .get(value)
      .simd(float + ABS)
      .keep();
    // A NaN stays one.
    const bounded = f
      .get(magnitude)
      .get(end)
      .simd(float + PMIN)
      .keep();
    // A sum with the power of two below, as much larger as there are bits to cut, keeps eleven; below 2 ** -14 fewer.
    f.get(bounded)
      .get(infinity)
      .simd(0x4e)
      .get(least)
      .simd(float + PMAX)
      .get(cut)
      .simd(float + MUL);
    const large = f.keep();
    f.get(bounded)
      .get(large)
      .simd(float + ADD)
      .get(large)
      .simd(float + SUB)
      .get(scale)
      .simd(float + MUL);
    f.i32(wider)
      .simd(shl)
      .simd(float + ABS);
    return f.get(value).get(magnitude).simd(0x51).simd(0x50).i32(sign).simd(shr).keep();
  });
}
