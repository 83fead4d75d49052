/** The same random numbers on every machine, and floats drawn from them. */
import type { Floats, FloatType } from "./floats.ts";

/** Mulberry32, a generator of 32 bits of state by T. Ettinger (public domain). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to 2^32 - 1. */
  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** From 0 up to 1, with 53 random bits. */
  unit(): number {
    return ((this.word() >>> 5) * 67108864 + (this.word() >>> 6)) / 9007199254740992;
  }

  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /** A number between two others; or, if they have one sign, its logarithm between theirs. */
  between(low: number, high: number): number {
    if (low * high > 0 && this.word() % 2 === 0) {
      const size = Math.abs(low) * Math.abs(high / low) ** this.unit();
      return low < 0 ? -size : size;
    }
    return low + (high - low) * this.unit();
  }
}

/** Any bits at all, as a float: all exponents are equally likely, infinities and NaN appear. */
export function anyFloat(random: Random, type: FloatType): number {
  const words = new Uint32Array([random.word(), random.word()]);
  return type.fromBytes(new Uint8Array(words.buffer, 0, type.bytes))[0];
}

/** A float near a number: some floats away from it, mostly few. */
export function neighbour(random: Random, type: FloatType, x: number): number {
  const at: Floats = type.array(1);
  at[0] = x;
  const steps = Math.floor(2 ** (random.unit() * random.unit() * 30)) * (random.word() % 2 === 0 ? 1 : -1);
  if (at instanceof Float64Array) {
    const bits = new BigInt64Array(at.buffer);
    bits[0] += BigInt(steps);
  } else {
    const bits = new Int32Array(at.buffer);
    bits[0] += steps;
  }
  return at[0];
}
