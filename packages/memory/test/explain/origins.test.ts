/** Where explain says that an axis of an indexed array comes from: checked by where the elements come from. */
import { type Key, slice } from "@strided/layout";
import { arange, array, getitem, NDArray, zeros } from "@strided/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/index.ts";
import { RUNS } from "../views.ts";

const SHAPE = [3, 4, 5];
const numbered = arange(60, { dtype: "int32" }).reshape(SHAPE);

const keys = fc.array(
  fc.oneof(
    fc.integer({ min: -3, max: 2 }),
    fc.constantFrom<Key>(":", "1:", "::-1", "::2", null, slice(1, null), slice(null, null, -2)),
    fc.array(fc.integer({ min: -3, max: 2 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom([[0], [1]], [[0, 1, 2]]),
  ),
  { maxLength: 4 },
);

/** The indices of an element of the numbered array. */
function placeOf(id: number): number[] {
  return [Math.floor(id / 20), Math.floor(id / 5) % 4, id % 5];
}

test("a step along an axis changes the indices of those axes that it comes from, and no others", () => {
  fc.assert(
    fc.property(keys, (key) => {
      let result: unknown;
      try {
        result = getitem(numbered, ...(key as [number]));
      } catch {
        return;
      }
      const { axes } = explain("getitem", numbered, ...(key as [number]));
      if (!(result instanceof NDArray)) {
        expect(axes).toEqual([]);
        return;
      }
      expect(axes?.map(({ length }) => length)).toEqual(result.shape);
      axes?.forEach(({ axis, from }) => {
        const seen = new Set<number>();
        const rows = (result as NDArray).transpose([axis, ...axes.keys()].filter((k, i) => i === 0 || k !== axis));
        for (let i = 1; i < rows.shape[0]; i++) {
          const [before, after] = [
            rows
              .slice(i - 1)
              .copy()
              .flatten(),
            rows.slice(i).copy().flatten(),
          ];
          for (let j = 0; j < before.size; j++) {
            const [p, q] = [placeOf(Number(before.get(j))), placeOf(Number(after.get(j)))];
            for (let k = 0; k < 3; k++) if (p[k] !== q[k]) seen.add(k);
          }
        }
        expect(from).toEqual(expect.arrayContaining([...seen]));
      });
    }),
    { numRuns: RUNS },
  );
});

describe("in words", () => {
  const a = zeros([3, 4, 5]);
  const words = (...key: readonly unknown[]): readonly string[] | undefined =>
    explain("getitem", a, ...(key as [number])).axes?.map(({ text }) => text);

  test.each<[string, readonly unknown[], readonly string[]]>([
    ["whole axes", [], ["axis 0", "axis 1", "axis 2"]],
    ["a slice", ["1:, ::2"], ["axis 0, 2 of 3: from 1", "axis 1, 2 of 4: from 0 in steps of 2", "axis 2"]],
    ["backwards", ["::-1"], ["axis 0, 3 of 3: from 2 in steps of -1", "axis 1", "axis 2"]],
    ["a whole number", [0], ["axis 1", "axis 2"]],
    ["a new axis", [null, "..."], ["a new axis", "axis 0", "axis 1", "axis 2"]],
    ["an index array", [":", [0, 2]], ["axis 0", "picked along axis 1", "axis 2"]],
    [
      "two together",
      [
        [0, 1],
        [1, 2],
      ],
      ["picked along axes 0 and 1, together", "axis 2"],
    ],
    ["two apart", [[0, 1], ":", [1, 2]], ["picked along axes 0 and 2, together", "axis 1"]],
    [
      "a slice between index arrays, which moves their axis to the front",
      [":", [0, 1], null, [1, 2]],
      [
        "picked along axes 1 and 2, together; it comes first since a slice stands between the index arrays",
        "axis 0",
        "a new axis",
      ],
    ],
    [
      "crossed",
      [
        [[0], [1]],
        [1, 2],
      ],
      ["picked along axis 0", "picked along axis 1", "axis 2"],
    ],
  ])("%s", (_, key, expected) => {
    expect(words(...key)).toEqual(expected);
  });

  test("a mask over all axes", () => {
    const mask = array([
      [true, false],
      [true, true],
    ]);
    const { axes, reason, bytes } = explain("getitem", zeros([2, 2]), mask);
    expect(axes).toEqual([
      { axis: 0, length: 3, from: [0, 1], text: "axes 0 and 1, where the mask is true, in C order" },
    ]);
    expect(reason).toBe("a mask picks 3 of 4 elements; what is picked is always a copy");
    expect(bytes).toBe(24);
  });
});
