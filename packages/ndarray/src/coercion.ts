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
  // Every element is converted before memory is made, so that a value that does not fit changes nothing.
  const elements = found.elements.map((element) => row.coerce(element, fn));
  if (purpose !== "result")
    intend(purpose, fn, layout.size * row.itemsize, () => `elements outside of any memory become ${row.name}`);
  const storage = allocate(layout.size * row.itemsize, fn);
  elements.forEach((element, i) => {
    row.set(storage.memory.view, storage.address + i * row.itemsize, element);
  });
  return { storage, dtype: row, layout };
}
