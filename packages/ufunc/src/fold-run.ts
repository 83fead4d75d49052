/** The kernel's part of a fold: which programs run over a box of elements. */
import { bool, type DType } from "@strided/buffer";
import {
  castElement,
  dtypeOfElement,
  type Element,
  type Expression,
  foldInOrder,
  mapReduce,
  type Operand,
  type Program,
  reduce,
  run,
  traceExpression,
  type Value,
} from "@strided/kernel";
import { moveAxisLayout, planLoop } from "@strided/layout";
import { type Box, boxLayout } from "./fold-axes.ts";
import { isReorderable } from "./fold-loop.ts";
import { type Form, programFor } from "./programs.ts";
import { expressionOf, type UfuncRow } from "./row.ts";
import { choose } from "./where.ts";

/** What is done with each element. */
export interface FoldStep {
  /** The row whose function combines a partial result with the next element. */
  readonly row: UfuncRow;
  /** What is folded, computed from the operands' elements; null for the elements of a single operand. */
  readonly map: Expression | null;
  /** The dtypes in which the elements are taken. */
  readonly loop: readonly DType[];
  /** The dtype of partial results. */
  readonly work: DType;
  /** Whether two more operands follow: a mask, and the value that stands for what it leaves out. */
  readonly isMasked: boolean;
}

const IDENTITY: Expression = (x) => x;

/** Per dtype number the dtype in which its elements are computed. */
const computed: DType[] = [];

/** The dtype in whose precision partial results are kept: half floats are computed, and so kept, as single floats. */
export function workDType(row: UfuncRow, dtype: DType): DType {
  if (dtype.lanes === 2 || row.half !== undefined) return dtype;
  computed[dtype.num] ??= dtypeOfElement(traceExpression(IDENTITY, [dtype]) as Element);
  return computed[dtype.num];
}

/** The first elements are the partial results to begin with. */
export function startFold(step: FoldStep, box: Box, sources: readonly Operand[], into: Operand): void {
  run(
    mapProgram(step, sources),
    box.shape,
    [...sources, into].map((operand) => inBox(operand, box)),
  );
}

/** `into = combine(into, elements of the box)`; `into` has stride 0 along the axes that are folded. */
export function foldBox(
  step: FoldStep,
  box: Box,
  axes: readonly number[],
  sources: readonly Operand[],
  into: Operand,
): void {
  const { row, map, loop, work, isMasked } = step;
  const [reads, total] = [sources.map((source) => inBox(source, box)), inBox(into, box)];
  const combine = expressionOf(row, work);
  const isPlain = map === null && !isMasked && workDType(row, loop[0]) === work;
  // A complex number times one is not itself if a part is infinite: elements that are left out are passed over.
  const isOrdered = !isReorderable(row) || (isMasked && work.lanes === 2 && row.identity === 1 && map === null);
  if (isOrdered && axes.length > 1) {
    const [first, ...others] = axes;
    for (let k = 0; k < box.shape[first]; k++) {
      const start = box.start.map((at, axis) => (axis === first ? at + k : at));
      const shape = box.shape.map((length, axis) => (axis === first ? 1 : length));
      foldBox(step, { start, shape }, others, sources, into);
    }
    return;
  }
  if (isOrdered && !(isPlain && goesByRows(box.shape, total, reads))) {
    const program = orderedProgram(combine, step, sources);
    const used = isMasked ? reads.slice(0, 2) : reads;
    if (axes.length === 0) {
      run(program, box.shape, [total, ...used, total]);
      return;
    }
    const last = (operand: Operand): Operand => ({ ...operand, layout: moveAxisLayout(operand.layout, axes[0], -1) });
    const target = last(total);
    foldInOrder(program, target.layout.shape, used.map(last), target);
    return;
  }
  const joined = programFor(combine, [work, work], [work, work], [work]);
  const isDirect = map === null && !isMasked && (loop[0] === work || loop[0] === sources[0].dtype);
  if (isDirect) reduce(joined, box.shape, reads[0], total);
  else mapReduce(mapProgram(step, sources), joined, box.shape, reads, total);
}

/** Whether the innermost axis, as the kernel walks, is not folded: then whole rows are combined, one after the other. */
function goesByRows(shape: readonly number[], into: Operand, sources: readonly Operand[]): boolean {
  const { strides } = planLoop(
    shape,
    [into, ...sources].map(({ layout }) => layout.strides),
  );
  return strides[0][strides[0].length - 1] !== 0;
}

function inBox(operand: Operand, box: Box): Operand {
  return { ...operand, layout: boxLayout(operand.layout, box) };
}

/** What the mask leaves out is replaced by the value that changes nothing. */
const MASKED_MAP: Form = {
  name: "masked map ",
  rewrite:
    (expression, [dtype]) =>
    (...elements) => {
      const [mask, neutral] = elements.slice(-2);
      return choose(mask as Value, castElement(single(expression(...elements.slice(0, -2))), null, dtype), neutral);
    },
};

/** What the mask leaves out does not change the partial result. */
const MASKED_STEP: Form = {
  name: "masked step ",
  rewrite:
    (expression, [dtype]) =>
    (total, x, mask) =>
      choose(mask as Value, castElement(single(expression(total, x)), null, dtype), total),
};

const single = (element: Element | readonly Element[]): Element => element as Element;

function mapProgram({ map, loop, work, isMasked }: FoldStep, sources: readonly Operand[]): Program {
  const inputs = sources.map(({ dtype }) => dtype);
  const expression = map ?? IDENTITY;
  if (!isMasked) return programFor(expression, inputs, loop, [work]);
  return programFor(expression, inputs, [...loop, bool as DType, work], [work], MASKED_MAP);
}

function orderedProgram(combine: Expression, step: FoldStep, sources: readonly Operand[]): Program {
  const { loop, work, isMasked } = step;
  const { dtype } = sources[0];
  if (!isMasked) return programFor(combine, [work, dtype], [work, loop[0]], [work]);
  const mask = bool as DType;
  return programFor(combine, [work, dtype, mask], [work, loop[0], mask], [work], MASKED_STEP);
}
