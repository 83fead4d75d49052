/**
 * Copies between arrays of any dtypes and layouts. They have small kernels of their own, so that who only copies and casts
 * does not need the compiler of expressions.
 */
import { type DType, type HeapSpace, heapSpace, reserve, type Storage, watcher } from "@strided/buffer";
import { type LoopPlan, planLoop } from "@strided/layout";
import { convert, isFloating } from "./convert.ts";
import type { Operand } from "./operand.ts";
import { walkRuns } from "./walk.ts";
import { convertElement } from "./wasm/convert-element.ts";
import { convertFours } from "./wasm/convert-four.ts";
import type { Kernel } from "./wasm/module.ts";
import { moveBytes } from "./wasm/move.ts";
import { apart, compileMover, compileRowMover, gathered, moveElement, packed, spread } from "./wasm/mover.ts";
import { runRows } from "./wasm/rows.ts";
import { compileTransposer } from "./wasm/transpose.ts";
import { tellMoved } from "./watched.ts";

/** Writes the elements of `source` into `target`, cast as NumPy's "unsafe" rule does; both have the same shape. */
export function copyElements(target: Operand, source: Operand): void {
  if (watcher !== null) tellMoved([source], [target]);
  const plan = planLoop(target.layout.shape, [source.layout.strides, target.layout.strides]);
  if (plan.size === 0) return;
  const heap = heapSpace();
  const isOnHeap = heap !== null && source.storage.memory === heap.memory && target.storage.memory === heap.memory;
  if (isOnHeap) copyOnHeap(plan, target, source, heap);
  else copyElsewhere(plan, target, source, heap);
}

/** Rows of fewer bytes are not worth the engine's own copy. */
const ROW = 64;
/** Elements of so many bytes are transposed one by one: squares of four of them gain nothing. */
const WIDE = 8;
// How elements lie: as the strides say, side by side only where they go to, on both sides, or in whole rows of bytes; or
// one goes to places side by side; or they lie side by side along the other axis.
const [APART, GATHERED, PACKED, IN_ROWS, SPREAD, TRANSPOSED] = [0, 1, 2, 3, 4, 5];

function copyOnHeap(given: LoopPlan, target: Operand, source: Operand, heap: HeapSpace): void {
  const { dtype: from } = source;
  const { dtype: to } = target;
  const { itemsize } = to;
  const isMove = isSameBits(from, to);
  const plan = isMove && itemsize < WIDE ? alongTarget(given, itemsize) : given;
  const [strides, toStrides] = plan.strides;
  const inner = plan.shape.length - 1;
  const n = plan.shape[inner];
  const step = strides[inner];
  const toStep = toStrides[inner];
  const start = addressOf(source);
  const place = addressOf(target);
  if (inner === 0 && step === 0 && toStep === itemsize && !isMove) {
    // It is converted once.
    kernelFor(APART, from, to, heap)(1, start, place, 0, 0, 1, 0, 0);
    kernelFor(SPREAD, to, to, heap)(n, place, place, 0, toStep, 1, 0, 0);
    return;
  }
  let form = APART;
  if (toStep === itemsize) {
    if (step === from.itemsize) form = n * itemsize < ROW ? PACKED : IN_ROWS;
    else if (step === 0 && isMove) form = SPREAD;
    else form = isMove && itemsize < WIDE && inner > 0 && strides[inner - 1] === itemsize ? TRANSPOSED : GATHERED;
  }
  const kernel = kernelFor(form, from, to, heap);
  if (inner === 0) kernel(n, start, place, step, toStep, 1, 0, 0);
  else {
    const args = [n, start, place, step, toStep, plan.shape[inner - 1], strides[inner - 1], toStrides[inner - 1]];
    runRows(kernel, plan, args, 2, heap, form === TRANSPOSED ? itemsize : 0);
  }
}

/** The plan with elements side by side where they go to along the inner axis, if they are along one of the two. */
function alongTarget(plan: LoopPlan, itemsize: number): LoopPlan {
  const inner = plan.shape.length - 1;
  const [[...strides], [...toStrides]] = plan.strides;
  if (inner === 0 || toStrides[inner] === itemsize || toStrides[inner - 1] !== itemsize) return plan;
  const lists = [[...plan.shape], strides, toStrides];
  for (const list of lists) list.push(...list.splice(inner - 1, 1));
  return { ...plan, shape: lists[0], strides: [strides, toStrides] };
}

const addressOf = ({ storage, layout }: Operand): number => storage.address + layout.offset;

