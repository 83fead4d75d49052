// The few globals beyond ECMAScript that the packages use: they exist in every browser and in Node 20 and newer.
// Neither "DOM" nor @types/node is loaded for package sources: the first makes `name`, `length` and `event` valid
// global variables, the second lets a browser package import `fs`. Consumers get these names from their own lib.

declare namespace WebAssembly {
  interface MemoryDescriptor {
    initial: number;
    maximum?: number;
    shared?: boolean;
  }
  class Memory {
    constructor(descriptor: MemoryDescriptor);
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array | ArrayBuffer);
  }
  type ExportValue = ((...args: (number | bigint)[]) => number | bigint | undefined) | Memory;
  type Imports = Record<string, Record<string, unknown>>;
  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Record<string, ExportValue>;
  }
  class CompileError extends Error {}
  class LinkError extends Error {}
  class RuntimeError extends Error {}
  function validate(bytes: Uint8Array | ArrayBuffer): boolean;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBuffer): string;
}
declare const console: { warn(text: string): void };
declare const performance: { now(): number };
declare function structuredClone<T>(value: T, options?: { transfer?: ArrayBuffer[] }): T;
declare function setTimeout(callback: () => void, milliseconds?: number): unknown;
declare function queueMicrotask(callback: () => void): void;
interface ImportMeta {
  readonly url: string;
}
