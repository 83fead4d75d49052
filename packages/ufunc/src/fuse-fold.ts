/** Fused expressions that end in a fold: the elements are computed on the way into the fold and never stored. */
import { DTYPES, type DType, isScalar, type Scalar, watcher } from "@strided/buffer";
import {
  type Expression,
  type FoldName,
  largerOf,
  mapReduce,
  type PackedFold,
  type Program,
  packedMapFold,
  run,
  smallerOf,
  type Value,
} from "@strided/kernel";
import {
  broadcastLayout,
  broadcastShapeList,
  type Layout,
  packLayout,
  ShapeError,
  sameNumbers,
  uncheckedLayout,
} from "@strided/layout";
import { type ArrayLike, checkOptions, NDArray, toNDArray } from "@strided/ndarray";
import { callUfunc } from "./call.ts";
import { checker } from "./checked.ts";
import { isPacked } from "./fast-spread.ts";
import { foldedAxes, foldedShape, spreadLayout } from "./fold-axes.ts";
import { programFor } from "./programs.ts";
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

/** A fold over packed operands of one shape, by their dtypes; null where there is none. */
export type FastFolds = Map<string, { readonly acc: DType; readonly kernel: PackedFold } | null>;

/** All of what the row computes from packed operands, or null where the long way has to be taken. */
export function fastFoldFused(
  row: UfuncRow,
  folds: FastFolds,
  name: FoldName,
  operands: readonly ArrayLike[],
): Scalar | null {
  if (watcher !== null || checker !== null) return null;
  const [first] = operands;
  let key = "";
  for (const operand of operands) {
    if (!(operand instanceof NDArray) || !isPacked(operand)) return null;
    if (!sameNumbers((first as NDArray).layout.shape, operand.layout.shape)) return null;
    key += operand.dtype.char;
  }
  const arrays = operands as readonly NDArray[];
  let fold = folds.get(key);
  if (fold === undefined) {
    fold = makeFast(row, name, arrays.map(dtypeOfArray));
    folds.set(key, fold);
  }
  if (fold === null) return null;
  const { acc, kernel } = fold;
  const isElsewhere = ({ storage }: NDArray): boolean => storage.memory !== kernel.memory;
  if (arrays.some(isElsewhere)) return null;
  const address = kernel.callAll(
    arrays[0].layout.size,
    arrays.map(({ storage, layout }) => storage.address + layout.offset),
  );
  // Used until here: partial results may ask for a collection, which must not find the operands unused.
  if (address < 0 || arrays.some(isElsewhere)) return null;
  const value = acc.get(kernel.memory.view, address);
  // The sum starts from +0, so that a sum of nothing but -0 is 0.
  return name === "sum" && typeof value === "number" ? value + 0 : value;
}

function makeFast(
  row: UfuncRow,
  name: FoldName,
  dtypes: readonly DType[],
): { readonly acc: DType; readonly kernel: PackedFold } | null {
  const loop = resolveLoop(
    row,
    dtypes.map((dtype) => ({ dtype })),
    null,
    "same_kind",
  );
  const { combine, identity } = FOLDS[name];
  const acc = accumulator(loop.outputs[0], identity !== null);
  if (acc.lanes > 1 || row.guard?.(loop)) return null;
  const map = programFor(row.loop, dtypes, loop.inputs, [acc]);
  const kernel = packedMapFold(map, programFor(combine, [acc, acc], [acc, acc], [acc]));
  return kernel === null ? null : { acc, kernel };
}

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
  const axes = foldedAxes(axis, shape.length, "fuse");
  row.guard?.(loop)?.(inputs, null);
  const { combine, identity } = FOLDS[name];
  const acc = accumulator(loop.outputs[0], identity !== null);
  const map = programFor(row.loop, inputs.map(dtypeOfArray), loop.inputs, [acc]);
  const sources = inputs.map((input) => ({
    ...operandOf(input),
    layout: broadcastLayout(input.layout, shape, "fuse"),
  }));
  const left = foldedShape(shape, axes, keepdims);
  const total = inputs[0].fresh(acc, packLayout(left, "C", acc.itemsize), "fuse");
  const folded = { ...operandOf(total), layout: spreadLayout(total.layout, shape, axes) };
  if (identity !== null) total.assign(identity);
  else startFromFirst(map, sources, folded, shape, axes);
  mapReduce(map, programFor(combine, [acc, acc], [acc, acc], [acc]), shape, sources, folded);
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
