/**
 * Products with summation over one axis: matrices, vectors and stacks of them. Two operands are laid out over common axes
 * (stack, rows, columns, and the axis that is summed), where each has stride 0 along what it does not have.
 */
import {
  allocateZeroed,
  type Casting,
  CastingError,
  canCast,
  type DType,
  type DTypeLike,
  dtype as dtypeOf,
  promoteTypes,
} from "@strided/buffer";
import {
  buildProgram,
  ComplexValue,
  mapReduce,
  multiplyMatrices,
  type Operand,
  type Program,
  type Value,
} from "@strided/kernel";
import {
  broadcastShapes,
  type Layout,
  packAlong,
  planLoop,
  ShapeError,
  sameNumbers,
  shapeText,
  uncheckedLayout,
} from "@strided/layout";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { checker } from "../checked.ts";
import { workDType } from "../fold-run.ts";
import { rowOf } from "../row.ts";
import { add } from "../table/arithmetic.ts";

/** Options of matrix products. */
export interface ProductOptions {
  readonly out?: NDArray;
  readonly dtype?: DTypeLike;
  readonly casting?: Casting;
}

/** The axes at the end of an operand, outermost first: m rows, n columns, k the axis that is summed. */
export type Axes = "mk" | "kn" | "k";

/** Sums products of `x` and `y` over their common axis k; `conjugate` takes the complex conjugate of `x`. */
export function contract(
  fn: string,
  first: ArrayLike,
  second: ArrayLike,
  axes: readonly [Axes, Axes],
  conjugate: boolean,
  options: ProductOptions = {},
): NDArray {
  checkOptions(fn, options, ["out", "dtype", "casting"]);
  const x = toNDArray(first, fn);
  const y = toNDArray(second, fn);
  const [xStack, yStack] = [stackOf(x, axes[0], fn, 0), stackOf(y, axes[1], fn, 1)];
  const k = lengthOf(x, axes[0], "k");
  if (lengthOf(y, axes[1], "k") !== k) {
    throw new ShapeError(
      `${fn}: mismatch in the length of the axis that is summed; got ${k} in shape ${shapeText(x.shape)} and ${lengthOf(y, axes[1], "k")} in shape ${shapeText(y.shape)}, expected equal lengths`,
      { shapes: [x.shape, y.shape] },
    );
  }
  const stack = broadcastShapes(xStack, yStack);
  const kept = ([...axes[0], ...axes[1]] as const).filter((axis) => axis !== "k");
  const lengths = kept.map((axis) =>
    axes[0].includes(axis) ? lengthOf(x, axes[0], axis) : lengthOf(y, axes[1], axis),
  );
  const dtype = productDType(fn, x.dtype, y.dtype, options);
  const shape = [...stack, ...lengths, k];
  const source = (a: NDArray, own: Axes): Operand => ({
    storage: a.storage,
    dtype: a.dtype,
    layout: spread(a, own, shape, stack.length, kept),
  });
  const operands = [source(x, axes[0]), source(y, axes[1])];
  // Sums of half floats are kept as single floats, and rounded once.
  const work = workDType(rowOf(add), dtype);
  const sums = x.fresh(work, totalLayout(shape, operands, stack.length, work.itemsize), fn, allocateZeroed);
  const folded = uncheckedLayout(shape, [...sums.strides, 0], 0);
  const isConjugate = conjugate && x.dtype.kind === "c";
  if (isConjugate || !inBlocks(operands, sums, stack.length, kept)) {
    const [map, combine] = programsFor(x.dtype, y.dtype, dtype, work, conjugate);
    mapReduce(map, combine, shape, operands, { storage: sums.storage, dtype: work, layout: folded });
  }
  const total = work === dtype ? sums : sums.astype(dtype.name);
  checker?.product(fn, operands, total);
  if (options.out === undefined) return total;
  return intoOut(fn, total, options.out, options.casting ?? "same_kind");
}

/** Where the products lie: the stack nests as those of the operands do, each matrix lies in C order. */
function totalLayout(
  shape: readonly number[],
  operands: readonly Operand[],
  stackAxes: number,
  itemsize: number,
): Layout {
  const stack = shape.slice(0, stackAxes);
  const strides = operands.map(({ layout }) => layout.strides.slice(0, stackAxes));
  const { perm } = planLoop(stack, strides, { coalesce: false });
  const own = shape.slice(0, -1);
  return packAlong(own, [...perm, ...[...own.keys()].slice(stackAxes)], itemsize);
}

function stackOf(a: NDArray, axes: Axes, fn: string, place: number): readonly number[] {
  const count = a.ndim - axes.length;
  if (count >= 0) return a.shape.slice(0, count);
  throw new ShapeError(
    `${fn}: input operand ${place} does not have enough dimensions; got ${a.ndim}, expected at least ${axes.length}`,
    { shape: a.shape },
  );
}

