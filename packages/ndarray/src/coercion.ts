/** From anything array-like to an NDArray, without a copy where there is memory to share. */
import { allocate, type DType, defaultDType, float64, intend, isScalar, type Purpose } from "@strided/buffer";
import { packLayout } from "@strided/layout";
import type { NDArray } from "./array.ts";
import { type Adopted, adoptInterchange, adoptTypedArray, isInterchange } from "./interchange.ts";
import { type ArrayLike, discover, type NestedScalars } from "./nested.ts";

/**
 * The parts of the array that an array-like stands for: the memory of a typed array or a foreign view itself, or new
 * memory with the elements of nested lists. Scalars and lists take `dtype`, or else the dtype that they ask for.
 */
export function partsOf(
  value: Exclude<ArrayLike, NDArray>,
  fn: string,
  dtype: DType | null = null,
  purpose: Purpose = "result",
): Adopted {
  if (ArrayBuffer.isView(value)) return adoptTypedArray(value, fn);
  if (isInterchange(value)) return adoptInterchange(value, fn);
  const found = isScalar(value)
    ? { shape: [], dtype: defaultDType(value) as DType, elements: [value] }
    : discover(value as NestedScalars, fn);
  const row = dtype ?? found.dtype ?? (float64 as DType);
  const layout = packLayout(found.shape, "C", row.itemsize);
  const { elements } = found;
  // Every element is converted before memory is made, so that a value that does not fit changes nothing.
  const isPlain = found.dtype === row && row.isDouble && elements.every((element) => typeof element === "number");
  const taken = isPlain ? elements : elements.map((element) => row.coerce(element, fn));
  if (purpose !== "result") intendElements(purpose, fn, layout.size, row);
  const storage = allocate(layout.size * row.itemsize, fn);
  const { view } = storage.memory;
  for (let k = 0, at = storage.address; k < taken.length; k++, at += row.itemsize) row.set(view, at, taken[k]);
  return { storage, dtype: row, layout };
}

function intendElements(
  purpose: Exclude<Purpose, "result">,
  fn: string,
  size: number,
  { name, itemsize }: DType,
): void {
  intend(purpose, fn, size * itemsize, () => `elements outside of any memory become ${name}`);
}
