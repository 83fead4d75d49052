import { describe, expect, test } from "vitest";
import {
  CastingError,
  DTYPES,
  type DTypeLike,
  type DTypeName,
  dtype,
  dtypeOfTypedArray,
  type Kind,
} from "../src/index.ts";
import { doubleOf, golden, NAMES, row } from "./goldens/load.ts";

type Facts = [itemsize: number, char: string, str: string, kind: Kind, alignment: number, min: string, max: string];
const facts = golden<Record<DTypeName, Facts>>("dtypes");

test("the table has every dtype of the list, and each row knows its own name", () => {
  expect(NAMES).toEqual(Object.keys(facts));
  expect(NAMES.map((name) => row(name).name)).toEqual(NAMES);
});

describe.each(NAMES)("%s", (name) => {
  const d = row(name);
  const [itemsize, char, str, kind, alignment, min, max] = facts[name];

  test("has NumPy's item size, character, type string, kind and alignment", () => {
    expect([d.itemsize, d.char, d.str, d.kind, d.alignment]).toEqual([itemsize, char, str, kind, alignment]);
  });

  test("has NumPy's smallest and largest finite value", () => {
    const parsed = (text: string) => (kind === "f" || kind === "c" ? doubleOf(text) : BigInt(text));
    const own = (value: number | bigint) => (kind === "f" || kind === "c" ? value : BigInt(value));
    expect([own(d.min), own(d.max)]).toEqual([parsed(min), parsed(max)]);
  });

  test("has a typed array whose elements are its lanes", () => {
    expect(d.Array.BYTES_PER_ELEMENT * d.lanes).toBe(d.itemsize);
    expect(d.lanes).toBe(kind === "c" ? 2 : 1);
    expect(Number(d.lane.slice(1)) / 8).toBe(d.itemsize / d.lanes);
  });

  test("names for every kind at or above its own a dtype of that kind, or of the next that can hold it", () => {
    const kinds: Kind[] = ["b", "u", "i", "f", "c"];
    for (const target of kinds) {
      const holder = d.as[target];
      if (holder !== undefined) expect(kinds.indexOf(row(holder).kind)).toBeGreaterThanOrEqual(kinds.indexOf(target));
    }
    expect(d.as[d.kind]).toBe(name);
  });

  test("reads back what it wrote, at any alignment and nowhere else", () => {
    for (const shift of [0, 1, 3]) {
      const bytes = new Uint8Array(40).fill(0xa5);
      const view = new DataView(bytes.buffer);
      for (const value of [d.zero, d.one, d.coerce(true, "test")]) {
        d.set(view, 8 + shift, value);
        expect(d.get(view, 8 + shift)).toEqual(value);
      }
      const untouched = [...bytes.subarray(0, 8 + shift), ...bytes.subarray(8 + shift + d.itemsize)];
      expect(untouched.every((byte) => byte === 0xa5)).toBe(true);
    }
  });

  test("takes zero and one from JavaScript as its own zero and one", () => {
    for (const [value, element] of [
      [0, d.zero],
      [0n, d.zero],
      [false, d.zero],
      [1, d.one],
      [1n, d.one],
      [true, d.one],
    ] as const) {
      expect(d.coerce(value, "test")).toEqual(element);
    }
  });
});

describe("dtype", () => {
  test("finds a dtype by its name and gives a dtype back as it is", () => {
    for (const name of NAMES) {
      expect(dtype(name)).toBe(row(name));
      expect(dtype(row(name))).toBe(row(name));
    }
  });

  const expected = `expected one of ${NAMES.join(", ")}`;
  test.each<[string, unknown, string]>([
    ["a name that does not exist", "float99", `dtype: unknown dtype; got "float99", ${expected}`],
    ["NumPy's character", "f", `dtype: unknown dtype; got "f", ${expected}`],
    ["a name that every object has", "toString", `dtype: unknown dtype; got "toString", ${expected}`],
    ["null", null, `dtype: unknown dtype; got null, ${expected}`],
    ["undefined", undefined, `dtype: unknown dtype; got undefined, ${expected}`],
    [
      "an object that only looks like a dtype",
      { name: "int8" },
      `dtype: unknown dtype; got [object Object], ${expected}`,
    ],
  ])("throws DTypeError for %s", (_, like, text) => {
    expect(() => dtype(like as DTypeLike)).toThrow(expect.objectContaining({ name: "DTypeError", message: text }));
  });
});

describe("a typed array", () => {
  const pairs: [string, ArrayBufferView, DTypeName | null][] = [
    ["Int8Array", new Int8Array(1), "int8"],
    ["Uint8Array", new Uint8Array(1), "uint8"],
    ["Uint8ClampedArray", new Uint8ClampedArray(1), "uint8"],
    ["Int16Array", new Int16Array(1), "int16"],
    ["Uint16Array", new Uint16Array(1), "uint16"],
    ["Int32Array", new Int32Array(1), "int32"],
    ["Uint32Array", new Uint32Array(1), "uint32"],
    ["BigInt64Array", new BigInt64Array(1), "int64"],
    ["BigUint64Array", new BigUint64Array(1), "uint64"],
    ["Float32Array", new Float32Array(1), "float32"],
    ["Float64Array", new Float64Array(1), "float64"],
    ["Buffer of Node", Buffer.alloc(1), "uint8"],
    ["DataView", new DataView(new ArrayBuffer(1)), null],
  ];
  test.each(pairs)("%s holds elements of its dtype, or of none", (_, array, name) => {
    expect(dtypeOfTypedArray(array)?.name ?? null).toBe(name);
  });

  test.runIf("Float16Array" in globalThis)("Float16Array holds float16", () => {
    const { Float16Array } = globalThis as unknown as { Float16Array: new (n: number) => ArrayBufferView };
    expect(dtypeOfTypedArray(new Float16Array(1))?.name).toBe("float16");
  });

  test("belongs to one dtype only", () => {
    const names = Object.values(DTYPES).flatMap((d) => d.typedArrays);
    expect(new Set(names).size).toBe(names.length);
  });
});

test("a casting error is an Error that carries its facts", () => {
  const error = new CastingError("f: no", { value: 300, to: "uint8" });
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.message, (error as unknown as { to: string }).to]).toEqual([
    "CastingError",
    "f: no",
    "uint8",
  ]);
});
