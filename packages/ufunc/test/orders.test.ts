import { createLayout } from "@strided/layout";
import { array, type NDArray, ones, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { add, negative } from "../src/index.ts";
import { dtypeOf } from "./elements.ts";
import { golden } from "./goldens/load.ts";

type Order = "K" | "C" | "F" | "A";
type Written = [dtype: string, shape: number[], strides: number[], offset: number];
const rows = golden<[Written[], Record<Order, number[]>][]>("orders");

const LETTER: Readonly<Record<string, string>> = { i2: "h", f4: "f", f8: "d" };
const memory = zeros(1 << 16, { dtype: "uint8" });

function viewOf([name, shape, strides, offset]: Written): NDArray {
  const d = dtypeOf(LETTER[name]);
  return memory.deriveAs(d, createLayout(shape, { strides, offset, itemsize: d.itemsize })) as unknown as NDArray;
}

/** Of arrays in both orders NumPy's "A" takes C or F, depending on the path; the stride of a single element is all that shows it. */
function told(order: Order, shape: readonly number[], strides: readonly number[]): readonly number[] {
  return order === "A" ? strides.filter((_, axis) => shape[axis] > 1) : strides;
}

describe("a new result lies where NumPy puts it", () => {
  test.each<Order>(["K", "C", "F", "A"])("order %s, on 400 pairs of operands", (order) => {
    const wrong = rows.flatMap(([operands, strides]) => {
      const result = add(...(operands.map(viewOf) as [NDArray, NDArray]), { order });
      const got = told(order, result.shape, result.strides);
      const numpy = told(order, result.shape, strides[order]);
      return JSON.stringify(got) === JSON.stringify(numpy) ? [] : [{ operands, got, numpy }];
    });
    expect(wrong).toEqual([]);
  });

  test("the order is K unless it is given", () => {
    for (const [operands] of rows.slice(0, 50)) {
      const [a, b] = operands.map(viewOf);
      expect(add(a, b).strides).toEqual(add(a, b, { order: "K" }).strides);
    }
  });

  test("a new result owns its memory, and is writeable also where the operands are not", () => {
    const a = negative(ones([2, 3]).T.slice("::-1") as unknown as NDArray);
    expect([a.base, a.flags.ownData, a.flags.writeable]).toEqual([null, true, true]);
  });
});

describe("operands are broadcast", () => {
  const facts: [string, number[], number[], number[]][] = [
    ["lengths of 1 stretch", [2, 1], [1, 3], [2, 3]],
    ["missing leading axes are added", [3], [2, 3], [2, 3]],
    ["zero dimensions go with everything", [], [2, 2], [2, 2]],
    ["a length of 1 shrinks to 0", [1, 2], [0, 2], [0, 2]],
    ["two without axes give one without", [], [], []],
  ];
  test.each(facts)("%s", (_, p, q, shape) => {
    expect(add(ones(p), ones(q)).shape).toEqual(shape);
    expect(add(ones(q), ones(p)).shape).toEqual(shape);
  });

  test("elements repeat along stretched axes", () => {
    const column = array([[10], [20]]);
    const row = array([1, 2, 3]);
    expect(add(column, row).toNested()).toEqual([
      [11, 12, 13],
      [21, 22, 23],
    ]);
  });

  test("out takes part: it may be larger than the operands", () => {
    const out = zeros([2, 3]) as unknown as NDArray;
    expect(add([1, 2, 3], 10, { out })).toBe(out);
    expect(out.toNested()).toEqual([
      [11, 12, 13],
      [11, 12, 13],
    ]);
  });
});
