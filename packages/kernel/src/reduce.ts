/**
 * Folds arrays along axes. `out` already holds values, of the fold's identity as a rule, and every fold is combined into
 * them. What is folded may be computed on the way from several operands: `map` says how.
 */
import { allocate, type HeapSpace, heapSpace, intend } from "@strided/buffer";
import { type LoopPlan, planLoop, uncheckedLayout } from "@strided/layout";
import { castProgram } from "./cast-program.ts";
import { foldBlocks } from "./fold-blocks.ts";
import type { Operand } from "./operand.ts";
import { buildProgram, castElement, type Element, type Program } from "./program.ts";
import { runPart } from "./run.ts";
import { walkRuns } from "./walk.ts";
import { LONGEST_ROW } from "./wasm/fold.ts";
import { foldKernel } from "./wasm/kernels.ts";
import type { Kernel } from "./wasm/module.ts";
import { tellMoved } from "./watched.ts";

/**
 * `out = combine(out, fold of source)`: both have `shape`, and `out` has stride 0 along the axes that are folded.
 * `combine` takes two values of the dtype of `out` and gives one; the source is cast to it element by element.
 */
export function reduce(combine: Program, shape: readonly number[], source: Operand, out: Operand): void {
  mapReduce(castProgram(source.dtype, out.dtype), combine, shape, [source], out);
}

/** As `reduce`, of what `map` computes from the operands: its output has the dtype of `out`. */
export function mapReduce(
  map: Program,
  combine: Program,
  shape: readonly number[],
  sources: readonly Operand[],
  out: Operand,
): void {
  const strides = [out, ...sources].map((operand) => operand.layout.strides);
  const inOrder = planLoop(shape, strides);
  if (inOrder.size === 0) return;
  tellMoved(sources, [out]);
  // What is folded within a row may be taken in any order.
  const plan = inOrder.strides[0].at(-1) === 0 ? planLoop(shape, strides, { flip: true }) : inOrder;
  const inner = plan.shape.length - 1;
  const heap = heapSpace();
  const isCompiled = heap !== null && [out, ...sources].every(({ storage }) => storage.memory === heap.memory);
  if (plan.strides[0][inner] !== 0) foldRows(map, combine, plan, shape, sources, out);
  else if (!isCompiled || !foldCompiled(map, combine, plan, sources, out, heap)) {
    foldBlocks(map, combine, plan, sources, out);
  }
}

/** Steps over rows that are combined element by element: several at once, so that the results are touched less often. */
export const ROWS_AT_ONCE = 8;

function foldRows(
  map: Program,
  combine: Program,
  plan: LoopPlan,
  shape: readonly number[],
  sources: readonly Operand[],
  out: Operand,
): void {
  const axis = plan.shape.length - 2;
  const many = axis >= 0 && plan.strides[0][axis] === 0 ? Math.floor(plan.shape[axis] / ROWS_AT_ONCE) : 0;
  const at = [out, ...sources].map(({ layout }, k) => layout.offset + plan.offsets[k]);
  const [one, several] = stepPrograms(map, combine);
  if (many === 0) {
    runPart(one, shape, [out, ...sources, out]);
    return;
  }
  const split = (count: number, from: number, scale: number, lead: number): Operand[] =>
    [out, ...sources].map((operand, k) => {
      const strides = [...plan.strides[k]];
      const offset = at[k] + (from + lead) * strides[axis];
      strides[axis] *= scale;
      const lengths = [...plan.shape];
      lengths[axis] = count;
      return { ...operand, layout: uncheckedLayout(lengths, strides, offset) };
    });
  const groups = Array.from({ length: ROWS_AT_ONCE }, (_, lead) => split(many, 0, ROWS_AT_ONCE, lead));
  const [target] = groups[0];
  runPart(several, target.layout.shape, [target, ...groups.flatMap((group) => group.slice(1)), target]);
  const rest = plan.shape[axis] - many * ROWS_AT_ONCE;
  if (rest === 0) return;
  const last = split(rest, many * ROWS_AT_ONCE, 1, 0);
  runPart(one, last[0].layout.shape, [...last, last[0]]);
}

const steps: WeakMap<Program, Map<Program, readonly [Program, Program]>> = /* @__PURE__ */ new WeakMap();

