/** What a universal function is before it can be called: one row. */
import type { DTypeName, Kind } from "@strided/buffer";
import type { Expression } from "@strided/kernel";

/** A row: the element's expression, and the dtypes it has loops for. */
export interface UfuncRow {
  readonly name: string;
  readonly nin: number;
  readonly nout: number;
  /** Loops in the order in which they are tried, as NumPy writes them: `"dd->d"`. */
  readonly types: readonly string[];
  readonly loop: Expression;
  /** The expression for truth values, where it differs; null where the function refuses them. */
  readonly bool?: Expression | null;
  /** The value that changes nothing, for reductions; null where there is none. */
  readonly identity?: number | null;
  /** Per kind the dtype in which reductions accumulate, where it is not the array's own. */
  readonly accumulate?: { readonly [K in Kind]?: DTypeName };
}
