/** What the writers of instructions share: the function, how many elements a turn has, and constants. */
import type { HeapSpace } from "@strided/buffer";
import type { Type } from "../graph.ts";
import { constantAddress } from "./constants.ts";
import { WasmFunction } from "./function.ts";
import { hasRelaxedSimd } from "./relaxed.ts";
import { LOAD, WIDTH } from "./simd.ts";
import type { Vectors } from "./vectors.ts";

/** What the writer of a loop provides: the inputs, and constants as vectors. */
export interface Surroundings {
  readonly f: WasmFunction;
  /** Elements per turn. */
  readonly elements: number;
  readonly relaxed: boolean;
  /** A constant, the same in every lane. */
  constant(type: Type, value: number | bigint): Vectors;
}

/** Thrown inside where the heap has no room for constants, or an operation no instruction: the caller goes another way. */
export class Uncompilable extends Error {}

/** Constants come from the table on the heap, loaded before the loop. */
export function surroundings(f: WasmFunction, elements: number, heap: HeapSpace): Surroundings {
  const loaded = new Map<string, number>();
  return {
    f,
    elements,
    relaxed: hasRelaxedSimd(),
    constant(type, value) {
      const key = `${type} ${Object.is(value, -0) ? "-0" : value}`;
      let local = loaded.get(key);
      if (local === undefined) {
        const address = constantAddress(heap, type, value);
        if (address === null) throw new Uncompilable();
        local = f.local();
        loaded.set(key, local);
        const load = new WasmFunction(f.params).i32(0).access(LOAD, address).code;
        f.prologue.push(...load);
        f.prologue.push(...new WasmFunction(f.params).set(local).code);
      }
      const width = WIDTH[type];
      return { locals: new Array<number>((elements * width) / 16).fill(local), width };
    },
  };
}

/** The same surroundings for another number of elements. */
export function resized(around: Surroundings, elements: number): Surroundings {
  return {
    ...around,
    elements,
    constant(type, value) {
      const { locals, width } = around.constant(type, value);
      return { locals: new Array<number>(Math.max(1, (elements * width) / 16)).fill(locals[0]), width };
    },
  };
}
