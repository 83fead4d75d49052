/**
 * The primitive operations, one row each: a loop over blocks for machines without WebAssembly. A block is a typed array
 * of the operation's type, so that storing wraps integers and rounds floats as the type demands; the same source line
 * serves numbers and bigints.
 */
import { decodeFloat16, encodeFloat16 } from "@strided/buffer";

/** A block of values; truth values are bytes of 0 and 1. */
export type Block =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** A loop over the first n elements: out, then the arguments. */
export type BlockLoop = (n: number, out: Numbers, a: Numbers, b: Numbers, c: Numbers) => void;

/** A block seen as if it held numbers; bigint blocks run through the same statements. */
export interface Numbers {
  [index: number]: number;
  readonly length: number;
}

export const BLOCK_LOOPS: { readonly [op: string]: BlockLoop } = {
  add(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] + b[i];
  },
  sub(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] - b[i];
  },
  mul(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] * b[i];
  },
  // Products of 32-bit integers pass 2 ** 53, where plain multiplication would lose the low bits.
  imul(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = Math.imul(a[i], b[i]);
  },
  div(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] / b[i];
  },
  neg(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = -a[i];
  },
  abs(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = a[i] < 0 || Object.is(a[i], -0) ? -a[i] : a[i];
  },
  sqrt(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i]);
  },
  exp(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = Math.exp(a[i]);
  },
  sin(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = Math.sin(a[i]);
  },
  cos(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = Math.cos(a[i]);
  },
  eq(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] === b[i] ? 1 : 0;
  },
  ne(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] !== b[i] ? 1 : 0;
  },
  lt(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] < b[i] ? 1 : 0;
  },
  le(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] <= b[i] ? 1 : 0;
  },
  gt(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] > b[i] ? 1 : 0;
  },
  ge(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] >= b[i] ? 1 : 0;
  },
  and(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] & b[i];
  },
  or(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] | b[i];
  },
  xor(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] ^ b[i];
  },
  select(n, out, a, b, c) {
    for (let i = 0; i < n; i++) out[i] = a[i] ? b[i] : c[i];
  },
  half(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = decodeFloat16(encodeFloat16(Number(a[i])));
  },
  copy(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = a[i];
  },
};
