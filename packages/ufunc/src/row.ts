/** What a universal function is before it can be called: one row. */
import type { DType, DTypeName, Kind } from "@strided/buffer";
import type { Expression, Value } from "@strided/kernel";
import type { IndexKey, NDArray } from "@strided/ndarray";
import type { Refusal } from "./refusals.ts";

/** The dtypes in which a function computes and which it gives. */
export interface Loop {
  readonly inputs: readonly DType[];
  readonly outputs: readonly DType[];
}

/** Segments along an axis, each up to where the next one begins, or a single element if that is not behind it. */
export interface Segments {
  readonly axis: number;
  readonly begins: ArrayLike<number>;
}

/** Throws for operands whose values are refused; with `keys` only what these pick counts of the first. */
export type Guard = (
  inputs: readonly NDArray[],
  mask: NDArray | null,
  segments?: Segments | null,
  keys?: readonly IndexKey[] | null,
) => void;

/** A row: the element's expression, and the dtypes it has loops for. */
export interface UfuncRow {
  readonly name: string;
  readonly nin: number;
  readonly nout: number;
  /** Loops in the order in which they are tried, as NumPy writes them: `"dd->d"`. */
  readonly types: readonly string[];
  readonly loop: Expression;
  /** The dtype in which integers and truth values alone are computed, where it is not the first that holds them. */
  readonly integers?: DTypeName;
  /** For functions whose loops follow from their expression: the loop for operands of these dtypes, null if none. */
  readonly loopFor?: (dtypes: readonly DType[]) => Loop | null;
  /** The expression for truth values, where it differs; null where the function refuses them. */
  readonly bool?: Expression | null;
  /** The expression for half floats, where it differs because it asks for the bits: they come as single floats. */
  readonly half?: Expression;
  /**
   * Refuses operands for their values before anything is computed; null for loops that take all values. Of segments the
   * elements that they begin with are no second operands.
   */
  readonly guard?: (loop: Loop) => Guard | null;
  /** For an operand that `guard` looks at: what is refused of it where it is part of an expression; null for nothing. */
  readonly refusal?: { readonly operand: number; of(loop: Loop, element: Value): Refusal | null };
  /** Whether whole numbers beyond the dtype of an operand are taken as they are, not as an error: comparisons are. */
  readonly exact?: boolean;
  /** The operand whose zeros are poles, -1 where every infinite result of finite operands is one; for `errstate`. */
  readonly pole?: number;
  /** Whether normal operands may give a result that is too small to be one; for `errstate`. */
  readonly vanishes?: boolean;
  /** The value that changes nothing, for reductions; null where there is none. */
  readonly identity?: number | boolean | null;
  /** Whether reductions may take the elements in any order; if left out, whether there is an identity. */
  readonly reorderable?: boolean;
  /** Per kind the dtype in which reductions accumulate, where it is not the array's own. */
  readonly accumulate?: { readonly [K in Kind]?: DTypeName };
}

/** The expression of a loop whose first input has this dtype. */
export function expressionOf(row: UfuncRow, { kind, lane }: DType): Expression {
  const special = kind === "b" ? row.bool : lane === "f16" ? row.half : undefined;
  return special ?? row.loop;
}

const rows: WeakMap<object, UfuncRow> = /* @__PURE__ */ new WeakMap();

/** Remembers the row that a universal function was made from. */
export function keepRow(ufunc: object, row: UfuncRow): void {
  rows.set(ufunc, row);
}

/** The row that a universal function was made from. */
export function rowOf(ufunc: object): UfuncRow {
  return rows.get(ufunc) as UfuncRow;
}
