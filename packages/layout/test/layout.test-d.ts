import { expectTypeOf, test } from "vitest";
import {
  createLayout,
  type Key,
  type Layout,
  planLoop,
  reshapeLayout,
  type Slice,
  slice,
  sliceLayout,
} from "../src/index.ts";

const l = createLayout([2, 3]);

test("a view that may not exist says so in its type", () => {
  expectTypeOf(reshapeLayout(l, [6])).toEqualTypeOf<Layout | null>();
  expectTypeOf(sliceLayout(l, [0])).toEqualTypeOf<Layout>();
});

test("a layout cannot be written to", () => {
  expectTypeOf(l.shape).toEqualTypeOf<readonly number[]>();
  expectTypeOf(planLoop([2], [[1]]).strides).toEqualTypeOf<readonly (readonly number[])[]>();
  // @ts-expect-error: a layout is a value
  l.offset = 1;
});

test("a selection takes numbers, slices, null and text", () => {
  expectTypeOf(slice(1, null, -1)).toEqualTypeOf<Slice>();
  expectTypeOf<1 | null | "..." | "1:3, ::2">().toExtend<Key>();
  expectTypeOf<Slice>().toExtend<Key>();
  expectTypeOf<undefined>().not.toExtend<Key>();
  expectTypeOf<boolean>().not.toExtend<Key>();
});
