/**
 * How laws are run: arbitrary layouts, and a number of runs that FUZZ=long multiplies. The seed is printed; SEED=… repeats a run.
 */
import fc from "fast-check";
import { vi } from "vitest";
import { createLayout, type Layout } from "../src/index.ts";

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const FACTOR = process.env.FUZZ === "long" ? 50 : 1;
if (FACTOR > 1) vi.setConfig({ testTimeout: 600_000 });
console.info(`laws: SEED=${SEED}${FACTOR > 1 ? ", long" : ""}`);

export function law<Values extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Values]: fc.Arbitrary<Values[K]> },
  holds: (...values: Values) => void,
  runs = 400,
): void {
  fc.assert(fc.property(...arbitraries, holds), { seed: SEED, numRuns: runs * FACTOR });
}

export interface Limits {
  readonly maxNdim?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxStride?: number;
}

/** Any strides at all: negative, zero, overlapping. The offset keeps every position at 0 or above. */
export function anyLayout(limits: Limits = {}): fc.Arbitrary<Layout> {
  const { maxNdim = 4, minLength = 0, maxLength = 4, maxStride = 12 } = limits;
  const axis = fc.tuple(
    fc.integer({ min: minLength, max: maxLength }),
    fc.oneof(fc.integer({ min: -maxStride, max: maxStride }), fc.constantFrom(0, 1, 2, 4)),
  );
  return fc.tuple(fc.array(axis, { maxLength: maxNdim }), fc.nat(5)).map(([axes, extra]) => {
    const below = axes.reduce((sum, [length, stride]) => sum + Math.max(0, -stride * (length - 1)), 0);
    return createLayout(
      axes.map(([length]) => length),
      { strides: axes.map(([, stride]) => stride), offset: below + extra },
    );
  });
}

/** A packed layout with permuted, stepped, reversed and repeated axes, as programs make them. */
export function derivedLayout(limits: Limits = {}): fc.Arbitrary<Layout> {
  const { maxNdim = 4, minLength = 1, maxLength = 4 } = limits;
  const axis = fc.record({
    length: fc.integer({ min: minLength, max: maxLength }),
    place: fc.nat(100),
    step: fc.constantFrom(1, 1, 1, 2, 3),
    sign: fc.constantFrom(1, 1, 1, -1, 0),
  });
  return fc.array(axis, { maxLength: maxNdim }).map((axes) => {
    const nesting = axes.map((_, k) => k).sort((p, q) => axes[p].place - axes[q].place);
    const strides = new Array<number>(axes.length).fill(0);
    let stride = 1;
    for (const k of nesting) {
      const { length, step, sign } = axes[k];
      strides[k] = stride * step * sign + 0;
      stride *= Math.max(1, length) * step;
    }
    const offset = axes.reduce((sum, { length }, k) => sum + Math.max(0, -strides[k] * (length - 1)), 0);
    return createLayout(
      axes.map(({ length }) => length),
      { strides, offset },
    );
  });
}
