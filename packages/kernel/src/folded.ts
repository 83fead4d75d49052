/** A fold at the end of an expression: `a.sub(b).square().sum()`. What is folded, and how. */
import type { Value } from "./value.ts";

/** The folds that an expression may end in. */
export type FoldName = "sum" | "prod" | "max" | "min";

export class Folded {
  readonly value: Value;
  readonly fold: FoldName;

  constructor(value: Value, fold: FoldName) {
    this.value = value;
    this.fold = fold;
  }
}