function lengthOf(a: NDArray, axes: Axes, axis: string): number {
  return a.shape[a.ndim - axes.length + axes.indexOf(axis)];
}

/** The operand over all axes: broadcast along the stack, stride 0 along the axis that it does not have. */
function spread(a: NDArray, own: Axes, shape: readonly number[], stackAxes: number, kept: readonly string[]): Layout {
  const first = a.ndim - own.length;
  const strides = shape.map((_, axis) => {
    if (axis < stackAxes) {
      const from = axis - (stackAxes - first);
      return from < 0 || a.shape[from] === 1 ? 0 : a.strides[from];
    }
    const name = axis === shape.length - 1 ? "k" : kept[axis - stackAxes];
    const from = own.indexOf(name);
    return from < 0 ? 0 : a.strides[first + from];
  });
  return uncheckedLayout(shape, strides, a.offset);
}

/** Whether the kernel of products has written the total; an axis that an operand does not have has length 1. */
function inBlocks([x, y]: readonly Operand[], total: NDArray, stackAxes: number, kept: readonly string[]): boolean {
  const lengths = x.layout.shape.slice(stackAxes);
  const k = lengths.length - 1;
  const [row, column] = [kept.indexOf("m"), kept.indexOf("n")];
  // Where there is no column, elements count as packed.
  const matrix = ({ storage, dtype, layout }: Operand, first: number, second: number): Operand => ({
    storage,
    dtype,
    layout: uncheckedLayout(
      [...layout.shape.slice(0, stackAxes), ...[first, second].map((axis) => lengths[axis] ?? 1)],
      [
        ...layout.strides.slice(0, stackAxes),
        ...[first, second].map((axis) => layout.strides[axis < 0 ? -1 : stackAxes + axis] ?? dtype.itemsize),
      ],
      layout.offset,
    ),
  });
  const into: Operand = { storage: total.storage, dtype: total.dtype, layout: total.layout };
  return multiplyMatrices(matrix(x, row, k), matrix(y, k, column), matrix(into, row, column));
}

function productDType(fn: string, x: DType, y: DType, { dtype, casting = "same_kind" }: ProductOptions): DType {
  const wanted = (dtype === undefined ? promoteTypes(x, y) : dtypeOf(dtype, fn)) as DType;
  for (const from of [x, y]) {
    if (!canCast(from, wanted, casting)) {
      throw new CastingError(
        `${fn}: cannot cast ufunc '${fn}' input from ${from.name} to ${wanted.name} with casting rule '${casting}'; got ${from.name}, expected a dtype that casts to ${wanted.name}`,
        { from: from.name, to: wanted.name, casting },
      );
    }
  }
  return wanted;
}

const programs: Map<string, readonly [Program, Program]> = /* @__PURE__ */ new Map();

function programsFor(x: DType, y: DType, dtype: DType, work: DType, conjugate: boolean): readonly [Program, Program] {
  const key = `${x.char}${y.char}${dtype.char}${conjugate}`;
  let pair = programs.get(key);
  if (pair === undefined) {
    const isBool = dtype.kind === "b";
    const two = [work, work];
    const map = buildProgram(
      (a, b) => {
        if (isBool) return (a as Value).and(b as Value);
        return (conjugate && a instanceof ComplexValue ? a.conj() : a).mul(b as Value);
      },
      [x, y],
      [dtype, dtype],
      [work],
    );
    const combine = buildProgram((a, b) => (isBool ? (a as Value).or(b as Value) : a.add(b as Value)), two, two, [
      work,
    ]);
    pair = [map, combine];
    programs.set(key, pair);
  }
  return pair;
}

/** Writes products to a given result, if it has their shape and takes their dtype. */
export function intoOut(fn: string, total: NDArray, out: NDArray, casting: Casting): NDArray {
  if (!sameNumbers(out.shape, total.shape)) {
    throw new ShapeError(
      `${fn}: out has the wrong shape; got ${shapeText(out.shape)}, expected ${shapeText(total.shape)}`,
      {
        shape: out.shape,
        expected: total.shape,
      },
    );
  }
  if (!canCast(total.dtype, out.dtype, casting)) {
    throw new CastingError(
      `${fn}: cannot cast ufunc '${fn}' output from ${total.dtype.name} to ${out.dtype.name} with casting rule '${casting}'; got an out of dtype ${out.dtype.name}, expected one that ${total.dtype.name} casts to`,
      { from: total.dtype.name, to: out.dtype.name, casting },
    );
  }
  return out.assign(total);
}
