/** The order in which a loop over an array in C order touches memory, and what that means for lines of a cache. */
import type { SceneView } from "strided";

/** Bytes of a line, as in most processors of today. */
export const LINE = 64;

export interface Touch {
  /** From the start of the buffer. */
  readonly at: number;
  readonly line: number;
  /** Whether the line is not the one that was touched just before. */
  readonly isSwitch: boolean;
}

/** The first elements in C order, at most `most`. */
export function walk(view: SceneView, most: number): Touch[] {
  const { shape, strides, offset, size, address } = view;
  const index = shape.map(() => 0);
  const found: Touch[] = [];
  for (let n = 0; n < Math.min(size, most); n++) {
    const at = index.reduce((sum, i, axis) => sum + i * strides[axis], offset);
    const line = Math.floor((address - offset + at) / LINE);
    found.push({ at, line, isSwitch: found.at(-1)?.line !== line });
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      if (++index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
  return found;
}

export interface Traffic {
  readonly lines: number;
  readonly switches: number;
  /** Bytes of elements, each counted once, of all bytes of the lines. */
  readonly useful: number;
  readonly fetched: number;
}

export function trafficOf(touches: readonly Touch[], itemsize: number): Traffic {
  const lines = new Set(touches.map(({ line }) => line)).size;
  return {
    lines,
    switches: touches.filter(({ isSwitch }) => isSwitch).length,
    useful: new Set(touches.map(({ at }) => at)).size * itemsize,
    fetched: lines * LINE,
  };
}
