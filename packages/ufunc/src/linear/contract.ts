/**
 * Products with summation over one axis: matrices, vectors and stacks of them. Two operands are laid out over common axes
 * (stack, rows, columns, and the axis that is summed), where each has stride 0 along what it does not have.
 */
import {
  type Casting,
  CastingError,
  canCast,
  type DType,
  type DTypeLike,
  dtype as dtypeOf,
  intend,
  promoteTypes,
} from "@strided/buffer";
import {
  buildProgram,
  ComplexValue,
  canMultiply,
  copyElements,
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
  packLayout,
  planLoop,
  ShapeError,
  sameNumbers,
  shapeText,
  sizeOf,
  uncheckedLayout,
} from "@strided/layout";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { checker } from "../checked.ts";
import { workDType } from "../fold-run.ts";
import { rowOf } from "../row.ts";
import { add } from "../table/arithmetic.ts";

/** Options of matrix products. */
export interface ProductOptions {
  readonly out?: NDArray | null;
  readonly dtype?: DTypeLike;
  readonly casting?: Casting;
}

/** What is multiplied by what. */
export interface Products {
  readonly fn: string;
  /** The axes at the end of the operands, outermost first: m rows, n columns, k the axis that is summed. */
  readonly axes: readonly [first: "mk" | "k", second: "kn" | "nk" | "k"];
  /** Whether the complex conjugate of the first operand is taken. */
  readonly conjugates: boolean;
}

/** Products of so few terms in all are worth operands cast as a whole; those of matrices always are. */
const FEW = 16_384;

/** Sums products of two operands over their common axis k. */
export function contract(
  { fn, axes, conjugates }: Products,
  first: ArrayLike,
  second: ArrayLike,
  options: ProductOptions,
): NDArray {
  checkOptions(fn, options, ["out", "dtype", "casting"]);
  const x = toNDArray(first, fn);
  const y = toNDArray(second, fn);
  const [xStack, yStack] = [stackOf(x, axes[0], fn, 0), stackOf(y, axes[1], fn, 1)];
  const [m, k] = [lengthOf(x, axes[0], "m"), lengthOf(x, axes[0], "k") as number];
  const n = lengthOf(y, axes[1], "n");
  if (lengthOf(y, axes[1], "k") !== k) {
    throw new ShapeError(
      `${fn}: mismatch in the length of the axis that is summed; got ${k} in shape ${shapeText(x.shape)} and ${lengthOf(y, axes[1], "k")} in shape ${shapeText(y.shape)}, expected equal lengths`,
      { shapes: [x.shape, y.shape] },
    );
  }
  const stack = yStack.length === 0 ? xStack : broadcastShapes(xStack, yStack);
  const dtype = productDType(fn, x.dtype, y.dtype, options);
  // Sums of half floats are kept as single floats, and rounded once.
  const work = canMultiply(dtype) ? dtype : workDType(rowOf(add), dtype);
  const own = [m, n].filter((length) => length !== null);
  const a = matrixOf(x, axes[0], "m", "k", stack);
  const b = matrixOf(y, axes[1], "k", "n", stack);
  const sums = x.fresh(work, totalLayout([...stack, ...own], [a, b], stack.length, work.itemsize), fn);
  const ends = sums.strides.slice(stack.length);
  const total: Operand = {
    storage: sums.storage,
    dtype: work,
    layout: uncheckedLayout(
      [...stack, m ?? 1, n ?? 1],
      [...sums.strides.slice(0, stack.length), m === null ? 0 : ends[0], n === null ? 0 : (ends.at(-1) as number)],
      0,
    ),
  };
  const isConjugate = conjugates && x.dtype.kind === "c";
  /** An operand over all axes: stride 0 along those that it does not have, and along the one that is summed. */
  const spread = (operand: Operand, row: number, column: number, last: number): Operand => {
    const { layout } = operand;
    const strides = layout.strides.slice(0, stack.length);
    if (m !== null) strides.push(row);
    if (n !== null) strides.push(column);
    return { ...operand, layout: uncheckedLayout([...stack, ...own, k], [...strides, last], layout.offset) };
  };
  const operands = (): Operand[] => {
    const [p, q] = [a, b].map(({ layout }) => layout.strides.slice(stack.length));
    return [spread(a, p[0], 0, p[1]), spread(b, 0, q[1], q[0])];
  };
  // Elements of another dtype are cast at once where each is multiplied many times, else on the way.
  const isCast = x.dtype !== work || y.dtype !== work;
  const isKernel = !isCast || ((m ?? 1) > 1 && (n ?? 1) > 1) || k * sizeOf([...stack, ...own]) <= FEW;
  const p = isKernel && isCast ? matrixOf(castTo(x, work, fn), axes[0], "m", "k", stack) : a;
  const q = isKernel && isCast ? matrixOf(castTo(y, work, fn), axes[1], "k", "n", stack) : b;
  if (!isKernel || !multiplyMatrices(p, q, total, isConjugate)) {
    const { address, memory, nbytes } = sums.storage;
    memory.bytes.fill(0, address, address + nbytes);
    const [map, combine] = programsFor(x.dtype, y.dtype, dtype, work, conjugates);
    const folded = spread(total, total.layout.strides.at(-2) as number, total.layout.strides.at(-1) as number, 0);
    mapReduce(map, combine, [...stack, ...own, k], operands(), folded);
  }
  const result = work === dtype ? sums : sums.astype(dtype.name);
  checker?.product(fn, operands(), result);
  const { out = null, casting = "same_kind" } = options;
  return out === null ? result : intoOut(fn, result, out, casting);
}

