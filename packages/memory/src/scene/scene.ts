/**
 * The scene: what a picture of memory shows, as plain JSON. Whoever draws it, as text, as SVG or as a web page, needs
 * nothing else. It is bounded: of large arrays it holds the beginning and the end, and says how much lies between.
 */
import type { Explanation } from "../explain/explanation.ts";

export interface Scene {
  readonly kind: "scene";
  readonly views: readonly SceneView[];
  readonly buffers: readonly SceneBuffer[];
  /** Every two arrays that may share memory, with the answer. */
  readonly overlaps: readonly SceneOverlap[];
  /** What an operation on these arrays would do, if one was given. */
  readonly op: Explanation | null;
}

/** One array over its buffer. Offsets count bytes from the start of the buffer. */
export interface SceneView {
  readonly name: string;
  /** The place of its buffer in `buffers`. */
  readonly buffer: number;
  readonly dtype: string;
  /** Byte order, kind and size: `<f8`. */
  readonly typestr: string;
  readonly itemsize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  /** The address of the element whose indices are all 0. */
  readonly address: number;
  readonly size: number;
  readonly nbytes: number;
  readonly isOwner: boolean;
  /** The array that owns the memory, if it is in the scene. */
  readonly base: string | null;
  /** What made the array read-only. */
  readonly lock: string | null;
  readonly isAligned: boolean;
  readonly axes: readonly SceneAxis[];
  readonly contiguity: SceneContiguity;
  /** From the lowest byte of any element to the end of the highest. */
  readonly extent: { readonly start: number; readonly end: number };
  /** Bytes that belong to some element, each counted once; null where counting them would take too long. */
  readonly covered: number | null;
  /** Bytes within the extent that belong to no element. */
  readonly gaps: number | null;
  readonly selfOverlap: Witness;
  readonly grid: SceneGrid;
}

/** What one axis does in memory. */
export interface SceneAxis {
  readonly axis: number;
  readonly length: number;
  readonly stride: number;
  /**
   * `single`: of length 1, its stride is never used; `repeated`: stride 0, the same memory each time; `packed`: a step goes
   * just past what lies inside; `stepped`: it leaves a gap; `interleaved`: it falls back into what lies inside.
   */
  readonly kind: "single" | "repeated" | "packed" | "stepped" | "interleaved";
  readonly isBackward: boolean;
  /** The same in words with the numbers. */
  readonly meaning: string;
}

export interface SceneContiguity {
  readonly c: boolean;
  readonly f: boolean;
  readonly text: string;
}

/** Whether elements share a byte, and the indices of two that do. */
export interface Witness {
  readonly answer: "yes" | "no" | "unknown";
  readonly a: readonly number[] | null;
  readonly b: readonly number[] | null;
}

/** Two arrays by name, and whether they share a byte. */
export interface SceneOverlap extends Witness {
  readonly first: string;
  readonly second: string;
}

/** The logical grid: the elements of some indices per axis. */
export interface SceneGrid {
  /** Per axis the indices that are shown; null stands for those left out. */
  readonly shown: readonly (readonly (number | null)[])[];
  /** The shown elements in C order of the indices above, without those that stand for others. */
  readonly cells: readonly SceneCell[];
}

export interface SceneCell {
  readonly index: readonly number[];
  /** Where its first byte lies. */
  readonly at: number;
  readonly value: string;
}

/** The memory under one or several arrays. */
export interface SceneBuffer {
  readonly kind: "heap" | "ArrayBuffer" | "SharedArrayBuffer";
  /** In words: `linear memory of the library`, … */
  readonly text: string;
  readonly address: number;
  readonly nbytes: number;
  readonly isResizable: boolean;
  /** The arrays of the scene that keep these bytes alive, owners first. */
  readonly keptBy: readonly string[];
  /** Bytes that belong to elements of the arrays in the scene; null where counting them would take too long. */
  readonly used: number | null;
  readonly ruler: SceneRuler;
}

/** A stretch of memory, slot by slot. */
export interface SceneRuler {
  /** Bytes of a slot: what all elements, strides and offsets are multiples of. */
  readonly unit: number;
  readonly parts: readonly (SceneSlot | SceneSkip)[];
}

/** `unit` bytes of memory. */
export interface SceneSlot {
  readonly at: number;
  readonly owners: readonly SceneOwner[];
}

/** That a slot belongs to an element of a view. */
export interface SceneOwner {
  /** The place of the view in `views`. */
  readonly view: number;
  readonly index: readonly number[];
  /** Whether the element begins in this slot. */
  readonly isStart: boolean;
  /** How many elements of the view the slot belongs to; null where counting them would take too long. */
  readonly times: number | null;
}

/** Bytes that are left out of the picture. */
export interface SceneSkip {
  readonly at: number;
  readonly skipped: number;
}
