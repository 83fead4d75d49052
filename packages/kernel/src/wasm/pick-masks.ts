/** Kernels that read masks: any byte but 0 is true. */
import { loadElement, storeElement } from "./elements.ts";
import { I32, type WasmFunction } from "./function.ts";
import { ADD, loop, MULTIPLY, type PickForm, SUBTRACT, vectors } from "./picks.ts";
import { LOAD } from "./simd.ts";

/** Whether the byte of a mask is true, as 0 or 1 in a local. */
const truth = (f: WasmFunction, mask: number): number => f.get(mask).op(0x2d, 0, 0).i32(0).op(0x47).keep(I32);

/** Copies elements for which a mask is true to places in a row, until there are `count`: mask, from, row. */
export const KEEP_TRUE: PickForm = {
  params: 4,
  known: [],
  write(f, itemsize) {
    const [count, mask, from, row] = [0, 1, 2, 3];
    // Always written, and passed only if it was wanted: random masks would mislead a branch.
    loop(f, count, () => {
      storeElement(loadElement(f.get(row).get(from), itemsize), itemsize);
      const isTrue = truth(f, mask);
      f.get(row).get(isTrue).i32(itemsize).op(MULTIPLY, ADD).set(row);
      f.get(count).get(isTrue).op(SUBTRACT).set(count).advance(from, itemsize).advance(mask, 1);
    });
  },
};

/**
 * Writes where a mask is true, `count` times: mask, to, from, then the steps of `from` for every element of the mask, and
 * for every true one besides.
 */
export const PUT_TRUE: PickForm = {
  params: 6,
  known: [],
  write(f, itemsize) {
    const [count, mask, to, from, along, apart] = [0, 1, 2, 3, 4, 5];
    loop(f, count, () => {
      const isTrue = truth(f, mask);
      loadElement(f.get(to).get(from), itemsize);
      loadElement(f.get(to), itemsize).get(isTrue).op(0x1b);
      storeElement(f, itemsize).add(from, along);
      f.get(from).get(apart).get(isTrue).op(MULTIPLY, ADD).set(from);
      f.get(count).get(isTrue).op(SUBTRACT).set(count).advance(to, itemsize).advance(mask, 1);
    });
  },
};

/** Writes the positions (int32) at which a mask is true, until there are `count`: mask, row. */
export const FIND_TRUE: PickForm = {
  params: 3,
  known: [],
  write(f) {
    const [count, mask, row] = [0, 1, 2];
    const start = f.get(mask).keep(I32);
    loop(f, count, () => {
      f.get(row).get(mask).get(start).op(SUBTRACT, 0x36, 0, 0);
      const isTrue = truth(f, mask);
      f.get(row).get(isTrue).i32(4).op(MULTIPLY, ADD).set(row);
      f.get(count).get(isTrue).op(SUBTRACT).set(count).advance(mask, 1);
    });
  },
};

/** Gives the number of true elements: mask. */
export const COUNT_TRUE: PickForm = {
  params: 2,
  known: [],
  results: [I32],
  write(f) {
    const [count, mask] = [0, 1];
    const zero = f.i32(0).simd(0x11).keep();
    const sum = f.i32(0).keep(I32);
    // 16 bytes at once: compared with 0, their sign bits counted.
    vectors(f, count, 16, () => {
      f.get(sum).get(mask).access(LOAD, 0).get(zero).simd(0x24).simd(0x64).op(0x69, ADD).set(sum).advance(mask, 16);
    });
    f.while(
      () => f.get(count),
      () => {
        f.get(sum).get(truth(f, mask)).op(ADD).set(sum).advance(mask, 1).advance(count, -1);
      },
    );
    f.get(sum);
  },
};
