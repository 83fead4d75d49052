/** A choice among several arrays for each element, by number. */
import { copyElements } from "@strided/kernel";
import { broadcastLayout, broadcastShapeList, IndexError, packLayout } from "@strided/layout";
import { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import type { IndexArray } from "../indexing/keys.ts";
import { GATHER, type Positions } from "../indexing/move.ts";
import { elementsOf, type Picks, packIndex, standing } from "../indexing/positions.ts";
import { transfer } from "../indexing/transfer.ts";
import { type JoinedDType, joined } from "../joining/joined-dtype.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { type IndexMode, indexArgument, type ModeOptions, modeOf, picksBy } from "./modes.ts";
import { checkOut, intoOut, type OutOptions } from "./out.ts";

/** Options of `choose`. */
export interface ChooseOptions extends ModeOptions, OutOptions {}

/**
 * For each element of `a`, a number from 0 on, the element at its place in the array of that number; all are broadcast
 * together. Choices are a list of arrays, or one array along axis 0, and meet in their common dtype. A copy.
 *
 * Throws IndexError for a number without an array unless `mode` is `"wrap"` or `"clip"`, ShapeError if the shapes do not
 * broadcast together.
 *
 * ```ts
 * choose([0, 1, 0], [[10, 20, 30], [-1, -2, -3]]); // => array([10., -2., 30.])
 * choose([2], [[1], [2]]); // throws IndexError: choose: invalid entry in choice array; got 2, expected 0 to 1
 * ```
 */
export function choose<const C extends readonly ArrayLike[]>(
  a: IndexArray | number,
  choices: C | NDArray,
  options: ChooseOptions = {},
): NDArray<JoinedDType<C>> {
  checkOptions("choose", options, ["mode", "out"]);
  const mode = modeOf(options, "choose");
  const { arrays, dtype } = joined(choices instanceof NDArray ? rowsOf(choices) : choices, "choose");
  const given = indexArgument(toNDArray(0, "choose"), a, "choose");
  const shape = broadcastShapeList([given.shape, ...arrays.map((choice) => choice.shape)], "choose");
  checkOut(options.out, shape, dtype, "choose");
  const index = packIndex(given.derive(broadcastLayout(given.layout, shape, "choose")), "choose");
  // All choices in one piece, so that a number and a place are one position.
  const { itemsize } = dtype;
  const stack = index.fresh(dtype, packLayout([arrays.length, ...shape], "C", itemsize), "choose");
  arrays.forEach((choice, k) => {
    const layout = broadcastLayout(choice.layout, shape, "choose");
    copyElements(stack.slice(k), { storage: choice.storage, dtype: choice.dtype, layout });
  });
  const result = index.fresh(dtype, packLayout(shape, "C", itemsize), "choose");
  const from = { storage: stack.storage, offset: 0, strides: [] };
  const to = { storage: result.storage, offset: 0, strides: [] };
  transfer(GATHER, from, placesIn(stack, numbersOf(index, arrays.length, mode)), to, itemsize, [], dtype);
  stack.storage.dispose();
  return intoOut(result, options.out) as unknown as NDArray<JoinedDType<C>>;
}

function rowsOf(choices: NDArray): NDArray[] {
  return Array.from({ length: choices.shape[0] }, (_, k) => choices.slice(k, "..."));
}

function numbersOf(index: NDArray, count: number, mode: IndexMode): Picks {
  if (mode !== "raise" || standing(index, count) === 0) return picksBy(mode, index, count, 0, 1, "choose");
  const wrong = elementsOf(index).find((number) => !(number >= 0 && number < count));
  throw new IndexError(`choose: invalid entry in choice array; got ${wrong}, expected 0 to ${count - 1}`, {
    index: wrong,
    size: count,
  });
}

/** The element at its own place in the choice of each number. */
function placesIn({ itemsize, size }: NDArray, numbers: Picks): Picks {
  const { length } = numbers;
  const fill = (out: Positions, start: number): void => {
    numbers.fill(out, start);
    for (let i = 0; i < out.length; i++) out[i] = out[i] * length + start + i;
  };
  return { length, step: itemsize, index: null, grid: null, isFar: size >= 2 ** 31, fill };
}
