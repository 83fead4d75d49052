/** The functions and the members of arrays that a line in the explorer may name. */
import * as first from "./words-first.ts";

export type Callable = (...args: never[]) => unknown;

export interface Vocabulary {
  readonly functions: ReadonlyMap<string, Callable>;
  /** Those whose results are computed: new memory, and no copy of anything. */
  readonly computing: ReadonlySet<string>;
}

export const FIRST: Vocabulary = { functions: new Map(Object.entries<Callable>(first)), computing: new Set() };

export const METHODS: readonly string[] = [
  "assign",
  "astype",
  "copy",
  "flatten",
  "get",
  "oindex",
  "ravel",
  "reshape",
  "set",
  "slice",
  "transpose",
  "view",
  "vindex",
];

/** Of universal functions. */
export const FOLDS: readonly string[] = ["accumulate", "at", "outer", "reduce", "reduceat"];

/** Properties that make another array, and those that are facts about one. */
export const VIEWS: readonly string[] = ["T", "mT", "real", "imag"];
export const FACTS: readonly string[] = ["base", "itemsize", "nbytes", "ndim", "offset", "shape", "size", "strides"];
