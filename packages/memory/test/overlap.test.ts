/** overlap: its answer is sharesMemory's, and the elements that it names do share a byte. */
import { zeros } from "@strided/ndarray";
import { expect, test } from "vitest";
import { overlap, sharesMemory } from "../src/index.ts";
import { type Geometry, pairs, viewOf } from "./recipe.ts";

const made = [
  ...pairs({ seed: 99, count: 6000, dtypes: ["uint8", "int16", "float64", "complex64"], units: [1, 2, 8] }),
];

/** The first byte of an element. */
function byteOf([, , strides, offset]: Geometry, index: readonly number[]): number {
  return index.reduce((at, i, axis) => at + i * strides[axis], offset);
}

test("yes, no and the witness are right for 6,000 pairs of views", () => {
  for (const [p, q] of made) {
    const [a, b] = [viewOf(p), viewOf(q)];
    const found = overlap(a, b, { maxWork: -1 });
    expect(found.answer === "yes").toBe(sharesMemory(a, b));
    if (found.a === null || found.b === null) {
      expect(found).toEqual({ answer: "no", a: null, b: null });
      continue;
    }
    expect(found.a.every((i, axis) => i >= 0 && i < p[1][axis]) && found.a.length === p[1].length).toBe(true);
    expect(found.b.every((i, axis) => i >= 0 && i < q[1][axis]) && found.b.length === q[1].length).toBe(true);
    const [x, y] = [byteOf(p, found.a), byteOf(q, found.b)];
    expect(x < y + b.itemsize && y < x + a.itemsize).toBe(true);
  }
});

test("a search that is given up is unknown, and no error", () => {
  const a = viewOf(["uint8", [3, 4, 5], [101, 33, 7], 0]);
  const b = viewOf(["uint8", [4, 2, 5], [117, 94, 75], 49]);
  expect(overlap(a, b, { maxWork: 1 })).toEqual({ answer: "unknown", a: null, b: null });
  expect(overlap(a, b).answer).toBe("no");
});

test("options are checked", () => {
  expect(() => overlap(zeros(1), zeros(1), { maxWork: -2 })).toThrow("overlap: invalid value for maxWork; got -2");
  expect(() => overlap(zeros(1), zeros(1), { work: 2 } as object)).toThrow('overlap: unknown option; got "work"');
});