/** Where the products lie: the stack nests as those of the operands do, each matrix lies in C order. */
function totalLayout(
  shape: readonly number[],
  operands: readonly Operand[],
  stackAxes: number,
  itemsize: number,
): Layout {
  if (stackAxes < 2) return packLayout(shape, "C", itemsize);
  const stack = shape.slice(0, stackAxes);
  const strides = operands.map(({ layout }) => layout.strides.slice(0, stackAxes));
  const { perm } = planLoop(stack, strides, { coalesce: false });
  return packAlong(shape, [...perm, ...[...shape.keys()].slice(stackAxes)], itemsize);
}

function stackOf(a: NDArray, axes: string, fn: string, place: number): readonly number[] {
  const count = a.ndim - axes.length;
  if (count >= 0) return a.shape.slice(0, count);
  throw new ShapeError(
    `${fn}: input operand ${place} does not have enough dimensions; got ${a.ndim}, expected at least ${axes.length}`,
    { shape: a.shape },
  );
}

function lengthOf(a: NDArray, axes: string, axis: string): number | null {
  const at = axes.indexOf(axis);
  return at < 0 ? null : a.shape[a.ndim - axes.length + at];
}

/** An operand as matrices with the named axes, broadcast along the stack; an axis that it does not have has length 1. */
function matrixOf(a: NDArray, own: string, row: string, column: string, stack: readonly number[]): Operand {
  const { storage, dtype } = a;
  const { shape, strides, offset } = a.layout;
  const first = shape.length - own.length;
  const missing = stack.length - first;
  const lengths = [...stack];
  const steps: number[] = [];
  for (let axis = 0; axis < stack.length; axis++) {
    const from = axis - missing;
    steps.push(from < 0 || shape[from] === 1 ? 0 : strides[from]);
  }
  for (const name of [row, column]) {
    const at = own.indexOf(name);
    lengths.push(at < 0 ? 1 : shape[first + at]);
    steps.push(at < 0 ? 0 : strides[first + at]);
  }
  return { storage, dtype, layout: uncheckedLayout(lengths, steps, offset) };
}

/** The elements of an operand in the dtype in which they are multiplied. */
function castTo(a: NDArray, dtype: DType, fn: string): NDArray {
  if (a.dtype === dtype) return a;
  const layout = packLayout(a.shape, "C", dtype.itemsize);
  intend("temporary", fn, layout.size * dtype.itemsize, () => `${a.dtype.name} is multiplied as ${dtype.name}`);
  const cast = a.fresh(dtype, layout, fn);
  copyElements(cast, a);
  return cast;
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
