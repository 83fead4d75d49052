/**
 * Overlap in closed form, for layouts whose strides are nested as those of slices of one array are: every stride is a
 * multiple of a unit, and what lies below that unit stays inside of it.
 *
 * Positions are then numbers in a mixed radix: two of them are equal if they are equal digit by digit, where a digit is
 * how far one axis of either layout has gone. Each digit is a question of two progressions, which needs no search.
 */
import { gcd, inverseModulo, multiplyModulo } from "./diophantine.ts";
import type { Layout } from "./layout.ts";

/** Per axis of two layouts the steps, counted from the lower ends of their extents, to two elements that share a unit. */
export interface Meeting {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/**
 * Where two layouts meet, or `"no"` if they do not; `null` if the strides are not nested and a search has to tell.
 * `distance` is how far the lower end of b's extent lies above that of a's.
 */
export function nestedOverlap(
  a: Layout,
  itemsizeA: number,
  b: Layout,
  itemsizeB: number,
  distance: number,
): Meeting | "no" | null {
  const axesA = risingAxes(a);
  const axesB = risingAxes(b);
  const unitsA = unitsAbove(a, axesA);
  const unitsB = unitsAbove(b, axesB);
  const stepsA: number[] = [];
  const stepsB: number[] = [];
  // The lowest digit counts the units inside an element.
  let unit = 1;
  let axisA = -1;
  let axisB = -1;
  let [strideA, countA, strideB, countB] = [1, itemsizeA, 1, itemsizeB];
  let nextA = 0;
  let nextB = 0;
  let left = distance;
  let isApart = false;
  while (true) {
    // The axes of the next digit: those of both layouts, unless one of them lies wholly below the other.
    let nextStrideA = nextA < axesA.length ? Math.abs(a.strides[axesA[nextA]]) : 0;
    let nextStrideB = nextB < axesB.length ? Math.abs(b.strides[axesB[nextB]]) : 0;
    if (nextStrideA > 0 && nextStrideB > 0 && nextStrideA !== nextStrideB) {
      if (nextStrideA >= nextStrideB * b.shape[axesB[nextB]]) nextStrideA = 0;
      else if (nextStrideB >= nextStrideA * a.shape[axesA[nextA]]) nextStrideB = 0;
    }
    // What all strides from here on are multiples of; 0 if none are left.
    const nextUnit = unitsA[nextA] === unitsB[nextB] ? unitsA[nextA] : gcd(unitsA[nextA], unitsB[nextB]);

    const perA = strideA / unit;
    const perB = strideB / unit;
    let digit = left / unit;
    if (nextUnit !== 0) {
      const radix = nextUnit / unit;
      const reachA = perA * (countA - 1);
      const reachB = perB * (countB - 1);
      // Not `%`, which for doubles is many times slower; the quotient may be off by one.
      digit -= Math.floor(digit / radix) * radix;
      if (digit < 0) digit += radix;
      else if (digit >= radix) digit -= radix;
      // The digits of both layouts have to lie within one radix, b's beginning above or below a's.
      if (reachA >= radix || reachB >= radix) return null;
      if (digit + reachB >= radix) {
        if (reachA >= digit) return null;
        digit -= radix;
      }
      left -= digit * unit;
    }
    if (!isApart) {
      const i = firstMeeting(perA, countA, perB, countB, digit);
      if (i < 0) isApart = true;
      else {
        if (axisA >= 0) stepsA[axisA] = i;
        if (axisB >= 0) stepsB[axisB] = (i * perA - digit) / perB;
      }
    }
    if (nextUnit === 0) return isApart ? "no" : { a: filled(stepsA, a), b: filled(stepsB, b) };
    unit = nextUnit;
    axisA = -1;
    axisB = -1;
    [strideA, countA, strideB, countB] = [unit, 1, unit, 1];
    if (nextStrideA !== 0) {
      axisA = axesA[nextA++];
      strideA = nextStrideA;
      countA = a.shape[axisA];
    }
    if (nextStrideB !== 0) {
      axisB = axesB[nextB++];
      strideB = nextStrideB;
      countB = b.shape[axisB];
    }
  }
}

/** The smallest i below `countA` with `i * perA = digit + j * perB` for a j below `countB`; -1 if there is none. */
function firstMeeting(perA: number, countA: number, perB: number, countB: number, digit: number): number {
  let i = digit > 0 ? Math.ceil(digit / perA) : 0;
  if (perB !== 1) {
    const common = gcd(perA, perB);
    if (digit % common !== 0) return -1;
    const step = perB / common;
    const rest = (digit / common) % step;
    const residue = multiplyModulo(inverseModulo((perA / common) % step, step), rest < 0 ? rest + step : rest, step);
    const gap = (residue - i) % step;
    i += gap < 0 ? gap + step : gap;
  }
  return i < countA && i * perA - digit <= (countB - 1) * perB ? i : -1;
}

/** The axes that move, from the smallest stride on. */
function risingAxes(l: Layout): number[] {
  const { shape, strides } = l;
  const axes: number[] = [];
  for (let k = shape.length - 1; k >= 0; k--) {
    if (shape[k] === 1 || strides[k] === 0) continue;
    const stride = Math.abs(strides[k]);
    let at = axes.length;
    while (at > 0 && Math.abs(strides[axes[at - 1]]) > stride) {
      axes[at] = axes[at - 1];
      at--;
    }
    axes[at] = k;
  }
  return axes;
}

/** For each of these axes, and behind the last, the greatest common divisor of its stride and all larger ones. */
function unitsAbove(l: Layout, axes: readonly number[]): number[] {
  const units = new Array<number>(axes.length + 1);
  units[axes.length] = 0;
  for (let k = axes.length - 1; k >= 0; k--) units[k] = gcd(units[k + 1], Math.abs(l.strides[axes[k]]));
  return units;
}

function filled(steps: number[], l: Layout): number[] {
  for (let k = 0; k < l.shape.length; k++) steps[k] ??= 0;
  return steps;
}
