/**
 * Kernels that read masks: any byte but 0 is true. 16 bytes are looked at together: as one pattern of bits they say that
 * nothing is true, that all is, or what is, and none of the three asks for a branch per element.
 */
import { loadElement, storeElement } from "./elements.ts";
import { I32, type WasmFunction } from "./function.ts";
import { ADD, loop, MULTIPLY, type PickForm, SUBTRACT, turns } from "./picks.ts";
import { LOAD, loadSplat, STORE } from "./simd.ts";

/** Elements whose truth is known at once. */
const TURN = 16;

/** How a kernel goes along a mask, which is element by element at its end and wherever few true elements are left. */
interface Walk {
  /** Passes 16 elements of which none is true. */
  readonly skip: () => void;
  /** Takes 16 elements; the local `bits` says which are true. Left out `all`, that is what is done for all as well. */
  readonly some: (bits: number) => void;
  readonly all?: () => void;
  /** Takes one element; the local `isTrue` says whether it is true. */
  readonly one: (isTrue: number) => void;
}

/**
 * Goes along the mask from the address in one local to that in another, until `count` true elements were met. More than
 * 16 have to be left where 16 are taken: then nothing is touched behind the last true one.
 */
function along(f: WasmFunction, count: number, mask: number, end: number, { skip, some, all, one }: Walk): void {
  const zero = f.i32(0).simd(0x11).keep();
  const bits = f.local(I32);
  const orElse = (): WasmFunction => f.op(0x05);
  loop(f, count, () => {
    f.i32(1).set(bits);
    f.get(end).get(mask).op(SUBTRACT).i32(TURN).op(0x4f);
    f.if(() => f.get(mask).access(LOAD, 0).get(zero).simd(0x24).simd(0x64).set(bits));
    f.get(bits).op(0x45);
    f.if(() => {
      skip();
      f.advance(mask, TURN);
      orElse();
      f.get(count).i32(TURN).op(0x4b);
      f.if(() => {
        if (all === undefined) some(bits);
        else {
          f.get(bits).i32(0xffff).op(0x46);
          f.if(() => {
            all();
            orElse();
            some(bits);
          });
        }
        f.get(count).get(bits).op(0x69, SUBTRACT).set(count).advance(mask, TURN);
        orElse();
        const isTrue = truth(f, mask);
        one(isTrue);
        f.get(count).get(isTrue).op(SUBTRACT).set(count).advance(mask, 1);
      });
    });
  });
}

/** Whether the byte of a mask is true, as 0 or 1 in a local. */
const truth = (f: WasmFunction, mask: number): number => f.get(mask).op(0x2d, 0, 0).i32(0).op(0x47).keep(I32);

/** Each of 16 elements, with `bytes` on the stack if it is true and 0 if it is not; `bytes` is a power of two. */
function each(f: WasmFunction, bits: number, bytes: number, take: (k: number, push: () => WasmFunction) => void): void {
  const moved = f.get(bits).i32(Math.log2(bytes)).op(0x74).keep(I32);
  for (let k = 0; k < TURN; k++) take(k, () => f.get(moved).i32(k).op(0x76).i32(bytes).op(0x71));
}

/** Copies elements for which a mask is true to places in a row, until there are `count`: mask and its end, from, row. */
export const KEEP_TRUE: PickForm = {
  params: 5,
  known: [],
  write(f, itemsize) {
    const [count, mask, end, from, row] = [0, 1, 2, 3, 4];
    along(f, count, mask, end, {
      skip: () => f.advance(from, TURN * itemsize),
      all() {
        for (let byte = 0; byte < TURN * itemsize; byte += 16) {
          storeElement(loadElement(f.get(row).get(from), 16, byte), 16, byte);
        }
        f.advance(from, TURN * itemsize).advance(row, TURN * itemsize);
      },
      some(bits) {
        // Always written, and passed only if it was wanted: random masks would mislead a branch.
        each(f, bits, itemsize, (k, push) => {
          storeElement(loadElement(f.get(row).get(from), itemsize, k * itemsize), itemsize).get(row);
          push().op(ADD).set(row);
        });
        f.advance(from, TURN * itemsize);
      },
      one(isTrue) {
        storeElement(loadElement(f.get(row).get(from), itemsize), itemsize);
        f.get(row).get(isTrue).i32(itemsize).op(MULTIPLY, ADD).set(row).advance(from, itemsize);
      },
    });
  },
};

