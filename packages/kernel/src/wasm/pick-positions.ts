/** Kernels that work on positions: they are checked once, as a whole, and brought to the form in which elements are moved. */
import { I32, type WasmFunction } from "./function.ts";
import { loop, type PickForm, turns } from "./picks.ts";
import { ANY_TRUE, LOAD, STORE } from "./simd.ts";

const SPLAT = 0x11;

/** What `JUDGE_POSITIONS` gives: bits that say where positions lie. */
export const FROM_END = 1;
export const OUTSIDE = 2;

/**
 * Says of positions (int32) along an axis whether some are negative, `FROM_END`, and whether some lie outside even if
 * those count from the end, `OUTSIDE`: positions, the last one of the axis.
 */
export const JUDGE_POSITIONS: PickForm = {
  params: 3,
  known: [],
  results: [I32],
  write(f) {
    const [count, positions, last] = [0, 1, 2];
    const first = f.get(positions).access(LOAD_SPLAT, 0).keep();
    const [least, most] = [f.get(first).keep(), first];
    const include = (code: number, shift: number): void => {
      const given = f.get(positions).access(code, shift).keep();
      f.get(least).get(given).simd(MIN).set(least).get(most).get(given).simd(MAX).set(most);
    };
    const step = (code: number, bytes: readonly number[]): void => {
      for (const shift of bytes) include(code, shift);
      f.advance(positions, 4 * (code === LOAD ? 4 : 1) * bytes.length);
    };
    turns(
      f,
      count,
      16,
      () => step(LOAD, [0, 16, 32, 48]),
      () => step(LOAD_SPLAT, [0]),
    );
    f.get(most).get(last).simd(SPLAT).simd(GREATER).get(least);
    // Minus the length of the axis.
    f.get(last).i32(-1).op(0x73).simd(SPLAT).simd(LESS).simd(OR).simd(ANY_TRUE).i32(OUTSIDE).op(0x6c);
    f.get(least).i32(31).simd(0xac).simd(ANY_TRUE).op(0x6a);
  },
};

/**
 * Writes positions of 64 bits as int32 and gives 0 if all fit, something else if one does not: positions, where to.
 */
export const NARROW_POSITIONS: PickForm = {
  params: 3,
  known: [],
  results: [I32],
  write(f) {
    const [count, from, to] = [0, 1, 2];
    const beyond = f.local(I32);
    loop(f, count, () => {
      const word = f.get(from).op(0x28, 0, 0).keep(I32);
      f.get(to).get(word).op(0x36, 0, 0);
      // What is left of it has to be its sign.
      f.get(from).op(0x28, 0, 4).get(word).i32(31).op(0x75, 0x73).get(beyond).op(0x72).set(beyond);
      f.advance(from, 8).advance(to, 4).advance(count, -1);
    });
    f.get(beyond);
  },
};

const [MIN, MAX, LESS, GREATER] = [0xb6, 0xb8, 0x39, 0x3b];
const OR = 0x50;
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
    f.times(count, () => {
      const rest = f.get(from).op(0x28, 0, 0).get(length).op(0x6f).keep(I32);
      f.get(to).get(rest).get(rest).i32(31).op(0x75).get(length).op(0x71, 0x6a, 0x36, 0, 0);
      f.advance(from, 4).advance(to, 4);
    });
  },
};
