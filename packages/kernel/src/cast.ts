/**
 * Loops that change the type of a block. Between integers the bits wrap, as in C. From a float an integer takes the
 * truncated value; what does not fit gives what x86 gives and NumPy shows there: the smallest integer of 32 or 64 bits,
 * whose low bits are zero.
 */
import type { Type } from "./graph.ts";
import type { BlockLoop } from "./ops.ts";
import { BLOCK_LOOPS } from "./ops.ts";

const isBig = (type: Type): boolean => type === "i64" || type === "u64";
const isFloat = (type: Type): boolean => type === "f32" || type === "f64";

/** The loop that casts a block from one type to another. */
export function castLoop(from: Type, to: Type): BlockLoop {
  if (to === "bool") return isBig(from) ? bigTruth : truth;
  if (isBig(from)) return isBig(to) ? BLOCK_LOOPS.copy : isFloat(to) ? bigToFloat : bigToInt;
  if (isBig(to)) return isFloat(from) ? (to === "i64" ? floatToInt64 : floatToUint64) : intToBig;
  return isFloat(from) && !isFloat(to) ? (to === "u32" ? floatToUint32 : floatToInt32) : BLOCK_LOOPS.copy;
}

type Bigs = { [index: number]: bigint };

const truth: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = a[i] !== 0 ? 1 : 0;
};
const bigTruth: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = (a as unknown as Bigs)[i] !== 0n ? 1 : 0;
};
const bigToFloat: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = Number(a[i]);
};
const bigToInt: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = Number(BigInt.asIntN(32, (a as unknown as Bigs)[i]));
};
const intToBig: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) (out as unknown as Bigs)[i] = BigInt(a[i]);
};
const floatToInt32: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = a[i] > -2147483649 && a[i] < 2147483648 ? a[i] : -2147483648;
};
const floatToUint32: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = Math.abs(a[i]) < 2 ** 63 ? a[i] : 0;
};
const floatToInt64: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) (out as unknown as Bigs)[i] = wide(a[i], 2 ** 63);
};
const floatToUint64: BlockLoop = (n, out, a) => {
  for (let i = 0; i < n; i++) (out as unknown as Bigs)[i] = wide(a[i], 2 ** 64);
};
const wide = (x: number, end: number): bigint =>
  x >= -(2 ** 63) && x < end ? BigInt(Math.trunc(x)) : -9223372036854775808n;
