/** The stretch of memory that the reader points at: the ruler and the grids light up what lies in it. */
import type { SceneView } from "strided";

export interface Pointed {
  readonly buffer: number;
  readonly start: number;
  readonly end: number;
}

export function elementOf(view: SceneView, at: number): Pointed {
  return { buffer: view.buffer, start: at, end: at + view.itemsize };
}

export function isLit(pointed: Pointed | null, view: SceneView, at: number): boolean {
  return pointed !== null && pointed.buffer === view.buffer && at < pointed.end && pointed.start < at + view.itemsize;
}
