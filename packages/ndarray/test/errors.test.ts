/** What is thrown for bad keys and arguments: class, text, fields that are plain data, and nothing changed. */
import { expect, test } from "vitest";
import * as nd from "../src/index.ts";

const matrix = (): nd.NDArray => nd.arange(6).reshape([2, 3]) as nd.NDArray;
const key = (...keys: unknown[]): (() => unknown) => {
  return () => (nd.getitem as (...given: unknown[]) => unknown)(matrix(), ...keys);
};
const wild = nd as unknown as { readonly [name: string]: (...given: unknown[]) => unknown };

const CASES: { readonly [text: string]: () => unknown } = {
  "IndexError: getitem: an index must be a whole number; got 1.5 for axis 0": key(1.5),
  "IndexError: getitem: an index must be a whole number; got NaN for axis 0": key(Number.NaN),
  "IndexError: getitem: index 5 is out of bounds for axis 0 with size 2": key(5),
  "IndexError: getitem: index -4 is out of bounds for axis 1 with size 3": key(":", [0, -4]),
  "IndexError: getitem: an index can only have a single ellipsis ('...'); got 2": key("...", "..."),
  "IndexError: getitem: an index can only have a single ellipsis ('...')": key("...", [0], "..."),
  "IndexError: getitem: too many indices for array: array is 2-dimensional, but 3 were indexed": key([0], 0, [0]),
  "IndexError: getitem: arrays used as indices must be of integer (or boolean) type; got float64": key(nd.ones(2)),
  'IndexError: getitem: only whole numbers, slices, null, "..." and integer or boolean arrays are valid indices; got undefined':
    key(undefined),
  'IndexError: getitem: only whole numbers, slices, null, "..." and integer or boolean arrays are valid indices; got object':
    key({ start: 1 }),
  'IndexError: getitem: only whole numbers, slices, null, "..." and integer or boolean arrays are valid indices; got ["a"]':
    key(["a"]),
  "IndexError: getitem: boolean index did not match indexed array along axis 0; size of axis is 2 but size of corresponding boolean axis is 3":
    key([true, false, true]),
  "IndexError: getitem: shape mismatch: indexing arrays could not be broadcast together with shapes (2,) (3,)": key(
    [0, 1],
    [0, 1, 2],
  ),
  "IndexError: slice: slice step cannot be zero": () => matrix().slice("::0"),
  "IndexError: takeAlongAxis: `indices` must be an integer array; got bool": () =>
    wild.takeAlongAxis(matrix(), nd.ones([2, 3], { dtype: "bool" })),
  "ShapeError: takeAlongAxis: `indices` and `arr` must have the same number of dimensions; got 1 and 2": () =>
    wild.takeAlongAxis(matrix(), [0]),
  "IndexError: put: index 10 is out of bounds for axis 0 with size 6": () => wild.put(matrix(), [0, 10], 1),
  "IndexError: choose: invalid entry in choice array; got 3, expected 0 to 1": () => wild.choose([3], [[1], [2]]),
  "IndexError: unravelIndex: index -1 is out of bounds for array with size 6": () => wild.unravelIndex(-1, [2, 3]),
  "IndexError: unravelIndex: index 7 is out of bounds for array with size 6": () => wild.unravelIndex([0, 7], [2, 3]),
  "IndexError: ravelMultiIndex: invalid entry in coordinates array; got -1 for axis 1 of shape (2,3)": () =>
    wild.ravelMultiIndex(
      [
        [0, 1],
        [0, -1],
      ],
      [2, 3],
    ),
  "IndexError: flat: index 6 is out of bounds for axis 0 with size 6": () => matrix().flat.get(6),
  "AxisError: transpose: axes don't match array; got 1 axes, expected 2": () => matrix().transpose([0]),
  "AxisError: transpose: axes don't match array; got 1 axes, expected 3": () =>
    nd.ones([2, 3, 4]).transpose(2 as never),
  "AxisError: transpose: repeated axis in transpose; got 0, 0": () => matrix().transpose([0, 0]),
  "ShapeError: reshape: can only specify one unknown dimension; got (-1,-1)": () => matrix().reshape([-1, -1]),
  "ShapeError: asStrided: the view would reach outside of its storage; got positions 0 to 80, expected 0 to 24": () =>
    wild.asStrided(nd.arange(3), { shape: [10], strides: [8] }),
  "ShapeError: pad: index can't contain negative values; got a width of -1": () => wild.pad(matrix(), -1),
  "ShapeError: pad: `padWidth` must be of integral type; got a width of 1.5": () => wild.pad(matrix(), 1.5),
};

/** Whether a value consists of plain data: no array, no storage, no memory hides in it. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  if (ArrayBuffer.isView(value)) return true;
  if (value instanceof nd.NDArray || "memory" in value || "layout" in value) return false;
  return Object.values(value).every(isPlain);
}

test.each(Object.entries(CASES))("%s", (text, call) => {
  let caught: unknown;
  try {
    call();
  } catch (error) {
    caught = error;
  }
  expect(nd.isStridedError(caught)).toBe(true);
  const { name, message } = caught as Error;
  expect(`${name}: ${message}`.startsWith(text)).toBe(true);
  expect(Object.values(caught as object).every(isPlain)).toBe(true);
});

test("what fails while it is read writes nothing", () => {
  const a = matrix();
  expect(() => nd.setitem(a, [[0, 1, 2]], 9)).toThrow("index 2 is out of bounds for axis 0 with size 2");
  expect(() => nd.setitem(a, [":", [0, 3]], 9)).toThrow("index 3 is out of bounds for axis 1 with size 3");
  expect(() => nd.setitem(a, [[0, 1]], [1, 2])).toThrow("could not be broadcast to indexing result of shape (2,3)");
  expect(() => nd.put(a, [0, 6], 9)).toThrow("index 6 is out of bounds for axis 0 with size 6");
  expect(a.toNested()).toEqual(matrix().toNested());
});

test("an option where a parameter belongs, and an array where options belong, are named as what they are", () => {
  expect(() => wild.concat(matrix(), matrix())).toThrow(
    "concat: wrong kind of options; got an array, expected an object",
  );
  expect(() => wild.linspace(0, 1, { num: 5 })).toThrow(
    "linspace: wrong kind of num; got object, expected a number before the options",
  );
});

test("a word that no option knows is named with those that are known", () => {
  expect(() => wild.ravelMultiIndex([[0], [1]], [2, 3], { mode: "no" })).toThrow(
    'ravelMultiIndex: unknown mode; got "no", expected one of raise, wrap, clip',
  );
  expect(() => wild.ravelMultiIndex([[0], [1]], [2, 3], { order: "K" })).toThrow(
    'ravelMultiIndex: unknown order; got "K", expected one of C, F',
  );
});
