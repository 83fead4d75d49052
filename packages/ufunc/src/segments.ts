/** Folds of segments along an axis: long ones in a call each, short ones many at a time. */
import type { DType } from "@strided/buffer";
import { copyElements, type Operand, type Program, update } from "@strided/kernel";
import { type Layout, type LoopPlan, moveAxisLayout, packAlong, planLoop, uncheckedLayout } from "@strided/layout";
import { fromTypedArray, type NDArray } from "@strided/ndarray";
import { replaced } from "./accumulate.ts";
import { fastFold } from "./fast-fold.ts";
import { foldLoop } from "./fold-loop.ts";
import { type FoldStep, foldBox, startFold } from "./fold-run.ts";
import { programFor } from "./programs.ts";
import type { ReduceOptions } from "./reduce.ts";
import { expressionOf } from "./row.ts";

/** A run of positions along the axis, at least one, and the place of its fold in the result. */
interface Segment {
  readonly begin: number;
  readonly length: number;
  readonly place: number;
}

/** Segments up to this length are taken element by element, without a call for each. */
const SHORT = 64;
/** The same, counted over all lanes. */
const FEW = 8192;
/** Elements whose places are written down at a time. */
const CHUNK = 4096;

/**
 * The fold of each segment along the axis: segment k goes from `begins[k]` up to the next begin, the last one up to the
 * end, and is one element where that would leave none.
 */
export function foldSegments(step: FoldStep, begins: Int32Array, axis: number, source: NDArray, total: NDArray): void {
  const length = source.shape[axis];
  const lanes = source.size / length;
  const isShort = (segment: Segment): boolean => segment.length <= SHORT && segment.length * lanes <= FEW;
  const long: Segment[] = [];
  let batch: Batch | null = null;
  for (let place = 0; place < begins.length; place++) {
    const begin = begins[place];
    const end = place + 1 < begins.length ? begins[place + 1] : length;
    const segment = { begin, length: Math.max(end - begin, 1), place };
    if (isShort(segment)) {
      batch ??= new Batch(step, begins, axis, source);
      batch.add(segment);
    } else long.push(segment);
  }
  batch?.finish(total);
  for (const segment of long) {
    if (!foldLine(step, segment, source, total)) foldOne(step, segment, axis, source, total);
  }
}

/** A segment of an array with one axis, in the dtypes that folds have without options: the short way. */
function foldLine({ row }: FoldStep, { begin, length, place }: Segment, source: NDArray, total: NDArray): boolean {
  const { strides, offset } = source.layout;
  const isUsual = foldLoop(row, source.dtype, undefined, null, row.name).outputs[0] === total.dtype;
  if (source.ndim !== 1 || !isUsual) return false;
  const line = uncheckedLayout([length], strides, offset + begin * strides[0], length);
  const value = fastFold(row, source.derive(line), ALL, null, row.name);
  if (value === undefined) return false;
  const { storage, dtype, layout } = total;
  dtype.set(storage.memory.view, storage.address + layout.offset + place * layout.strides[0], value as never);
  return true;
}

const ALL: ReduceOptions = { axis: null };

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

/**
 * Short segments. The partial results begin with the first elements; every other element is combined into the place of
 * its segment, and the first elements, which come by again, into one place more that nobody reads.
 */
class Batch {
  readonly #program: Program;
  readonly #source: NDArray;
  readonly #work: DType;
  readonly #from: Layout;
  readonly #sums: NDArray;
  readonly #to: Layout;
  readonly #lanes: LoopPlan;
  readonly #spare: number;
  readonly #places: Int32Array = new Int32Array(CHUNK);
  #begin = 0;
  #count = 0;

  constructor(step: FoldStep, begins: Int32Array, axis: number, source: NDArray) {
    const { row, work, loop } = step;
    this.#program = programFor(expressionOf(row, work), [work, source.dtype], [work, loop[0]], [work]);
    this.#source = source;
    this.#work = work;
    this.#spare = begins.length;
    const shape = replaced(source.shape, axis, begins.length + 1);
    const { perm } = planLoop(source.shape, [source.strides], { coalesce: false });
    this.#sums = source.fresh(work, packAlong(shape, perm, work.itemsize), row.name);
    const firsts = source.derive(moveAxisLayout(source.layout, axis, 0)).vindex(fromTypedArray(begins));
    const into = moveAxisLayout(this.#sums.layout, axis, 0);
    startFold(step, { start: into.shape.map(() => 0), shape: firsts.shape }, [firsts], {
      ...operandOf(this.#sums),
      layout: into,
    });
    this.#from = moveAxisLayout(source.layout, axis, -1);
    this.#to = moveAxisLayout(this.#sums.layout, axis, -1);
    const last = source.ndim - 1;
    const strides = [this.#from, this.#to].map((layout) => layout.strides.slice(0, last));
    this.#lanes = planLoop(this.#from.shape.slice(0, last), strides);
  }

  add({ begin, length, place }: Segment): void {
    if (this.#count > 0 && (begin !== this.#begin + this.#count || this.#count + length > CHUNK)) this.#flush();
    if (this.#count === 0) this.#begin = begin;
    const places = this.#places;
    places[this.#count] = this.#spare;
    for (let i = this.#count + 1; i < this.#count + length; i++) places[i] = place;
    this.#count += length;
  }

  /** Writes all partial results; those of other segments are first elements still. */
  finish(total: NDArray): void {
    this.#flush();
    const { shape } = total;
    const { strides, offset } = this.#sums.layout;
    copyElements(total, { ...operandOf(this.#sums), layout: uncheckedLayout(shape, strides, offset) });
    this.#sums.storage.dispose();
  }

  #flush(): void {
    const n = this.#count;
    const last = this.#from.shape.length - 1;
    const positions = { list: this.#places.subarray(0, n), step: this.#to.strides[last], owners: [] };
    const apart = this.#from.strides[last];
    const target = { storage: this.#sums.storage, dtype: this.#work };
    eachLane(this.#lanes, 0, this.#from.offset + this.#begin * apart, this.#to.offset, (x, t) => {
      const elements: Operand = { ...operandOf(this.#source), layout: uncheckedLayout([n], [apart], x, n) };
      update(this.#program, { ...target, layout: uncheckedLayout([], [], t) }, positions, [elements]);
    });
    this.#count = 0;
  }
}

const operandOf = ({ storage, dtype, layout }: NDArray): Operand => ({ storage, dtype, layout });

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
