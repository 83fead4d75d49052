import type { DType, DTypeName, Kind } from "@strided/buffer";
import { arange, array, type NDArray, ones } from "@strided/ndarray";
import { describe, expectTypeOf, test } from "vitest";
import * as functions from "../src/index.ts";
import {
  add,
  type BinaryDType,
  type BinaryUfunc,
  type BinaryUfunc2,
  clip,
  divide,
  divmod,
  type Fused,
  type FusedFold,
  fuse,
  less,
  type Rule,
  sqrt,
  sum,
  type TernaryUfunc,
  type UfuncOptions,
  type UnaryDType,
  type UnaryUfunc,
  type UnaryUfunc2,
  ufunc,
} from "../src/index.ts";
import type { NumPyKinds, NumPyResults, NumPyUnaryResults } from "./goldens/results.generated.ts";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The pairs for which a rule and a function of NumPy differ, with both answers. */
type Wrong<R extends Rule, F extends keyof NumPyResults> = {
  [A in DTypeName]: {
    [B in DTypeName]: [NumPyResults[F][A][B]] extends [never]
      ? never
      : Same<BinaryDType<R, NDArray<A>, NDArray<B>>, NumPyResults[F][A][B]> extends true
        ? never
        : [A, B, BinaryDType<R, NDArray<A>, NDArray<B>>, NumPyResults[F][A][B]];
  }[DTypeName];
}[DTypeName];

/** The same of functions of one operand. */
type WrongUnary<R extends Rule, F extends keyof NumPyUnaryResults> = {
  [A in DTypeName]: [NumPyUnaryResults[F][A]] extends [never]
    ? never
    : Same<UnaryDType<R, NDArray<A>>, NumPyUnaryResults[F][A]> extends true
      ? never
      : [A, UnaryDType<R, NDArray<A>>, NumPyUnaryResults[F][A]];
}[DTypeName];

describe("the type of a result is NumPy's dtype for every pair of dtypes", () => {
  test("add, of rule same", () => expectTypeOf<Wrong<"same", "add">>().toEqualTypeOf<never>());
  test("divide, of rule quotient", () => expectTypeOf<Wrong<"quotient", "divide">>().toEqualTypeOf<never>());
  test("less, of rule bool", () => expectTypeOf<Wrong<"bool", "less">>().toEqualTypeOf<never>());
  test("arctan2, of rule float", () => expectTypeOf<Wrong<"float", "arctan2">>().toEqualTypeOf<never>());
  test("power, of rule number", () => expectTypeOf<Wrong<"number", "power">>().toEqualTypeOf<never>());
  test("float_power, of rule double", () => expectTypeOf<Wrong<"double", "float_power">>().toEqualTypeOf<never>());
  test("ldexp, of rule first", () => expectTypeOf<Wrong<"first", "ldexp">>().toEqualTypeOf<never>());
  test("a wrong rule is found", () => expectTypeOf<Wrong<"same", "power">>().not.toEqualTypeOf<never>());
});

describe("the type of a result of one operand is NumPy's dtype for every dtype", () => {
  test("positive, of rule same", () => expectTypeOf<WrongUnary<"same", "positive">>().toEqualTypeOf<never>());
  test("square, of rule number", () => expectTypeOf<WrongUnary<"number", "square">>().toEqualTypeOf<never>());
  test("sqrt, of rule float", () => expectTypeOf<WrongUnary<"float", "sqrt">>().toEqualTypeOf<never>());
  test("absolute, of rule magnitude", () => expectTypeOf<WrongUnary<"magnitude", "absolute">>().toEqualTypeOf<never>());
  test("isfinite, of rule bool", () => expectTypeOf<WrongUnary<"bool", "isfinite">>().toEqualTypeOf<never>());
});

/** The kinds of operands that a function takes, as its type says. */
type KindsOf<F> =
  F extends BinaryUfunc<infer _R, infer K, infer _W>
    ? K
    : F extends UnaryUfunc<infer _R, infer K>
      ? K
      : F extends UnaryUfunc2<infer _R, infer _S, infer K>
        ? K
        : F extends BinaryUfunc2<infer _R, infer _S, infer K>
          ? K
          : Kind;

/** The functions whose kinds are not NumPy's; the second operand of `ldexp` is of another kind than the first. */
type WrongKinds = {
  [F in Exclude<keyof NumPyKinds, "ldexp">]: Same<KindsOf<(typeof functions)[F]>, NumPyKinds[F]> extends true
    ? never
    : F;
}[Exclude<keyof NumPyKinds, "ldexp">];

