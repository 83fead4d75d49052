/**
 * Numbers of SIMD instructions, computed where the specification is regular: integer lanes of 8, 16, 32 and 64 bits have
 * blocks of one shape, as have the two float widths.
 */
import type { Node, Type } from "../graph.ts";

/** Bytes per lane; a truth value in memory is one byte. */
export const WIDTH: { readonly [T in Type]: number } = {
  bool: 1,
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  f32: 4,
  f64: 8,
};

/** The widths of what steps compute. Truth values that are not constants are masks as wide as what they come from. */
export const widthsOf = (nodes: readonly Node[]): readonly number[] =>
  nodes.filter(({ op, type }) => type !== "bool" || op === "const").map(({ type }) => WIDTH[type]);

export const isFloat = (type: Type): boolean => type[0] === "f";
export const isUnsigned = (type: Type): boolean => type[0] === "u";

/** Where the block of a lane width starts: 1, 2, 4, 8 bytes. */
const log2 = (width: number): number => 31 - Math.clz32(width);
const integerBlock = (width: number): number => 0x60 + 0x20 * log2(width);

const INTEGER_OPS: { readonly [op: string]: number } = { abs: 0, neg: 1, shl: 11, add: 14, sub: 17, mul: 21 };
const FLOAT_OPS: { readonly [op: string]: number } = {
  abs: 0,
  neg: 1,
  sqrt: 3,
  add: 4,
  sub: 5,
  mul: 6,
  div: 7,
};
const F32_ROUNDING: { readonly [op: string]: number } = { ceil: 0x67, floor: 0x68, trunc: 0x69, nearest: 0x6a };
const F64_ROUNDING: { readonly [op: string]: number } = { ceil: 0x74, floor: 0x75, trunc: 0x7a, nearest: 0x94 };
const BITWISE: { readonly [op: string]: number } = { not: 0x4d, and: 0x4e, or: 0x50, xor: 0x51 };
const COMPARISONS: readonly string[] = ["eq", "ne", "lt", "gt", "le", "ge"];

/** The instruction for an operation on vectors of a type, or null if there is none. */
export function simdCode(op: string, type: Type): number | null {
  if (op in BITWISE) return BITWISE[op];
  const comparison = COMPARISONS.indexOf(op);
  const width = WIDTH[type];
  if (isFloat(type)) {
    if (comparison >= 0) return (type === "f32" ? 0x41 : 0x47) + comparison;
    const rounding = (type === "f32" ? F32_ROUNDING : F64_ROUNDING)[op];
    if (rounding !== undefined) return rounding;
    return op in FLOAT_OPS ? (type === "f32" ? 0xe0 : 0xec) + FLOAT_OPS[op] : null;
  }
  const unsigned = isUnsigned(type) || type === "bool" ? 1 : 0;
  if (comparison >= 0) return integerComparison(comparison, width, unsigned);
  if (op === "min" || op === "max")
    return width === 8 ? null : integerBlock(width) + (op === "min" ? 22 : 24) + unsigned;
  if (op === "shr") return integerBlock(width) + 12 + unsigned;
  if (op === "mul" && width === 1) return null;
  return op in INTEGER_OPS ? integerBlock(width) + INTEGER_OPS[op] : null;
}

function integerComparison(comparison: number, width: number, unsigned: number): number | null {
  // Lanes of 64 bits compare as signed numbers only.
  if (width === 8) return unsigned && comparison > 1 ? null : 0xd6 + comparison;
  const block = 0x23 + 10 * log2(width);
  return comparison < 2 ? block + comparison : block + 2 + 2 * (comparison - 2) + unsigned;
}

/** Loads one lane: into all lanes, into the lane that follows as an immediate; stores one lane. */
export const loadSplat = (width: number): number => 0x07 + log2(width);
export const loadLane = (width: number): number => 0x54 + log2(width);
export const storeLane = (width: number): number => 0x58 + log2(width);
/** Reads a lane to the stack; integers of 8 and 16 bits come sign-extended. */
export function extractLane(type: Type): number {
  return { f32: 0x1f, f64: 0x21, 1: 0x15, 2: 0x18, 4: 0x1b, 8: 0x1d }[
    isFloat(type) ? (type as "f32") : WIDTH[type]
  ] as number;
}
/** Writes the stack's scalar into a lane. */
export function replaceLane(type: Type): number {
  return { f32: 0x20, f64: 0x22, 1: 0x17, 2: 0x1a, 4: 0x1c, 8: 0x1e }[
    isFloat(type) ? (type as "f32") : WIDTH[type]
  ] as number;
}
/** Doubles the lanes' width: signed or unsigned, from the low or the high half. */
export const extend = (toWidth: number, half: 0 | 1, unsigned: boolean): number =>
  integerBlock(toWidth) + 7 + half + (unsigned ? 2 : 0);

/** Halves the width of the lanes, 2 or 4 bytes, of two vectors: as signed numbers, what does not fit cut to the range. */
export const narrow = (fromWidth: number): number => integerBlock(fromWidth / 2) + 5;
/** `a < b ? b : a` and `b < a ? b : a` of floats. */
export const pseudoBound = (type: Type, isMax: boolean): number => (type === "f32" ? 0xea : 0xf6) + (isMax ? 1 : 0);

export const SHUFFLE = 0x0d;
export const BITSELECT = 0x52;
export const ANY_TRUE = 0x53;
export const LOAD = 0x00;
export const STORE = 0x0b;
/** f32 and f64: a * b + c with one rounding if the machine has it. */
export const RELAXED_MADD: { readonly f32: number; readonly f64: number } = { f32: 0x105, f64: 0x107 };
