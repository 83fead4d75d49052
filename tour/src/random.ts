/**
 * The random numbers of `np.random.RandomState(seed)`: MT19937 (Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS
 * 8, 1998) and doubles of 53 random bits made of two outputs each.
 */
import { array, fromTypedArray, type NDArray } from "strided";

const LENGTH = 624;
const MIDDLE = 397;

/** An array of uniform numbers in [0, 1), the same as NumPy's `RandomState(seed).random_sample(shape)`. */
export function randomSample(seed: number, shape: readonly number[]): NDArray<"float64"> {
  const values = new Float64Array(shape.reduce((size, length) => size * length, 1));
  const next = generator(seed);
  for (let i = 0; i < values.length; i++) {
    // 27 and 26 bits: the most that a double holds.
    const high = next() >>> 5;
    values[i] = (high * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  }
  return array(fromTypedArray(values, shape));
}

function generator(seed: number): () => number {
  const state = new Int32Array(LENGTH);
  state[0] = seed;
  for (let i = 1; i < LENGTH; i++) {
    const previous = state[i - 1] ^ (state[i - 1] >>> 30);
    state[i] = Math.imul(previous, 1_812_433_253) + i;
  }
  let at = LENGTH;
  return () => {
    if (at === LENGTH) {
      twist(state);
      at = 0;
    }
    let y = state[at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

/** The next 624 words, from the recurrence over the last 624. */
function twist(state: Int32Array): void {
  for (let i = 0; i < LENGTH; i++) {
    const joined = (state[i] & 0x80000000) | (state[(i + 1) % LENGTH] & 0x7fffffff);
    const shifted = (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    state[i] = state[(i + MIDDLE) % LENGTH] ^ shifted;
  }
}
