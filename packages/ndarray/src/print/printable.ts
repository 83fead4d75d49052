/**
 * What printing asks of an array: its shape, three columns of its dtype, and one element at a time.
 * Structural on purpose, so that anything which can answer these questions can be printed.
 */
import type { Complex } from "@strided/buffer";

/** The columns of a dtype's row that printing reads. */
export interface PrintableDType {
  readonly name: string;
  readonly kind: "b" | "u" | "i" | "f" | "c";
  readonly itemsize: number;
}

/** Anything that can be printed as an array. */
export interface Printable {
  readonly shape: readonly number[];
  readonly dtype: PrintableDType;
  get(...index: number[]): unknown;
}

/** The two parts of a complex element. */
export type { Complex };
