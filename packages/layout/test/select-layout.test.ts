/** Keys by themselves select what the same keys in a list do, whatever was read before. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createLayout, type Key, type Layout, selectLayout, slice, sliceLayout } from "../src/index.ts";

const select = (l: Layout, keys: readonly Key[]): Layout =>
  selectLayout(l, "slice", keys.length, keys[0], keys[1], keys[2], keys);

function outcome(act: () => Layout): unknown {
  try {
    return act();
  } catch (error) {
    return (error as Error).message;
  }
}

const KEYS: readonly Key[] = [
  0,
  -1,
  2,
  9,
  null,
  "...",
  ":",
  "1:",
  "::-2",
  ":1, 0",
  "...,1",
  "2:1",
  "1::0",
  "x",
  slice(1),
  slice(null, null, -1),
];

test("few keys, and many, select as a list of them", () => {
  const layouts = [createLayout([]), createLayout([4]), createLayout([3, 4], { order: "F" }), createLayout([2, 3, 4])];
  const keys = fc.array(fc.constantFrom(...KEYS), { maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...layouts), fc.array(keys, { minLength: 1, maxLength: 4 }), (l, calls) => {
      for (const call of calls) {
        expect(outcome(() => select(l, call))).toEqual(outcome(() => sliceLayout(l, [...call])));
        // Each text is read anew by the other way of the same call.
        const read = call.map((key) => (typeof key === "string" && !key.includes(",") ? ` ${key} ` : key));
        expect(outcome(() => select(l, call))).toEqual(
          outcome(() => sliceLayout(l, call.some((key) => key === "x" || key === "1::0") ? [...call] : read)),
        );
      }
    }),
  );
});

test("texts that take turns at one place are told apart, also after one that cannot be read", () => {
  const l = createLayout([4, 6]);
  for (let turn = 0; turn < 3; turn++) {
    expect(select(l, ["1:"]).shape).toEqual([3, 6]);
    expect(select(l, ["::2", "1:"]).shape).toEqual([2, 5]);
    expect(() => select(l, ["::0"])).toThrow("slice step cannot be zero");
    expect(select(l, ["::2"]).shape).toEqual([2, 6]);
    expect(select(l, ["0, 1:"]).shape).toEqual([5]);
  }
});
