/** The print options: in force for everything, for one call, or refused. */
import { afterEach, describe, expect, test } from "vitest";
import { getPrintoptions, printoptions, setPrintoptions } from "../src/print/options.ts";
import { array2string, arrayRepr, arrayStr } from "../src/print/print.ts";
import { fromElements } from "./print.fake.ts";

const a = fromElements("float64", [2], [1 / 3, -2]);
const usual = getPrintoptions();
afterEach(() => setPrintoptions(usual));

test("the usual options are NumPy's", () => {
  expect(usual).toEqual({
    precision: 8,
    threshold: 1000,
    edgeitems: 3,
    linewidth: 75,
    suppress: false,
    nanstr: "nan",
    infstr: "inf",
    sign: "-",
    floatmode: "maxprec",
    formatter: null,
  });
});

describe("setPrintoptions", () => {
  test("holds for every array from then on", () => {
    setPrintoptions({ precision: 2 });
    expect([arrayStr(a), arrayRepr(a)]).toEqual(["[ 0.33 -2.  ]", "array([ 0.33, -2.  ])"]);
  });

  test("keeps the options that it does not name", () => {
    setPrintoptions({ precision: 2 });
    setPrintoptions({ floatmode: "fixed" });
    expect(getPrintoptions()).toEqual({ ...usual, precision: 2, floatmode: "fixed" });
  });

  test("removes a formatter that it does not name", () => {
    setPrintoptions({ formatter: { float: () => "x" } });
    expect(arrayStr(a)).toBe("[x x]");
    setPrintoptions({});
    expect(arrayStr(a)).toBe("[ 0.33333333 -2.        ]");
  });

  test("changes nothing when one option is wrong", () => {
    expect(() => setPrintoptions({ precision: 2, threshold: Number.NaN })).toThrow(TypeError);
    expect(getPrintoptions()).toEqual(usual);
  });
});

describe("printoptions", () => {
  test("holds during the call and gives back what it returns", () => {
    expect(printoptions({ precision: 2, sign: "+" }, () => arrayStr(a))).toBe("[+0.33 -2.  ]");
    expect(getPrintoptions()).toEqual(usual);
  });

  test("ends when the call throws", () => {
    const failing = (): never => {
      throw new Error("inside");
    };
    expect(() => printoptions({ precision: 2 }, failing)).toThrow("inside");
    expect(getPrintoptions()).toEqual(usual);
  });

  test("can be nested", () => {
    const inner = (): string => printoptions({ sign: "+" }, () => arrayStr(a));
    expect(printoptions({ precision: 1 }, () => `${inner()} ${arrayStr(a)}`)).toBe("[+0.3 -2. ] [ 0.3 -2. ]");
  });
});

test("options of a call go before those in force, and undefined leaves them", () => {
  setPrintoptions({ precision: 2, sign: "+" });
  expect(arrayStr(a, { precision: 3 })).toBe("[+0.333 -2.   ]");
  expect(arrayStr(a, { precision: undefined } as object)).toBe("[+0.33 -2.  ]");
});

test("what getPrintoptions gives is a copy", () => {
  (getPrintoptions() as { precision: number }).precision = 1;
  expect(getPrintoptions().precision).toBe(8);
});

const KNOWN = "precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode, formatter";
const COUNT = "expected a whole number of at least 0";

const ERRORS: readonly (readonly [call: () => unknown, text: string])[] = [
  [() => setPrintoptions({ foo: 1 } as object), `setPrintoptions: unknown option "foo"; known options: ${KNOWN}`],
  [
    () => arrayStr(a, { foo: 1 } as object),
    `arrayStr: unknown option "foo"; known options: ${KNOWN}, maxLineWidth, suppressSmall`,
  ],
  [
    () => arrayRepr(a, { separator: "," } as object),
    `arrayRepr: unknown option "separator"; known options: ${KNOWN}, maxLineWidth, suppressSmall`,
  ],
  [
    () => array2string(a, { toString: 1 } as object),
    `array2string: unknown option "toString"; known options: ${KNOWN}, maxLineWidth, suppressSmall, separator, prefix, suffix`,
  ],
  [
    () => printoptions({ formatter: { foo: String } as object }, () => 0),
    'printoptions: unknown formatter "foo"; known formatters: all, intKind, floatKind, complexKind, bool, int, float, complexfloat',
  ],
  [() => arrayStr(a, { precision: 1.5 }), `arrayStr: wrong option precision; got 1.5, ${COUNT}`],
  [() => arrayStr(a, { precision: -1 }), `arrayStr: wrong option precision; got -1, ${COUNT}`],
  [() => arrayStr(a, { edgeitems: -1 }), `arrayStr: wrong option edgeitems; got -1, ${COUNT}`],
  [() => arrayStr(a, { threshold: Number.NaN }), "arrayStr: wrong option threshold; got NaN, expected type number"],
  [() => arrayStr(a, { suppress: 1 } as object), "arrayStr: wrong option suppress; got 1, expected type boolean"],
  [() => arrayStr(a, { sign: "x" } as object), 'arrayStr: wrong option sign; got "x", expected "-" or "+" or " "'],
  [
    () => arrayStr(a, { floatmode: "exact" } as object),
    'arrayStr: wrong option floatmode; got "exact", expected "maxprec" or "fixed" or "unique" or "maxprec_equal"',
  ],
  [
    () => arrayStr(a, { formatter: { float: "%f" } } as object),
    'arrayStr: wrong formatter float; got "%f", expected type function',
  ],
];

test.each(ERRORS)("%s is refused: %s", (call, text) => {
  expect(call).toThrow(new TypeError(text));
});
