import { describe, expect, test } from "vitest";
import { packed, placeOf } from "../src/place.ts";

const DATA = Float64Array.from({ length: 12 }, (_, k) => k);
const shown = (view: string | undefined, shape: readonly number[]): readonly number[] =>
  Array.from(packed(DATA, placeOf({ shape, ...(view === undefined ? {} : { view }) })));

describe("where a view lies", () => {
  test.each([
    [undefined, [12], Array.from(DATA)],
    ["::4", [12], [0, 4, 8]],
    ["::-3", [12], [11, 8, 5, 2]],
    ["2:-7", [12], [2, 3, 4]],
    ["T", [3, 4], [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]],
    [":, 1", [3, 4], [1, 5, 9]],
    ["1:, ::2", [3, 4], [4, 6, 8, 10]],
    ["None, 2", [3, 4], [8, 9, 10, 11]],
  ])("%s of %j", (view, shape, expected) => {
    expect(shown(view, shape)).toEqual(expected);
  });

  test("axes that are added have length one", () => {
    expect(placeOf({ shape: [3], view: ":, None" })).toEqual({ shape: [3, 1], strides: [1, 0], offset: 0 });
  });
});