/** `combine(acc, map(x))` for one row, and for several rows in turn. */
export function stepPrograms(map: Program, combine: Program): readonly [Program, Program] {
  const known = steps.get(map) ?? new Map<Program, readonly [Program, Program]>();
  steps.set(map, known);
  let pair = known.get(combine);
  if (pair === undefined) {
    const acc = map.outputs[0];
    const count = map.inputs.length;
    const build = (rows: number): Program => {
      const expression = (total: Element, ...xs: Element[]): Element => {
        let sum = total;
        for (let k = 0; k < rows; k++) {
          const x = map.expression(...xs.slice(k * count, (k + 1) * count)) as Element;
          const [one, other] = [sum, x].map((element, j) => castElement(element, null, combine.loop[j]));
          sum = combine.expression(one, other) as Element;
        }
        return sum;
      };
      const inputs = Array.from({ length: rows }, () => map.inputs).flat();
      const loop = Array.from({ length: rows }, () => map.loop).flat();
      return buildProgram(expression, [acc, ...inputs], [combine.loop[0], ...loop], [acc]);
    };
    pair = [build(1), build(ROWS_AT_ONCE)];
    known.set(combine, pair);
  }
  return pair;
}

/** The innermost axis is folded, all operands lie on the heap; false if no kernel can be had. */
function foldCompiled(
  map: Program,
  combine: Program,
  plan: LoopPlan,
  sources: readonly Operand[],
  out: Operand,
  heap: HeapSpace,
): boolean {
  const inner = plan.shape.length - 1;
  const length = plan.shape[inner];
  const strides = sources.map((_, k) => plan.strides[k + 1][inner]);
  const patterns = sources
    .map(({ dtype }, k) => (strides[k] === dtype.itemsize ? "c" : strides[k] === 0 ? "s" : "g"))
    .join("");
  const kernel = foldKernel(map, combine, patterns, true, heap);
  const pieces = length > LONGEST_ROW ? foldKernel(map, combine, patterns, false, heap) : kernel;
  if (kernel === null || pieces === null) return false;
  const rowAxis = length > LONGEST_ROW || inner === 0 ? -1 : inner - 1;
  const rows = rowAxis < 0 ? 1 : plan.shape[rowAxis];
  const rowStride = (k: number): number => (rowAxis < 0 ? 0 : plan.strides[k][rowAxis]);
  const at = [out, ...sources].map(({ storage, layout }, k) => storage.address + layout.offset + plan.offsets[k]);
  const outer = plan.shape.slice(0, rowAxis < 0 ? inner : rowAxis);
  walkRuns(
    [...outer, 1],
    plan.strides.map((axes) => [...axes.slice(0, outer.length), 0]),
    at,
    () => {
      const operands = strides.flatMap((stride, k) => [at[k + 1], stride, rowStride(k + 1)]);
      if (length > LONGEST_ROW) foldLong(combine, [kernel, pieces], length, at, strides, out, heap);
      else kernel(length, rows, at[0], rowStride(0), ...operands);
    },
  );
  // Partial results are allocated on the way; until here the sources have to be held, or that might take their bytes.
  return sources.every(({ storage }) => storage.memory === heap.memory);
}

/** A row folded in pieces; their results lie side by side and are folded in turn. */
function foldLong(
  combine: Program,
  [kernel, pieces]: readonly [Kernel, Kernel],
  length: number,
  at: readonly number[],
  strides: readonly number[],
  out: Operand,
  heap: HeapSpace,
): void {
  const { itemsize } = out.dtype;
  const whole = Math.floor(length / LONGEST_ROW);
  const rest = length % LONGEST_ROW;
  const count = whole + (rest > 0 ? 1 : 0);
  const operands = (from: number): number[] =>
    strides.flatMap((stride, k) => [at[k + 1] + from * stride, stride, LONGEST_ROW * stride]);
  intend("temporary", "reduce", count * itemsize, () => "partial results of a long fold");
  const partial = allocate(count * itemsize, "reduce");
  if (partial.memory !== heap.memory) {
    // No room for partial results: piece after piece into the result itself.
    for (let k = 0; k < count; k++) {
      kernel(k < whole ? LONGEST_ROW : rest, 1, at[0], 0, ...operands(k * LONGEST_ROW));
    }
    return;
  }
  const { address } = partial;
  pieces(LONGEST_ROW, whole, address, itemsize, ...operands(0));
  if (rest > 0) pieces(rest, 1, address + whole * itemsize, itemsize, ...operands(whole * LONGEST_ROW));
  const { dtype, storage } = out;
  const results: Operand = { storage: partial, dtype, layout: uncheckedLayout([count], [itemsize], 0) };
  const target: Operand = { storage, dtype, layout: uncheckedLayout([count], [0], at[0] - storage.address) };
  reduce(combine, [count], results, target);
  partial.dispose();
}
