/** Where arrays lie, for kernels that are called with addresses. */
import type { Memory, Storage } from "@strided/buffer";
import type { NDArray } from "../array.ts";
import type { Place } from "./transfer.ts";

/** The address of the first element in the memory of its storage. Read it after the last allocation. */
export function addressOf({ storage, layout }: NDArray): number {
  return storage.address + layout.offset;
}

/** Whether all arrays, or places, lie in a memory. */
export function isIn(memory: Memory, ...places: readonly { readonly storage: Storage }[]): boolean {
  return places.every(({ storage }) => storage.memory === memory);
}

/** An array without a sub-array at each of its positions, as `transfer` takes it. */
export function placeOf({ storage, layout }: NDArray): Place {
  return { storage, offset: layout.offset, strides: [] };
}

/** Where a packed mask begins and ends. */
export function spanOf(mask: NDArray): readonly [start: number, end: number] {
  const start = addressOf(mask);
  return [start, start + mask.size];
}
