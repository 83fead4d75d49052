/** Index arguments of functions such as `take`: anything array-like that holds integers, and what to do out of bounds. */
import { type DType, int32 } from "@strided/buffer";
import { CLIP_POSITIONS, copyElements, OUTSIDE, pickKernel, WRAP_POSITIONS } from "@strided/kernel";
import { packLayout } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { type IndexArray, readArray } from "../indexing/keys.ts";
import type { Positions } from "../indexing/move.ts";
import { elementsOf, givenPicks, type Picks, packIndex, picksAlong, standing } from "../indexing/positions.ts";
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

/** The positions along an axis that packed indices stand for, `step` bytes apart. */
export function picksBy(mode: IndexMode, index: NDArray, size: number, axis: number, step: number, fn: string): Picks {
  if (mode === "raise") return picksAlong(index, size, axis, step, fn);
  const found = standing(index, size);
  if (found === 0) return givenPicks(index, step);
  // Indices that count from the end go around it no more than once.
  if (mode === "wrap" && found < OUTSIDE) return picksAlong(index, size, axis, step, fn);
  const form = mode === "clip" ? CLIP_POSITIONS : WRAP_POSITIONS;
  const fill = (out: Positions, start: number): void => {
    const given = elementsOf(index).subarray(start, start + out.length);
    const kernel = pickKernel(form);
    const { buffer } = out;
    if (kernel?.memory.buffer === buffer && given.buffer === buffer && given instanceof Int32Array) {
      kernel.call(out.length, given.byteOffset, mode === "clip" ? size - 1 : size, out.byteOffset);
      return;
    }
    for (let i = 0; i < out.length; i++) {
      const rest = given[i] % size;
      out[i] = mode === "clip" ? Math.max(0, Math.min(given[i], size - 1)) : rest < 0 ? rest + size : rest;
    }
  };
  return { length: index.size, step, index: null, grid: null, isFar: size > 2 ** 31, fill };
}
