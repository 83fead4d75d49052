/** The place where `errstate` hooks in: while nobody asks for floating-point errors, it costs one comparison. */
import type { Operand } from "@strided/kernel";
import type { ArrayLike, NDArray } from "@strided/ndarray";
import type { Indices } from "./at.ts";
import type { UfuncOptions } from "./call.ts";
import type { Fold, FoldOptions } from "./fold.ts";
import type { UfuncRow } from "./row.ts";

/** Runs calls and looks at what they gave. */
export interface Checker {
  call(row: UfuncRow, args: readonly ArrayLike[], options: UfuncOptions): NDArray[];
  /** `run` folds elements into the array that it gets, or a new one. */
  fold<T>(
    fn: string,
    row: Pick<UfuncRow, "vanishes">,
    elements: readonly NDArray[],
    out: NDArray | null,
    run: (out: NDArray | null) => T,
  ): T;
  /** The same for a fold of what is made of several operands. */
  foldOperands(what: Fold, options: FoldOptions): NDArray;
  at(row: UfuncRow, a: NDArray, indices: Indices, values: readonly ArrayLike[]): void;
  /** Looks at sums of products of two operands over their last axis. */
  product(fn: string, operands: readonly Operand[], total: NDArray): void;
}

export let checker: Checker | null = null;

/** Sets who looks at calls, and gives who did. */
export function setChecker(next: Checker | null): Checker | null {
  const before = checker;
  checker = next;
  return before;
}

/** Runs something that nobody is to look at. */
export function unchecked<T>(run: () => T): T {
  const before = setChecker(null);
  try {
    return run();
  } finally {
    setChecker(before);
  }
}
