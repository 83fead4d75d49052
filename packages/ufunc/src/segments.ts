/** Folds of segments along an axis: long ones in a call each, short ones many at a time. */
import { bool, type DType } from "@strided/buffer";
import { castElement, type Element, type Operand, update, type Value } from "@strided/kernel";
import { type Layout, type LoopPlan, moveAxisLayout, packLayout, planLoop, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "@strided/ndarray";
import { replaced } from "./accumulate.ts";
import { type FoldStep, foldBox, startFold } from "./fold-run.ts";
import { type Form, programFor } from "./programs.ts";
import { expressionOf } from "./row.ts";
import { choose } from "./where.ts";

/** A run of positions along the axis, at least one, and the place of its fold in the result. */
export interface Segment {
  readonly begin: number;
  readonly length: number;
  readonly place: number;
}

/** Segments up to this length are taken element by element, without a call for each. */
const SHORT = 64;
/** The same, counted over all lanes. */
const FEW = 8192;
/** Elements that are described at a time. */
const CHUNK = 4096;

/** `total[place] = fold of source[begin … begin + length)` along the axis, for every segment. */
export function foldSegments(
  step: FoldStep,
  segments: readonly Segment[],
  axis: number,
  source: NDArray,
  total: NDArray,
): void {
  const lanes = source.size / source.shape[axis];
  const short: Segment[] = [];
  for (const segment of segments) {
    if (segment.length <= SHORT && segment.length * lanes <= FEW) short.push(segment);
    else foldOne(step, segment, axis, source, total);
  }
  if (short.length > 0) foldShort(step, short, axis, source, total);
}

function foldOne(
  step: FoldStep,
  { begin, length, place }: Segment,
  axis: number,
  source: NDArray,
  total: NDArray,
): void {
  const { layout, storage, dtype } = total;
  const strides = replaced(layout.strides, axis, 0);
  const at = layout.offset + place * layout.strides[axis];
  const into: Operand = { storage, dtype, layout: uncheckedLayout(source.shape, strides, at) };
  const zero = source.shape.map(() => 0);
  const one = replaced(source.shape, axis, 1);
  startFold(step, { start: replaced(zero, axis, begin), shape: one }, [source], into);
  if (length === 1) return;
  const rest = { start: replaced(zero, axis, begin + 1), shape: replaced(source.shape, axis, length - 1) };
  foldBox(step, rest, [axis], [source], into);
}

/** An element that begins a segment replaces what is there. */
const FIRST_STEP: Form = {
  name: "first step ",
  rewrite:
    (expression, [dtype]) =>
    (total, x, isFirst) => {
      const next = castElement(expression(total, x) as Element, null, dtype);
      return choose(isFirst as Value, castElement(x, null, dtype), next);
    },
};

/** Each element knows the place of its segment, and whether it begins it; segments that follow each other share a call. */
function foldShort(step: FoldStep, segments: readonly Segment[], axis: number, source: NDArray, total: NDArray): void {
  const places = new Int32Array(CHUNK);
  const firsts = new Uint8Array(CHUNK);
  const flush = shortUpdate(step, axis, source, total);
  let begin = 0;
  let count = 0;
  for (const segment of segments) {
    if (count > 0 && (segment.begin !== begin + count || count + segment.length > CHUNK)) {
      flush(begin, places.subarray(0, count), firsts.subarray(0, count));
      count = 0;
    }
    if (count === 0) begin = segment.begin;
    places.fill(segment.place, count, count + segment.length);
    firsts.fill(0, count, count + segment.length);
    firsts[count] = 1;
    count += segment.length;
  }
  flush(begin, places.subarray(0, count), firsts.subarray(0, count));
}

type ShortUpdate = (begin: number, places: Int32Array, firsts: Uint8Array) => void;

/** Updates the totals of all lanes with the elements from `begin` on. */
function shortUpdate({ row, work, loop }: FoldStep, axis: number, source: NDArray, total: NDArray): ShortUpdate {
  const mask = bool as DType;
  const inputs = [work, source.dtype, mask];
  const program = programFor(expressionOf(row, work), inputs, [work, loop[0], mask], [work], FIRST_STEP);
  const flags = source.fresh(mask, packLayout([CHUNK], "C", 1), row.name);
  const from = moveAxisLayout(source.layout, axis, -1);
  const to = moveAxisLayout(total.layout, axis, -1);
  const last = from.shape.length - 1;
  const lanesOf = ({ strides }: Layout): readonly number[] => strides.slice(0, last);
  const lanes = planLoop(from.shape.slice(0, last), [lanesOf(from), lanesOf(to)]);
  return (begin, places, firsts) => {
    flags.storage.memory.bytes.set(firsts, flags.storage.address);
    const n = places.length;
    const at = from.offset + begin * from.strides[last];
    eachLane(lanes, 0, at, to.offset, (x, t) => {
      const reads: Operand[] = [
        { storage: source.storage, dtype: source.dtype, layout: uncheckedLayout([n], [from.strides[last]], x, n) },
        { storage: flags.storage, dtype: mask, layout: uncheckedLayout([n], [1], 0, n) },
      ];
      const target: Operand = { storage: total.storage, dtype: work, layout: uncheckedLayout([], [], t) };
      update(program, target, { list: places, step: to.strides[last], owners: [] }, reads);
    });
  };
}

function eachLane(
  lanes: LoopPlan,
  axis: number,
  from: number,
  to: number,
  visit: (from: number, to: number) => void,
): void {
  if (axis === lanes.shape.length) {
    visit(from, to);
    return;
  }
  const [x, t] = lanes.strides;
  for (let k = 0; k < lanes.shape[axis]; k++) eachLane(lanes, axis + 1, from + k * x[axis], to + k * t[axis], visit);
}
