/**
 * The inner loops of advanced indexing: words that are picked by positions, and words in a row. Written out once per
 * word size, because an engine compiles one fast loop per kind of typed array and a slow one for a mixture.
 */
import { GATHER_ELEMENTS, GATHER_ROWS, type PickForm, SCATTER_ELEMENTS, SCATTER_ROWS } from "@strided/kernel";
import type { WordSize, Words } from "./words.ts";

/** Positions in units of a step. */
export type Positions = Int32Array | Float64Array;

/**
 * A loop over `n` positions: from (or to) the word `base + p[i] * step` of the picked side, to (or from) the word
 * `start + i * stride` of the packed side.
 */
export type MoveLoop = (
  picked: Words,
  base: number,
  p: Positions,
  step: number,
  packed: Words,
  start: number,
  stride: number,
  n: number,
) => void;

/** Which side is written, the loop for each word size, and the compiled kernels. */
export type Direction = { readonly [S in WordSize]: MoveLoop } & {
  readonly toPicked: boolean;
  readonly elements: PickForm;
  readonly rows: PickForm;
};

type Loop<W> = (
  picked: W,
  base: number,
  p: Positions,
  step: number,
  packed: W,
  start: number,
  stride: number,
  n: number,
) => void;

const gather1: Loop<Uint8Array> = (picked, base, p, step, packed, start, stride, n) => {
  for (let i = 0; i < n; i++) packed[start + i * stride] = picked[base + p[i] * step];
};
const gather2: Loop<Uint16Array> = (picked, base, p, step, packed, start, stride, n) => {
  for (let i = 0; i < n; i++) packed[start + i * stride] = picked[base + p[i] * step];
};
const gather4: Loop<Int32Array> = (picked, base, p, step, packed, start, stride, n) => {
  for (let i = 0; i < n; i++) packed[start + i * stride] = picked[base + p[i] * step];
};

/** Out of the picked words into the packed ones. */
export const GATHER: Direction = {
  toPicked: false,
  elements: GATHER_ELEMENTS,
  rows: GATHER_ROWS,
  1: gather1 as MoveLoop,
  2: gather2 as MoveLoop,
  4: gather4 as MoveLoop,
};

const scatter1: Loop<Uint8Array> = (picked, base, p, step, packed, start, stride, n) => {
  for (let i = 0; i < n; i++) picked[base + p[i] * step] = packed[start + i * stride];
};
const scatter2: Loop<Uint16Array> = (picked, base, p, step, packed, start, stride, n) => {
  for (let i = 0; i < n; i++) picked[base + p[i] * step] = packed[start + i * stride];
};
const scatter4: Loop<Int32Array> = (picked, base, p, step, packed, start, stride, n) => {
  for (let i = 0; i < n; i++) picked[base + p[i] * step] = packed[start + i * stride];
};

/** Out of the packed words into the picked ones; where a position repeats, the last one stays. */
export const SCATTER: Direction = {
  toPicked: true,
  elements: SCATTER_ELEMENTS,
  rows: SCATTER_ROWS,
  1: scatter1 as MoveLoop,
  2: scatter2 as MoveLoop,
  4: scatter4 as MoveLoop,
};
