/**
 * Casts of four elements side by side as SIMD, between real dtypes that fit into 32 bits and float64; the rules are those
 * of `../convert.ts`. In between, the elements are one vector of i32 or f32, or two of f64.
 */
import type { DType } from "@strided/buffer";
import { isFloating, rangeOf } from "../convert.ts";
import type { WasmFunction } from "./function.ts";
import type { Writer } from "./mover.ts";
import { everySecond, interleaved, rotated, shuffle } from "./vectors.ts";

/** Takes four elements of one dtype to places of another; null where there is no SIMD for it. */
export function convertFour(source: DType, target: DType): Writer | null {
  if (!hasVectors(source) || !hasVectors(target)) return null;
  // A float outside of i32 may still have low bits that u32 takes.
  if (isFloating(source) && !isFloating(target) && !rangeOf(target).isNarrow) return null;
  return (f, from, fromShift, to, toShift) => {
    const values = load(f, source, from, fromShift);
    store(f, target, to, toShift, cast(f, source, target, values));
  };
}

const hasVectors = ({ lanes, lane, itemsize }: DType): boolean =>
  lanes === 1 && lane !== "f16" && (itemsize < 8 || lane === "f64");

const isWide = ({ itemsize }: DType): boolean => itemsize === 8;
/** 1 for dtypes whose instructions stand behind those of signed ones. */
const unsigned = ({ kind }: DType): number => (kind === "i" ? 0 : 1);

function load(f: WasmFunction, row: DType, at: number, shift: number): number[] {
  f.get(at);
  if (row.itemsize === 1)
    f.access(0x5c, shift)
      .simd(0x87 + 2 * unsigned(row))
      .simd(0xa7 + 2 * unsigned(row));
  else if (row.itemsize === 2) f.access(0x03 + unsigned(row), shift);
  else f.access(0, shift);
  const values = [f.keep()];
  if (isWide(row))
    values.push(
      f
        .get(at)
        .access(0, shift + 16)
        .keep(),
    );
  return row.kind === "b" ? isTrue(f, row, values) : values;
}

function store(f: WasmFunction, { itemsize }: DType, at: number, shift: number, values: readonly number[]): void {
  let [value] = values;
  for (let width = 2; width >= itemsize; width >>= 1) {
    f.get(value).get(value);
    shuffle(f, everySecond(width, 0));
    value = f.keep();
  }
  f.get(at).get(value);
  if (itemsize < 4) f.access(itemsize === 1 ? 0x5a : 0x5b, shift, 0);
  else f.access(0x0b, shift);
  if (values.length > 1)
    f.get(at)
      .get(values[1])
      .access(0x0b, shift + 16);
}

function cast(f: WasmFunction, source: DType, target: DType, values: number[]): number[] {
  if (source.kind === "b" && target.kind === "b") return values;
  if (target.kind === "b") return isTrue(f, source, values);
  if (isFloating(source)) {
    if (!isFloating(target)) return truncated(f, source, values);
    return isWide(target) ? widened(f, values[0], 0x5f) : narrowed(f, values, 0x5e);
  }
  if (!isFloating(target)) return values;
  if (isWide(target)) return widened(f, values[0], 0xfe + unsigned(source));
  return [
    f
      .get(values[0])
      .simd(0xfa + unsigned(source))
      .keep(),
  ];
}

/** 1 where a value is not zero, else 0, as i32. */
function isTrue(f: WasmFunction, row: DType, values: readonly number[]): number[] {
  const zero = f.local();
  const different = isWide(row) ? 0x48 : isFloating(row) ? 0x42 : 0x38;
  const masks = values.map((value) => f.get(value).get(zero).simd(different).keep());
  f.get(masks[0]);
  if (masks.length > 1) {
    f.get(masks[1]);
    shuffle(f, everySecond(4, 0));
  }
  return [f.i32(31).simd(0xad).keep()];
}

/** Integers from floats: what is not below the end becomes the smallest, as what saturates below does. */
function truncated(f: WasmFunction, row: DType, values: readonly number[]): number[] {
  const whole = isWide(row) ? narrowed(f, values, 0xfc) : [f.get(values[0]).simd(0xf8).keep()];
  const end = f
    .f64(2 ** 31)
    .simd(0x14)
    .keep();
  const [limit] = isWide(row) ? [end] : narrowed(f, [end, end], 0x5e);
  const below = values.map((value) =>
    f
      .get(value)
      .get(limit)
      .simd(isWide(row) ? 0x49 : 0x43)
      .keep(),
  );
  f.get(whole[0])
    .i32(-(2 ** 31))
    .simd(0x11)
    .get(below[0]);
  if (below.length > 1) {
    f.get(below[1]);
    shuffle(f, everySecond(4, 0));
  }
  return [f.simd(0x52).keep()];
}

/** Two vectors of f64 from one: by an instruction that takes the low half. */
function widened(f: WasmFunction, value: number, code: number): number[] {
  const low = f.get(value).simd(code).keep();
  f.get(value).get(value);
  shuffle(f, rotated(8));
  return [low, f.simd(code).keep()];
}

/** One vector from two of f64: by an instruction that fills the low half. */
function narrowed(f: WasmFunction, values: readonly number[], code: number): number[] {
  for (const value of values) f.get(value).simd(code);
  shuffle(f, interleaved(8, 0));
  return [f.keep()];
}
