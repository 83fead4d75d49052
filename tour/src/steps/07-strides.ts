/** Step 7: row-major and column-major order, and the formula for the address of an element. */
import { arange, type NDArray } from "strided";
import { aid } from "../sharing.ts";
import type { Step } from "../step.ts";

export const strides: Step = {
  number: 7,
  slug: "strides",
  title: "Rows first, columns first, and where an element lies",
  says: "Element (i, j) lies strides[0] * i + strides[1] * j bytes behind the first one. The order in memory is only this.",
  run(log) {
    const a = log.let("a = np.arange(6).reshape(2, 3).copy()", () => arange(6n).reshape([2, 3]).copy());
    log.show("a.strides", () => a.strides);
    const f = log.let('f = a.copy(order="F")', () => a.copy({ order: "F" }), { a });
    log.show("f", () => f);
    log.show("f.strides", () => f.strides);
    log.note("The same elements, but read in the order in which they lie in memory:");
    log.show('a.ravel(order="K")', () => a.ravel({ order: "K" }), { a });
    log.show('f.ravel(order="K")', () => f.ravel({ order: "K" }), { f });
    log.note("The distance of each element from the first, measured by address, and the formula:");
    log.show("offsets(a)", () => offsets(a));
    log.show("formula(a)", () => formula(a));
    log.show("offsets(f)", () => offsets(f));
    log.show("formula(f)", () => formula(f));
    const r = log.let("r = a[::-1, ::-1]", () => a.slice("::-1", "::-1"), { a });
    log.show("offsets(r)", () => offsets(r));
    log.show("formula(r)", () => formula(r));
    log.table(["element", "value", "of a (24, 8)", "of f (8, 16)", "of r (-24, -8)"], rows(a, f, r));
  },
};

const ELEMENTS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
];

/** Measured: the address of the view that begins at the element. */
function offsets(x: NDArray): number[] {
  return ELEMENTS.map(([i, j]) => aid(x.slice(`${i}:`, `${j}:`)) - aid(x));
}

function formula({ strides }: NDArray): number[] {
  return ELEMENTS.map(([i, j]) => strides[0] * i + strides[1] * j);
}

function rows(a: NDArray, f: NDArray, r: NDArray): string[][] {
  return ELEMENTS.map(([i, j], k) => [
    `(${i}, ${j})`,
    String(a.get(i, j)),
    ...[a, f, r].map((x) => `${x.strides[0]} * ${i} + ${x.strides[1]} * ${j} = ${offsets(x)[k]}`),
  ]);
}
