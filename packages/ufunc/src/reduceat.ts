/** Folds of segments along one axis, given by where they begin. */
import { copyElements } from "@strided/kernel";
import { IndexError, packAlong, planLoop, shapeText } from "@strided/layout";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { type AccumulateOptions, checkShape, replaced, singleAxis } from "./accumulate.ts";
import { checker } from "./checked.ts";
import { canHold } from "./fold.ts";
import { foldLoop } from "./fold-loop.ts";
import { workDType } from "./fold-run.ts";
import type { UfuncRow } from "./row.ts";
import { foldSegments } from "./segments.ts";

/**
 * For each index the fold from there up to the next index; the last one goes to the end. Where the next index is not
 * larger, the single element at the index.
 */
export function reduceatUfunc(
  row: UfuncRow,
  value: ArrayLike,
  indices: ArrayLike,
  options: AccumulateOptions = {},
  fn: string = row.name,
): NDArray {
  checkOptions(fn, options, ["axis", "dtype", "out"]);
  const { axis = 0, out = null } = options;
  const source = toNDArray(value, fn);
  if (checker !== null) {
    return checker.fold(fn, row, [source], out, (into) =>
      reduceatUfunc(row, source, indices, out === null ? options : { ...options, out: into }, fn),
    );
  }
  const along = singleAxis(source, axis, fn, "reduceat");
  const begins = beginsOf(indices, source.shape[along], `${row.name}.reduceat`, fn);
  const shape = replaced(source.shape, along, begins.length);
  if (out !== null) checkShape(out, shape, fn);
  const loop = foldLoop(row, source.dtype, options.dtype, out, fn);
  row.guard?.(loop)?.([source, source], null, { axis: along, begins });
  const { inputs, outputs } = loop;
  const work = workDType(row, outputs[0]);
  // The folded axis has no say in the order of the result's, and stays where it is among the others, as in NumPy.
  const { perm } = planLoop(source.shape, [replaced(source.strides, along, 0)], { coalesce: false });
  const isHeld = out !== null && work === outputs[0] && canHold(out, work, [source]);
  const total = isHeld ? out : source.fresh(work, packAlong(shape, perm, work.itemsize), fn);
  if (source.size > 0)
    foldSegments({ row, map: null, loop: [inputs[1]], work, isMasked: false }, begins, along, source, total);
  if (total === out || (out === null && work === outputs[0])) return total;
  const result = work === outputs[0] ? total : total.astype(outputs[0].name);
  if (out === null) return result;
  copyElements(out, result);
  return out;
}

/** Where the segments begin. Throws IndexError for what is no list of positions inside the axis. */
function beginsOf(indices: ArrayLike, length: number, method: string, fn: string): Int32Array {
  const list = toNDArray(indices, fn);
  const { kind } = list.dtype;
  const isWhole = kind === "i" || kind === "u" || kind === "b" || Array.isArray(indices);
  if (list.ndim !== 1 || !isWhole) {
    throw new IndexError(
      `${fn}: the indices of reduceat are a list of whole numbers; got ${list.dtype.name} of shape ${shapeText(list.shape)}, expected integers of shape (n,)`,
      { index: Array.isArray(indices) ? indices : `${list.dtype.name} array of shape ${shapeText(list.shape)}` },
    );
  }
  const begins = list.astype("float64").toTypedArray();
  for (let k = 0; k < begins.length; k++) {
    const begin = begins[k];
    if (begin >= 0 && begin < length && Number.isInteger(begin)) continue;
    throw new IndexError(`${fn}: index ${begin} out-of-bounds in ${method} [0, ${length})`, {
      index: begin,
      size: length,
    });
  }
  return Int32Array.from(begins);
}
