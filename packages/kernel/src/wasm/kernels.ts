/** Compiled kernels, kept per program and pattern of strides. */
import { type HeapSpace, reserve, type Storage } from "@strided/buffer";
import type { Program } from "../program.ts";
import { compileFold } from "./fold.ts";
import { compileLoop, STAGE_BYTES } from "./loop.ts";
import type { Kernel } from "./module.ts";
import { Uncompilable } from "./surroundings.ts";

const MOST_OPERANDS = 16;
const kernels: WeakMap<Program, Map<string, Kernel>> = /* @__PURE__ */ new WeakMap();
let stage: Storage | null = null;

/** A kernel of a program, made once for each key; null where the heap has no room for what it needs. */
export function kernelOf(program: Program, key: string, compile: () => Kernel): Kernel | null {
  let known = kernels.get(program);
  if (known === undefined) {
    known = new Map();
    kernels.set(program, known);
  }
  const found = known.get(key);
  if (found !== undefined) return found;
  const kernel = orNull(compile);
  if (kernel !== null) known.set(key, kernel);
  return kernel;
}

/** The kernel for a program and a pattern of strides. */
export function kernelFor(program: Program, patterns: string, rows: boolean, heap: HeapSpace): Kernel | null {
  const key = rows ? `${patterns}*` : patterns;
  return kernelOf(program, key, () => compileLoop(program, patterns, rows, heap, stageAddress(heap)));
}

const folds: WeakMap<Program, Map<Program, Map<string, Kernel | null>>> = /* @__PURE__ */ new WeakMap();

/** The kernel that folds what `map` computes; null where there can be none. */
export function foldKernel(
  map: Program,
  combine: Program,
  patterns: string,
  into: boolean,
  heap: HeapSpace,
): Kernel | null {
  const byCombine = folds.get(map) ?? new Map<Program, Map<string, Kernel | null>>();
  folds.set(map, byCombine);
  const byPattern = byCombine.get(combine) ?? new Map<string, Kernel | null>();
  byCombine.set(combine, byPattern);
  const key = patterns + into;
  let kernel = byPattern.get(key);
  if (kernel === undefined) {
    kernel = orNull(() => compileFold(map, combine, patterns, into, heap));
    byPattern.set(key, kernel);
  }
  return kernel;
}

/** What `compile` gives; null where the heap has no room for constants. */
function orNull<K extends Kernel | null>(compile: () => K): K | null {
  try {
    return compile();
  } catch (error) {
    if (error instanceof Uncompilable) return null;
    throw error;
  }
}

/** Where kernels stage the last turn of a loop: one place for all, since no kernel runs inside another. */
function stageAddress(heap: HeapSpace): number {
  stage ??= reserve(MOST_OPERANDS * STAGE_BYTES, "kernel");
  if (stage.memory === heap.memory) return stage.address;
  stage = null;
  throw new Uncompilable();
}
