/** Kernels of two loops that take every element from one place to another, as it is or converted. */
import type { HeapSpace } from "@strided/buffer";
import { loadElement, storeElement } from "./elements.ts";
import { I32, WasmFunction } from "./function.ts";
import { instantiate, type Kernel } from "./module.ts";
import { repeatedly } from "./picks.ts";
import { LOAD, loadSplat, STORE } from "./simd.ts";

/** Writes what is done to one element, or to several side by side: two locals hold addresses, to which bytes are added. */
export type Writer = (f: WasmFunction, from: number, fromShift: number, to: number, toShift: number) => void;

/** Takes the bytes of an element as they are. */
export function moveElement(itemsize: number): Writer {
  return (f, from, fromShift, to, toShift) => {
    loadElement(f.get(to).get(from), itemsize, fromShift);
    storeElement(f, itemsize, toShift);
  };
}

/** Some elements of a row at a time: `write` moves them from the address in one local to that in another, and both on. */
export interface Part {
  readonly count: number;
  readonly write: (f: WasmFunction, from: number, to: number) => void;
}

/** Elements with any strides. */
export function apart(write: Writer, count: number): Part {
  return {
    count,
    write(f, from, to) {
      for (let k = 0; k < count; k++) {
        write(f, from, 0, to, 0);
        f.add(from, FROM_STEP).add(to, TO_STEP);
      }
    },
  };
}

/** Elements side by side, of these sizes in bytes: `n` times what a writer does to `count` of them. */
export function packed(write: Writer, count: number, n: number, size: number, toSize: number): Part {
  return {
    count: n * count,
    write(f, from, to) {
      for (let k = 0; k < n * count; k += count) write(f, from, k * size, to, k * toSize);
      f.advance(from, n * count * size).advance(to, n * count * toSize);
    },
  };
}

/** Elements with any stride that go to places side by side: no address waits for the one before. */
export function gathered(write: Writer, count: number, toSize: number): Part {
  return {
    count,
    write(f, from, to) {
      const at = (k: number): WasmFunction => f.get(from).get(FROM_STEP).i32(k).op(0x6c, 0x6a);
      for (let k = 0; k < count; k++) write(f, k === 0 ? from : at(k).keep(I32), 0, to, k * toSize);
      at(count)
        .set(from)
        .advance(to, count * toSize);
    },
  };
}

/** One element that goes to places side by side: four vectors at a time. */
export function spread(itemsize: number): Part {
  return {
    count: 64 / itemsize,
    write(f, from, to) {
      const vector = f
        .get(from)
        .access(itemsize === 16 ? LOAD : loadSplat(itemsize), 0)
        .keep();
      for (let k = 0; k < 64; k += 16) f.get(to).get(vector).access(STORE, k);
      f.advance(to, 64);
    },
  };
}

// The parameters, as `runRows` passes them.
const [COUNT, TO_STEP, FROM_ROW] = [0, 4, 6];
export const FROM = 1;
export const TO = 2;
export const FROM_STEP = 3;
export const ROWS = 5;
export const TO_ROW = 7;

/** Compiles the loops around parts. */
export function compileMover(parts: readonly Part[], heap: HeapSpace): Kernel {
  return compileRows(heap, (f) => loopParts(f, parts));
}

/** The elements of a row: the first part is repeated while it fits, then the next, and the last is one element. */
export function loopParts(f: WasmFunction, parts: readonly Part[]): void {
  const [rest, from, to] = [COUNT, FROM, TO].map((param) => f.get(param).keep(I32));
  for (const { count, write } of parts) {
    repeatedly(f, rest, count, () => write(f, from, to));
  }
}

/** Compiles a kernel whose rows are as they are: bytes side by side. */
export function compileRowMover(itemsize: number, heap: HeapSpace): Kernel {
  return compileRows(heap, (f) => {
    f.get(TO).get(FROM).get(COUNT).i32(itemsize).op(0x6c, 0xfc, 0x0a, 0, 0);
  });
}

/** The loop over rows; what stands before it may have done some. */
export function compileRows(
  heap: HeapSpace,
  writeRow: (f: WasmFunction) => void,
  writeBefore?: (f: WasmFunction) => void,
): Kernel {
  const f = new WasmFunction(new Array<number>(8).fill(I32));
  writeBefore?.(f);
  f.times(ROWS, () => {
    writeRow(f);
    f.add(FROM, FROM_ROW).add(TO, TO_ROW);
  });
  return instantiate(f, heap);
}
