/** What the compiler knows of indexing and views: the dtype goes along, and a key of the wrong kind is an error. */
import { expectTypeOf, test } from "vitest";
import {
  arange,
  array,
  broadcastTo,
  diagonal,
  expandDims,
  flip,
  getitem,
  moveaxis,
  type NDArray,
  repeat,
  roll,
  setitem,
  slidingWindowView,
  split,
  squeeze,
  take,
  takeAlongAxis,
  tile,
  where,
  zeros,
} from "../src/index.ts";

const small = zeros([2, 3], { dtype: "uint8" });
const large = zeros(3, { dtype: "int64" });
const complex = zeros([2, 2], { dtype: "complex64" });
const index = array([0, 1], { dtype: "int32" });
const mask = zeros(3, { dtype: "bool" });

test("the dtype goes along through views and copies", () => {
  type Small = NDArray<"uint8">;
  expectTypeOf(small.slice(0)).toEqualTypeOf<Small>();
  expectTypeOf(small.T).toEqualTypeOf<Small>();
  expectTypeOf(small.mT).toEqualTypeOf<Small>();
  expectTypeOf(small.reshape([3, 2])).toEqualTypeOf<Small>();
  expectTypeOf(small.ravel()).toEqualTypeOf<Small>();
  expectTypeOf(small.flatten()).toEqualTypeOf<Small>();
  expectTypeOf(small.view()).toEqualTypeOf<Small>();
  expectTypeOf(small.view("int8")).toEqualTypeOf<NDArray<"int8">>();
  expectTypeOf(small.astype("float32")).toEqualTypeOf<NDArray<"float32">>();
  expectTypeOf(complex.real).toEqualTypeOf<NDArray<"float32">>();
  expectTypeOf(complex.imag).toEqualTypeOf<NDArray<"float32">>();
  expectTypeOf(small.vindex([0])).toEqualTypeOf<Small>();
  expectTypeOf(small.oindex(index, mask)).toEqualTypeOf<Small>();
  for (const view of [
    expandDims(small, 0),
    squeeze(small),
    flip(small),
    moveaxis(small, 0, 1),
    diagonal(small),
    broadcastTo(small, [2, 2, 3]),
    slidingWindowView(small, [1, 1]),
    split(small, 2)[0],
    take(small, index),
    takeAlongAxis(small, [[0, 0, 0]]),
    tile(small, 2),
    repeat(small, 2),
    roll(small, 1),
  ]) {
    expectTypeOf(view).toEqualTypeOf<Small>();
  }
  expectTypeOf(where(mask, small, array([1, 2, 3], { dtype: "int16" }))).toEqualTypeOf<NDArray<"int16">>();
});

test("elements have the type of the dtype", () => {
  expectTypeOf(small.get(0, 0)).toEqualTypeOf<number>();
  expectTypeOf(large.get(0)).toEqualTypeOf<bigint>();
  expectTypeOf(mask.get(0)).toEqualTypeOf<boolean>();
  expectTypeOf(complex.get(0, 0)).toExtend<{ readonly re: number; readonly im: number }>();
  expectTypeOf(getitem(small, ":", 0)).toEqualTypeOf<NDArray<"uint8">>();
  expectTypeOf(getitem(small, 0, 0)).toEqualTypeOf<NDArray<"uint8"> | number>();
});

test("an index of the wrong kind does not compile", () => {
  const unused = (): void => {
    // @ts-expect-error an element is found by numbers
    small.get("0", 0);
    // @ts-expect-error text is no truth value
    small.slice(true);
    // @ts-expect-error an array is no basic key
    small.slice(index);
    // @ts-expect-error floats are no indices
    small.vindex(arange(2));
    // @ts-expect-error floats are no indices
    small.oindex(new Float64Array(2));
    // @ts-expect-error an object is no key
    getitem(small, { start: 1 });
    // @ts-expect-error floats are no indices
    getitem(small, zeros(2, { dtype: "float32" }));
    // @ts-expect-error complex numbers are no indices
    setitem(small, complex, 1);
    // @ts-expect-error text is no value
    setitem(small, 0, "1");
    // @ts-expect-error a list of text is no list of indices
    take(small, ["a"]);
    // @ts-expect-error there is no such mode
    take(small, 0, { mode: "nearest" });
  };
  expectTypeOf(unused).toBeFunction();
});
