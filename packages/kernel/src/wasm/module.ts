/** A WebAssembly module of one exported function, on the heap's memory. */
import type { HeapSpace } from "@strided/buffer";
import { leb, type WasmFunction } from "./function.ts";

const text = (name: string): number[] => [name.length, ...[...name].map((c) => c.charCodeAt(0))];
const section = (id: number, bytes: readonly number[]): number[] => [id, ...leb(bytes.length), ...bytes];

/** A compiled kernel; its parameters are addresses, counts and strides. */
export type Kernel = (...args: number[]) => void;

/** Compiles and instantiates a function; `results` are the value types that it leaves. */
export function instantiate<K = Kernel>(f: WasmFunction, heap: HeapSpace, results: readonly number[] = []): K {
  const limits = heap.shared ? 3 : 1;
  const locals = runs(f.locals).flatMap(([count, type]) => [...leb(count), type]);
  const head = [...leb(runs(f.locals).length), ...locals, ...f.prologue];
  const body = [...head, ...f.code, 0x0b];
  const hints = f.seldom.flatMap((place) => [...leb(head.length + place), 1, 0]);
  const bytes = new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, ...leb(f.params.length), ...f.params, results.length, ...results]),
    ...section(2, [1, ...text("m"), ...text("m"), 2, limits, 0, ...leb(heap.maxPages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text("f"), 0, 0]),
    // The proposal of branch hinting; engines that do not know it pass over it.
    ...section(0, [...text("metadata.code.branch_hint"), 1, 0, ...leb(f.seldom.length), ...hints]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: heap.wasm } }).exports.f as K;
}

/** Neighbouring locals of one type, counted. */
function runs(types: readonly number[]): [count: number, type: number][] {
  const found: [number, number][] = [];
  for (const type of types) {
    const last = found.at(-1);
    if (last?.[1] === type) last[0]++;
    else found.push([1, type]);
  }
  return found;
}
