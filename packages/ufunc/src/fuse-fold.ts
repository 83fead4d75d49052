/** Fused expressions that end in a fold: the elements are computed on the way into the fold and never stored. */
import { DTYPES, type DType, isScalar, type Scalar } from "@strided/buffer";
import {
  buildProgram,
  type Expression,
  type FoldName,
  largerOf,
  mapReduce,
  type Program,
  run,
  smallerOf,
  type Value,
} from "@strided/kernel";
import {
  broadcastLayout,
  broadcastShapeList,
  type Layout,
  normalizeAxes,
  packLayout,
  ShapeError,
  uncheckedLayout,
} from "@strided/layout";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { callUfunc } from "./call.ts";
import { checker } from "./checked.ts";
import type { ReduceOptions } from "./reduce.ts";
import { resolveLoop } from "./resolve.ts";
import type { UfuncRow } from "./row.ts";

interface Fold {
  readonly combine: Expression;
  /** The value to start from; null: the first element, as folding it again changes nothing. */
  readonly identity: number | null;
}

const FOLDS: { readonly [F in FoldName]: Fold } = {
  sum: { combine: (x, y) => x.add(y as Value), identity: 0 },
  prod: { combine: (x, y) => x.mul(y as Value), identity: 1 },
  max: { combine: (x, y) => largerOf(x as Value, y as Value), identity: null },
  min: { combine: (x, y) => smallerOf(x as Value, y as Value), identity: null },
};

/** Folds what the row computes from the operands, over all axes unless the options name some. */
export function foldFused(
  row: UfuncRow,
  name: FoldName,
  operands: readonly ArrayLike[],
  options: ReduceOptions = {},
): NDArray | Scalar {
  checkOptions("fuse", options, ["axis", "keepdims", "out", "dtype"]);
  const { axis = null, keepdims = false, out = null } = options;
  if (checker !== null) {
    const elements = callUfunc(row, operands);
    return checker.fold("fuse", { vanishes: name === "prod" }, elements, out, (into) =>
      foldFused(row, name, operands, { ...options, out: into }),
    );
  }
  const types = operands.map((operand) =>
    isScalar(operand) ? { weak: operand } : { dtype: toNDArray(operand, "fuse").dtype },
  );
  const loop = resolveLoop(row, types, null, "same_kind");
  const inputs = operands.map((operand, k) => toNDArray(operand, "fuse", loop.inputs[k]));
  const shape = broadcastShapeList(
    inputs.map((input) => input.shape),
    "fuse",
  );
  const axes = axis === null ? shape.map((_, k) => k) : normalizeAxes(axis, shape.length, "fuse");
  row.guard?.(loop)?.(inputs, null);
  const { combine, identity } = FOLDS[name];
  const acc = accumulator(loop.outputs[0], identity !== null);
  const map = programFor(row, inputs.map(dtypeOfArray), loop.inputs, acc);
  const sources = inputs.map((input) => ({
    ...operandOf(input),
    layout: broadcastLayout(input.layout, shape, "fuse"),
  }));
  const left = shape
    .filter((_, k) => keepdims || !axes.includes(k))
    .map((length, k) => (keepdims && axes.includes(k) ? 1 : length));
  const total = inputs[0].fresh(acc, packLayout(left, "C", acc.itemsize), "fuse");
  const folded = { ...operandOf(total), layout: foldedLayout(total, shape, axes, keepdims) };
  if (identity !== null) total.assign(identity);
  else startFromFirst(map, sources, folded, shape, axes);
  mapReduce(map, combineProgram(name, combine, acc), shape, sources, folded);
  if (out !== null) return out.assign(total);
  return left.length === 0 ? total.get() : total;
}

const dtypeOfArray = ({ dtype }: NDArray): DType => dtype;
const operandOf = ({
  storage,
  dtype,
  layout,
}: NDArray): { storage: NDArray["storage"]; dtype: DType; layout: Layout } => ({
  storage,
  dtype,
  layout,
});

/** Sums and products of integers and bool accumulate in 64 bits of their kind. */
function accumulator(dtype: DType, widens: boolean): DType {
  if (!widens || dtype.kind === "f" || dtype.kind === "c") return dtype;
  return (dtype.kind === "u" ? DTYPES.uint64 : DTYPES.int64) as DType;
}

/** The result's layout in the axes of the operands: stride 0 along those that are folded. */
function foldedLayout(total: NDArray, shape: readonly number[], axes: readonly number[], keepdims: boolean): Layout {
  let next = 0;
  const strides = shape.map((_, k) => {
    const isFolded = axes.includes(k);
    const stride = isFolded ? 0 : total.strides[next];
    if (keepdims || !isFolded) next++;
    return stride;
  });
  return uncheckedLayout(shape, strides, 0);
}

type Source = ReturnType<typeof operandOf>;

function startFromFirst(
  map: Program,
  sources: readonly Source[],
  folded: Source,
  shape: readonly number[],
  axes: readonly number[],
): void {
  if (axes.some((axis) => shape[axis] === 0)) {
    throw new ShapeError("fuse: zero-size array to reduction operation which has no identity", { shape });
  }
  const first = shape.map((length, k) => (axes.includes(k) ? 1 : length));
  const firstOf = (operand: Source): Source => ({
    ...operand,
    layout: uncheckedLayout(first, operand.layout.strides, operand.layout.offset),
  });
  run(map, first, [...sources.map(firstOf), firstOf(folded)]);
}

const maps: WeakMap<UfuncRow, Map<string, Program>> = /* @__PURE__ */ new WeakMap();

function programFor(row: UfuncRow, inputs: readonly DType[], loop: readonly DType[], acc: DType): Program {
  const known = maps.get(row) ?? new Map<string, Program>();
  maps.set(row, known);
  const key = [...inputs, ...loop, acc].map(({ char }) => char).join("");
  const program = known.get(key) ?? buildProgram(row.loop, inputs, loop, [acc]);
  known.set(key, program);
  return program;
}

const combines: Map<string, Program> = /* @__PURE__ */ new Map();

function combineProgram(name: FoldName, combine: Expression, acc: DType): Program {
  const key = `${name} ${acc.char}`;
  const program = combines.get(key) ?? buildProgram(combine, [acc, acc], [acc, acc], [acc]);
  combines.set(key, program);
  return program;
}
