/** Index arguments of functions such as `take`: anything array-like that holds integers, and what to do out of bounds. */
import { type DType, int32 } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { packLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type IndexArray, readArray } from "../indexing/keys.ts";
import type { Positions } from "../indexing/move.ts";
import { packIndex, settle } from "../indexing/positions.ts";
import { oneOf } from "../options.ts";

/** Out of bounds: an error, count around the end, or take the nearest element. Only `raise` knows negative indices. */
export type IndexMode = "raise" | "wrap" | "clip";

const INDEX_MODES: readonly IndexMode[] = ["raise", "wrap", "clip"];

/** Options of functions that take indices. */
export interface ModeOptions {
  readonly mode?: IndexMode;
}

/** An index argument, packed. Truth values count as 0 and 1. Throws IndexError for an array of another dtype. */
export function indexArgument(a: NDArray, indices: IndexArray | number | bigint, fn: string): NDArray {
  const isOne = typeof indices === "number" || typeof indices === "bigint";
  const index = isOne ? readArray(a, [indices], fn).reshape([]) : readArray(a, indices, fn);
  if (index.dtype.kind !== "b") return packIndex(index, fn);
  const numbers = a.fresh(int32 as DType, packLayout(index.shape, "C", 4), fn);
  copyElements(numbers, index);
  return numbers;
}

/** The mode among the options, `raise` if left out. */
export function modeOf(options: ModeOptions, fn: string): IndexMode {
  return oneOf(fn, "mode", options.mode ?? "raise", INDEX_MODES);
}

/** The elements of a packed index in its own memory, to be used at once. */
export function elementsOf({ storage, offset, dtype, size }: NDArray): Positions {
  const { buffer } = storage.memory;
  const start = storage.address + offset;
  return dtype.kind === "f" ? new Float64Array(buffer, start, size) : new Int32Array(buffer, start, size);
}

/** The positions along an axis that packed indices stand for. To be used at once: they may be the memory of the index. */
export function settleBy(mode: IndexMode, index: NDArray, size: number, axis: number, fn: string): Positions {
  if (mode === "raise") return settle(index, size, axis, fn);
  const given = elementsOf(index);
  const out = size > 2 ** 31 ? new Float64Array(index.size) : new Int32Array(index.size);
  const last = size - 1;
  if (mode === "clip") {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(0, Math.min(given[i], last));
  } else {
    for (let i = 0; i < out.length; i++) {
      const rest = given[i] % size;
      out[i] = rest < 0 ? rest + size : rest;
    }
  }
  return out;
}
