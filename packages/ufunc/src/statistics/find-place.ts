/**
 * The first place that holds an extremum: one fold finds the value, a second one the smallest index at which it stands.
 * Few elements are looked through one by one.
 */
import { bool, CastingError, type DType, int32 } from "@strided/buffer";
import { type Expression, mapReduce, type Operand, type Value } from "@strided/kernel";
import {
  broadcastLayout,
  type Layout,
  normalizeAxis,
  offsetsOf,
  packLayout,
  reshapeLayout,
  ShapeError,
  sameNumbers,
  shapeText,
  sizeOf,
  uncheckedLayout,
} from "@strided/layout";
import type { NDArray } from "@strided/ndarray";
import { fold } from "../fold.ts";
import { foldedShape, spreadLayout } from "../fold-axes.ts";
import { programFor } from "../programs.ts";
import { rowOf } from "../row.ts";
import { logicalOr } from "../table/logic.ts";
import { firstBest, placeInPieces, placeOfNumber } from "./place-in-pieces.ts";

/** What is looked for. */
export interface Sought {
  /** The function that was called. */
  readonly fn: string;
  /** The universal function whose fold is the value. */
  readonly ufunc: object;
  /** Whether that is the largest element; else the smallest. */
  readonly isLargest: boolean;
  /** Whether an element takes the place of the best one so far. */
  readonly isBetter: (x: number, best: number) => boolean;
  /** Whether NaN is passed over; a lane of nothing else is an error. */
  readonly skipsNaN: boolean;
}

/** Options, as `argmax` has them. */
export interface PlaceOptions {
  /** The axis to look along; null or left out: all elements, counted in C order. */
  readonly axis?: number | null;
  /** Keep the axis, or all axes, with length 1. */
  readonly keepdims?: boolean;
  /** Where the result goes: an array of dtype int32 or int64. */
  readonly out?: NDArray | null;
}

const NOWHERE = 2147483647;
/** Up to this many elements a plain loop is faster than two folds. */
const FEW = 300;
/** Elements of an array without an axis that are looked through at a time. */
const BLOCK = 16384;

/** The places of extrema: int32 indices, or a number where no axis is left and no `out` is given. */
export function findPlace(sought: Sought, a: NDArray, options: PlaceOptions): NDArray | number {
  const { fn } = sought;
  const { keepdims = false, out = null } = options;
  const isAll = options.axis == null || (a.ndim === 0 && (options.axis === 0 || options.axis === -1));
  const axes = isAll ? a.shape.map((_, k) => k) : [normalizeAxis(options.axis as number, a.ndim, fn)];
  const left = foldedShape(a.shape, axes, keepdims);
  if (out !== null) checkOut(out, left, fn);
  if (isAll ? a.size === 0 : a.shape[axes[0]] === 0) {
    throw new ShapeError(`${fn}: attempt to get ${fn} of an empty sequence; got shape ${shapeText(a.shape)}`, {
      shape: a.shape,
    });
  }
  const isLane = isAll || a.ndim === 1;
  if (isLane && left.length === 0 && out === null) return placeInLane(sought, a);
  const places = a.fresh(int32 as DType, packLayout(left, "C", 4), fn);
  if (isLane && a.size > 0) places.assign(placeInLane(sought, a));
  else if (a.size > 0) placesAlong(sought, a, axes[0], places);
  if (out === null) return places;
  out.assign(places);
  return out;
}

function checkOut(out: NDArray, shape: readonly number[], fn: string): void {
  if (!sameNumbers(out.shape, shape)) {
    throw new ShapeError(
      `${fn}: output array does not match the result; got shape ${shapeText(out.shape)}, expected ${shapeText(shape)}`,
      { shape: out.shape, expected: shape },
    );
  }
  if (out.dtype.kind !== "i" || out.itemsize < 4) {
    throw new CastingError(
      `${fn}: cannot write indices to an array of dtype ${out.dtype.name}; expected int32 or int64`,
      { from: "int32", to: out.dtype.name },
    );
  }
  out.requireWriteable(fn);
}

/** The place among all elements, counted in C order. */
function placeInLane(sought: Sought, a: NDArray): number {
  const { layout, dtype } = a;
  const flat = reshapeLayout(layout, [a.size], { itemsize: a.itemsize });
  if (flat !== null && areFew(sought, a)) {
    const at = a.storage.address + flat.offset;
    return firstBest(sought, dtype as DType<"float64">, a.storage.memory, at, flat.strides[0], a.size);
  }
  const place = flat === null ? -1 : placeInPieces(sought, a, flat);
  if (place >= 0) return place;
  const value = extremum(sought, a, null);
  const found = flat === null ? -1 : placeOfNumber(a, flat, value.get());
  if (found >= 0) return found;
  const whole = flat ?? layout;
  // A block is some turns of one axis, with all axes inside of it.
  let axis = whole.shape.length - 1;
  let size = 1;
  while (axis > 0 && size * whole.shape[axis] <= BLOCK) size *= whole.shape[axis--];
  const cut = Math.max(1, Math.floor(BLOCK / size));
  const index = indices(a, Math.min(size * cut, a.size));
  return firstIn({ a, value, index, hasNaN: holdsNaN(value), axis, cut }, whole, 0);
}

/** What is looked for in C order, `cut` turns of `axis` at a time. */
interface Hunt {
  readonly a: NDArray;
  readonly value: NDArray;
  readonly hasNaN: boolean;
  readonly index: NDArray;
  readonly axis: number;
  readonly cut: number;
}

