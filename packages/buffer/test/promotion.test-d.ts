import { describe, expectTypeOf, test } from "vitest";
import type { Complex, DefaultDType, DType, DTypeName, Promote, ScalarOf, TypedArrayOf, Weak } from "../src/index.ts";
import { defaultDType, dtype, promoteTypes, weakType } from "../src/index.ts";
import type { NumPyPromotion } from "./goldens/promotion.generated.ts";

/** Neither is assignable to more than the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The pairs for which the two tables differ, with both answers. */
type Wrong = {
  [A in DTypeName]: {
    [B in DTypeName]: Same<Promote<A, B>, NumPyPromotion[A][B]> extends true
      ? never
      : [A, B, Promote<A, B>, NumPyPromotion[A][B]];
  }[DTypeName];
}[DTypeName];

describe("Promote", () => {
  test("has every dtype of NumPy's table, and no other", () => {
    expectTypeOf<keyof NumPyPromotion>().toEqualTypeOf<DTypeName>();
  });

  test("is NumPy's answer for every pair", () => {
    expectTypeOf<Wrong>().toEqualTypeOf<never>();
  });

  test("spreads over unions", () => {
    expectTypeOf<Promote<"int8" | "int16", "uint8">>().toEqualTypeOf<"int16">();
    expectTypeOf<Promote<"int8" | "float64", "uint8">>().toEqualTypeOf<"int16" | "float64">();
  });

  test("is what promoteTypes says it gives", () => {
    expectTypeOf(promoteTypes("int32", "float32")).toEqualTypeOf<DType<"float64">>();
    expectTypeOf(promoteTypes(dtype("uint8"), "int8")).toEqualTypeOf<DType<"int16">>();
  });
});

describe("DefaultDType", () => {
  test("is the dtype that each scalar makes alone", () => {
    expectTypeOf<DefaultDType<boolean>>().toEqualTypeOf<"bool">();
    expectTypeOf<DefaultDType<number>>().toEqualTypeOf<"float64">();
    expectTypeOf<DefaultDType<1>>().toEqualTypeOf<"float64">();
    expectTypeOf<DefaultDType<bigint>>().toEqualTypeOf<"int64">();
    expectTypeOf<DefaultDType<Complex>>().toEqualTypeOf<"complex128">();
    expectTypeOf(defaultDType(1n)).toEqualTypeOf<DType<"int64">>();
  });
});

describe("Weak", () => {
  type Integers = "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32" | "int64" | "uint64";

  test("a boolean leaves every dtype as it is", () => {
    type Changed = { [D in DTypeName]: Same<Weak<D, boolean>, D> extends true ? never : D }[DTypeName];
    expectTypeOf<Changed>().toEqualTypeOf<never>();
  });

  test("a number keeps floats and complex numbers, and makes float64 of bool", () => {
    type Kept = Exclude<DTypeName, Integers | "bool">;
    type Changed = { [D in Kept]: Same<Weak<D, number>, D> extends true ? never : D }[Kept];
    expectTypeOf<Changed>().toEqualTypeOf<never>();
    expectTypeOf<Weak<"bool", number>>().toEqualTypeOf<"float64">();
  });

  test("a number beside an integer dtype keeps it or makes float64, which only its value tells", () => {
    type Changed = { [D in Integers]: Same<Weak<D, number>, D | "float64"> extends true ? never : D }[Integers];
    expectTypeOf<Changed>().toEqualTypeOf<never>();
    expectTypeOf(weakType("int8", 3)).toEqualTypeOf<DType<"int8" | "float64">>();
  });

  test("a bigint makes int64 of bool and keeps the others", () => {
    type Kept = Exclude<DTypeName, "bool">;
    type Changed = { [D in Kept]: Same<Weak<D, bigint>, D> extends true ? never : D }[Kept];
    expectTypeOf<Changed>().toEqualTypeOf<never>();
    expectTypeOf<Weak<"bool", bigint>>().toEqualTypeOf<"int64">();
  });

  test("a complex number keeps the precision of floats and makes complex128 of integers", () => {
    expectTypeOf<Weak<"float16", Complex>>().toEqualTypeOf<"complex64">();
    expectTypeOf<Weak<"float32", Complex>>().toEqualTypeOf<"complex64">();
    expectTypeOf<Weak<"float64", Complex>>().toEqualTypeOf<"complex128">();
    expectTypeOf<Weak<"complex64", Complex>>().toEqualTypeOf<"complex64">();
    expectTypeOf<Weak<Integers | "bool" | "complex128", Complex>>().toEqualTypeOf<"complex128">();
  });
});

describe("elements and typed arrays", () => {
  test("an element is a number, a bigint, a boolean or a complex number", () => {
    expectTypeOf<ScalarOf<"float16" | "uint32">>().toEqualTypeOf<number>();
    expectTypeOf<ScalarOf<"int64" | "uint64">>().toEqualTypeOf<bigint>();
    expectTypeOf<ScalarOf<"bool">>().toEqualTypeOf<boolean>();
    expectTypeOf<ScalarOf<"complex64" | "complex128">>().toEqualTypeOf<Complex>();
  });

  test("memory is seen through the typed array of the lanes", () => {
    expectTypeOf<TypedArrayOf<"bool">>().toEqualTypeOf<Uint8Array>();
    expectTypeOf<TypedArrayOf<"float16">>().toEqualTypeOf<Uint16Array>();
    expectTypeOf<TypedArrayOf<"int64">>().toEqualTypeOf<BigInt64Array>();
    expectTypeOf<TypedArrayOf<"complex64">>().toEqualTypeOf<Float32Array>();
  });
});
