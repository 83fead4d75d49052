/** Where one element lies: the hot path of `get` and `set`. */
import type { DType } from "@strided/buffer";
import { type Layout, offsetOf } from "@strided/layout";

/**
 * The position in bytes of the element that the first `count` of the indices name. Called with `...arguments`: what is
 * called so is never inlined, and leaves room for its caller to be.
 */
export function byteOf(layout: Layout, fn: string, count: number, ...indices: readonly unknown[]): number {
  return offsetOf(layout, indices as readonly number[], fn, count);
}

/** Whether a value is what an element of the dtype is in JavaScript, so that it is written as it is. */
export function isPlain({ zero, kind, min, max }: DType, value: unknown): boolean {
  if (typeof value !== "number") return typeof value === "boolean" && kind === "b";
  if (kind === "f") return true;
  return typeof zero === "number" && Number.isInteger(value) && value >= min && value <= max;
}
