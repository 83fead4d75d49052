import "strided/fluent";
import { expectTypeOf, test } from "vitest";
import { array, type NDArray, zeros } from "../src/index.ts";

const small = zeros([2, 3], { dtype: "uint8" });

test("methods know dtypes as functions do", () => {
  expectTypeOf(small.add(zeros(3, { dtype: "int8" }))).toEqualTypeOf<NDArray<"int16">>();
  expectTypeOf(small.mul(2n)).toEqualTypeOf<NDArray<"uint8">>();
  expectTypeOf(small.div(2)).toEqualTypeOf<NDArray<"float64">>();
  expectTypeOf(small.sqrt()).toEqualTypeOf<NDArray<"float16">>();
  expectTypeOf(small.lt(3)).toEqualTypeOf<NDArray<"bool">>();
  expectTypeOf(small.sum()).toEqualTypeOf<bigint>();
  expectTypeOf(small.mean({ axis: 0 })).toEqualTypeOf<NDArray<"float64">>();
  expectTypeOf(small.iadd(1n)).toEqualTypeOf<NDArray<"uint8">>();
  expectTypeOf(array([1, 2]).take([0])).toEqualTypeOf<NDArray<"float64">>();
});

test("an array with methods is still an array of any dtype", () => {
  expectTypeOf(small).toExtend<NDArray>();
});

test("operands for which there is no loop are refused", () => {
  const f = zeros(2);
  const i = zeros(2, { dtype: "int32" });
  // @ts-expect-error: bits of floats
  i.and(f);
  // @ts-expect-error: bits of floats
  f.not();
  expectTypeOf(i.and(i)).toEqualTypeOf<NDArray<"int32">>();
  expectTypeOf(f.add(i, { out: i })).toEqualTypeOf<NDArray<"int32">>();
});