/** The first place in a part of the array; axes before `d` have length 1. */
function firstIn(hunt: Hunt, { shape, strides, offset }: Layout, d: number): number {
  const inside = sizeOf(shape.slice(d + 1));
  const step = d < hunt.axis ? 1 : hunt.cut;
  for (let from = 0; from < shape[d]; from += step) {
    const lengths = shape.map((own, k) => (k === d ? Math.min(step, own - from) : own));
    const part = uncheckedLayout(lengths, strides, offset + from * strides[d]);
    const found = d < hunt.axis ? firstIn(hunt, part, d + 1) : firstInBlock(hunt, part);
    if (found !== NOWHERE) return from * inside + found;
  }
  return NOWHERE;
}

function firstInBlock({ a, value, index, hasNaN }: Hunt, block: Layout): number {
  const { shape } = block;
  const result = a.fresh(int32 as DType, packLayout([], "C", 4), "argmax").assign(NOWHERE);
  const none = shape.map(() => 0);
  searchPlaces(
    { ...operandOf(a), layout: block },
    { ...operandOf(value), layout: uncheckedLayout(shape, none, value.offset) },
    { ...operandOf(index), layout: packLayout(shape, "C", 4) },
    { ...operandOf(result), layout: uncheckedLayout(shape, none, 0) },
    hasNaN,
  );
  return result.get() as number;
}

const areFew = ({ skipsNaN }: Sought, { size, dtype }: NDArray): boolean =>
  size <= FEW && dtype.lanes === 1 && !skipsNaN;

/** The places along an axis, for every lane at once. */
function placesAlong(sought: Sought, a: NDArray, axis: number, places: NDArray): void {
  const { shape, strides, offset, storage, dtype } = a;
  if (areFew(sought, a)) {
    const others = (_: number, k: number): boolean => k !== axis;
    const lanes = uncheckedLayout(shape.filter(others), strides.filter(others), storage.address + offset);
    const { view } = places.storage.memory;
    let into = places.storage.address;
    for (const at of offsetsOf(lanes)) {
      const found = firstBest(sought, dtype as DType<"float64">, storage.memory, at, strides[axis], shape[axis]);
      view.setInt32(into, found, true);
      into += 4;
    }
    return;
  }
  const value = extremum(sought, a, axis);
  const index = indices(a, shape[axis]);
  const along = shape.map((_, k) => (k === axis ? 4 : 0));
  places.assign(NOWHERE);
  searchPlaces(
    operandOf(a),
    { ...operandOf(value), layout: broadcastLayout(value.layout, shape) },
    { ...operandOf(index), layout: uncheckedLayout(shape, along, index.offset) },
    { ...operandOf(places), layout: spreadLayout(places.layout, shape, [axis]) },
    holdsNaN(value),
  );
}

/** The whole numbers from 0 on. */
function indices(a: NDArray, length: number): NDArray {
  const index = a.fresh(int32 as DType, packLayout([length], "C", 4), "arange");
  const list = new Int32Array(index.storage.memory.buffer, index.storage.address, length);
  for (let i = 0; i < length; i++) list[i] = i;
  return index;
}

/** The extremum, with the folded axes kept. Throws ShapeError where NaN is passed over and nothing else is there. */
function extremum({ fn, ufunc, skipsNaN }: Sought, a: NDArray, axis: number | null): NDArray {
  const { dtype } = a;
  const keepdims = axis !== null;
  const value = fold({ fn, row: rowOf(ufunc), operands: [a], map: null, loop: [dtype], dtype }, { axis, keepdims });
  if (!skipsNaN) return value;
  const step = { map: IS_NAN, loop: [dtype], dtype: bool as DType };
  const isEmpty = fold({ fn, row: rowOf(logicalOr), operands: [value], ...step }, { axis: null }).get();
  if (isEmpty)
    throw new ShapeError(
      `${fn}: All-NaN slice encountered; got shape ${shapeText(a.shape)}, expected a number in every slice`,
      { shape: a.shape },
    );
  return value;
}

/** Whether there is NaN among the extrema. */
function holdsNaN(value: NDArray): boolean {
  const { dtype } = value;
  if (dtype.kind !== "f" && dtype.kind !== "c") return false;
  const step = { map: IS_NAN, loop: [dtype], dtype: bool as DType };
  return fold({ fn: "isnan", row: rowOf(logicalOr), operands: [value], ...step }, { axis: null }).get() as boolean;
}

const IS_NAN: Expression = (x) => x.ne(x as Value);

/** The index of an element that is the value sought; beyond all indices for any other. */
const PLACE: Expression = (x, value, index) => x.eq(value as Value).select(index as Value, NOWHERE);

/** The same where values may be NaN, which every NaN is. */
const PLACE_OR_NAN: Expression = (x, value, index) => {
  const areNaN = x.ne(x as Value).and(value.ne(value as Value));
  return x
    .eq(value as Value)
    .or(areNaN)
    .select(index as Value, NOWHERE);
};

const SMALLER: Expression = (x, y) => (x as Value).min(y as Value);

function searchPlaces(x: Operand, value: Operand, index: Operand, into: Operand, hasNaN: boolean): void {
  const indices = int32 as DType;
  const map = programFor(
    hasNaN ? PLACE_OR_NAN : PLACE,
    [x.dtype, x.dtype, indices],
    [x.dtype, x.dtype, indices],
    [indices],
  );
  const combine = programFor(SMALLER, [indices, indices], [indices, indices], [indices]);
  mapReduce(map, combine, into.layout.shape, [x, value, index], into);
}

const operandOf = ({ storage, dtype, layout }: NDArray): Operand => ({ storage, dtype, layout });