/**
 * Writes where a mask is true, `count` times: mask and its end, to, from, then the steps of `from` for every element of
 * the mask, and for every true one besides.
 */
export const PUT_TRUE: PickForm = {
  params: 7,
  known: [],
  write(f, itemsize) {
    const [count, mask, end, to, from, step, apart] = [0, 1, 2, 3, 4, 5, 6];
    along(f, count, mask, end, {
      skip: () =>
        f
          .advance(to, TURN * itemsize)
          .get(from)
          .get(step)
          .i32(TURN)
          .op(MULTIPLY, ADD)
          .set(from),
      all() {
        // One value for all is as many vectors of it.
        f.get(step).get(apart).op(0x72, 0x45);
        f.if(() => {
          const vector = f
            .get(from)
            .access(itemsize === 16 ? LOAD : loadSplat(itemsize), 0)
            .keep();
          for (let byte = 0; byte < TURN * itemsize; byte += 16) f.get(to).get(vector).access(STORE, byte);
          f.op(0x05).get(step).get(apart).op(ADD).i32(itemsize).op(0x46);
          f.op(0x04, 0x40);
          for (let byte = 0; byte < TURN * itemsize; byte += 16) {
            storeElement(loadElement(f.get(to).get(from), 16, byte), 16, byte);
          }
          f.advance(from, TURN * itemsize).op(0x05);
          for (let k = 0; k < TURN; k++) {
            storeElement(loadElement(f.get(to).get(from), itemsize), itemsize, k * itemsize);
            f.add(from, step).add(from, apart);
          }
          f.op(0x0b);
        });
        f.advance(to, TURN * itemsize);
      },
      some(bits) {
        each(f, bits, 1, (k, push) => {
          loadElement(f.get(to).get(from), itemsize);
          loadElement(f.get(to), itemsize, k * itemsize);
          push().op(0x1b);
          storeElement(f, itemsize, k * itemsize)
            .add(from, step)
            .get(from)
            .get(apart);
          push().op(MULTIPLY, ADD).set(from);
        });
        f.advance(to, TURN * itemsize);
      },
      one(isTrue) {
        loadElement(f.get(to).get(from), itemsize);
        loadElement(f.get(to), itemsize).get(isTrue).op(0x1b);
        storeElement(f, itemsize).add(from, step);
        f.get(from).get(apart).get(isTrue).op(MULTIPLY, ADD).set(from).advance(to, itemsize);
      },
    });
  },
};

/** Writes the positions (int32) at which a mask is true, until there are `count`: mask and its end, row. */
export const FIND_TRUE: PickForm = {
  params: 4,
  known: [],
  write(f) {
    const [count, mask, end, row] = [0, 1, 2, 3];
    const start = f.get(mask).keep(I32);
    const position = (): WasmFunction => f.get(mask).get(start).op(SUBTRACT);
    along(f, count, mask, end, {
      skip: () => f,
      some(bits) {
        const first = position().keep(I32);
        each(f, bits, 4, (k, push) => {
          f.get(row).get(first).i32(k).op(ADD, 0x36, 0, 0).get(row);
          push().op(ADD).set(row);
        });
      },
      one(isTrue) {
        f.get(row);
        position().op(0x36, 0, 0).get(row).get(isTrue).i32(4).op(MULTIPLY, ADD).set(row);
      },
    });
  },
};

/** Gives the number of true elements: mask. */
export const COUNT_TRUE: PickForm = {
  params: 2,
  known: [],
  results: [I32],
  write(f) {
    const [left, mask] = [0, 1];
    const zero = f.i32(0).simd(0x11).keep();
    const sum = f.i32(0).keep(I32);
    turns(
      f,
      left,
      TURN,
      () =>
        f.get(sum).get(mask).access(LOAD, 0).get(zero).simd(0x24).simd(0x64).op(0x69, ADD).set(sum).advance(mask, TURN),
      () => f.get(sum).get(truth(f, mask)).op(ADD).set(sum).advance(mask, 1),
    );
    f.get(sum);
  },
};