const kernels: Map<number, Kernel> = /* @__PURE__ */ new Map();

/** The kernel between two dtypes for elements that lie in some form; compiled once. */
function kernelFor(form: number, from: DType, to: DType, heap: HeapSpace): Kernel {
  const key = (form * 32 + from.num) * 32 + to.num;
  let kernel = kernels.get(key);
  if (kernel === undefined) {
    kernel = compile(form, from, to, heap);
    kernels.set(key, kernel);
  }
  return kernel;
}

/** Groups of elements per turn. */
const TURN = 4;

function compile(form: number, from: DType, to: DType, heap: HeapSpace): Kernel {
  const { itemsize } = to;
  const isMove = isSameBits(from, to);
  if (isMove && form === IN_ROWS) return compileRowMover(itemsize, heap);
  if (form === TRANSPOSED) return compileTransposer(itemsize, heap);
  const write = isMove ? moveElement(itemsize) : convertElement(from, to);
  const one = apart(write, 1);
  if (form === APART) return compileMover([apart(write, TURN), one], heap);
  if (form === SPREAD) return compileMover([spread(itemsize), one], heap);
  if (form === GATHERED) return compileMover([gathered(write, TURN, itemsize), one], heap);
  const fours = isMove ? null : convertFours(from, to);
  const { count, write: many } = fours ?? { count: 1, write };
  const turns = fours === null ? TURN : 16 / count;
  return compileMover([packed(many, count, turns, from.itemsize, itemsize), one], heap);
}

/** Whether a cast leaves the bits as they are: it does between integers of one size. */
function isSameBits(from: DType, to: DType): boolean {
  return from === to || (from.itemsize === to.itemsize && INTEGERS.includes(from.kind) && INTEGERS.includes(to.kind));
}
const INTEGERS = "iu";

/** Whether storing alone casts between typed arrays: it wraps integers and rounds floats. */
function isStored(from: DType, to: DType): boolean {
  const areLanes = from.lanes === 1 && to.lanes === 1 && from.lane !== "f16" && to.lane !== "f16";
  return areLanes && to.kind !== "b" && isWide(from) === isWide(to) && (isFloating(to) || !isFloating(from));
}

const isWide = ({ zero }: DType): boolean => typeof zero === "bigint";

/** Elements per block on the stage. */
const BLOCK = 1024;
/** Bytes per operand on the stage. */
const ROOM = BLOCK * 16;
let stage: Storage | null = null;

function copyElsewhere(plan: LoopPlan, target: Operand, source: Operand, heap: HeapSpace | null): void {
  const { dtype: from, storage: input } = source;
  const { dtype: to, storage: output } = target;
  const inner = plan.shape.length - 1;
  const [step, outStep] = plan.strides.map((strides) => strides[inner]);
  const isMove = isSameBits(from, to);
  if (heap !== null && !isMove) stage ??= reserve(2 * ROOM, "kernel");
  const onStage = heap !== null && stage?.memory === heap.memory ? stage.address : null;
  const at = [addressOf(source), addressOf(target)];
  walkRuns(plan.shape, plan.strides, at, (n) => {
    if (isMove) {
      moveBytes(to.itemsize, n, input.memory, at[0], step, output.memory, at[1], outStep);
      return;
    }
    if (heap === null || onStage === null) {
      const isPacked = step === from.itemsize && outStep === to.itemsize;
      if (isPacked && isStored(from, to) && at[0] % from.alignment === 0 && at[1] % to.alignment === 0) {
        const elements = new from.Array(input.memory.buffer, at[0], n) as Float64Array;
        (new to.Array(output.memory.buffer, at[1], n) as Float64Array).set(elements);
        return;
      }
      const { view } = input.memory;
      const { view: outView } = output.memory;
      for (let i = 0; i < n; i++) {
        to.set(outView, at[1] + i * outStep, convert(from.get(view, at[0] + i * step), from, to) as never);
      }
      return;
    }
    const kernel = kernelFor(PACKED, from, to, heap);
    for (let start = 0; start < n; start += BLOCK) {
      const m = Math.min(BLOCK, n - start);
      moveBytes(from.itemsize, m, input.memory, at[0] + start * step, step, heap.memory, onStage, from.itemsize);
      kernel(m, onStage, onStage + ROOM, from.itemsize, to.itemsize, 1, 0, 0);
      moveBytes(
        to.itemsize,
        m,
        heap.memory,
        onStage + ROOM,
        to.itemsize,
        output.memory,
        at[1] + start * outStep,
        outStep,
      );
    }
  });
}
