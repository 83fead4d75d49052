/**
 * Functions of the user's own, compiled like the built-in ones: `ufunc` for element by element, with loops for all dtypes
 * that the expression admits.
 */
import { checkFunction, DTYPES, type DType, DTypeError } from "@strided/buffer";
import { dtypeOfElement, type Element, type Expression, traceExpression, type Value } from "@strided/kernel";
import { allowInlining } from "./inline.ts";
import { guardOf } from "./refusals.ts";
import type { UfuncRow } from "./row.ts";
import { ALL } from "./types.ts";
import { type BinaryUfunc, makeUfunc, type TernaryUfunc, type UnaryUfunc } from "./ufunc.ts";

/** Options of `ufunc`. */
export interface MakeOptions {
  /** The value that changes nothing, so that `reduce` needs no first element. */
  readonly identity?: number;
}

/** By the number of operands. */
interface MadeUfuncs {
  1: UnaryUfunc;
  2: BinaryUfunc;
  3: TernaryUfunc;
}

/**
 * A universal function from an expression: broadcasting, `out`, casting and the methods come with it. The expression is
 * called with symbols, once per dtype, and may use their methods and other universal functions, but no conditions: use
 * `x.lt(y).select(a, b)`.
 *
 * ```ts
 * const hypotenuse = ufunc("hypotenuse", (x, y) => sqrt(x.square().add(y.square())));
 * hypotenuse([3, 5], [4, 12]); // => array([ 5., 13.])
 * ```
 */
export function ufunc<A extends Value[]>(
  name: string,
  expression: (...operands: A) => Value,
  options?: MakeOptions,
): A["length"] extends keyof MadeUfuncs ? MadeUfuncs[A["length"]] : never;
export function ufunc(name: string, expression: (...args: Value[]) => Value, options: MakeOptions = {}): object {
  checkFunction(expression, "ufunc");
  const nin = expression.length;
  if (nin < 1 || nin > 3) {
    throw new TypeError(`ufunc: the expression takes one to three operands; got a function of ${nin}`);
  }
  allowInlining();
  const loop = expression as Expression;
  const row: UfuncRow = {
    name,
    nin,
    nout: 1,
    types: loopsOf(loop, nin),
    loop,
    identity: options.identity ?? null,
    guard: guardOf(name, nin, loop),
  };
  return makeUfunc(row);
}

/** The loops that an expression admits: all operands of one dtype, as far as it can be written down for it. */
function loopsOf(expression: Expression, nin: number): readonly string[] {
  const types: string[] = [];
  for (const char of ALL) {
    const dtype = Object.values(DTYPES).find((row) => row.char === char) as DType;
    const result = admits(expression, new Array<DType>(nin).fill(dtype));
    if (result !== null) types.push(`${char.repeat(nin)}->${result.char}`);
  }
  return types;
}

/** The dtype of the result, or null if the expression asks for something that the dtypes do not have. */
function admits(expression: Expression, inputs: readonly DType[]): DType | null {
  try {
    const element = traceExpression(expression, inputs) as Element;
    const result = dtypeOfElement(element);
    // Half floats compute in single precision and come back as half floats.
    const isHalf = inputs.every(({ lane }) => lane === "f16") && result.lane === "f32" && result.lanes === 1;
    return isHalf ? inputs[0] : result;
  } catch (error) {
    // A RangeError: a constant that the dtype refuses, as integers refuse negative exponents.
    if (error instanceof DTypeError || error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}
