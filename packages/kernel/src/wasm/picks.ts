/**
 * Kernels that find elements by positions or by a mask and move them as they are. They are loops of a few instructions,
 * written one by one; addresses, steps and counts are bytes and numbers of elements.
 */
import { heapSpace, type Memory } from "@strided/buffer";
import { I32, WasmFunction } from "./function.ts";
import { instantiate } from "./module.ts";

/** A kernel and the memory in which everything that it touches has to lie. */
export interface PickKernel {
  readonly memory: Memory;
  readonly call: (count: number, ...args: number[]) => number;
}

/** What a kernel does; its first parameter is a count of at least 1. */
export interface PickForm {
  readonly params: number;
  /** The types of what it gives. */
  readonly results?: readonly number[];
  /** The kernels made so far, by the size of elements. */
  readonly known: (PickKernel | undefined)[];
  write(f: WasmFunction, itemsize: number): void;
}

export const ADD = 0x6a;
export const SUBTRACT = 0x6b;
export const MULTIPLY = 0x6c;

/** The body of a loop that runs at least once, and again while `count`, a local, is not 0. */
export function loop(f: WasmFunction, count: number, body: () => void): void {
  f.op(0x03, 0x40);
  body();
  f.get(count).op(0x0d, 0, 0x0b);
}

/** Turns of `elements` elements while there are as many. */
export function repeatedly(f: WasmFunction, count: number, elements: number, body: () => void): void {
  f.while(
    () => f.get(count).i32(elements).op(0x4f),
    () => {
      body();
      f.advance(count, -elements);
    },
  );
}

/** Turns of `elements` elements while there are as many, then one by one. */
export function turns(f: WasmFunction, count: number, elements: number, many: () => void, one: () => void): void {
  repeatedly(f, count, elements, many);
  repeatedly(f, count, 1, one);
}

/** The kernel for elements of 1, 2, 4, 8 or 16 bytes; null without WebAssembly. Compiled when first asked for. */
export function pickKernel(form: PickForm, itemsize = 1): PickKernel | null {
  const heap = heapSpace();
  if (heap === null) return null;
  const known = form.known[itemsize];
  if (known !== undefined && known.memory === heap.memory) return known;
  const f = new WasmFunction(new Array<number>(form.params).fill(I32));
  form.write(f, itemsize);
  const kernel = { memory: heap.memory, call: instantiate<PickKernel["call"]>(f, heap, form.results) };
  form.known[itemsize] = kernel;
  return kernel;
}
