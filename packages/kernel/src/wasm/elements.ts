/** Single elements as they are moved by WebAssembly, whatever their bytes mean. */
import type { WasmFunction } from "./function.ts";

/** Instructions that load and store an element, by its size in bytes; neither asks for an alignment. */
const MOVES: { readonly [itemsize: number]: readonly [load: readonly number[], store: readonly number[]] } = {
  1: [[0x2d], [0x3a]],
  2: [[0x2f], [0x3b]],
  4: [[0x28], [0x36]],
  8: [[0x29], [0x37]],
  16: [
    [0xfd, 0x00],
    [0xfd, 0x0b],
  ],
};

/** Loads the element at the address on the stack. */
export function loadElement(f: WasmFunction, itemsize: number): WasmFunction {
  return f.op(...MOVES[itemsize][0], 0, 0);
}

/** Stores the element on the stack at the address below it. */
export function storeElement(f: WasmFunction, itemsize: number): WasmFunction {
  return f.op(...MOVES[itemsize][1], 0, 0);
}
