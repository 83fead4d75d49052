/**
 * Casts of single elements, written as plain instructions: every integer passes through i64, every float through f64.
 * The rules are those of `../convert.ts`; the codes are those of the WebAssembly specification 2.0.
 */
import type { DType, Lane } from "@strided/buffer";
import { isFloating, rangeOf } from "../convert.ts";
import { decodeHalves, encodeHalves } from "./convert-half.ts";
import { F64, I64, leb, type WasmFunction } from "./function.ts";
import type { Writer } from "./mover.ts";
import { truncatesToLeast } from "./relaxed.ts";

/** Per lane what loads it, as i64 or as float, and what stores it. */
const ACCESS: { readonly [L in Lane]: readonly [load: number, store: number] } = {
  u8: [0x31, 0x3c],
  i8: [0x30, 0x3c],
  u16: [0x33, 0x3d],
  i16: [0x32, 0x3d],
  u32: [0x35, 0x3e],
  i32: [0x34, 0x3e],
  u64: [0x29, 0x37],
  i64: [0x29, 0x37],
  f16: [0x33, 0x3d],
  f32: [0x2a, 0x38],
  f64: [0x2b, 0x39],
};

/** Takes an element of one dtype to a place of another. */
export function convertElement(source: DType, target: DType): Writer {
  return (f, from, fromShift, to, toShift) => {
    f.get(to);
    const isTruth = target.kind === "b";
    const isWhole = isFloating(source) && !isFloating(target) && !isTruth;
    if (isWhole && rangeOf(target).isNarrow && truncatesToLeast()) loadInt(f, source, from, fromShift);
    else load(f, source, from, fromShift);
    if (isTruth) {
      f.op(...IS_TRUE[isFloating(source) ? 1 : 0]);
      if (source.lanes === 2) {
        load(f, source, from, fromShift + source.itemsize / 2);
        f.op(...IS_TRUE[1], 0x84);
      }
    } else if (isFloating(target)) toFloat(f, source, target);
    else if (isWhole) toInteger(f, target);
    f.op(ACCESS[target.lane][1], 0, ...leb(toShift));
    if (target.lanes === 1) return;
    f.get(to);
    if (source.lanes === 2) load(f, source, from, fromShift + source.itemsize / 2);
    else f.f64(0);
    if (target.lane === "f32") f.op(0xb6);
    f.op(ACCESS[target.lane][1], 0, ...leb(toShift + target.itemsize / 2));
  };
}

/** Whether i64, f64 is not zero, as i64. */
const IS_TRUE: readonly (readonly number[])[] = [
  [0x42, 0, 0x52, 0xad],
  [0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x62, 0xad],
];

/** Leaves a lane as i64 or f64. */
function load(f: WasmFunction, { kind, lane }: DType, at: number, offset: number): void {
  f.get(at).op(ACCESS[lane][0], 0, ...leb(offset));
  if (kind === "b") f.op(...IS_TRUE[0]);
  if (lane === "f32") f.op(0xbb);
  if (lane === "f16") f.get(decodeHalves(f, true, [f.simd(0x12).keep()])[0]).simd(0x21, 0);
}

/** Leaves a float as i64 that is truncated as x86 does it. */
function loadInt(f: WasmFunction, source: DType, at: number, offset: number): void {
  const { lane } = source;
  if (lane === "f64") f.get(at).access(0x5d, offset).simd(0x103);
  else if (lane === "f32") f.get(at).access(0x5c, offset).simd(0x101);
  else {
    load(f, source, at, offset);
    f.simd(0x14).simd(0x103);
  }
  f.simd(0x1b, 0).op(0xac);
}

function toFloat(f: WasmFunction, source: DType, target: DType): void {
  const isSingle = target.lane === "f32";
  if (isFloating(source)) {
    if (isSingle) f.op(0xb6);
  } else if (isSingle && rangeOf(source).isNarrow) f.op(0xa7, 0xb2);
  else f.op((isSingle ? 0xb4 : 0xb9) + (source.lane === "u64" ? 1 : 0));
  if (target.lane === "f16") f.get(encodeHalves(f, true, [f.simd(0x14).keep()])[0]).simd(0x1d, 0);
}

function toInteger(f: WasmFunction, target: DType): void {
  const { isNarrow, end } = rangeOf(target);
  if (isNarrow && truncatesToLeast()) return;
  const x = f.keep(F64);
  // Small numbers are shifted to where the last bit has the value 1, in a third of the time of truncating them.
  if (!isNarrow)
    f.get(x)
      .op(0x99)
      .f64(2 ** 51)
      .op(0x63, 0x04, I64)
      .get(x)
      .op(0x9d)
      .f64(1.5 * 2 ** 52)
      .op(0xa0, 0xbd)
      .f64(1.5 * 2 ** 52)
      .op(0xbd, 0x7d, 0x05);
  const isBelow = (limit: number): WasmFunction => f.get(x).f64(limit).op(0x63, 0x1b);
  // Truncation that saturates; what lies beyond the end is replaced.
  f.get(x).op(0xfc, isNarrow ? 2 : 6);
  if (isNarrow) f.op(0xac);
  if (end > 2 ** 63) {
    f.get(x).op(0xfc, 7);
    isBelow(2 ** 63);
  }
  if (isNarrow) f.i32(-2147483648).op(0xac);
  else f.f64(-0).op(0xbd);
  isBelow(end);
  if (!isNarrow) f.op(0x0b);
}
