/**
 * The primitive operations, one row each: a loop over blocks for machines without WebAssembly. A block is a typed array
 * of the operation's type, so that storing wraps integers and rounds floats as the type demands; the same source line
 * serves numbers and bigints.
 */

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
  madd(n, out, a, b, c) {
    for (let i = 0; i < n; i++) out[i] = a[i] * b[i] + c[i];
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
  floor(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = Math.floor(a[i]);
  },
  ceil(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = Math.ceil(a[i]);
  },
  trunc(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = Math.trunc(a[i]);
  },
  nearest(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = nearestEven(a[i]);
  },
  min(n, out, a, b) {
    for (let i = 0; i < n; i++)
      out[i] = a[i] < b[i] || a[i] !== a[i] || (a[i] === b[i] && Object.is(a[i], -0)) ? a[i] : b[i];
  },
  max(n, out, a, b) {
    for (let i = 0; i < n; i++)
      out[i] = a[i] > b[i] || a[i] !== a[i] || (a[i] === b[i] && Object.is(b[i], -0)) ? a[i] : b[i];
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
  not(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = ~a[i];
  },
  // The negation of a truth value, which is a byte of 0 or 1.
  nought(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = 1 - a[i];
  },
  shl(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] << b[i];
  },
  // A bigint has no width: counts that the machine would cut are cut here, before they fill the memory.
  wideshl(n, out, a, b) {
    for (let i = 0; i < n; i++) (out as unknown as Bigs)[i] = (a as unknown as Bigs)[i] << (BigInt(b[i]) & 63n);
  },
  wideshr(n, out, a, b) {
    for (let i = 0; i < n; i++) (out as unknown as Bigs)[i] = (a as unknown as Bigs)[i] >> (BigInt(b[i]) & 63n);
  },
  // A block of u32 holds numbers above 2 ** 31, which the signed shift would read as negative.
  shr(n, out, a, b) {
    for (let i = 0; i < n; i++) out[i] = a[i] > 0 ? a[i] >>> b[i] : a[i] >> b[i];
  },
  select(n, out, a, b, c) {
    for (let i = 0; i < n; i++) out[i] = a[i] ? b[i] : c[i];
  },
  copy(n, out, a) {
    for (let i = 0; i < n; i++) out[i] = a[i];
  },
};

function nearestEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : Math.ceil(x);
  // A sum with -0 keeps the sign of a negative number that rounds to zero.
  return floor % 2 === 0 ? floor : floor + 1 === 0 ? -0 : floor + 1;
}

type Bigs = { [index: number]: bigint };
