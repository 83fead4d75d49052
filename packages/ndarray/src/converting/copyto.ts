/** Elements written from one array into another, under a rule for casts and where a mask allows. */

import { type Casting, CastingError, canCast, isScalar, weakType } from "@strided/buffer";
import { broadcastLayout, broadcastStrides, ShapeError, shapeText, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { assignInto } from "../assign.ts";
import { toNDArray } from "../create.ts";
import { packMask } from "../indexing/mask.ts";
import { putMasked } from "../indexing/masked.ts";
import type { ArrayLike } from "../nested.ts";
import { checkArray } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { boundsOverlap } from "../overlap.ts";

/** Options of `copyto`. */
export interface CopytoOptions {
  /** Which casts are allowed; `"same_kind"` if left out. A scalar is cast as beside an array. */
  readonly casting?: Casting;
  /** Only the elements where this is true are written; broadcast to the target. */
  readonly where?: ArrayLike;
}

/**
 * Writes the elements of `source`, broadcast to the target's shape, into the target; with `where` only some of them. Safe
 * when the two share memory.
 *
 * Throws CastingError if the rule `casting` forbids the cast, ShapeError if `source` or `where` does not broadcast,
 * ReadOnlyError if the target is read-only.
 *
 * ```ts
 * const a = zeros([2, 2]);
 * copyto(a, [1, 2], { where: [[true, false], [true, true]] });
 * a; // => array([[1., 0.],
 * //           [1., 2.]])
 * copyto(zeros(2, { dtype: "int32" }), [1.5, 2]); // throws CastingError: copyto: cannot cast array data from float64 to int32 according to the rule 'same_kind'; got float64, expected int32
 * ```
 */
export function copyto(target: NDArray, source: ArrayLike, options: CopytoOptions = {}): void {
  checkOptions("copyto", options, ["casting", "where"]);
  const { casting = "same_kind", where = true } = options;
  checkArray(target, "copyto");
  target.requireWriteable("copyto");
  const { dtype } = target;
  const given = isScalar(source) ? null : toNDArray(source, "copyto");
  const from = given === null ? weakType(dtype, source as number) : given.dtype;
  if (!canCast(from, dtype, casting)) {
    throw new CastingError(
      `copyto: cannot cast array data from ${from.name} to ${dtype.name} according to the rule '${casting}'; got ${from.name}, expected ${dtype.name}`,
      { from: from.name, to: dtype.name, casting },
    );
  }
  if (where === true) {
    assignInto(target, given ?? source, "copyto");
    return;
  }
  const values = given ?? toNDArray(source, "copyto", dtype);
  const mask = maskFor(target, where);
  const stretched = values.derive(fit(values, target));
  const isOne = values.size === 1;
  const packed = (isOne ? values : stretched).astype(dtype, { order: "C", copy: boundsOverlap(values, target) });
  putMasked(target, mask, { array: packed, along: isOne ? 0 : target.itemsize, apart: 0 }, "copyto");
}

function maskFor(target: NDArray, where: ArrayLike): NDArray {
  const given = toNDArray(where, "copyto");
  if (given.dtype.kind !== "b") {
    throw new CastingError(
      `copyto: cannot cast array data from ${given.dtype.name} to bool according to the rule 'safe'; got ${given.dtype.name}, expected bool`,
      { from: given.dtype.name, to: "bool", casting: "safe" },
    );
  }
  const strides = broadcastStrides(given.layout, target.shape);
  if (strides === null) {
    throw new ShapeError(
      `copyto: could not broadcast where mask from shape ${shapeText(given.shape)} into shape ${shapeText(target.shape)}`,
      { shapes: [given.shape, target.shape] },
    );
  }
  const mask = packMask(given.derive(uncheckedLayout(target.shape, strides, given.offset)), "copyto");
  return boundsOverlap(mask, target) ? mask.copy() : mask;
}

function fit(values: NDArray, target: NDArray): NDArray["layout"] {
  let extra = 0;
  while (values.ndim - extra > target.ndim && values.shape[extra] === 1) extra++;
  const trimmed = extra === 0 ? values : values.reshape(values.shape.slice(extra));
  try {
    return broadcastLayout(trimmed.layout, target.shape, "copyto");
  } catch {
    throw new ShapeError(
      `copyto: could not broadcast input array from shape ${shapeText(trimmed.shape)} into shape ${shapeText(target.shape)}`,
      { shapes: [values.shape, target.shape] },
    );
  }
}
