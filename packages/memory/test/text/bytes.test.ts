/** Numbers of bytes as text, and back. */
import { describe, expect, test } from "vitest";
import { addressText, bytesText, exactBytes, parseBytes } from "../../src/text/bytes.ts";

describe("bytesText", () => {
  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 KB"],
    [8192, "8.19 KB"],
    [1_234_567, "1.23 MB"],
    [1.5e9, "1.5 GB"],
  ])("%d is %s", (nbytes, text) => {
    expect(bytesText(nbytes)).toBe(text);
  });
});

describe("exactBytes", () => {
  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1,000 B"],
    [1_048_576, "1,048,576 B"],
  ])("%d is %s", (nbytes, text) => {
    expect(exactBytes(nbytes)).toBe(text);
  });
});

describe("parseBytes", () => {
  test.each([
    [12, 12],
    ["12", 12],
    ["8 KB", 8000],
    ["8kib", 8192],
    ["1.5 MB", 1_500_000],
    [" 2 GiB ", 2 ** 31],
    ["0 B", 0],
  ])("%s is %d", (text, nbytes) => {
    expect(parseBytes(text, "f")).toBe(nbytes);
  });

  test.each([-1, Number.NaN, "", "B", "8 KBs", "eight", "1e3", "-8 B"])("refuses %s", (text) => {
    const message = `f: not a number of bytes; got ${JSON.stringify(text)}, expected a number or text such as "8 KB" or "1 MiB"`;
    expect(() => parseBytes(text, "f")).toThrow(new TypeError(message));
  });
});

test("addresses are hexadecimal", () => {
  expect(addressText(65_536)).toBe("0x10000");
});
