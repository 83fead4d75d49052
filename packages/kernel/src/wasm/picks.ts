/**
 * Kernels that find elements by positions or by a mask and move them as they are. They are loops of a few instructions,
 * written here one by one; addresses, steps and counts are bytes and numbers of elements.
 */
import { type HeapSpace, heapSpace, type Memory } from "@strided/buffer";
import { loadElement, storeElement } from "./elements.ts";
import { I32, I64, V128, WasmFunction } from "./function.ts";
import { instantiate } from "./module.ts";
import { LOAD } from "./simd.ts";

/**
 * What a kernel does, and its parameters after the first, a count of at least 1:
 *
 * - `gather`: copies `origin + position * step` to places in a row: positions (int32), origin, step, row, stride.
 * - `scatter`: the reverse, with the same parameters. Where a position comes again, the last element stays.
 * - `gatherRows`, `scatterRows`: the same for rows of bytes; then their length.
 * - `repeat`: copies each element of a row several times: from, its stride, to, times.
 * - `keep`: copies elements for which a mask is true to places in a row, until there are `count`: mask, from, row.
 * - `put`: writes where a mask is true, `count` times: mask, to, from, then the steps of `from` for every element of the
 *   mask, and for every true one besides.
 * - `find`: writes the positions (int32) at which a mask is true, until there are `count`: mask, row.
 * - `count`: gives the number of true elements: mask. Any byte but 0 is true.
 * - `most`: gives the greatest of some positions (int32), read as unsigned numbers: positions.
 */
export type PickForm =
  | "gather"
  | "scatter"
  | "gatherRows"
  | "scatterRows"
  | "repeat"
  | "keep"
  | "put"
  | "find"
  | "count"
  | "most";

/** A kernel and the memory in which everything that it touches has to lie. */
export interface PickKernel {
  readonly memory: Memory;
  readonly call: (count: number, ...args: number[]) => number;
}

type Writer = (f: WasmFunction, itemsize: number) => void;

const ADD = 0x6a;
const SUBTRACT = 0x6b;
const MULTIPLY = 0x6c;

/** The body of a loop that runs at least once, and again while `count`, a local, is not 0. */
function loop(f: WasmFunction, count: number, body: () => void): void {
  f.op(0x03, 0x40);
  body();
  f.get(count).op(0x0d, 0, 0x0b);
}

function moved(isGather: boolean, isRow: boolean): Writer {
  const [count, positions, origin, step, row, stride, length] = [0, 1, 2, 3, 4, 5, 6];
  return (f, itemsize) => {
    const picked = (): WasmFunction => f.get(origin).get(positions).op(0x28, 0, 0).get(step).op(MULTIPLY, ADD);
    loop(f, count, () => {
      if (isGather) {
        f.get(row);
        picked();
      } else picked().get(row);
      // memory.copy, or one element.
      if (isRow) f.get(length).op(0xfc, 0x0a, 0, 0);
      else storeElement(loadElement(f, itemsize), itemsize);
      f.add(row, stride).advance(positions, 4).advance(count, -1);
    });
  };
}

/** Whether the byte of a mask is true, as 0 or 1 in a local. */
const truth = (f: WasmFunction, mask: number): number => f.get(mask).op(0x2d, 0, 0).i32(0).op(0x47).keep(I32);

const WRITERS: { readonly [F in PickForm]: readonly [params: number, write: Writer] } = {
  gather: [6, moved(true, false)],
  scatter: [6, moved(false, false)],
  gatherRows: [7, moved(true, true)],
  scatterRows: [7, moved(false, true)],
  repeat: [
    5,
    (f, itemsize) => {
      const [count, from, stride, to, times] = [0, 1, 2, 3, 4];
      loop(f, count, () => {
        const element = loadElement(f.get(from), itemsize).keep(itemsize === 16 ? V128 : itemsize === 8 ? I64 : I32);
        const left = f.get(times).keep(I32);
        loop(f, left, () => {
          storeElement(f.get(to).get(element), itemsize).advance(to, itemsize).advance(left, -1);
        });
        f.add(from, stride).advance(count, -1);
      });
    },
  ],
  keep: [
    4,
    (f, itemsize) => {
      const [count, mask, from, row] = [0, 1, 2, 3];
      // Always written, and passed only if it was wanted: random masks would mislead a branch.
      loop(f, count, () => {
        storeElement(loadElement(f.get(row).get(from), itemsize), itemsize);
        const isTrue = truth(f, mask);
        f.get(row).get(isTrue).i32(itemsize).op(MULTIPLY, ADD).set(row);
        f.get(count).get(isTrue).op(SUBTRACT).set(count).advance(from, itemsize).advance(mask, 1);
      });
    },
  ],
  put: [
    6,
    (f, itemsize) => {
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
  ],
  find: [
    3,
    (f) => {
      const [count, mask, row] = [0, 1, 2];
      const start = f.get(mask).keep(I32);
      loop(f, count, () => {
        f.get(row).get(mask).get(start).op(SUBTRACT, 0x36, 0, 0);
        const isTrue = truth(f, mask);
        f.get(row).get(isTrue).i32(4).op(MULTIPLY, ADD).set(row);
        f.get(count).get(isTrue).op(SUBTRACT).set(count).advance(mask, 1);
      });
    },
  ],
  count: [
    2,
    (f) => {
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
  ],
  most: [
    2,
    (f) => {
      const [count, positions] = [0, 1];
      const greatest = f.get(positions).op(0x28, 0, 0).simd(0x11).keep();
      const include = (load: () => void): void => {
        f.get(greatest);
        load();
        f.simd(0xb9).set(greatest);
      };
      vectors(f, count, 4, () => {
        include(() => f.get(positions).access(LOAD, 0));
        f.advance(positions, 16);
      });
      f.while(
        () => f.get(count),
        () => {
          include(() => f.get(positions).op(0x28, 0, 0).simd(0x11));
          f.advance(positions, 4).advance(count, -1);
        },
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
  ],
};

/** Turns of `elements` elements while there are as many. */
function vectors(f: WasmFunction, count: number, elements: number, body: () => void): void {
  f.while(
    () => f.get(count).i32(elements).op(0x4f),
    () => {
      body();
      f.advance(count, -elements);
    },
  );
}

/** By form, then by the size of elements. */
const kernels: { [F in PickForm]?: (PickKernel | undefined)[] } = {};

/** The kernel for elements of 1, 2, 4, 8 or 16 bytes; null without WebAssembly. Compiled when first asked for. */
export function pickKernel(form: PickForm, itemsize = 1): PickKernel | null {
  const heap = heapSpace();
  if (heap === null) return null;
  kernels[form] ??= [];
  const known = kernels[form][itemsize];
  if (known !== undefined && known.memory === heap.memory) return known;
  const kernel = { memory: heap.memory, call: compile(form, itemsize, heap) };
  kernels[form][itemsize] = kernel;
  return kernel;
}

function compile(form: PickForm, itemsize: number, heap: HeapSpace): PickKernel["call"] {
  const [params, write] = WRITERS[form];
  const f = new WasmFunction(new Array<number>(params).fill(I32));
  write(f, itemsize);
  return instantiate(f, heap, form === "count" || form === "most" ? [I32] : []);
}
