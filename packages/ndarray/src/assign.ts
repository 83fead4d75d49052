/** Assignment into all elements of an array, with broadcasting, casting and care for overlap. */
import { intend, isScalar, type Scalar } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { broadcastLayout, type Layout, ShapeError, shapeText, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "./array.ts";
import { copyArray } from "./copying.ts";
import type { ArrayLike } from "./nested.ts";
import { areApart, isSameView } from "./overlap.ts";
import { meetingReason } from "./reason.ts";

export function assignInto(target: NDArray, value: ArrayLike, fn: string): void {
  if (target.size > 0 && isScalar(value)) {
    assignScalar(target, value, fn);
    return;
  }
  const plan = planAssign(target, value, fn);
  if (plan === null) return;
  const { source, layout, isApart } = plan;
  if (isApart) {
    copyElements(target, { storage: source.storage, dtype: source.dtype, layout });
    return;
  }
  intend("guard", fn, source.nbytes, () => meetingReason("the value", "the array"), [source, target]);
  const input = copyArray(source, "K", fn);
  copyElements(target, {
    storage: input.storage,
    dtype: input.dtype,
    layout: broadcastLayout(input.layout, target.shape, fn),
  });
  input.storage.dispose();
}

/** Writes a scalar to the first element, and from there to all. */
function assignScalar(target: NDArray, value: Scalar, fn: string): void {
  target.requireWriteable(fn);
  const { storage, dtype, layout } = target;
  const { shape, offset, size } = layout;
  const element = dtype.coerce(value, fn);
  dtype.set(storage.memory.view, storage.address + offset, element);
  const strides = new Array<number>(shape.length).fill(0);
  copyElements(target, { storage, dtype, layout: uncheckedLayout(shape, strides, offset, size) });
}

/** What an assignment is going to read: the source, broadcast, and whether it lies where is written. */
export interface AssignPlan {
  readonly source: NDArray;
  readonly layout: Layout;
  readonly isApart: boolean;
}

/** Decides how a value is written into all elements; null if it is in its place already. Throws as `assign` does. */
export function planAssign(target: NDArray, value: ArrayLike, fn: string): AssignPlan | null {
  target.requireWriteable(fn);
  const source = target.coerce(value, fn, target.dtype);
  if (isSameView(source, target)) return null;
  const shape = trimOnes(source.shape, target.ndim);
  const fitted = shape === source.shape ? source : source.reshape(shape);
  let layout: Layout;
  try {
    layout = broadcastLayout(fitted.layout, target.shape, fn);
  } catch {
    throw new ShapeError(
      `${fn}: could not broadcast input array from shape ${shapeText(shape)} into shape ${shapeText(target.shape)}`,
      { shapes: [source.shape, target.shape] },
    );
  }
  return { source: fitted, layout, isApart: areApart(fitted, target) };
}

/** Leading axes of length 1 beyond the target's rank may be dropped. */
export function trimOnes(shape: readonly number[], ndim: number): readonly number[] {
  let extra = 0;
  while (shape.length - extra > ndim && shape[extra] === 1) extra++;
  return extra === 0 ? shape : shape.slice(extra);
}
