import { readFileSync } from "node:fs";
import { fromTypedArray, isStridedError, type NDArray, zeros } from "@strided/ndarray";
import { describe, expect, test } from "vitest";
import { mayShareMemory, sharesMemory, TooHardError } from "../src/index.ts";
import { bytesOf, type Geometry, pairs, type Recipe, viewOf } from "./recipe.ts";

interface Recorded extends Recipe {
  readonly first: readonly (readonly [Geometry, Geometry])[];
  /** One bit per pair, in base64. */
  readonly shares: string;
  readonly may: string;
}
const recorded: Recorded = JSON.parse(readFileSync(new URL("goldens/sharing.json", import.meta.url), "utf8"));
const made = [...pairs(recorded)];

function bitOf(text: string): (i: number) => boolean {
  const bytes = Buffer.from(text, "base64");
  return (i) => ((bytes[i >> 3] >> (7 - (i & 7))) & 1) === 1;
}

/** The pairs for which an answer differs from the expected one. */
function differing(answer: (a: NDArray, b: NDArray) => boolean, expected: (i: number) => boolean): unknown[] {
  return made.filter(([a, b], i) => answer(viewOf(a), viewOf(b)) !== expected(i)).slice(0, 5);
}

describe("on 40,000 pairs of views, up to four axes, any strides, different dtypes", () => {
  test("the recipe makes the pairs that NumPy was asked about", () => {
    expect(made.length).toBe(40000);
    expect(made.slice(0, recorded.first.length)).toEqual(recorded.first);
  });

  test("sharesMemory is NumPy's answer", () => {
    expect(differing((a, b) => sharesMemory(a, b), bitOf(recorded.shares))).toEqual([]);
  });

  test("mayShareMemory is NumPy's answer", () => {
    expect(differing((a, b) => mayShareMemory(a, b), bitOf(recorded.may))).toEqual([]);
  });

  test("sharesMemory with maxWork 0 compares extents, as mayShareMemory does", () => {
    expect(differing((a, b) => sharesMemory(a, b, { maxWork: 0 }), bitOf(recorded.may))).toEqual([]);
  });

  test("both are symmetric", () => {
    expect(differing((a, b) => sharesMemory(b, a), bitOf(recorded.shares))).toEqual([]);
    expect(differing((a, b) => mayShareMemory(b, a), bitOf(recorded.may))).toEqual([]);
  });

  test("with little work mayShareMemory errs on the side of yes only", () => {
    const shares = bitOf(recorded.shares);
    const denied = made.filter(([a, b], i) => shares(i) && !mayShareMemory(viewOf(a), viewOf(b), { maxWork: 1 }));
    expect(denied).toEqual([]);
  });

  test("sharing is what the sets of bytes say", () => {
    const wrong = made.slice(0, 8000).filter(([a, b]) => {
      const bytes = bytesOf(a);
      const shared = [...bytesOf(b)].some((byte) => bytes.has(byte));
      return sharesMemory(viewOf(a), viewOf(b)) !== shared;
    });
    expect(wrong).toEqual([]);
  });
});

describe("sharesMemory", () => {
  const a = zeros([4, 6]) as unknown as NDArray;
  const z = zeros(3, { dtype: "complex64" }) as unknown as NDArray;
  const facts: [string, NDArray, NDArray, boolean][] = [
    ["an array shares with itself", a, a, true],
    ["an array shares with its transposed", a, a.T, true],
    ["two columns do not meet though their extents do", a.slice(":, 0"), a.slice(":, 1"), false],
    ["even and odd rows do not meet", a.slice("::2"), a.slice("1::2"), false],
    ["reversed views meet in the middle", a.slice("0, :4"), a.slice("0, :2:-1"), true],
    ["views without elements share nothing", a.slice("4:"), a, false],
    ["a copy shares nothing", a.copy(), a, false],
    ["elements of different width meet in one byte", a.view("uint8").slice("0, 7"), a.slice(0, 0), true],
    ["the parts of complex numbers lie side by side", z.real, z.imag, false],
    ["a part of complex numbers is made of their bytes", z.imag, z, true],
  ];
  test.each(facts)("%s", (_, p, q, answer) => {
    expect(sharesMemory(p, q)).toBe(answer);
  });

  test("arrays over one ArrayBuffer share it, though they know nothing of each other", () => {
    const numbers = new Float64Array(8);
    const [p, q, r] = [numbers, numbers.subarray(4), numbers.slice()].map((part) => fromTypedArray(part));
    expect([sharesMemory(p, q), sharesMemory(p.slice(":4"), q), sharesMemory(p, r)]).toEqual([true, false, false]);
    expect([mayShareMemory(p, q), mayShareMemory(p.slice(":4"), q), mayShareMemory(p, r)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("arrays of their own never share, also not at the same place of two memories", () => {
    const [p, q] = [fromTypedArray(new Uint8Array(8)), fromTypedArray(new Uint8Array(8))];
    expect([sharesMemory(p, q), mayShareMemory(p, q)]).toEqual([false, false]);
    expect([sharesMemory(zeros(3), zeros(3)), mayShareMemory(zeros(3), zeros(3))]).toEqual([false, false]);
  });
});

describe.each([
  ["sharesMemory", sharesMemory],
  ["mayShareMemory", mayShareMemory],
])("%s does not take", (name, ask) => {
  const a = zeros(2) as unknown as NDArray;
  test.each<[string, object, string]>([
    ["an unknown option", { max_work: 1 }, 'unknown option; got "max_work", expected one of maxWork'],
    ["less work than -1", { maxWork: -2 }, "invalid value for maxWork; got -2, expected a whole number from -1 on"],
    ["half a step of work", { maxWork: 0.5 }, "invalid value for maxWork; got 0.5, expected a whole number from -1 on"],
  ])("%s", (_, options, text) => {
    expect(() => ask(a, a, options)).toThrow(new TypeError(`${name}: ${text}`));
  });
});

describe("a search that is given up", () => {
  const hard = hardPair();

  test("is an error that names the bound", () => {
    const ask = () => sharesMemory(...hard, { maxWork: 1 });
    expect(ask).toThrow(TooHardError);
    expect(ask).toThrow(
      expect.objectContaining({
        name: "TooHardError",
        maxWork: 1,
        message:
          "sharesMemory: the problem is too hard to solve; got maxWork 1, expected more, or -1 for an exact answer",
      }),
    );
  });

  test("is an error that the guard recognises", () => {
    expect(isStridedError(new TooHardError(3))).toBe(true);
  });

  test("counts as sharing for mayShareMemory", () => {
    expect(mayShareMemory(...hard, { maxWork: 1 })).toBe(true);
    expect(mayShareMemory(...hard, { maxWork: -1 })).toBe(false);
  });

  test("has an answer when the work is not bounded", () => {
    expect(sharesMemory(...hard)).toBe(false);
  });
});

/** Strides without a common pattern, and just no shared byte: NumPy too gives up here with little work. */
function hardPair(): [NDArray, NDArray] {
  return [viewOf(["uint8", [3, 4, 5], [101, 33, 7], 0]), viewOf(["uint8", [4, 2, 5], [117, 94, 75], 49])];
}
