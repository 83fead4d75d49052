/** Single elements as they are moved by WebAssembly, whatever their bytes mean. */
import { leb, type WasmFunction } from "./function.ts";

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

/** Loads the element at the address on the stack, or so many bytes behind it. */
export function loadElement(f: WasmFunction, itemsize: number, shift = 0): WasmFunction {
  return f.op(...MOVES[itemsize][0], 0, ...leb(shift));
}

/** Stores the element on the stack at the address below it, or so many bytes behind it. */
export function storeElement(f: WasmFunction, itemsize: number, shift = 0): WasmFunction {
  return f.op(...MOVES[itemsize][1], 0, ...leb(shift));
}
