/** What memory gives: kernels that do nothing but copy, read, write, or add two arrays to a third. */
import { type PickForm, pickKernel } from "@strided/kernel";
import type { NDArray } from "strided";

const LOAD = 0x00;
const STORE = 0x0b;
const F64_SPLAT = 0x14;
const I8_SPLAT = 0x0f;
const F64_LESS = 0x49;
const SHUFFLE = 0x0d;
const I16_NARROW = 0x85;
const I8_NARROW = 0x65;
const AND = 0x4e;
const F64_ADD = 0xf0;
const F64_PMAX = 0xf7;
const VECTOR = 16;
/** Vectors a turn. */
const TURN = 8;
const F64 = 0x7c;

/** The form with the parameters as locals: the count of turns, then addresses. */
const form = (params: number, write: PickForm["write"], results: readonly number[] = []): PickForm => ({
  params,
  results,
  known: [],
  write,
});

/** memory.copy: bytes, to, from. */
const COPY = form(3, (f) => f.get(1).get(2).get(0).op(0xfc, 0x0a, 0, 0));

/** memory.fill with zeros: bytes, to. */
const FILL = form(2, (f) => f.get(1).i32(0).get(0).op(0xfc, 0x0b, 0));

const ADD = form(4, (f) => {
  const [count, a, b, out] = [0, 1, 2, 3];
  f.while(
    () => f.get(count),
    () => {
      for (let k = 0; k < TURN; k++) {
        f.get(out);
        for (const from of [a, b]) f.get(from).access(LOAD, k * VECTOR);
        f.simd(F64_ADD).access(STORE, k * VECTOR);
      }
      for (const address of [a, b, out]) f.advance(address, TURN * VECTOR);
      f.advance(count, -1);
    },
  );
});

const ADD_ONE = form(2, (f) => {
  const [count, a] = [0, 1];
  const one = f.f64(1).simd(F64_SPLAT).keep();
  f.while(
    () => f.get(count),
    () => {
      for (let k = 0; k < TURN; k++) {
        f.get(a)
          .get(a)
          .access(LOAD, k * VECTOR)
          .get(one);
        f.simd(F64_ADD).access(STORE, k * VECTOR);
      }
      f.advance(a, TURN * VECTOR).advance(count, -1);
    },
  );
});

/** The even ones of eight words of 32 bits in two vectors. */
const EVEN_WORDS = [0, 8, 16, 24].flatMap((byte) => [byte, byte + 1, byte + 2, byte + 3]);

/** Whether elements are less, sixteen at a time: masks of 64 bits are narrowed to 32, 16 and 8, and cut to one bit. */
const LESS = form(4, (f) => {
  const [count, a, b, out] = [0, 1, 2, 3];
  const ones = f.i32(1).simd(I8_SPLAT).keep();
  const mask = (k: number): void => {
    for (const from of [a, b]) f.get(from).access(LOAD, k * VECTOR);
    f.simd(F64_LESS);
  };
  const narrowed = (k: number, lanes: number): void => {
    if (lanes === 2) mask(k);
    else {
      narrowed(k, lanes / 2);
      narrowed(k + lanes / 4, lanes / 2);
      if (lanes === 4) f.simd(SHUFFLE, ...EVEN_WORDS);
      else f.simd(lanes === 8 ? I16_NARROW : I8_NARROW);
    }
  };
  f.while(
    () => f.get(count),
    () => {
      f.get(out);
      narrowed(0, 16);
      f.get(ones).simd(AND).access(STORE, 0);
      for (const address of [a, b]) f.advance(address, TURN * VECTOR);
      f.advance(out, VECTOR).advance(count, -1);
    },
  );
});

/** Reads all and gives the largest: as little arithmetic as there can be. */
const MOST = form(
  2,
  (f) => {
    const [count, a] = [0, 1];
    const most = Array.from({ length: TURN }, () => f.get(a).access(LOAD, 0).keep());
    const larger = (one: number): void => {
      f.get(one).simd(F64_PMAX).set(one);
    };
    f.while(
      () => f.get(count),
      () => {
        for (const [k, one] of most.entries()) {
          f.get(a).access(LOAD, k * VECTOR);
          larger(one);
        }
        f.advance(a, TURN * VECTOR).advance(count, -1);
      },
    );
    const [first, ...others] = most;
    for (const other of others) {
      f.get(other);
      larger(first);
    }
    // The larger of both lanes: f64.max.
    for (const lane of [0, 1]) f.get(first).simd(0x21, lane);
    f.op(0xa5);
  },
  [F64],
);

/** The sum of elements that lie `stride` bytes apart, four at a time: turns, address, stride. */
const COLUMN = form(
  3,
  (f) => {
    const [count, a, stride] = [0, 1, 2];
    const sums = Array.from({ length: 4 }, () => f.f64(0).keep(F64));
    f.while(
      () => f.get(count),
      () => {
        for (const sum of sums) {
          f.get(sum).get(a).op(0x2b, 0, 0).op(0xa0).set(sum);
          f.add(a, stride);
        }
        f.advance(count, -1);
      },
    );
    for (const sum of sums) f.get(sum);
    f.op(0xa0, 0xa0, 0xa0);
  },
  [F64],
);

const addressOf = ({ storage, offset }: NDArray): number => storage.address + offset;
const turnsOf = ({ nbytes }: NDArray): number => nbytes / (TURN * VECTOR);

export function copy(a: NDArray, out: NDArray): NDArray {
  pickKernel(COPY)?.call(a.nbytes, addressOf(out), addressOf(a));
  return out;
}

export function clear(out: NDArray): NDArray {
  pickKernel(FILL)?.call(out.nbytes, addressOf(out));
  return out;
}

/** The lengths are multiples of 16 elements. */
export function add(a: NDArray, b: NDArray, out: NDArray): NDArray {
  pickKernel(ADD)?.call(turnsOf(a), addressOf(a), addressOf(b), addressOf(out));
  return out;
}

export function less(a: NDArray, b: NDArray, out: NDArray): NDArray {
  pickKernel(LESS)?.call(turnsOf(a), addressOf(a), addressOf(b), addressOf(out));
  return out;
}

export function addOne(a: NDArray): NDArray {
  pickKernel(ADD_ONE)?.call(turnsOf(a), addressOf(a));
  return a;
}

export function most(a: NDArray): number | undefined {
  return pickKernel(MOST)?.call(turnsOf(a), addressOf(a));
}

/** Of a view with one axis, a multiple of four elements long. */
export function sumApart(a: NDArray): number | undefined {
  return pickKernel(COLUMN)?.call(a.size / 4, addressOf(a), a.strides[0]);
}
