/**
 * The linear memory under the heap: made once, verified to be usable, grown in place. Without WebAssembly there is none.
 */
import { type HeapConfig, PAGE } from "./heap-config.ts";
import { Memory } from "./memory.ts";

/** The heap as kernels import it. */
export interface HeapSpace {
  /** Its bytes: the views are new after every growth. */
  readonly memory: Memory;
  readonly wasm: WebAssembly.Memory;
  readonly shared: boolean;
  /** The limit that a module importing `wasm` has to declare. */
  readonly maxPages: number;
  /** Sets bytes to zero. */
  readonly clear: (address: number, nbytes: number) => void;
}

/**
 * The largest space up to the configured limit that the engine grants; null where WebAssembly is absent, or forbidden
 * by a content security policy, which shows only when a module is compiled.
 */
export function openSpace({ initialPages, maxPages, shared }: HeapConfig): HeapSpace | null {
  for (let maximum = maxPages; maximum >= Math.max(initialPages, 1); maximum >>= 1) {
    try {
      const wasm = new WebAssembly.Memory({ initial: initialPages, maximum, shared });
      const module = new WebAssembly.Module(clearModule(maximum, shared));
      const { exports } = new WebAssembly.Instance(module, { h: { m: wasm } });
      const clear = exports.f as (address: number, nbytes: number) => undefined;
      clear(0, 0);
      return { memory: new Memory(wasm.buffer), wasm, shared, maxPages: maximum, clear };
    } catch {
      // Too much address space for this machine: half of it may do.
    }
  }
  return shared ? openSpace({ initialPages, maxPages, shared: false }) : null;
}

/** Grows a space by whole pages; false if the engine refuses. Old views of unshared memory are dead afterwards. */
export function growSpace({ wasm, memory }: HeapSpace, nbytes: number): boolean {
  try {
    wasm.grow(Math.ceil(nbytes / PAGE));
  } catch {
    return false;
  }
  memory.lieIn(wasm.buffer);
  return true;
}

/** `(func (export "f") (param i32 i32) (memory.fill (local.get 0) (i32.const 0) (local.get 1)))`, memory `h.m` imported. */
function clearModule(maxPages: number, shared: boolean): Uint8Array<ArrayBuffer> {
  const limit = [(maxPages & 127) | 128, ((maxPages >> 7) & 127) | 128, maxPages >> 14];
  // biome-ignore format: one section per line
  return new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0,
    1, 6, 1, 96, 2, 127, 127, 0,
    2, 11, 1, 1, 104, 1, 109, 2, shared ? 3 : 1, 0, ...limit,
    3, 2, 1, 0,
    7, 5, 1, 1, 102, 0, 0,
    10, 13, 1, 11, 0, 32, 0, 65, 0, 32, 1, 252, 11, 0, 11,
  ]);
}
