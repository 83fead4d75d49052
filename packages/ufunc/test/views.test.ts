/** Every function gives on a view what it gives on a contiguous copy of the view. */
import { createLayout } from "@strided/layout";
import { broadcastTo, fromTypedArray, type NDArray, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { maximum, power } from "../src/index.ts";
import { bytesOf, differences, dtypeOf } from "./elements.ts";
import { type AnyUfunc, resultsOf, UFUNCS } from "./functions.ts";

const LENGTH = 6 * 7 * 8;

/** Elements of a dtype that are all different where the dtype allows, small and of both signs, in C order. */
function elements(letter: string, shift: number): NDArray {
  const d = dtypeOf(letter);
  const out = zeros(LENGTH, { dtype: d }) as unknown as NDArray;
  for (let i = 0; i < LENGTH; i++) {
    const k = (i * 29 + shift) % 97;
    const whole = d.kind === "b" ? k % 2 : d.kind === "u" ? k : k - 48;
    out.set(i, d.kind === "f" ? whole / 8 : d.kind === "c" ? { re: whole / 8, im: (k % 5) - 2 } : whole);
  }
  return out;
}

/** Views of one-dimensional arrays of LENGTH elements. The last column says whether they may be written. */
const VIEWS: readonly (readonly [string, (a: NDArray) => NDArray, boolean])[] = [
  ["the whole", (a) => a, true],
  ["an offset", (a) => a.slice("5:"), true],
  ["a step", (a) => a.slice("1::3"), true],
  ["a negative step", (a) => a.slice("::-1"), true],
  ["a negative step of two with an offset", (a) => a.slice("-3::-2"), true],
  ["two dimensions, transposed", (a) => a.reshape([12, 28]).T, true],
  ["three dimensions, axes exchanged", (a) => a.reshape([6, 7, 8]).transpose([1, 2, 0]), true],
  ["three dimensions, stepped and reversed", (a) => a.reshape([6, 7, 8]).slice("::2, ::-1, 1::3"), true],
  ["one column", (a) => a.reshape([12, 28]).slice(":, 3"), true],
  ["a block of columns", (a) => a.reshape([12, 28]).slice(":, 3:20"), true],
  ["stride 0 along the first axis", (a) => broadcastTo(a.slice(":8"), [3, 8]), false],
  ["stride 0 along the last axis", (a) => broadcastTo(a.slice(":8").reshape([8, 1]), [8, 5]), false],
  ["one element repeated", (a) => broadcastTo(a.slice(3), [40]), false],
  ["a length of 1", (a) => a.slice("4:5"), true],
  ["a length of 1 with a wild stride", (a) => a.slice("4:5").reshape([1, 1]).T, true],
  ["a length of 0", (a) => a.slice("4:4"), true],
  ["no elements in the middle axis", (a) => a.reshape([6, 7, 8]).slice(":, 3:3"), true],
  ["zero dimensions", (a) => a.slice(9), true],
  [
    "overlapping windows",
    (a) => a.derive(createLayout([9, 6], { strides: [a.itemsize, 2 * a.itemsize], itemsize: a.itemsize })),
    false,
  ],
];

/** Views of two-dimensional arrays that go together with the whole. */
const OTHER_LAYOUTS: readonly ((a: NDArray) => NDArray)[] = [
  (a) => a.T.copy().T,
  (a) => a.slice("::-1, ::-1"),
  (a) => a.slice(0),
  (a) => a.slice(":, :1"),
  (a) => a.slice(3, 4),
];

/** Another array of these elements whose memory came from outside and is not aligned. */
function unaligned(a: NDArray): NDArray {
  const bytes = fromTypedArray(new Uint8Array(a.nbytes + 1)).slice("1:");
  return bytes.view(a.dtype).assign(a) as unknown as NDArray;
}

/** A packed array of the same elements in C order, on the heap. */
const packed = (a: NDArray): NDArray => a.copy({ order: "C" });

/** Compares what a function gives on views with what it gives on packed copies of them. */
function expectSameOnCopies(f: AnyUfunc, operands: readonly NDArray[], what: string): void {
  const [got, expected] = [resultsOf(f, operands), resultsOf(f, operands.map(packed))];
  got.forEach((result, k) => {
    expectSame(result, expected[k], what);
  });
}

function expectSame(got: NDArray, expected: NDArray, what: string): void {
  expect([what, got.shape, got.dtype.name]).toEqual([what, expected.shape, expected.dtype.name]);
  expect([what, differences(got.dtype, bytesOf(got), bytesOf(expected))]).toEqual([what, []]);
}

/** Each view meets a third of the dtypes, another third for the next view and the next function; FUZZ=long all of them. */
const THIRDS = process.env.FUZZ === "long" ? 1 : 3;
const NAMED = VIEWS.map(([name, view, mayWrite], number) => ({ name, view, mayWrite, number }));

describe.each(UFUNCS.map((f, number) => ({ name: f.name, f, number })))("$name", ({ f, number: place }) => {
  const all = [...new Set(f.types.map((text) => text.slice(0, text.indexOf("-"))))];
  const some = (number: number): string[] => all.filter((_, i) => (i + number + place) % THIRDS === 0);
  const operandsFor = (letters: string): NDArray[] =>
    [...letters].map((letter, k) => {
      const operand = elements(letter, 13 * k);
      // Integers have no powers with negative exponents.
      return f === (power as unknown) && k === 1 && dtypeOf(letter).kind === "i" ? maximum(operand, 0) : operand;
    });

  test.each(NAMED)("of $name", ({ view, number }) => {
    for (const letters of some(number)) {
      expectSameOnCopies(f, operandsFor(letters).map(view), letters);
      expectSameOnCopies(f, operandsFor(letters).map(unaligned).map(view), `${letters} unaligned`);
    }
  });

  test.each(NAMED.filter(({ mayWrite }) => mayWrite))("into an out that is $name", ({ view, number }) => {
    for (const letters of some(number + 1)) {
      const operands = operandsFor(letters).map((a) => packed(view(a)));
      const expected = resultsOf(f, operands);
      for (const place of [packed, unaligned]) {
        const memories = expected.map((a) => place(zeros(LENGTH, { dtype: a.dtype }) as unknown as NDArray));
        const outs = memories.map(view);
        resultsOf(f, operands, { out: f.nout === 1 ? outs[0] : outs }).forEach((out, k) => {
          expect(out).toBe(outs[k]);
          expectSame(out, expected[k], letters);
          const zerosLeft = bytesOf(memories[k]).filter((byte) => byte === 0).length;
          expect(zerosLeft).toBeGreaterThanOrEqual((LENGTH - out.size) * out.itemsize);
        });
      }
    }
  });

  test.runIf(f.nin > 1)("of a view with an array of another layout", () => {
    for (const letters of some(0)) {
      const [a, b, ...rest] = operandsFor(letters).map((x) => x.reshape([12, 28]));
      for (const view of OTHER_LAYOUTS) {
        expectSameOnCopies(f, [a, view(b), ...rest], letters);
        expectSameOnCopies(f, [view(a), b, ...rest], letters);
        expectSameOnCopies(f, [a.slice("::-1"), view(b), ...rest], letters);
      }
    }
  });

  test("of rows longer than a block, stepped and reversed", () => {
    for (const letters of some(2)) {
      const long = operandsFor(letters).map((a) =>
        broadcastTo(a, [12, LENGTH])
          .copy()
          .reshape(12 * LENGTH),
      );
      for (const text of ["1::", "::-1", "::2", "5::-1", "3::7"]) {
        const operands = long.map((a) => a.slice(text));
        expectSameOnCopies(f, operands, `${letters} ${text}`);
      }
    }
  });
});
