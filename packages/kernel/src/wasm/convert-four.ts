/**
 * Casts of elements side by side, four at a time, as SIMD, between real dtypes; the rules are those of `../convert.ts`. In between, the
 * elements are one vector of i32 or f32, or two of i64 or f64.
 */
import type { DType } from "@strided/buffer";
import { isFloating, rangeOf } from "../convert.ts";
import { convertElement } from "./convert-element.ts";
import { decodeHalves, encodeHalves } from "./convert-half.ts";
import { I32, type WasmFunction } from "./function.ts";
import type { Writer } from "./mover.ts";
import { hasRelaxedSimd, truncatesToLeast } from "./relaxed.ts";
import { extend } from "./simd.ts";
import { everySecond, interleaved, rotated, shuffle } from "./vectors.ts";

/** Takes elements of one dtype to places of another, four or as many as fill a vector; null where there is no SIMD for it. */
export function convertFours(source: DType, target: DType): { readonly count: number; readonly write: Writer } | null {
  if (source.lanes + target.lanes > 2) return null;
  if (isLong(source) && isFloating(target) && target.lane !== "f32") return null;
  if (target.kind === "b" && source.itemsize === 1) return { count: 16, write: bytesToTruth };
  const one = convertElement(source, target);
  const count = Math.max(4, 16 / target.itemsize);
  const write: Writer = (f, from, fromShift, to, toShift) => {
    const fours = Array.from({ length: count / 4 }, (_, k) =>
      cast(f, source, target, load(f, source, from, fromShift + 4 * k * source.itemsize)),
    );
    const [{ values, fits }] = fours;
    if (target.itemsize < 4) storeNarrow(f, target, to, toShift, fours);
    else if (fits === undefined) store(f, target, to, toShift, values);
    else {
      f.get(fits).op(0x04, 0x40);
      store(f, target, to, toShift, values);
      f.op(0x05);
      for (let k = 0; k < 4; k++) one(f, from, fromShift + k * source.itemsize, to, toShift + k * target.itemsize);
      f.op(0x0b);
    }
  };
  return { count, write };
}

const bytesToTruth: Writer = (f, from, fromShift, to, toShift) => {
  const one = f.hoist(() => f.i32(1).simd(0x0f));
  f.get(to).get(from).access(0, fromShift).get(one).simd(0x77).access(0x0b, toShift);
};

/** Four elements; where they are right only if they are small, an i32 that is not zero if they are. */
interface Four {
  readonly values: readonly number[];
  readonly fits?: number;
}

const isWide = ({ itemsize }: DType): boolean => itemsize === 8;
const isLong = (row: DType): boolean => isWide(row) && !isFloating(row);
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
  return row.kind === "b" ? [f.get(values[0]).get(ones(f)).simd(0xb7).keep()] : values;
}

function store(f: WasmFunction, { itemsize }: DType, at: number, shift: number, values: readonly number[]): void {
  const stored = itemsize === 4 ? joined(f, values) : values;
  stored.forEach((value, k) => {
    f.get(at)
      .get(value)
      .access(0x0b, shift + 16 * k);
  });
}

function storeNarrow(f: WasmFunction, target: DType, at: number, shift: number, fours: readonly Four[]): void {
  const low = f.hoist(() => f.i32(256 ** target.itemsize - 1).simd(0x11));
  let vectors = fours.map(({ values }) => {
    const [value] = joined(f, values);
    return target.kind === "b" ? value : f.get(value).get(low).simd(0x4e).keep();
  });
  // Without their high bits the numbers stay what they are when saturated.
  for (let code = 0x86; vectors.length > 1; code = 0x66) {
    const pairs = vectors.slice(vectors.length / 2);
    vectors = pairs.map((_, k) =>
      f
        .get(vectors[2 * k])
        .get(vectors[2 * k + 1])
        .simd(code)
        .keep(),
    );
  }
  f.get(at).get(vectors[0]).access(0x0b, shift);
}

function cast(f: WasmFunction, source: DType, target: DType, loaded: readonly number[]): Four {
  if (isFloating(source)) return castFloats(f, source, target, loaded);
  if (target.kind === "b") return { values: isTrue(f, isWide(source) ? 0xd6 : 0x37, loaded) };
  if (isFloating(target)) {
    if (isLong(source)) return longToSingle(f, loaded, unsigned(source));
    if (isWide(target)) return { values: widened(f, loaded[0], 0xfe + unsigned(source)) };
    // An integer that f32 rounds is infinite as a half.
    const single = f.get(loaded[0]).simd(0xfa + unsigned(source));
    return { values: target.lane === "f16" ? encodeHalves(f, false, [single.keep()]) : [single.keep()] };
  }
  if (!isLong(target) || isLong(source)) return { values: loaded };
  return { values: widened(f, loaded[0], extend(8, 0, unsigned(source) === 1)) };
}

function castFloats(f: WasmFunction, source: DType, target: DType, loaded: readonly number[]): Four {
  const isExact = !isFloating(target) && target.kind !== "b" && !rangeOf(target).isNarrow;
  let values = loaded;
  let isDouble = isWide(source);
  if (source.lane === "f16") {
    isDouble = target.lane === "f64";
    values = decodeHalves(f, isDouble, isDouble ? widened(f, loaded[0], extend(8, 0, true)) : loaded);
  }
  if (target.kind === "b") return { values: isTrue(f, isDouble ? 0x47 : 0x41, values) };
  if (isExact) return toLong(f, isDouble, values, isLong(target));
  if (!isFloating(target)) return { values: truncated(f, isDouble, target, values) };
  if (target.lane === "f16") return { values: encodeHalves(f, isDouble, values) };
  if (isDouble === isWide(target)) return { values };
  return { values: isDouble ? narrowed(f, values, 0x5e) : widened(f, values[0], 0x5f) };
}

