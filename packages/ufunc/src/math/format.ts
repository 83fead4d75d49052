/** How the two float types lay out their bits (IEEE 754), one row each, and the tricks that rest on it. */
import type { Value } from "@strided/kernel";

/** A pair of rows, one per float type; every function keeps its constants in one. */
export interface PerFloat<T> {
  readonly f64: T;
  readonly f32: T;
}

export interface Format {
  /** The integers of the same width. */
  readonly signed: "i64" | "i32";
  readonly unsigned: "u64" | "u32";
  /** The number of bits below the exponent, and what is added to exponents. */
  readonly fraction: number;
  readonly bias: number;
  /** The sign bit, as an unsigned integer. */
  readonly sign: number;
  /** The smallest normal number. */
  readonly tiny: number;
  /** 1.5 * 2^fraction: a number added to it is rounded to an integer, which then stands in the low bits. */
  readonly rounder: number;
}

const FORMATS: PerFloat<Format> = {
  f64: {
    signed: "i64",
    unsigned: "u64",
    fraction: 52,
    bias: 1023,
    sign: 2 ** 63,
    tiny: 2 ** -1022,
    rounder: 1.5 * 2 ** 52,
  },
  f32: {
    signed: "i32",
    unsigned: "u32",
    fraction: 23,
    bias: 127,
    sign: 2 ** 31,
    tiny: 2 ** -126,
    rounder: 1.5 * 2 ** 23,
  },
};

/** The row for a value's type. */
export function forType<T>(x: Value, rows: PerFloat<T>): T {
  return rows[x.type as "f64" | "f32"];
}

export function formatOf(x: Value): Format {
  return forType(x, FORMATS);
}

/** Whether 2^n times a number around 1 may not be normal, or n is NaN; `shifted` is n + rounder. */
export function isExtreme(shifted: Value): Value {
  const { signed, rounder, tiny, fraction, bias } = formatOf(shifted);
  const limit = bias - 2;
  // Bits of -limit to limit follow each other; the difference begins with the smallest integer and wraps for all others.
  const past = shifted.bits(signed).sub(shifted.lift(limit - rounder).bits(signed));
  return past.gt(shifted.lift(-2 * limit * tiny * 2 ** -fraction).bits(signed));
}

/** 2^n for an integer n from 1 - bias to bias. */
export function exp2OfInteger(n: Value): Value {
  const { signed, fraction, bias, rounder } = formatOf(n);
  return n
    .add(rounder + bias)
    .bits(signed)
    .shl(fraction)
    .bits(n.type);
}

/** x * 2^n for an x between 1/2 and 2 and an integer n up to twice the exponents' range: rounded once, at the end. */
export function scaleTwice(x: Value, n: Value): Value {
  const half = n.mul(0.5).floor();
  return x.mul(exp2OfInteger(half)).mul(exp2OfInteger(n.sub(half)));
}

/** The sign bit alone, as an unsigned integer. */
export function signBit(x: Value): Value {
  const { unsigned, sign } = formatOf(x);
  return x.bits(unsigned).and(sign);
}

/** A positive value with the sign of another. */
export function withSign(size: Value, sign: Value): Value {
  const bit = signBit(sign);
  return size.bits(bit.type).or(bit).bits(size.type);
}

/** The value, negated where a sign bit is set. */
export function flipSign(x: Value, bit: Value): Value {
  return x.bits(bit.type).xor(bit).bits(x.type);
}
