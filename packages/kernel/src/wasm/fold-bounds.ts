/**
 * Folds of floats to the largest or the smallest, in fewer instructions than one bound after the other: one per element
 * finds the bound without regard to NaN and the signs of zeros. Beside it the bits are joined, which tells the sign of a
 * bound of zero, and the elements are added up, since a sum is NaN where an element is. It may also be NaN without one:
 * only then are the elements looked at once more.
 */
import type { Program } from "../program.ts";
import type { Special, Turns } from "../special.ts";
import { ANY_TRUE, BITSELECT, isFloat, pseudoBound, simdCode } from "./simd.ts";
import type { Surroundings } from "./surroundings.ts";
import { apply, mapVectors, type Vectors } from "./vectors.ts";

/** For nodes "max" and "min". */
export const BOUND: Special = { fold: { fits, write } };

/** Programs of more steps are not run twice. */
const MOST_STEPS = 20;

/** Whether a fold is one to the larger or the smaller of two floats. */
function fits(map: Program, { nodes, results: [[result, ...more]] }: Program): boolean {
  const { op, type, args } = nodes[result];
  const isBound = isFloat(type) && (op === "max" || op === "min") && more.length === 0;
  return isBound && args.every((id) => nodes[id].op === "input") && map.nodes.length <= MOST_STEPS;
}

/** All whole turns of a row, of which there is at least one, in one vector. */
function write(around: Surroundings, combine: Program, { next, rewind, hasTurn }: Turns): Vectors {
  const { f } = around;
  const { op, type } = combine.nodes[combine.results[0][0]];
  const code = (name: string): number => simdCode(name, type) as number;
  const bound = pseudoBound(type, op === "max");
  const join = code(op === "max" ? "and" : "or");
  // What takes one cycle needs fewer accumulators, so that all are kept in registers.
  const put = (targets: readonly number[], write: number, values: readonly number[]): void => {
    values.forEach((value, k) => {
      const target = targets[k % targets.length];
      f.get(target).get(value).simd(write).set(target);
    });
  };
  const merge = (write: number, values: readonly number[]): number => {
    const total = f.get(values[0]).keep();
    put([total], write, values.slice(1));
    return total;
  };
  const [{ width, locals }] = next();
  const copies = (values: readonly number[]): readonly number[] => values.map((value) => f.get(value).keep());
  const [best, sums, bits] = [locals, locals, locals.slice(0, 2)].map(copies);
  put(bits, join, locals.slice(2));
  f.while(hasTurn, () => {
    const [x] = next();
    put(best, bound, x.locals);
    put(bits, join, x.locals);
    put(sums, code("add"), x.locals);
  });
  const [zero, sign] = [0, -0].map((value) => around.constant(type, value).locals[0]);
  const nan = f.get(zero).keep();
  const areNaN = (x: Vectors): readonly number[] => apply(f, code("ne"), x, x).locals;
  f.get(merge(code("or"), areNaN({ locals: sums, width })))
    .simd(ANY_TRUE)
    .if(() => {
      rewind();
      f.while(hasTurn, () => put([nan], code("or"), areNaN(next()[0])));
    }, true);
  const total = merge(bound, best);
  return mapVectors(f, width, 1, () => {
    f.get(merge(join, bits)).get(sign).simd(code("and")).get(total);
    f.get(total).get(zero).simd(code("eq")).simd(BITSELECT).get(nan).simd(code("or"));
  });
}
