import { describe, expect, test } from "vitest";
import { decodeFloat16, encodeFloat16, float16 } from "../src/index.ts";
import { golden, inflated } from "./goldens/load.ts";

const numpy = golden<{ decoded: string; doubles: string; rounded: string }>("float16");
const decoded = new Float32Array(inflated(numpy.decoded));
const doubles = new Float64Array(inflated(numpy.doubles));
const rounded = new Uint16Array(inflated(numpy.rounded));
const BITS = Array.from({ length: 65536 }, (_, bits) => bits);

test("all 65536 bit patterns stand for NumPy's numbers", () => {
  expect(BITS.filter((bits) => !Object.is(decodeFloat16(bits), decoded[bits]))).toEqual([]);
});

test("every number that has a pattern is encoded as that pattern", () => {
  const wrong = BITS.filter((bits) => {
    const value = decodeFloat16(bits);
    return !Number.isNaN(value) && encodeFloat16(value) !== bits;
  });
  expect(wrong).toEqual([]);
});

test("doubles that are hard to round become NumPy's patterns", () => {
  expect(doubles.length).toBe(10000);
  const wrong = [...doubles].filter((value, i) => encodeFloat16(value) !== rounded[i]);
  expect(wrong).toEqual([]);
});

describe("encodeFloat16", () => {
  test.each<[string, number, number]>([
    ["gives NaN one pattern", Number.NaN, 0x7e00],
    ["keeps the sign of zero", -0, 0x8000],
    ["rounds ties to even: down", 2049, 0x6800],
    ["rounds ties to even: up", 2051, 0x6802],
    ["carries from the fraction into the exponent", 2047.5, 0x6800],
    ["rounds 65519 to the largest finite value", 65519, 0x7bff],
    ["rounds 65520 to infinity", 65520, 0x7c00],
    ["makes the smallest subnormal of more than half of it", 2 ** -25 * 1.0000001, 0x0001],
    ["makes zero of half of the smallest subnormal", 2 ** -25, 0x0000],
    ["rounds once, not by way of a float", 1 + 2 ** -11 + 2 ** -40, 0x3c01],
  ])("%s", (_, value, bits) => {
    expect(encodeFloat16(value)).toBe(bits);
  });
});

test("the dtype reads and writes these patterns", () => {
  const view = new DataView(new ArrayBuffer(3));
  float16.set(view, 1, 1.0009765625);
  expect(view.getUint16(1, true)).toBe(0x3c01);
  expect(float16.get(view, 1)).toBe(1.0009765625);
});
