/**
 * Expressions over whole arrays as one kernel: `fuse((a, b, c) => a.mul(b).add(c))` reads every operand once, writes the
 * result once and makes no temporary. An expression may end in a fold, which then needs no result array at all.
 */
import { checkFunction, DTYPES, type DType, type Scalar } from "@strided/buffer";
import { dtypeOfElement, type Element, type Expression, Folded, traceExpression, type Value } from "@strided/kernel";
import type { ArrayLike, NDArray } from "@strided/ndarray";
import { callUfunc, type UfuncOptions } from "./call.ts";
import type { FastLoops } from "./fast.ts";
import { fastMany } from "./fast-many.ts";
import { type FastFolds, fastFoldFused, foldFused } from "./fuse-fold.ts";
import { allowInlining } from "./inline.ts";
import type { ReduceOptions } from "./reduce.ts";
import { guardOf } from "./refusals.ts";
import type { Loop, UfuncRow } from "./row.ts";

/** A fused expression of arrays. */
export type Fused<N extends number> = (...operands: readonly [...Operands<N>, options?: UfuncOptions]) => NDArray;

/** A fused expression that ends in a fold: one element, or an array where axes are left. */
export type FusedFold<N extends number> = (
  ...operands: readonly [...Operands<N>, options?: ReduceOptions]
) => NDArray | Scalar;

interface OperandLists {
  1: [a: ArrayLike];
  2: [a: ArrayLike, b: ArrayLike];
  3: [a: ArrayLike, b: ArrayLike, c: ArrayLike];
  4: [a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike];
}
type Operands<N extends number> = N extends keyof OperandLists ? OperandLists[N] : ArrayLike[];

/**
 * Makes one kernel of an expression over arrays: operands broadcast, dtypes promote inside the expression as they do
 * between calls, and the options are those of universal functions (of reductions, if the expression ends in `sum()`,
 * `prod()`, `amax()` or `amin()`).
 *
 * A new array or `out`; after a fold over all axes a single element. Throws TypeError for an expression without operands.
 *
 * ```ts
 * const axpy = fuse((a, x, y) => a.mul(x).add(y));
 * axpy(2, [1, 2], [10, 20]); // => array([12., 24.])
 * const distance = fuse((a, b) => a.sub(b).square().sum());
 * distance([1, 2, 3], [1, 0, 0]); // => 13
 * ```
 */
export function fuse<A extends Value[], R extends Value | Folded>(
  expression: (...operands: A) => R,
): R extends Folded ? FusedFold<A["length"]> : Fused<A["length"]>;
export function fuse(expression: (...args: Value[]) => Value | Folded): unknown {
  checkFunction(expression, "fuse");
  const nin = expression.length;
  if (nin === 0)
    throw new TypeError("fuse: the expression takes no operands; got a function of 0, expected at least 1");
  allowInlining();
  const known = new Map<string, Loop>();
  const loop: Expression = (...args) => {
    const result = expression(...(args as Value[]));
    return result instanceof Folded ? result.value : result;
  };
  const row: UfuncRow = {
    name: "fuse",
    nin,
    nout: 1,
    types: [],
    loop,
    guard: guardOf("fuse", nin, loop),
    loopFor(dtypes) {
      const key = dtypes.map(({ char }) => char).join("");
      const found = known.get(key);
      if (found !== undefined) return found;
      const made = { inputs: dtypes, outputs: [resultDType(traceExpression(loop, dtypes) as Element, dtypes)] };
      known.set(key, made);
      return made;
    },
  };
  const loops: FastLoops = [];
  const folds: FastFolds = new Map();
  return (...args: readonly (ArrayLike | UfuncOptions | ReduceOptions | undefined)[]): NDArray | Scalar => {
    const operands = args.slice(0, nin) as ArrayLike[];
    const options = args[nin];
    if (operands.length < nin) {
      throw new TypeError(`fuse: wrong number of operands; got ${operands.length}, expected ${nin}`);
    }
    const fold = foldOf(expression, operands);
    if (fold !== null) {
      const fast = options === undefined ? fastFoldFused(row, folds, fold, operands) : null;
      return fast ?? foldFused(row, fold, operands, options as ReduceOptions | undefined);
    }
    const given = options as UfuncOptions | undefined;
    return fastMany(row, loops, operands, given) ?? callUfunc(row, operands, given)[0];
  };
}

const folds: WeakMap<object, Folded["fold"] | "none"> = /* @__PURE__ */ new WeakMap();

/** The fold that an expression ends in, or null. */
function foldOf(
  expression: (...args: Value[]) => Value | Folded,
  operands: readonly ArrayLike[],
): Folded["fold"] | null {
  let fold = folds.get(expression);
  if (fold === undefined) {
    const inputs = operands.map(() => DTYPES.float64 as DType);
    const result = traceExpression(expression as unknown as Expression, inputs) as unknown;
    fold = result instanceof Folded ? result.fold : "none";
    folds.set(expression, fold);
  }
  return fold === "none" ? null : fold;
}

/** Half floats compute in single precision and come back as half floats. */
function resultDType(element: Element, inputs: readonly DType[]): DType {
  const result = dtypeOfElement(element);
  const isHalf = inputs.every(({ lane }) => lane === "f16") && result.lane === "f32" && result.lanes === 1;
  return isHalf ? inputs[0] : result;
}
