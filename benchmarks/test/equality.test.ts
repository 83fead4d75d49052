import { expect, test } from "vitest";
import { checksumText, sameResult } from "../src/equality.ts";

const array = { shape: [2, 3], dtype: "float64", crc32: 0xbeef };

test("arrays are the same if shape, dtype and bytes are", () => {
  expect(sameResult(array, { crc32: 0xbeef, dtype: "float64", shape: [2, 3] })).toBe(true);
  expect(sameResult(array, { ...array, shape: [3, 2] })).toBe(false);
  expect(sameResult(array, { ...array, dtype: "float32" })).toBe(false);
  expect(sameResult(array, { ...array, crc32: 1 })).toBe(false);
});

test("numbers may differ in the last digits, as sums in another order do", () => {
  expect(sameResult({ value: 1 }, { value: 1 + 1e-14 })).toBe(true);
  expect(sameResult({ value: 1 }, { value: 1 + 1e-9 })).toBe(false);
  expect(sameResult({ value: 0 }, { value: 0 })).toBe(true);
  expect(sameResult({ value: Number.NaN }, { value: Number.NaN })).toBe(false);
});

test("a number is no array", () => {
  expect(sameResult(array, { value: 0xbeef })).toBe(false);
});

test("a checksum in words", () => {
  expect(checksumText(array)).toBe("float64 (2, 3) crc32 0000beef");
  expect(checksumText({ value: 2.5 })).toBe("2.5");
});

test("samples of elements may differ as far as the case allows", () => {
  const sample = { shape: [2], dtype: "float32", sample: [1, null] };
  expect(sameResult(sample, { ...sample, sample: [1.001, null] }, 0.01)).toBe(true);
  expect(sameResult(sample, { ...sample, sample: [1.1, null] }, 0.01)).toBe(false);
  expect(sameResult(sample, { ...sample, sample: [1, 2] }, 0.01)).toBe(false);
  expect(sameResult(sample, { shape: [2], dtype: "float32", crc32: 1 }, 0.01)).toBe(false);
  expect(checksumText(sample)).toBe("float32 (2) 1  ...");
});
