import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broadcastLayout, broadcastShapeList, broadcastShapes, broadcastStrides, createLayout } from "../src/index.ts";
import { differentViews, golden } from "./goldens/load.ts";
import { anyLayout, law } from "./laws.ts";
import { pairs } from "./model.ts";

describe("shapes are compared from the last axis on", () => {
  const facts: [number[][], number[]][] = [
    [[], []],
    [[[]], []],
    [[[3], []], [3]],
    [
      [[3, 1], [4]],
      [3, 4],
    ],
    [[[1], [0]], [0]],
    [
      [
        [2, 0],
        [1, 1],
      ],
      [2, 0],
    ],
    [
      [[5, 1, 3], [4, 1], [1]],
      [5, 4, 3],
    ],
  ];
  test.each(facts)("%j make %j", (shapes, result) => {
    expect(broadcastShapes(...shapes)).toEqual(result);
  });
  test("equal shapes are not copied", () => {
    const shape = [2, 3];
    expect(broadcastShapes(shape, [2, 3])).toBe(shape);
  });
});

test("repeated axes get stride 0, and so do axes of length 1", () => {
  expect(broadcastLayout(createLayout([3, 1]), [2, 3, 4])).toEqual(createLayout([2, 3, 4], { strides: [0, 1, 0] }));
  expect(broadcastLayout(createLayout([1]), [1]).strides).toEqual([0]);
  expect(broadcastLayout(createLayout([]), [0]).strides).toEqual([0]);
  expect(broadcastStrides(createLayout([3]), [4])).toBeNull();
  expect(broadcastStrides(createLayout([2, 3]), [3])).toBeNull();
});

test("errors name all shapes", () => {
  expect(() => broadcastShapes([3], [4])).toThrow(
    expect.objectContaining({
      name: "ShapeError",
      message: "broadcastShapes: operands could not be broadcast together with shapes (3,) (4,)",
      shapes: [[3], [4]],
    }),
  );
  expect(() => broadcastShapeList([[2, 3], [], [2]], "add")).toThrow(
    "add: operands could not be broadcast together with shapes (2,3) () (2,)",
  );
  expect(() => broadcastLayout(createLayout([2, 3]), [3])).toThrow(
    "broadcastTo: could not broadcast input array from shape (2,3) into shape (3,)",
  );
});

test("NumPy agrees on the shapes", () => {
  const different = golden<[number[][], number[] | null]>("broadcasts").filter(([shapes, result]) => {
    let ours: readonly number[] | null = null;
    try {
      ours = broadcastShapes(...shapes);
    } catch {}
    return JSON.stringify(ours) !== JSON.stringify(result);
  });
  expect(different.slice(0, 5)).toEqual([]);
});

test("NumPy gives the same strides", () => {
  const ours = (...args: Parameters<typeof broadcastLayout>) => {
    try {
      return broadcastLayout(...args);
    } catch {
      // NumPy's text speaks of its iterator: "remapped shapes".
      throw new Error(args[0].ndim > args[1].length ? TOO_MANY : REMAPPED);
    }
  };
  const wrong = differentViews("broadcastTo", ours) as [string, unknown, unknown, unknown, string][];
  expect(wrong.filter(([, , , , result]) => !String(result).startsWith(REMAPPED))).toEqual([]);
});

const TOO_MANY = "input operand has more dimensions than allowed by the axis remapping";
const REMAPPED = "operands could not be broadcast together with remapped shapes";

test("law: every element of the broadcast is the element at the index without the repeated axes", () => {
  law([anyLayout({ maxNdim: 3 }), fc.array(fc.nat(3), { maxLength: 2 }), fc.nat(3)], (l, lead, ones) => {
    const shape = [...lead, ...l.shape.map((length) => (length === 1 ? ones : length))];
    const own = new Map(pairs(l).map(([index, at]) => [index.join(), at]));
    for (const [index, at] of pairs(broadcastLayout(l, shape))) {
      const source = index.slice(lead.length).map((i, k) => (l.shape[k] === 1 ? 0 : i));
      expect(own.get(source.join())).toBe(at);
    }
  });
});
