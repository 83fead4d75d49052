/** Universal functions as callable objects, made from rows. */
import type { DType, DTypeLike, Kind, Promote } from "@strided/buffer";
import { dtype as dtypeOf } from "@strided/buffer";
import type { Element, Value } from "@strided/kernel";
import type { ArrayLike, CallFacts, DTypeOf, NDArray } from "@strided/ndarray";
import type { AccumulateOptions } from "./accumulate.ts";
import type { Indices } from "./at.ts";
import { callUfunc, foreseeCall, type UfuncOptions } from "./call.ts";
import { type FastLoops, fastBinary, fastUnary } from "./fast.ts";
import { fastMany } from "./fast-many.ts";
import { inliner } from "./inlined.ts";
import { binaryMethods, unaryMethods } from "./methods.ts";
import type { ReduceOptions } from "./reduce.ts";
import type { Exact, FoldedDType, ReducedBy, Returned, Width } from "./reduced.ts";
import { resolveLoop } from "./resolve.ts";
import type { BinaryDType, CommonDType, Rule, Taken, TernaryDType, UnaryDType } from "./result.ts";
import { keepRow, type UfuncRow } from "./row.ts";

/** What every universal function tells of itself. */
export interface UfuncFacts {
  readonly name: string;
  readonly nin: number;
  readonly nout: number;
  readonly identity: number | boolean | null;
  /** The loops, in the order in which they are tried. */
  readonly types: readonly string[];
  /** The dtypes of the inputs and outputs of the loop that would run. */
  resolveDtypes(...inputs: readonly DTypeLike[]): readonly DType[];
  /** What a call with these operands and options would read, copy and make; `explain` puts it into words. */
  plan(...args: readonly unknown[]): CallFacts;
}

/** A function of one operand, element by element. */
export interface UnaryUfunc<R extends Rule = Rule, K extends Kind = Kind> extends UfuncFacts {
  (x: Value): Value;
  <A extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    x: A & Taken<K, DTypeOf<A>, O>,
    options?: O,
  ): Returned<UnaryDType<R, A>, O>;
  /** `a[indices] = f(a[indices])`; an element whose index is given twice is changed twice. */
  at(a: NDArray, indices: Indices): void;
}

/** A function of two operands, element by element; `W` tells whether it accumulates narrow integers in 64 bits. */
export interface BinaryUfunc<R extends Rule = Rule, K extends Kind = Kind, W extends Width = "own"> extends UfuncFacts {
  (x: Value, y: Value | number): Value;
  (x: number, y: Value): Value;
  <A extends ArrayLike, B extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    x: A,
    y: B & Taken<K, CommonDType<A, B>, O>,
    options?: O,
  ): Returned<BinaryDType<R, A, B>, O>;
  /** Folds the function over axes, the first one if none is named: `add.reduce` is the sum. */
  reduce<const A extends ArrayLike, const O extends Exact<O, ReduceOptions> = object>(
    a: A & Taken<K, DTypeOf<A>, O>,
    options?: O,
  ): ReducedBy<A, FoldedDType<R, W, A>, O>;
  /** Every partial result of a fold along an axis: `add.accumulate` is the running sum. */
  accumulate<A extends ArrayLike, const O extends Exact<O, AccumulateOptions> = object>(
    a: A & Taken<K, DTypeOf<A>, O>,
    options?: O,
  ): Returned<FoldedDType<R, W, A>, O>;
  /**
   * Folds from each index up to the next one, the last one up to the end; where the next index is not larger, it gives
   * the element at the index.
   */
  reduceat<A extends ArrayLike, const O extends Exact<O, AccumulateOptions> = object>(
    a: A & Taken<K, DTypeOf<A>, O>,
    indices: ArrayLike,
    options?: O,
  ): Returned<FoldedDType<R, W, A>, O>;
  /** The function of every pair of elements: the axes of the first operand, then those of the second. */
  outer<A extends ArrayLike, B extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    x: A,
    y: B & Taken<K, Promote<DTypeOf<A>, DTypeOf<B>>, O>,
    options?: O,
  ): Returned<BinaryDType<R, NDArray<DTypeOf<A>>, NDArray<DTypeOf<B>>>, O>;
  /** `a[indices] = f(a[indices], values)`, where every value counts, also if its index is given again. */
  at(a: NDArray, indices: Indices, values: ArrayLike): void;
}

/** A function of one operand with two results, element by element. */
export interface UnaryUfunc2<R extends Rule = Rule, S extends Rule = Rule, K extends Kind = Kind> extends UfuncFacts {
  (x: Value): readonly [Value, Value];
  <A extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    x: A & Taken<K, DTypeOf<A>, O>,
    options?: O,
  ): readonly [Returned<UnaryDType<R, A>, O>, Returned<UnaryDType<S, A>, O, 1>];
}

/** A function of two operands with two results, element by element. */
export interface BinaryUfunc2<R extends Rule = Rule, S extends Rule = Rule, K extends Kind = Kind> extends UfuncFacts {
  (x: Value, y: Value | number): readonly [Value, Value];
  (x: number, y: Value): readonly [Value, Value];
  <A extends ArrayLike, B extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    x: A,
    y: B & Taken<K, CommonDType<A, B>, O>,
    options?: O,
  ): readonly [Returned<BinaryDType<R, A, B>, O>, Returned<BinaryDType<S, A, B>, O, 1>];
}

