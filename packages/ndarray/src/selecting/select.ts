/** A choice among several arrays for each element, by the first condition that is true. */

import { DTypeError } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { broadcastLayout, broadcastShapeList, checkList, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import { packMask } from "../indexing/mask.ts";
import { putMasked } from "../indexing/masked.ts";
import { joined } from "../joining/joined-dtype.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions } from "../options.ts";

/** Options of `select`. */
export interface SelectOptions {
  /** The element where no condition is true; 0 if left out. */
  readonly default?: ArrayLike;
}

/**
 * For each place the element of the first array whose condition is true there, or the default. Conditions and arrays are
 * broadcast together; arrays and default meet in their common dtype. A copy.
 *
 * Throws ShapeError for lists of different lengths or shapes that do not broadcast, DTypeError for a condition that is not
 * bool.
 *
 * ```ts
 * const x = arange(4);
 * select([[true, true, false, false], [false, true, true, false]], [x, [10, 20, 30, 40]], { default: -1 }); // => array([ 0.,  1., 30., -1.])
 * ```
 */
export function select(
  conditions: readonly ArrayLike[],
  choices: readonly ArrayLike[],
  options: SelectOptions = {},
): NDArray {
  checkOptions("select", options, ["default"]);
  checkList(conditions, "conditions", "select");
  checkList(choices, "choices", "select");
  if (conditions.length !== choices.length) {
    throw new ShapeError(
      `select: list of cases must be same length as list of conditions; got ${choices.length} and ${conditions.length}`,
      { got: choices.length, expected: conditions.length },
    );
  }
  if (conditions.length === 0) {
    throw new ShapeError("select: select with an empty condition list is not possible; got 0 conditions", { got: 0 });
  }
  const masks = conditions.map((condition) => toNDArray(condition, "select"));
  masks.forEach(({ dtype }, k) => {
    if (dtype.kind === "b") return;
    throw new DTypeError(`select: invalid entry ${k} in condlist: should be boolean ndarray; got ${dtype.name}`, {
      got: dtype.name,
    });
  });
  const { arrays, dtype } = joined([...choices, options.default ?? 0n], "select");
  const shape = broadcastShapeList(
    [...masks, ...arrays].map((a) => a.shape),
    "select",
  );
  const { itemsize } = dtype;
  const out = masks[0].fresh(dtype, packLayout(shape, "C", itemsize), "select");
  const stretched = (a: NDArray): NDArray => a.derive(broadcastLayout(a.layout, shape, "select"));
  copyElements(out, stretched(arrays[arrays.length - 1]));
  // From the last condition to the first, so that the first one wins.
  for (let k = masks.length - 1; k >= 0; k--) {
    const isOne = arrays[k].size === 1;
    const values = (isOne ? arrays[k] : stretched(arrays[k])).astype(dtype, { order: "C", copy: false });
    const mask = packMask(stretched(masks[k]), "select");
    putMasked(out, mask, { array: values, along: isOne ? 0 : itemsize, apart: 0 }, "select");
  }
  return out;
}
