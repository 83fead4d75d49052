import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLayout, type LoopPlan, planLoop, sizeOf } from "../src/index.ts";
import { golden } from "./goldens/load.ts";
import { law } from "./laws.ts";
import { positions } from "./model.ts";

describe("few loops, small steps innermost", () => {
  const facts: [string, number[], number[][], number[], number[][], number[]][] = [
    [
      "packed operands become one loop",
      [2, 3],
      [
        [3, 1],
        [6, 2],
      ],
      [6],
      [[1], [2]],
      [0, 1],
    ],
    [
      "Fortran order is walked as such",
      [2, 3],
      [
        [1, 2],
        [1, 2],
      ],
      [6],
      [[1], [1]],
      [1, 0],
    ],
    [
      "a conflict is settled for C order",
      [2, 3],
      [
        [3, 1],
        [1, 2],
      ],
      [2, 3],
      [
        [3, 1],
        [1, 2],
      ],
      [0, 1],
    ],
    [
      "a repeated axis has no vote",
      [2, 3],
      [
        [0, 1],
        [1, 2],
      ],
      [3, 2],
      [
        [1, 0],
        [2, 1],
      ],
      [1, 0],
    ],
    [
      "a scalar joins any loop",
      [2, 3],
      [
        [3, 1],
        [0, 0],
      ],
      [6],
      [[1], [0]],
      [0, 1],
    ],
    ["axes of length 1 vanish", [2, 1, 3], [[3, 77, 1]], [6], [[1]], [0, 1, 2]],
    ["nothing but axes of length 1 is one turn", [1, 1], [[5, 5]], [1], [[0]], [0, 1]],
    ["no axes are one turn", [], [[], []], [1], [[0], [0]], []],
    ["no elements are no turn", [2, 0], [[1, 1]], [0], [[0]], [0, 1]],
    ["gaps keep two loops", [2, 3], [[4, 1]], [2, 3], [[4, 1]], [0, 1]],
    ["no operands are still a loop", [2, 3], [], [6], [], [0, 1]],
  ];
  test.each(facts)("%s", (_, shape, operands, loops, strides, perm) => {
    const plan = planLoop(shape, operands);
    expect(plan.shape).toEqual(loops);
    expect(plan.strides).toEqual(strides);
    expect(plan.perm).toEqual(perm);
    expect(plan.size).toBe(sizeOf(shape));
    expect(plan.offsets).toEqual(operands.map(() => 0));
  });
});

describe("options", () => {
  test("an axis is turned forward when all operands run backwards", () => {
    const plan = planLoop(
      [2, 3],
      [
        [-3, -1],
        [-3, 0],
      ],
      { flip: true },
    );
    expect(plan.strides).toEqual([
      [3, 1],
      [3, 0],
    ]);
    expect(plan.offsets).toEqual([-5, -3]);
    expect(planLoop([4], [[-1], [1]], { flip: true }).strides).toEqual([[-1], [1]]);
    expect(planLoop([4], [[-1]]).strides).toEqual([[-1]]);
  });
  test("an order may be forced", () => {
    expect(planLoop([2, 3], [[1, 2]], { order: "C" }).strides).toEqual([[1, 2]]);
    expect(planLoop([2, 3], [[3, 1]], { order: "F" }).strides).toEqual([[1, 3]]);
  });
  test("without merging every axis stays", () => {
    const plan = planLoop([2, 1, 3], [[3, 9, 1]], { coalesce: false });
    expect(plan.shape).toEqual([2, 1, 3]);
    expect(planLoop([], [[]], { coalesce: false }).shape).toEqual([]);
  });
  test("in every order a merged plan has at least one axis", () => {
    for (const order of ["K", "C", "F"] as const) {
      expect(planLoop([], [[]], { order })).toMatchObject({ shape: [1], strides: [[0]] });
      expect(planLoop([1, 1], [[7, 7]], { order })).toMatchObject({ shape: [1], strides: [[0]] });
      expect(planLoop([3, 0], [[7, 7]], { order })).toMatchObject({ shape: [0], strides: [[0]] });
    }
  });
});

test("NumPy's iterator walks the same loops", () => {
  type Row = [number[], number[][], "K" | "C" | "F", number, number[], number[][], number[]];
  const different = golden<Row>("plans").filter(([shape, operands, order, flip, ...result]) => {
    const plan = planLoop(shape, operands, { order, flip: flip === 1 });
    return JSON.stringify([plan.shape, plan.strides, plan.offsets]) !== JSON.stringify(result);
  });
  expect(different.slice(0, 5)).toEqual([]);
});

test("law: every element is visited once, in all operands together", () => {
  const stride = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0, 1, 2, 3, 4, 6, 8, 12));
  const operands = fc
    .tuple(fc.array(fc.nat(4), { maxLength: 4 }), fc.integer({ min: 1, max: 3 }))
    .chain(([shape, count]) => {
      const own = fc.array(stride, { minLength: shape.length, maxLength: shape.length });
      return fc.tuple(fc.constant(shape), fc.array(own, { minLength: count, maxLength: count }));
    });
  const options = fc.record({
    order: fc.constantFrom("K" as const, "C" as const, "F" as const),
    flip: fc.boolean(),
    coalesce: fc.boolean(),
  });
  law([operands, options], ([shape, strides], how) => {
    const plan = planLoop(shape, strides, how);
    if (how.coalesce) expect(plan.shape.length > 0 && (plan.shape.length === 1 || !plan.shape.includes(1))).toBe(true);
    const visited = walk(plan);
    const expected = strides.map((own) => positions(createLayout(shape, { strides: own, offset: 1000 })));
    const together = (lists: number[][]): string[] => (lists[0] ?? []).map((_, k) => lists.map((all) => all[k]).join());
    expect(together(visited).sort()).toEqual(together(expected).sort());
  });
});

/** The positions that a plan visits, per operand, in its own order; all operands begin at 1000. */
function walk({ shape, strides, offsets }: LoopPlan): number[][] {
  return strides.map((own, p) => positions(createLayout(shape, { strides: own, offset: 1000 + offsets[p] })));
}
