/** Assignment into all elements of an array, with broadcasting, casting and care for overlap. */
import { intend } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { broadcastLayout, ShapeError, shapeText } from "@strided/layout";
import type { NDArray } from "./array.ts";
import { copyArray } from "./copying.ts";
import type { ArrayLike } from "./nested.ts";
import { arrayOverlap, isSameView } from "./overlap.ts";
import { overlapReason } from "./reason.ts";

export function assignInto(target: NDArray, value: ArrayLike, fn: string): void {
  target.requireWriteable(fn);
  const source = target.coerce(value, fn, target.dtype);
  if (isSameView(source, target)) return;
  const shape = trimOnes(source.shape, target.ndim);
  const fitted = shape === source.shape ? source : source.reshape(shape);
  let layout: NDArray["layout"];
  try {
    layout = broadcastLayout(fitted.layout, target.shape, fn);
  } catch {
    throw new ShapeError(
      `${fn}: could not broadcast input array from shape ${shapeText(shape)} into shape ${shapeText(target.shape)}`,
      { shapes: [source.shape, target.shape] },
    );
  }
  const overlap = arrayOverlap(fitted, target, 1);
  if (overlap.verdict === "no") {
    copyElements(target, { storage: source.storage, dtype: source.dtype, layout });
    return;
  }
  intend("guard", fn, fitted.nbytes, () => overlapReason("the value", "the array", overlap));
  const input = copyArray(fitted, "K", fn);
  copyElements(target, {
    storage: input.storage,
    dtype: input.dtype,
    layout: broadcastLayout(input.layout, target.shape, fn),
  });
  input.storage.dispose();
}

/** Leading axes of length 1 beyond the target's rank may be dropped. */
export function trimOnes(shape: readonly number[], ndim: number): readonly number[] {
  let extra = 0;
  while (shape.length - extra > ndim && shape[extra] === 1) extra++;
  return extra === 0 ? shape : shape.slice(extra);
}
