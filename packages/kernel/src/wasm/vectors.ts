/**
 * A value of an expression while a kernel is written: the locals that hold it, for as many elements as one turn of the
 * loop computes. Truth values are masks, all ones or all zeros per lane, as wide as what they were made from.
 */
import type { WasmFunction } from "./function.ts";
import { BITSELECT, extend, narrow, SHUFFLE } from "./simd.ts";

export interface Vectors {
  /** Locals of type v128, in the order of the elements. */
  readonly locals: readonly number[];
  /** Bytes per lane. */
  readonly width: number;
}

/** One new vector per old one: `write` leaves it on the stack. */
export function mapVectors(f: WasmFunction, width: number, count: number, write: (k: number) => void): Vectors {
  const locals = Array.from({ length: count }, (_, k) => {
    write(k);
    return f.keep();
  });
  return { locals, width };
}

/** Picks bytes from two vectors on the stack. */
export function shuffle(f: WasmFunction, bytes: readonly number[]): void {
  f.simd(SHUFFLE, ...bytes);
}

const LANES16: readonly number[] = /* @__PURE__ */ Array.from({ length: 16 }, (_, i) => i);

/** From two vectors every second lane of `width` bytes, beginning with the first (0) or the second (1). */
export const everySecond = (width: number, first: number): readonly number[] =>
  LANES16.map((i) => (Math.floor(i / width) * 2 + first) * width + (i % width));

/** The lanes of two vectors in turn: of their low halves (0) or of their high halves (1). */
export const interleaved = (width: number, half: number): readonly number[] =>
  LANES16.map((i) => {
    const lane = Math.floor(i / width);
    return (lane % 2) * 16 + (lane >> 1) * width + (i % width) + half * 8;
  });

/** The bytes of a vector moved down by a number of places, those below it to the top. */
export const rotated = (bytes: number): readonly number[] => LANES16.map((i) => (i + bytes) % 16);

/** The lanes of each pair exchanged. */
export const exchanged = (width: number): readonly number[] => LANES16.map((i) => i ^ width);

/** Integer lanes made wider or narrower; narrowing keeps the low bytes, which of a mask one instruction may do. */
export function resize(f: WasmFunction, value: Vectors, width: number, unsigned: boolean, isMask = false): Vectors {
  const { locals } = value;
  if (value.width === width) return value;
  if (value.width < width) {
    const wider = mapVectors(f, value.width * 2, locals.length * 2, (k) => {
      f.get(locals[k >> 1]).simd(extend(value.width * 2, (k % 2) as 0 | 1, unsigned));
    });
    return resize(f, wider, width, unsigned, isMask);
  }
  const narrower = mapVectors(f, value.width / 2, locals.length / 2, (k) => {
    f.get(locals[2 * k]).get(locals[2 * k + 1]);
    if (isMask && value.width < 8) f.simd(narrow(value.width));
    else shuffle(f, everySecond(value.width / 2, 0));
  });
  return resize(f, narrower, width, unsigned, isMask);
}

/** A mask at another lane width: masks are -1 and 0, so sign extension, cutting and saturation all keep them. */
export const resizeMask = (f: WasmFunction, mask: Vectors, width: number): Vectors =>
  resize(f, mask, width, false, true);

/** mask ? yes : no, lane by lane. */
export function selectVectors(f: WasmFunction, mask: Vectors, yes: Vectors, no: Vectors): Vectors {
  const wide = resizeMask(f, mask, yes.width);
  return mapVectors(f, yes.width, yes.locals.length, (k) => {
    f.get(yes.locals[k]).get(no.locals[k]).get(wide.locals[k]).simd(BITSELECT);
  });
}

/** A SIMD operation on vectors of one lane width. */
export function apply(f: WasmFunction, code: number, ...args: readonly Vectors[]): Vectors {
  return mapVectors(f, args[0].width, args[0].locals.length, (k) => {
    for (const arg of args) f.get(arg.locals[k]);
    f.simd(code);
  });
}
