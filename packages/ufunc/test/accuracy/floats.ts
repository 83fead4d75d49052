/** The two float types as the measurements see them: their arrays, and the distance of two numbers in floats. */
import { type DType, float32, float64 } from "@strided/buffer";

export type Floats = Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

export interface FloatType {
  readonly name: "float64" | "float32";
  readonly dtype: DType;
  readonly bytes: number;
  /** At most this many floats may lie between a result and the correctly rounded one. */
  readonly bound: number;
  array(length: number): Floats;
  fromBytes(bytes: Uint8Array): Floats;
  /** The distance of the floats around a positive number. */
  spacing(x: number): number;
}

export const FLOAT_TYPES: readonly FloatType[] = [
  {
    name: "float64",
    dtype: float64,
    bytes: 8,
    bound: 2,
    array: (length) => new Float64Array(length),
    fromBytes: (bytes) => new Float64Array(new Uint8Array(bytes).buffer),
    spacing: (x) => 2 ** (Math.max(exponentOf(x), -1022) - 52),
  },
  {
    name: "float32",
    dtype: float32,
    bytes: 4,
    bound: 1,
    array: (length) => new Float32Array(length),
    fromBytes: (bytes) => new Float32Array(new Uint8Array(bytes).buffer),
    spacing: (x) => 2 ** (Math.max(exponentOf(x), -126) - 23),
  },
];

function exponentOf(x: number): number {
  const bits = new DataView(new Float64Array([x]).buffer).getUint16(6, true);
  return ((bits >> 4) & 2047) - 1023;
}

/**
 * How many floats lie between results and expected values, with a sign; Infinity where one is NaN and the other not, or
 * where zeros differ in sign.
 */
export function distances(got: Floats, expected: Floats): Float64Array {
  const [a, b] = [order(got), order(expected)];
  return Float64Array.from(got, (x, i) => {
    if (Number.isNaN(x) || Number.isNaN(expected[i])) return Object.is(x, expected[i]) ? 0 : Number.POSITIVE_INFINITY;
    if (x === 0 && expected[i] === 0) return Object.is(x, expected[i]) ? 0 : Number.POSITIVE_INFINITY;
    return Number(a[i] - b[i]);
  });
}

/** The bits of floats as integers in the floats' own order. */
function order(floats: Floats): BigInt64Array {
  if (floats instanceof Float64Array) {
    return new BigInt64Array(floats.buffer, floats.byteOffset, floats.length).map((bits) =>
      bits < 0n ? -9223372036854775808n - bits : bits,
    );
  }
  const bits = new Int32Array(floats.buffer, floats.byteOffset, floats.length);
  return BigInt64Array.from(bits, (b) => BigInt(b < 0 ? -2147483648 - b : b));
}