const ones = (f: WasmFunction): number => f.hoist(() => f.i32(1).simd(0x11));

/** 1 where a value is not zero, else 0, as i32; `equal` compares it. */
function isTrue(f: WasmFunction, equal: number, values: readonly number[]): number[] {
  const zero = f.local();
  const masks = values.map((value) => f.get(value).get(zero).simd(equal).keep());
  const one = ones(f);
  return [f.get(joined(f, masks)[0]).get(one).simd(0xae).keep()];
}

/** The low halves of lanes of 64 bits side by side. */
function joined(f: WasmFunction, values: readonly number[]): readonly number[] {
  if (values.length === 1) return values;
  f.get(values[0]).get(values[1]);
  shuffle(f, everySecond(4, 0));
  return [f.keep()];
}

/** i32 from floats; relaxed instructions saturate or give the smallest for what does not fit. */
function toInt(f: WasmFunction, isDouble: boolean, values: readonly number[]): number[] {
  const relaxed = hasRelaxedSimd();
  if (isDouble) return narrowed(f, values, relaxed ? 0x103 : 0xfc);
  return [
    f
      .get(values[0])
      .simd(relaxed ? 0x101 : 0xf8)
      .keep(),
  ];
}

/** Integers from floats: what is not below the end becomes the smallest, as what saturates below does. */
function truncated(f: WasmFunction, isDouble: boolean, target: DType, values: readonly number[]): number[] {
  const [whole] = toInt(f, isDouble, values);
  if (truncatesToLeast()) return [whole];
  const end = limit(f, isDouble, 2 ** 31);
  const masks = values.map((value) =>
    f
      .get(value)
      .get(end)
      .simd(isDouble ? 0x49 : 0x43)
      .keep(),
  );
  const [below] = joined(f, masks);
  // The low bits of the smallest are zero.
  if (target.itemsize < 4) return [f.get(whole).get(below).simd(0x4e).keep()];
  const least = f.hoist(() => f.i32(-(2 ** 31)).simd(0x11));
  return [
    f
      .get(whole)
      .get(least)
      .get(below)
      .simd(hasRelaxedSimd() ? 0x10b : 0x52)
      .keep(),
  ];
}

/** The last bit of a number of this size has the value 1, and numbers of 51 bits and a sign fit beside it. */
const SHIFT: number = 1.5 * 2 ** 52;
const shifting = (f: WasmFunction): number => f.hoist(() => f.f64(SHIFT).simd(0x14));

/** 64-bit integers, or what has their low half, from floats. */
function toLong(f: WasmFunction, isDouble: boolean, values: readonly number[], isWhole: boolean): Four {
  const isInt = !isDouble && !isWhole;
  const end = limit(f, isDouble, isInt ? 2 ** 31 : 2 ** 51);
  const small = values.map((value) =>
    f
      .get(value)
      .simd(isDouble ? 0xec : 0xe0)
      .get(end)
      .simd(isDouble ? 0x49 : 0x43)
      .keep(),
  );
  const fits = areAll(f, small);
  if (isInt) return { values: toInt(f, false, values), fits };
  const shift = shifting(f);
  const whole = values.map((value) =>
    f
      .get(value)
      .simd(isDouble ? 0x7a : 0x69)
      .keep(),
  );
  const doubles = isDouble ? whole : widened(f, whole[0], 0x5f);
  return {
    values: doubles.map((value) => {
      f.get(value).get(shift).simd(0xf0);
      return (isWhole ? f.get(shift).simd(0xd1) : f).keep();
    }),
    fits,
  };
}

/** f32 from integers that f64 holds. */
function longToSingle(f: WasmFunction, values: readonly number[], isUnsigned: number): Four {
  const shift = shifting(f);
  const top = f.hoist(() =>
    f
      .i32(isUnsigned ? 0x867 : 0x433)
      .op(0xac)
      .simd(0x12),
  );
  const shifted = values.map((value) => f.get(value).get(shift).simd(0xce).keep());
  const small = shifted.map((value) =>
    f
      .get(value)
      .i32(52 - isUnsigned)
      .simd(0xcd)
      .get(top)
      .simd(0xd6)
      .keep(),
  );
  const fits = areAll(f, small);
  const doubles = shifted.map((value) => f.get(value).get(shift).simd(0xf1).keep());
  return { values: narrowed(f, doubles, 0x5e), fits };
}

/** Whether masks of all four lanes are set, as i32. */
function areAll(f: WasmFunction, masks: readonly number[]): number {
  for (const mask of masks) f.get(mask);
  if (masks.length > 1) f.simd(0x4e).simd(0xc4).i32(3);
  else f.simd(0xa4).i32(15);
  return f.op(0x46).keep(I32);
}

/** A number in all lanes of floats. */
function limit(f: WasmFunction, isDouble: boolean, value: number): number {
  return f.hoist(() => (isDouble ? f.f64(value).simd(0x14) : f.f64(value).op(0xb6).simd(0x13)));
}

/** Two vectors of 64-bit lanes from one: by an instruction that takes the low half. */
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
