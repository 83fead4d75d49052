/** New elements that are computed: constants, ramps towards a value, statistics of the elements at the end. */
import { type Complex, isComplex, type Scalar } from "@strided/buffer";
import { indicesOf, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type Along, type Pair, strip } from "./pad-area.ts";

/** One value before, one after. */
export function constant(along: Along, [first, last]: Pair<Scalar>): void {
  const { before, after, length } = along;
  if (before > 0) strip(along, -before, 0).assign(first);
  if (after > 0) strip(along, length, length + after).assign(last);
}

/** Equal steps from the outermost element, which has the given value, to the element at the end of the array. */
export function linearRamp(along: Along, [first, last]: Pair<number>): void {
  const { before, after, length } = along;
  ramp(strip(along, -before, 0), strip(along, 0, 1), along.axis, first, false);
  ramp(strip(along, length, length + after), strip(along, length - 1, length), along.axis, last, true);
}

function ramp(out: NDArray, end: NDArray, axis: number, start: number, isBackwards: boolean): void {
  const count = out.shape[axis];
  if (count === 0) return;
  const { kind } = out.dtype;
  // NumPy: ramps are computed in float64, and those of integers rounded down.
  const isWhole = kind === "i" || kind === "u";
  const rows = [...indicesOf(end.shape)].map((index) => ({ index, delta: Number(end.get(...index)) - start }));
  // NumPy: `linspace` multiplies in another order if any of the steps is 0.
  const hasFlat = rows.some(({ delta }) => delta / count === 0);
  for (const { index, delta } of rows) {
    for (let k = 0; k < count; k++) {
      const value = (hasFlat ? (k / count) * delta : k * (delta / count)) + start;
      index[axis] = isBackwards ? count - 1 - k : k;
      out.set(...index, isWhole ? Math.floor(value) : value);
    }
  }
}

/** Statistics of a list of elements, by their names. */
const STATISTICS: { readonly [name: string]: (values: readonly Scalar[]) => Scalar } = {
  maximum: (values) => values.reduce((a, b) => (isLess(a, b) || isNaNumber(b) ? b : a)),
  minimum: (values) => values.reduce((a, b) => (isLess(b, a) || isNaNumber(b) ? b : a)),
  mean: meanOf,
  median(values) {
    if (values.some(isNaNumber)) return Number.NaN;
    const sorted = [...values].sort((a, b) => (isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0));
    const middle = sorted.length >> 1;
    return meanOf(sorted.length % 2 === 1 ? [sorted[middle]] : [sorted[middle - 1], sorted[middle]]);
  },
};

/** Complex numbers are compared by their real parts, then by their imaginary ones. */
function isLess(a: Scalar, b: Scalar): boolean {
  if (!isComplex(a) || !isComplex(b)) return a < b;
  return a.re < b.re || (a.re === b.re && a.im < b.im);
}

function isNaNumber(a: Scalar): boolean {
  return isComplex(a) ? a.re !== a.re || a.im !== a.im : a !== a;
}

function meanOf(values: readonly Scalar[]): Scalar {
  const sum = (part: (value: Scalar) => number): number =>
    values.reduce<number>((total, value) => total + part(value), 0);
  if (!isComplex(values[0])) return sum(Number) / values.length;
  const parts = values as readonly Complex[];
  return {
    re: parts.reduce((total, { re }) => total + re, 0) / parts.length,
    im: parts.reduce((total, { im }) => total + im, 0) / parts.length,
  };
}

/** A statistic of the elements at each end: of `lengths` of them, of all for null. */
export function statistic(along: Along, name: string, lengths: Pair<number | null>): void {
  const { before, after, length } = along;
  const [first, last] = lengths.map((asked) => Math.min(asked ?? length, length));
  // The mean of nothing is NaN, where that can be held.
  const isNaNumber =
    (name === "mean" || name === "median") && (along.area.dtype.kind === "f" || along.area.dtype.kind === "c");
  if ((first === 0 || last === 0) && !isNaNumber) {
    throw new ShapeError(`pad: stat_length of 0 yields no value for padding; got mode '${name}'`, { got: 0 });
  }
  spread(strip(along, -before, 0), strip(along, 0, first), along.axis, STATISTICS[name]);
  spread(strip(along, length, length + after), strip(along, length - last, length), along.axis, STATISTICS[name]);
}

function spread(out: NDArray, from: NDArray, axis: number, combine: (values: readonly Scalar[]) => Scalar): void {
  const { kind } = out.dtype;
  const count = out.shape[axis];
  if (count === 0) return;
  const shape = out.shape.map((size, k) => (k === axis ? 1 : size));
  for (const index of indicesOf(shape)) {
    const values = Array.from({ length: from.shape[axis] }, (_, k) =>
      from.get(...index.map((at, d) => (d === axis ? k : at))),
    );
    const value = combine(values);
    // NumPy: statistics of integers are rounded, halves to the even neighbour.
    const element = typeof value === "number" && (kind === "i" || kind === "u") ? roundToEven(value) : value;
    for (let k = 0; k < count; k++) {
      index[axis] = k;
      out.set(...index, element);
    }
  }
}

function roundToEven(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  return rest < 0.5 || (rest === 0.5 && low % 2 === 0) ? low : low + 1;
}
