import { describe, expect, test } from "vitest";
import { CastingError, type DTypeName, isComplex, isScalar, type Scalar } from "../src/index.ts";
import { doubleOf, golden, NAMES, row } from "./goldens/load.ts";

type Written = ["number", string] | ["bigint", string] | ["boolean", boolean] | ["complex", string, string];

function scalarOf(written: Written): Scalar {
  if (written[0] === "number") return doubleOf(written[1]);
  if (written[0] === "bigint") return BigInt(written[1]);
  if (written[0] === "boolean") return written[1];
  return { re: doubleOf(written[1]), im: doubleOf(written[2]) };
}

/** The bytes of the element that a value becomes, or "error". */
function element(name: DTypeName, value: unknown): string {
  const d = row(name);
  const bytes = new Uint8Array(d.itemsize);
  try {
    d.set(new DataView(bytes.buffer), 0, d.coerce(value, "set"));
  } catch (error) {
    expect(error).toBeInstanceOf(CastingError);
    return "error";
  }
  return Buffer.from(bytes).toString("hex");
}

describe("a value becomes the element that NumPy's assignment makes, or an error where NumPy has one", () => {
  const rows = golden<[Written, Record<DTypeName, string>][]>("coercion");
  const named = rows.map(([written, numpy]) => ({ text: String(scalarText(scalarOf(written))), written, numpy }));
  test.each(named)("$text", ({ written, numpy }) => {
    const value = scalarOf(written);
    const expected = NAMES.map((name) => [name, /Error$/.test(numpy[name]) ? "error" : numpy[name]]);
    expect(NAMES.map((name) => [name, element(name, value)])).toEqual(expected);
  });
});

function scalarText(value: Scalar): string {
  const text = isComplex(value) ? `${value.re} + ${value.im}i` : Object.is(value, -0) ? "-0" : String(value);
  return `${typeof value} ${text.length > 30 ? `${text.slice(0, 27)}...` : text}`;
}

describe("an error says what does not fit and what would", () => {
  test.each<[string, DTypeName, unknown, string]>([
    [
      "a number beyond the largest",
      "uint8",
      300,
      "set: 300 is out of bounds for uint8; expected an integer from 0 to 255",
    ],
    [
      "a bigint beyond the smallest",
      "int64",
      -(2n ** 63n) - 1n,
      "set: -9223372036854775809 is out of bounds for int64; expected an integer from -9223372036854775808 to 9223372036854775807",
    ],
    [
      "NaN",
      "int32",
      Number.NaN,
      "set: NaN is out of bounds for int32; expected an integer from -2147483648 to 2147483647",
    ],
    [
      "Infinity",
      "int16",
      Number.POSITIVE_INFINITY,
      "set: Infinity is out of bounds for int16; expected an integer from -32768 to 32767",
    ],
    [
      "a bigint that no double comes near",
      "float32",
      2n ** 1024n,
      "set: a bigint of 1025 bits is out of bounds for float; expected one that rounds to a finite float64",
    ],
    [
      "a complex number into a float",
      "float64",
      { re: 1, im: 0 },
      "set: cannot convert a complex number to float; expected a number, bigint or boolean",
    ],
    [
      "a complex number into an integer",
      "int8",
      { re: 1, im: 0 },
      "set: cannot convert a complex number to int8; expected a number, bigint or boolean",
    ],
    ["null", "float64", null, "set: cannot convert null to float; expected a number, bigint or boolean"],
    [
      "undefined",
      "bool",
      undefined,
      "set: cannot convert undefined to bool; expected a number, bigint, boolean or { re, im }",
    ],
    [
      "a string, even one of digits",
      "int32",
      "5",
      "set: cannot convert string to int32; expected a number, bigint or boolean",
    ],
    [
      "an object",
      "complex64",
      { re: 1 },
      "set: cannot convert object to complex; expected a number, bigint, boolean or { re, im }",
    ],
  ])("%s", (_, name, value, text) => {
    expect(() => row(name).coerce(value, "set")).toThrow(
      expect.objectContaining({ name: "CastingError", message: text, value }),
    );
  });
});

describe("what counts as one element", () => {
  test.each<[string, unknown, boolean]>([
    ["a number", Number.NaN, true],
    ["a bigint", 0n, true],
    ["a boolean", false, true],
    ["an object with numbers re and im", { re: 0, im: 0 }, true],
    ["not an object with only one of them", { re: 0 }, false],
    ["not an object with other values there", { re: 0, im: 0n }, false],
    ["not a string", "1", false],
    ["not null", null, false],
    ["not a list", [1], false],
  ])("%s", (_, value, answer) => {
    expect(isScalar(value)).toBe(answer);
  });
});