describe("operands for which a function has no loop", () => {
  const f = ones(3);
  const i = ones(3, { dtype: "int32" });
  const b = ones(3, { dtype: "bool" });
  const c = ones(3, { dtype: "complex64" });

  test("are those for which NumPy has none", () => expectTypeOf<WrongKinds>().toEqualTypeOf<never>());

  test("are refused by the compiler", () => {
    // @ts-expect-error: bits of floats
    functions.bitwiseAnd(f, i);
    // @ts-expect-error: bits of floats
    functions.bitwiseInvert(f);
    // @ts-expect-error: numbers alone are floats
    functions.bitwiseOr([1, 2], [3, 4]);
    // @ts-expect-error: remainders of complex numbers
    functions.remainder(c, 2);
    // @ts-expect-error: differences of truth values
    functions.subtract(b, b);
    // @ts-expect-error: common divisors of floats
    functions.gcd.reduce(f);
    // @ts-expect-error: parts of complex numbers
    functions.modf(c);
  });

  test("are not those that meet in a dtype with a loop, are known at run time only, or have the loop named", () => {
    expectTypeOf(functions.bitwiseAnd(i, 1n)).toEqualTypeOf<NDArray<"int32">>();
    expectTypeOf(functions.bitwiseAnd(i, 1)).toExtend<NDArray>();
    expectTypeOf(functions.subtract(b, i)).toEqualTypeOf<NDArray<"int32">>();
    expectTypeOf(functions.gcd(b, i)).toEqualTypeOf<NDArray<"int32">>();
    expectTypeOf(functions.bitwiseXor(f as NDArray, i)).toExtend<NDArray>();
    expectTypeOf(functions.bitwiseOr(f, f, { dtype: "int32", casting: "unsafe" })).toEqualTypeOf<NDArray<"int32">>();
  });
});

describe("the type of a call", () => {
  const a = arange(3, { dtype: "int32" });
  const b = ones(3, { dtype: "float32" });

  test("follows the operands", () => {
    expectTypeOf(add(a, b)).toEqualTypeOf<NDArray<"float64">>();
    expectTypeOf(divide(a, a)).toEqualTypeOf<NDArray<"float64">>();
    expectTypeOf(less(a, b)).toEqualTypeOf<NDArray<"bool">>();
    expectTypeOf(sqrt(b)).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf<UnaryDType<"float", NDArray<"int8">>>().toEqualTypeOf<"float16">();
  });

  test("takes scalars as weak, lists and typed arrays as arrays", () => {
    expectTypeOf(add(b, 1)).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf(add(a, 1n)).toEqualTypeOf<NDArray<"int32">>();
    expectTypeOf(add(a, 0.5)).toEqualTypeOf<NDArray<"int32" | "float64">>();
    expectTypeOf(add([1, 2], b)).toEqualTypeOf<NDArray<"float64">>();
    expectTypeOf(add(Int16Array.of(1), [true])).toEqualTypeOf<NDArray<"int16">>();
    expectTypeOf(add(1, 2)).toEqualTypeOf<NDArray<"float64">>();
  });

  test("is that of `out`, or of the dtype that the options name", () => {
    expectTypeOf(add(a, b, { out: b })).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf(add(a, b, { out: [b] })).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf(add(a, b, { out: null })).toEqualTypeOf<NDArray<"float64">>();
    expectTypeOf(sqrt(a, { dtype: "float32", casting: "same_kind" })).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf(sqrt(a, { dtype: b.dtype })).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf(sqrt(a, { where: [true] })).toEqualTypeOf<NDArray<"float64">>();
    expectTypeOf(add.outer(a, a, { dtype: "float64" })).toEqualTypeOf<NDArray<"float64">>();
    expectTypeOf(clip(a, 1, null, { out: b })).toEqualTypeOf<NDArray<"float32">>();
    expectTypeOf(divmod(a, a, { out: [null, b] })).toEqualTypeOf<readonly [NDArray<"int32">, NDArray<"float32">]>();
    const perhaps = {} as { out: NDArray<"float32"> | null };
    expectTypeOf(add(a, a, perhaps)).toEqualTypeOf<NDArray<"float32"> | NDArray<"int32">>();
    const any = {} as UfuncOptions;
    expectTypeOf(add(a, a, any)).toExtend<NDArray>();
    // @ts-expect-error: no such option
    add(a, b, { outt: b });
    // @ts-expect-error: nor beside others
    add(a, b, { out: b, wehre: true });
    // @ts-expect-error: nor of folds
    sum(a, { axis: 0, keepdimz: true });
  });

  test("of dtypes known at run time only is any array", () => {
    const unknown = array([1]) as NDArray;
    expectTypeOf(add(unknown, unknown)).toEqualTypeOf<NDArray>();
    expectTypeOf(sqrt(unknown).dtype).toExtend<DType>();
  });

  test("of a sum along an axis is an array", () => {
    expectTypeOf(sum(a, { axis: 0 })).toEqualTypeOf<NDArray<"int64">>();
  });
});

describe("what is made of an expression", () => {
  test("takes as many operands as the expression, whose parameters need no types", () => {
    expectTypeOf(fuse((a) => a.neg())).toEqualTypeOf<Fused<1>>();
    expectTypeOf(fuse((a, b, c) => a.mul(b).add(c))).toEqualTypeOf<Fused<3>>();
    expectTypeOf(fuse((a, b) => a.sub(b).square().sum())).toEqualTypeOf<FusedFold<2>>();
    expectTypeOf(ufunc("f", (x) => x.neg())).toEqualTypeOf<UnaryUfunc>();
    expectTypeOf(ufunc("f", (x, y) => x.sub(y))).toEqualTypeOf<BinaryUfunc>();
    expectTypeOf(ufunc("f", (x, y, z) => x.sub(y).mul(z))).toEqualTypeOf<TernaryUfunc>();
    // @ts-expect-error: two operands, not one
    fuse((a, b) => a.sub(b))([1]);
    // @ts-expect-error: an expression has up to three operands
    ufunc("f", (x, y, z, w) => x.sub(y).mul(z).sub(w))([1], [2], [3], [4]);
  });
});
