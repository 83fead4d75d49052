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
  heapSpace,
  intend,
  type Memory,
  promoteTypes,
  watcher,
} from "@strided/buffer";
import {
  type ComplexValue,
  canMultiply,
  copyElements,
  type Expression,
  mapReduce,
  multiplyMatrices,
  type Operand,
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
import { type ArrayLike, boundsOverlap, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { checker } from "../checked.ts";
import { takes } from "../fast-spread.ts";
import { workDType } from "../fold-run.ts";
import { programFor } from "../programs.ts";
import { expressionOf, rowOf } from "../row.ts";
import { add, multiply } from "../table/arithmetic.ts";

/** Options of matrix products. */
export interface ProductOptions {
  readonly out?: NDArray | null;
  readonly dtype?: DTypeLike;
  readonly casting?: Casting;
}

/** The axes of a matrix, counted from the last of an array: that of its rows and that of its columns; 0 for none. */
export type Ends = readonly [row: number, column: number];

/** What is multiplied by what. */
export interface Products {
  readonly fn: string;
  readonly ends: readonly [first: Ends, second: Ends, result: Ends];
  /** Whether the complex conjugate of the first operand is taken. */
  readonly conjugates: boolean;
}

/** Products of so few terms in all are worth operands cast as a whole; those of matrices always are. */
const FEW = 16_384;
/** Elements of matrices that are packed as a stack. */
const SMALL = 4096;

/** Sums products of two operands over their common axis k. */
export function contract(
  { fn, ends, conjugates }: Products,
  first: ArrayLike,
  second: ArrayLike,
  options: ProductOptions,
): NDArray {
  checkOptions(fn, options, ["out", "dtype", "casting"]);
  const x = toNDArray(first, fn);
  const y = toNDArray(second, fn);
  const [p, q, own] = ends;
  const [xStack, yStack] = [stackOf(x, p, fn, 0), stackOf(y, q, fn, 1)];
  const [k, other] = [x.shape[x.ndim - p[1]], y.shape[y.ndim - q[0]]];
  if (other !== k) {
    throw new ShapeError(
      `${fn}: mismatch in the length of the axis that is summed; got ${k} in shape ${shapeText(x.shape)} and ${other} in shape ${shapeText(y.shape)}, expected equal lengths`,
      { shapes: [x.shape, y.shape] },
    );
  }
  const stack = yStack.length === 0 ? xStack : broadcastShapes(xStack, yStack);
  const dtype = productDType(fn, x.dtype, y.dtype, options);
  // Sums of half floats are kept as single floats, and rounded once.
  const work = canMultiply(dtype) ? dtype : workDType(rowOf(add), dtype);
  let [a, b] = [matrixOf(x, p, stack), matrixOf(y, q, stack)];
  const [m, n] = [a.layout.shape[stack.length], b.layout.shape[stack.length + 1]];
  const shape = [...stack, ...(own[0] > 0 ? [m] : []), ...(own[1] > 0 ? [n] : [])];
  const { out = null, casting = "same_kind" } = options;
  // Whoever watches is told of a write once there is something to be written.
  const isDirect = out !== null && watcher === null && work === dtype && x.dtype === work && fits(out, x, y, shape);
  const sums = isDirect ? out : x.fresh(work, totalLayout(shape, [a, b], stack.length, work.itemsize), fn);
  const total = matrixOf(sums, own, stack);
  const box = [...shape, k];
  const operands = [a, b];
  const spreadAll = (): Operand[] => [
    spread(operands[0], own, box, [0, -1, 1]),
    spread(operands[1], own, box, [-1, 1, 0]),
  ];
  // Elements elsewhere are taken to the heap; those of another dtype are cast if each is multiplied many times, else on the way.
  const memory = heapSpace()?.memory;
  const isHere = x.storage.memory === memory && y.storage.memory === memory;
  const isOne = x.dtype === work && y.dtype === work;
  const isKernel = memory !== undefined && (!isHere || isOne || (m > 1 && n > 1) || k * sizeOf(shape) <= FEW);
  // Second factors of a stack whose rows have no elements side by side are packed all at once, not for each pair.
  const isApart = stack.length > 0 && m > 1 && n > 1 && b.layout.strides.at(-1) !== work.itemsize && k * n <= SMALL;
  if (isKernel && !(isHere && isOne)) a = matrixOf(onHeap(x, work, memory, fn, false), p, stack);
  if (isKernel && !(isHere && isOne && !isApart)) b = matrixOf(onHeap(y, work, memory, fn, isApart), q, stack);
  if (!isKernel || !multiplyMatrices(a, b, total, conjugates && x.dtype.kind === "c")) {
    const { address, memory } = sums.storage;
    memory.bytes.fill(0, address + sums.offset, address + sums.offset + sums.nbytes);
    const times = conjugates && dtype.kind === "c" ? CONJUGATED : expressionOf(rowOf(multiply), dtype);
    const map = programFor(times, [x.dtype, y.dtype], [dtype, dtype], [work]);
    const combine = programFor(expressionOf(rowOf(add), work), [work, work], [work, work], [work]);
    mapReduce(map, combine, box, spreadAll(), spread(total, own, box, [0, 1, -1]));
  }
  const result = work === dtype ? sums : sums.astype(dtype.name);
  checker?.product(fn, spreadAll(), result);
  return isDirect || out === null ? result : intoOut(fn, result, out, casting);
}

/** Whether a given result may be written at once. */
export function fits(out: NDArray, x: NDArray, y: NDArray, shape: readonly number[]): boolean {
  return takes(out, x.dtype, shape) && !boundsOverlap(out, x) && !boundsOverlap(out, y);
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

function stackOf(a: NDArray, ends: Ends, fn: string, place: number): readonly number[] {
  const own = Math.max(...ends);
  if (a.ndim >= own) return a.shape.slice(0, a.ndim - own);
  throw new ShapeError(
    `${fn}: input operand ${place} does not have enough dimensions; got ${a.ndim}, expected at least ${own}`,
    { shape: a.shape },
  );
}

/** An operand as matrices, broadcast along the stack; an axis that it does not have has length 1. */
export function matrixOf(a: NDArray, [row, column]: Ends, stack: readonly number[]): Operand {
  if (row === 2 && column === 1 && stack.length === 0) return a;
  const { storage, dtype } = a;
  const { shape, strides, offset } = a.layout;
  const count = shape.length;
  const m = row === 0 ? 1 : shape[count - row];
  const n = column === 0 ? 1 : shape[count - column];
  const down = row === 0 ? 0 : strides[count - row];
  const across = column === 0 ? 0 : strides[count - column];
  if (stack.length === 0) return { storage, dtype, layout: uncheckedLayout([m, n], [down, across], offset) };
  const missing = stack.length + Math.max(row, column) - count;
  const steps = stack.map((_, axis) => (axis < missing || shape[axis - missing] === 1 ? 0 : strides[axis - missing]));
  return { storage, dtype, layout: uncheckedLayout([...stack, m, n], [...steps, down, across], offset) };
}

/**
 * Matrices over all axes: stack, rows and columns if the result has them, and the axis that is summed. Which of a matrix's
 * own axes each of the three is, -1 for none, which has stride 0.
 */
function spread(matrices: Operand, own: Ends, box: readonly number[], [m, n, k]: readonly number[]): Operand {
  const { strides, offset } = matrices.layout;
  const first = strides.length - 2;
  const at = (end: number): number => (end < 0 ? 0 : strides[first + end]);
  const ends = [...(own[0] > 0 ? [at(m)] : []), ...(own[1] > 0 ? [at(n)] : []), at(k)];
  return { ...matrices, layout: uncheckedLayout(box, [...strides.slice(0, first), ...ends], offset) };
}

/** The elements of an operand where and as they are multiplied. */
function onHeap(a: NDArray, dtype: DType, memory: Memory, fn: string, isApart: boolean): NDArray {
  if (a.dtype === dtype && a.storage.memory === memory && !isApart) return a;
  const layout = packLayout(a.shape, "C", dtype.itemsize);
  intend("temporary", fn, layout.size * dtype.itemsize, () => `factors are multiplied as ${dtype.name} on the heap`);
  const copy = a.fresh(dtype, layout, fn);
  copyElements(copy, a);
  return copy;
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

const CONJUGATED: Expression = (a, b) => (a as ComplexValue).conj().mul(b as Value);

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
