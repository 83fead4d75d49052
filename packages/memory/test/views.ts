/** Arbitrary views for laws: any order of the axes, steps, directions, new and repeated axes. */
import type { DTypeName } from "@strided/buffer";
import { type Key, slice } from "@strided/layout";
import { arange, broadcastTo, type NDArray } from "@strided/ndarray";
import fc from "fast-check";

export const DTYPES: readonly DTypeName[] = ["bool", "uint8", "int16", "float32", "float64", "complex64", "complex128"];

/** How many cases a law is tried on. */
export const RUNS: number = process.env.FUZZ === "long" ? 50_000 : 1500;

/** An array of up to four axes, made of whole numbers in C order and viewed in some way. */
export function views(dtypes: readonly DTypeName[] = DTYPES): fc.Arbitrary<NDArray> {
  return fc
    .record({
      shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
      dtype: fc.constantFrom(...dtypes),
      keys: fc.array(fc.tuple(fc.constantFrom(1, 1, 2, -1, -2), fc.integer({ min: 0, max: 2 }), fc.boolean()), {
        minLength: 3,
        maxLength: 3,
      }),
      order: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      repeat: fc.constantFrom(0, 0, 0, 1, 3),
    })
    .map(({ shape, dtype, keys, order, repeat }) => {
      const size = shape.reduce((n, length) => n * length, 1);
      const whole = arange(size).astype(dtype).reshape(shape) as NDArray;
      const axes = shape.map((_, k) => k).sort((p, q) => order[p] - order[q] || p - q);
      const parts = axes.map((axis): Key => {
        const [step, start, isWhole] = keys[axis];
        if (isWhole) return ":";
        return step < 0 ? slice(null, start === 0 ? null : start - 1, step) : slice(start, null, step);
      });
      const view = whole.transpose(axes).slice(...parts);
      return repeat === 0 ? view : broadcastTo(view, [repeat, ...view.shape]);
    });
}
