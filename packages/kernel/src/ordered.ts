/**
 * Programs whose first operand is what they gave for the element before: scans, folds that must keep their order, and
 * updates of elements found by position. The dtype of the first input is that of the output.
 */
import { type HeapSpace, heapSpace, type Storage } from "@strided/buffer";
import { type LoopPlan, planLoop, uncheckedLayout } from "@strided/layout";
import type { Operand } from "./operand.ts";
import { runOneByOne, WRITTEN } from "./ordered-blocks.ts";
import type { Program } from "./program.ts";
import { runPart } from "./run.ts";
import { walkRuns } from "./walk.ts";
import type { Kernel } from "./wasm/module.ts";
import { scanKernel, scanStaged, updateCompiled } from "./wasm/ordered-run.ts";
import { tellMoved } from "./watched.ts";

/** From this many lanes on a scan goes from row to row of lanes instead of lane by lane. */
const MANY_LANES = 16;

/**
 * Along the last axis of `shape`: `out[0] = f(start, x[0])`, then `out[i] = f(out[i - 1], x[i])`. `start` has stride 0
 * along that axis. `out` may be one of the sources, as the same elements.
 */
export function scan(
  program: Program,
  shape: readonly number[],
  start: Operand,
  sources: readonly Operand[],
  out: Operand,
): void {
  runInOrder(program, shape, start, sources, out);
}

/** Along the last axis of `shape`: `out = f(out, x[i])` for one i after the other; `out` has stride 0 along it. */
export function foldInOrder(
  program: Program,
  shape: readonly number[],
  sources: readonly Operand[],
  out: Operand,
): void {
  runInOrder(program, shape, out, sources, null);
}

/** Places of elements: `list[i] * step` bytes behind the first one. */
export interface Positions {
  readonly list: Int32Array | Float64Array;
  readonly step: number;
  /** What the list is a part of, so that it is held on to while the list is read. */
  readonly owners: readonly Storage[];
}

/**
 * `t = f(t, x[i])` where t is the element of `target` at position i; a position may come again. Sources have one axis.
 */
export function update(program: Program, target: Operand, positions: Positions, sources: readonly Operand[]): void {
  tellMoved([target, ...sources], [target]);
  const heap = heapSpace();
  const isHere = heap !== null && [target, ...sources].every(({ storage }) => storage.memory === heap.memory);
  if (isHere && updateCompiled(program, target, positions, sources, heap)) return;
  const { list, step } = positions;
  const origin = target.storage.address + target.layout.offset;
  runOneByOne(program, list.length, target, sources, target, (k, i) => {
    if (k <= 0) return origin + list[i] * step;
    const { storage, layout } = sources[k - 1];
    return storage.address + layout.offset + i * layout.strides[0];
  });
}

function runInOrder(
  program: Program,
  shape: readonly number[],
  start: Operand,
  sources: readonly Operand[],
  out: Operand | null,
): void {
  const operands = out === null ? [start, ...sources] : [start, ...sources, out];
  const axis = shape.length - 1;
  const length = shape[axis];
  const lanes = planLoop(
    shape.slice(0, axis),
    operands.map(({ layout }) => layout.strides.slice(0, axis)),
  );
  if (length === 0 || lanes.size === 0) return;
  tellMoved([start, ...sources], [out ?? start]);
  const steps = operands.map(({ layout }) => layout.strides[axis]);
  if (lanes.shape[lanes.shape.length - 1] >= MANY_LANES)
    rowByRow(program, lanes, length, steps, operands, out !== null);
  else laneByLane(program, lanes, length, steps, operands, out !== null);
}

/** One element of every lane at a time: ordinary runs over the innermost lanes, which do not depend on each other. */
function rowByRow(
  program: Program,
  lanes: LoopPlan,
  length: number,
  steps: readonly number[],
  operands: readonly Operand[],
  keeps: boolean,
): void {
  const count = operands.length;
  const inner = lanes.shape.length - 1;
  const n = lanes.shape[inner];
  const at = operands.map(({ layout }, k) => layout.offset + lanes.offsets[k]);
  const outer = [...lanes.shape.slice(0, inner), 1];
  walkRuns(
    outer,
    lanes.strides.map((axes) => [...axes.slice(0, inner), 0]),
    at,
    () => {
      const row = (k: number, i: number): Operand => ({
        ...operands[k],
        layout: uncheckedLayout([n], [lanes.strides[k][inner]], at[k] + i * steps[k], n),
      });
      const out = keeps ? count - 1 : 0;
      for (let i = 0; i < length; i++) {
        const total = keeps && i > 0 ? row(out, i - 1) : row(0, 0);
        const reads: Operand[] = [total];
        for (let k = 1; k < program.inputs.length; k++) reads.push(row(k, i));
        runPart(program, [n], [...reads, row(out, keeps ? i : 0)]);
      }
    },
  );
}

function laneByLane(
  program: Program,
  lanes: LoopPlan,
  length: number,
  steps: readonly number[],
  operands: readonly Operand[],
  keeps: boolean,
): void {
  const heap = heapSpace();
  const kernel = heap === null ? null : scanKernel(program, keeps, heap);
  const isHere = heap !== null && operands.every(({ storage }) => storage.memory === heap.memory);
  if (kernel !== null && isHere) {
    onHeap(kernel, lanes, length, steps, operands);
    return;
  }
  const at = operands.map(({ storage, layout }, k) => storage.address + layout.offset + lanes.offsets[k]);
  const last = keeps ? operands.length - 1 : 0;
  const place = (k: number, i: number): number => {
    if (k > 0) return at[k] + i * steps[k];
    if (k === WRITTEN) return at[last] + i * steps[last];
    return i === 0 ? at[0] : place(WRITTEN, i - 1);
  };
  const sources = operands.slice(1, program.inputs.length);
  walkRuns(
    [...lanes.shape, 1],
    lanes.strides.map((axes) => [...axes, 0]),
    at,
    () => {
      const isStaged = kernel !== null && scanStaged(kernel, program, length, at, steps, operands, heap as HeapSpace);
      if (!isStaged) runOneByOne(program, length, operands[0], sources, operands[last], place);
    },
  );
}

function onHeap(
  kernel: Kernel,
  lanes: LoopPlan,
  length: number,
  steps: readonly number[],
  operands: readonly Operand[],
): void {
  const inner = lanes.shape.length - 1;
  const at = operands.map(({ storage, layout }, k) => storage.address + layout.offset + lanes.offsets[k]);
  const outer = [...lanes.shape.slice(0, inner), 1];
  const rows = lanes.strides.map((axes) => axes[inner]);
  walkRuns(
    outer,
    lanes.strides.map((axes) => [...axes.slice(0, inner), 0]),
    at,
    () => {
      const rest = steps.slice(1).flatMap((step, k) => [at[k + 1], step, rows[k + 1]]);
      kernel(length, lanes.shape[inner], at[0], rows[0], ...rest);
    },
  );
}