/** A function of three operands, element by element. */
export interface TernaryUfunc<R extends Rule = Rule> extends UfuncFacts {
  (x: Value, y: Value | number, z: Value | number): Value;
  <A extends ArrayLike, B extends ArrayLike, C extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
    x: A,
    y: B,
    z: C,
    options?: O,
  ): Returned<TernaryDType<R, A, B, C>, O>;
}

/** Makes the callable of a row with one output. */
export function makeUfunc(row: UfuncRow): object {
  if (row.nin === 1) return unary(row);
  if (row.nin === 2) return binary(row);
  const loops: FastLoops = {};
  const call = (...args: readonly (ArrayLike | UfuncOptions | Element | undefined)[]): NDArray => {
    const operands = args.slice(0, row.nin) as ArrayLike[];
    const options = args[row.nin] as UfuncOptions | undefined;
    return fastMany(row, loops, operands, options) ?? longWay(row, operands, options);
  };
  return describe(call, row, {});
}

/** Makes a universal function of one operand. */
export function unary<R extends Rule, K extends Kind>(row: Omit<UfuncRow, "nin" | "nout">): UnaryUfunc<R, K> {
  const full: UfuncRow = { ...row, nin: 1, nout: 1 };
  const loops: FastLoops = [];
  const call = (x: ArrayLike, options?: UfuncOptions): NDArray =>
    fastUnary(full, loops, x, options) ?? fastMany(full, loops, [x], options) ?? longWay(full, [x], options);
  return describe(call, full, unaryMethods(full)) as unknown as UnaryUfunc<R, K>;
}

/** Makes a universal function of two operands. */
export function binary<R extends Rule, K extends Kind, W extends Width>(
  row: Omit<UfuncRow, "nin" | "nout">,
): BinaryUfunc<R, K, W> {
  const full: UfuncRow = { ...row, nin: 2, nout: 1 };
  const loops: FastLoops = [];
  const call = (x: ArrayLike, y: ArrayLike, options?: UfuncOptions): NDArray =>
    fastBinary(full, loops, x, y, options) ?? fastMany(full, loops, [x, y], options) ?? longWay(full, [x, y], options);
  return describe(call, full, binaryMethods(full)) as unknown as BinaryUfunc<R, K, W>;
}

/** Makes a universal function of one operand with two results. */
export function unary2<R extends Rule, S extends Rule>(row: Omit<UfuncRow, "nin" | "nout">): UnaryUfunc2<R, S> {
  const full: UfuncRow = { ...row, nin: 1, nout: 2 };
  const call = (x: ArrayLike, options?: UfuncOptions): readonly NDArray[] => allResults(full, [x], options);
  return describe(call, full, {}) as unknown as UnaryUfunc2<R, S>;
}

/** Makes a universal function of two operands with two results. */
export function binary2<R extends Rule, S extends Rule>(row: Omit<UfuncRow, "nin" | "nout">): BinaryUfunc2<R, S> {
  const full: UfuncRow = { ...row, nin: 2, nout: 2 };
  const call = (x: ArrayLike, y: ArrayLike, options?: UfuncOptions): readonly NDArray[] =>
    allResults(full, [x, y], options);
  return describe(call, full, {}) as unknown as BinaryUfunc2<R, S>;
}

/** Makes a universal function of three operands. */
export function ternary<R extends Rule>(row: Omit<UfuncRow, "nin" | "nout">): TernaryUfunc<R> {
  return makeUfunc({ ...row, nin: 3, nout: 1 }) as TernaryUfunc<R>;
}

/** A call inside an expression adds its steps to it; any other runs. */
function longWay(row: UfuncRow, operands: readonly ArrayLike[], options: UfuncOptions | undefined): NDArray {
  return allResults(row, operands, options)[0];
}

function allResults(row: UfuncRow, operands: readonly ArrayLike[], options?: UfuncOptions): readonly NDArray[] {
  const inlined = inliner === null ? null : (inliner(row, operands) as unknown as NDArray | null);
  if (inlined === null) return callUfunc(row, operands, options);
  return Array.isArray(inlined) ? inlined : [inlined];
}

function describe(call: object, row: UfuncRow, methods: object): object {
  keepRow(call, row);
  Object.defineProperty(call, "name", { value: row.name });
  return Object.assign(call, methods, {
    nin: row.nin,
    nout: row.nout,
    identity: row.identity ?? null,
    types: row.types,
    plan(...args: readonly unknown[]): CallFacts {
      return foreseeCall(row, args.slice(0, row.nin) as ArrayLike[], args[row.nin] as UfuncOptions | undefined);
    },
    resolveDtypes(...inputs: readonly DTypeLike[]): readonly DType[] {
      if (inputs.length !== row.nin) {
        throw new TypeError(`${row.name}: wrong number of dtypes; got ${inputs.length}, expected ${row.nin}`);
      }
      const operands = inputs.map((like) => ({ dtype: dtypeOf(like, row.name) as DType }));
      const loop = resolveLoop(row, operands, null, "same_kind");
      return [...loop.inputs, ...loop.outputs];
    },
  });
}
