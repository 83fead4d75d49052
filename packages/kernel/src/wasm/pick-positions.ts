/** Kernels that work on positions: they are checked once, as a whole, and brought to the form in which elements are moved. */
import { I32, type WasmFunction } from "./function.ts";
import { type PickForm, turns } from "./picks.ts";
import { LOAD, STORE } from "./simd.ts";

const SPLAT = 0x11;

/** Gives the greatest of some positions (int32) to which a number is added, read as unsigned numbers: positions, number. */
export const MOST_POSITION: PickForm = {
  params: 3,
  known: [],
  results: [I32],
  write(f) {
    const [count, positions, number] = [0, 1, 2];
    const numbers = f.get(number).simd(SPLAT).keep();
    const greatest = f.i32(0).simd(SPLAT).keep();
    const include = (load: () => void): void => {
      f.get(greatest);
      load();
      f.simd(0xb9).set(greatest);
    };
    const step = (code: number, bytes: number): void => {
      include(() => f.get(positions).access(code, 0).get(numbers).simd(0xae));
      f.advance(positions, bytes);
    };
    turns(
      f,
      count,
      4,
      () => step(LOAD, 16),
      () => step(LOAD_SPLAT, 4),
    );
    // The halves against each other, then the quarters.
    for (const lanes of [
      [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7],
      [4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11],
    ]) {
      include(() =>
        f
          .get(greatest)
          .get(greatest)
          .simd(0x0d, ...lanes),
      );
    }
    f.get(greatest).simd(0x1b, 0);
  },
};

const LOAD_SPLAT = 0x09;
const STORE_LANE = 0x5a;

/** Replaces every position by what is written for four of them, or for one in all lanes; `to` moves on with `from`. */
function mapped(
  f: WasmFunction,
  count: number,
  from: number,
  to: number,
  write: (load: (local: number) => WasmFunction) => void,
): void {
  const step = (load: number, store: readonly number[], bytes: number): void => {
    f.get(to);
    write((local) => f.get(local).access(load, 0));
    f.access(store[0], 0, ...store.slice(1))
      .advance(from, bytes)
      .advance(to, bytes);
  };
  turns(
    f,
    count,
    4,
    () => step(LOAD, [STORE], 16),
    () => step(LOAD_SPLAT, [STORE_LANE, 0], 4),
  );
}

/**
 * Writes positions (int32) times a factor, negative ones counted from the end: positions, the length of the axis, factor,
 * where to, all ones to add to what is there or 0, and a number that is added to all.
 */
export const ADD_POSITIONS: PickForm = {
  params: 7,
  known: [],
  write(f) {
    const [count, from, to] = [0, 1, 4];
    const [length, factor, kept, number] = [2, 3, 5, 6].map((param) => f.get(param).simd(SPLAT).keep());
    const given = f.local();
    mapped(f, count, from, to, (load) => {
      load(from).set(given).get(given).get(given).i32(31).simd(0xac).get(length).simd(0x4e).simd(0xae);
      f.get(factor).simd(0xb5).get(number).simd(0xae);
      load(to).get(kept).simd(0x4e).simd(0xae);
    });
  },
};

/** Writes positions (int32) cut to what lies inside: positions, the last one, where to. */
export const CLIP_POSITIONS: PickForm = {
  params: 4,
  known: [],
  write(f) {
    const [count, from, last, to] = [0, 1, 2, 3];
    const [most, least] = [f.get(last).simd(SPLAT).keep(), f.i32(0).simd(SPLAT).keep()];
    mapped(f, count, from, to, (load) => load(from).get(least).simd(0xb8).get(most).simd(0xb6));
  },
};

/** Writes positions (int32) counted around the end: positions, the length of the axis, where to. */
export const WRAP_POSITIONS: PickForm = {
  params: 4,
  known: [],
  write(f) {
    const [count, from, length, to] = [0, 1, 2, 3];
    f.while(
      () => f.get(count),
      () => {
        const rest = f.get(from).op(0x28, 0, 0).get(length).op(0x6f).keep(I32);
        f.get(to).get(rest).get(rest).i32(31).op(0x75).get(length).op(0x71, 0x6a, 0x36, 0, 0);
        f.advance(from, 4).advance(to, 4).advance(count, -1);
      },
    );
  },
};
