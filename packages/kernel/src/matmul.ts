/**
 * The products of stacks of matrices. Small ones are multiplied where they lie, many pairs in one call of a kernel; of
 * larger ones blocks of the factors are packed into panels that stay in cache, where their own strides would not let them.
 */
import { type DType, type HeapSpace, heapSpace, scratch } from "@strided/buffer";
import type { Operand } from "./operand.ts";
import { typeOfDType } from "./types.ts";
import { compileDots } from "./wasm/dots.ts";
import { ADDS, CONJUGATES, compileMultiply, compilePack, TILE_BYTES, TILE_LINES } from "./wasm/gemm.ts";
import type { Kernel } from "./wasm/module.ts";
import { tellMoved } from "./watched.ts";

/** Depth and rows of a block: 256 x 96 doubles are 192 KiB, a fifth of a usual second-level cache. */
const DEPTH = 256;
const ROWS = 96;
const COLUMNS = 512;
/** A second factor of so many bytes stays in the first-level cache as it is. */
const NEAR = 32_768;
/** One of so many bytes is walked down column by column, where there is one row of the first. */
const NEAR_ROW = 131_072;
/** Rows of a second factor that are walked at once where it is read but once. */
const STREAMS = 16;
/** Terms of one sum: further ones are added to it, which rounds less and leaves the vector in cache. */
const LONGEST_SUM = 4096;
/** Sums of fewer terms are not worth to be made in vectors along the rows. */
const SHORTEST_SUM = 8;
/** Sums over elements that lie apart, of more terms or of steps through so many bytes, are left to folds. */
const LONG = 256;
const FAR = 2 ** 20;
/** Lines of the first factor for which the second is not packed. */
const FEW_LINES = 24;
/** A vector of so many bytes may be copied, so that its elements lie side by side. */
const LONGEST_COPY = 1 << 19;

// Products by tiles, by tiles of one row, by rows and a vector; panels of the first factor and of the second.
const [TILES, FLAT, DOTS, PACK_ROWS, PACK_COLUMNS] = [0, 1, 2, 3, 4];

/** By number of the dtype and form. */
const kernels: Kernel[][] = [];

function kernelOf(dtype: DType, form: number, heap: HeapSpace): Kernel {
  kernels[dtype.num] ??= [];
  kernels[dtype.num][form] ??= compile(dtype, form, heap);
  return kernels[dtype.num][form];
}

function compile(dtype: DType, form: number, heap: HeapSpace): Kernel {
  const { itemsize, lanes } = dtype;
  if (form === PACK_ROWS) return compilePack(itemsize, TILE_LINES / lanes, heap);
  if (form === PACK_COLUMNS) return compilePack(itemsize, TILE_BYTES / itemsize, heap);
  const element = { type: typeOfDType(dtype), lanes };
  return form === DOTS ? compileDots(element, heap) : compileMultiply(element, form === FLAT, heap);
}

/** Whether there are kernels for products of a dtype: not for half floats. */
export const canMultiply = ({ kind, itemsize }: DType): boolean => kind !== "f" || itemsize > 2;

/** The strides of a matrix from row to row and from column to column; 0 where there is but one. */
interface Strides {
  readonly row: number;
  readonly column: number;
}

/** An axis of a stack: its length, and the steps of both factors and of the result. */
type Axis = readonly [count: number, x: number, y: number, z: number];

/** What the pairs of a stack have in common: `x` times `y` is `z`. */
interface Plan {
  readonly heap: HeapSpace;
  readonly dtype: DType;
  readonly form: number;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly x: Strides;
  readonly y: Strides;
  readonly z: Strides;
  /** Pairs for one call. */
  readonly pairs: Axis;
  /** Terms that are summed in one go. */
  readonly depth: number;
  readonly flags: number;
  /** Where blocks of the first factor and of the second are packed; 0 for what is read where it lies. */
  readonly packedX: number;
  readonly packedY: number;
}

const ALONE: Axis = [1, 0, 0, 0];

/**
 * Writes `a @ b` to `out`: the last two axes of each, for every place of the stack, whose axes all three have before those;
 * `a` may be conjugated. All of one dtype, on the heap, each matrix of `out` in rows without gaps and apart from the
 * factors. False, and nothing done, where the operands are others, or there is no good kernel for them.
 */
export function multiplyMatrices(a: Operand, b: Operand, out: Operand, conjugates = false): boolean {
  const heap = heapSpace();
  const { dtype } = out;
  if (heap === null || !canMultiply(dtype) || a.dtype !== dtype || b.dtype !== dtype) return false;
  const { memory } = heap;
  if (a.storage.memory !== memory || b.storage.memory !== memory || out.storage.memory !== memory) return false;
  if (out.layout.size === 0) return true;
  const { itemsize, lanes } = dtype;
  const axes = out.layout.shape.length - 2;
  let [m, n] = [out.layout.shape[axes], out.layout.shape[axes + 1]];
  const k = a.layout.shape[axes + 1];
  let [x, y, z] = [stridesOf(a, axes), stridesOf(b, axes), stridesOf(out, axes)];
  let [first, second] = [a, b];
  const isRow = m === 1 && y.column !== itemsize && (n > 1 || y.row === itemsize);
  const isColumn = n === 1 && x.row === itemsize && x.column !== itemsize && z.row === itemsize;
  if ((isRow || isColumn) && !conjugates) {
    // The transposed product, since vectors of the matrix lie that way.
    [first, second] = [b, a];
    [m, n] = [n, m];
    [x, y, z] = [turned(y), turned(x), turned(z)];
  }
  const stack = stackOf(first, second, out, axes);
  // Matrices of one second factor whose rows go on from one to the next are one matrix of more rows.
  for (let last = stack.at(-1); last?.[2] === 0; last = stack.at(-1)) {
    if (m === 1)
      [x, z] = [
        { ...x, row: last[1] },
        { ...z, row: last[3] },
      ];
    else if (last[1] !== m * x.row || last[3] !== m * z.row) break;
    m *= last[0];
    stack.pop();
  }
  let pairs = stack.pop() ?? ALONE;
  const isPacked = n === 1 || k === 0 || y.column === itemsize;
  let form = TILES;
  let depth = k;
  let [xBytes, yBytes] = [0, 0];
  if (n === 1 && x.column === itemsize && k >= SHORTEST_SUM && (y.row === itemsize || pairs[0] === 1)) {
    form = DOTS;
    if (y.row !== itemsize) yBytes = k * itemsize;
    if (yBytes > LONGEST_COPY) return false;
    depth = LONGEST_SUM;
  } else if (m === 1 && n > 1 && isPacked) {
    form = FLAT;
    if (k * Math.abs(y.row) > NEAR_ROW) depth = STREAMS;
  } else if (m * n === 1 && k > LONG) return false;
  else if (n === 1 && Math.abs(x.column) > Math.abs(x.row) && m * k * itemsize > FAR) return false;
  else if (isPacked && m <= FEW_LINES / lanes) depth = Math.max(STREAMS, Math.floor(NEAR / Math.abs(y.row)));
  else if (isPacked && Math.min(k, DEPTH) * Math.abs(y.row) <= NEAR) depth = DEPTH;
  else {
    depth = Math.min(DEPTH, k);
    // Rows of the first factor whose elements lie close together are read where they are.
    if (Math.abs(x.column) > TILE_BYTES) xBytes = (Math.min(ROWS, m) + TILE_LINES) * depth * itemsize;
    yBytes = (Math.min(COLUMNS, n) * itemsize + TILE_BYTES) * depth;
  }
  const room = xBytes + yBytes === 0 ? 0 : scratch(xBytes + yBytes);
  if (room === 0 && yBytes > 0) return false;
  if (depth < k || room > 0) {
    stack.push(pairs);
    pairs = ALONE;
  }
  tellMoved([a, b], [out]);
  const flags = conjugates ? CONJUGATES : 0;
  const packedX = xBytes > 0 ? room + yBytes : 0;
  const plan: Plan = { heap, dtype, form, m, n, k, x, y, z, pairs, depth, flags, packedX, packedY: room };
  const visit = (axis: number, x0: number, y0: number, z0: number): void => {
    let [from, other, into] = [x0, y0, z0];
    const [count, xStep, yStep, zStep] = stack[axis];
    for (let i = 0; i < count; i++) {
      if (axis === stack.length - 1) multiply(plan, from, other, into);
      else visit(axis + 1, from, other, into);
      from += xStep;
      other += yStep;
      into += zStep;
    }
  };
  if (stack.length === 0) multiply(plan, origin(first), origin(second), origin(out));
  else visit(0, origin(first), origin(second), origin(out));
  return true;
}

const origin = ({ storage, layout }: Operand): number => storage.address + layout.offset;

function stridesOf({ layout: { shape, strides } }: Operand, axes: number): Strides {
  return { row: shape[axes] === 1 ? 0 : strides[axes], column: shape[axes + 1] === 1 ? 0 : strides[axes + 1] };
}

const turned = ({ row, column }: Strides): Strides => ({ row: column, column: row });

/** The axes of a stack, those that go on from one to the next merged, outermost first. */
function stackOf(a: Operand, b: Operand, out: Operand, axes: number): Axis[] {
  const list: Axis[] = [];
  for (let axis = 0; axis < axes; axis++) {
    const count = out.layout.shape[axis];
    if (count === 1) continue;
    const [x, y, z] = [a.layout.strides[axis], b.layout.strides[axis], out.layout.strides[axis]];
    const last = list.at(-1);
    const goesOn = last?.[1] === count * x && last[2] === count * y && last[3] === count * z;
    list.push([goesOn ? count * (list.pop() as Axis)[0] : count, x, y, z]);
  }
  return list;
}

/** Writes products of matrices at addresses. */
function multiply(plan: Plan, a: number, b: number, out: number): void {
  const { heap, dtype, form, m, n, k, x, y, z, depth, flags, packedX, packedY } = plan;
  const [pairs, xPair, yPair, zPair] = plan.pairs;
  const { itemsize } = dtype;
  const kernel = kernelOf(dtype, form, heap);
  let p = 0;
  if (form === DOTS) {
    if (packedY > 0) kernelOf(dtype, PACK_COLUMNS, heap)(k, 1, packedY, b, y.row, 0);
    const vector = packedY > 0 ? packedY : b;
    do {
      const terms = Math.min(depth, k - p);
      const from = a + p * itemsize;
      const more = p === 0 ? flags : flags | ADDS;
      kernel(pairs, m, terms, from, x.row, xPair, vector + p * itemsize, yPair, out, z.row, zPair, more);
      p += depth;
    } while (p < k);
    return;
  }
  const lines = TILE_LINES / dtype.lanes;
  const columns = packedY > 0 ? COLUMNS : n;
  for (let j = 0; j < n; j += columns) {
    const count = Math.min(columns, n - j);
    p = 0;
    do {
      const terms = Math.min(depth, k - p);
      const more = p === 0 ? flags : flags | ADDS;
      let [second, down, piece] = [b + p * y.row + j * y.column, y.row, TILE_BYTES];
      if (packedY > 0) {
        kernelOf(dtype, PACK_COLUMNS, heap)(count, terms, packedY, second, y.column, y.row);
        [second, down, piece] = [packedY, TILE_BYTES, TILE_BYTES * terms];
      }
      const height = packedY > 0 ? ROWS : m;
      for (let i = 0; i < m; i += height) {
        const rows = Math.min(height, m - i);
        let [first, row, column, next] = [a + i * x.row + p * x.column, x.row, x.column, lines * x.row];
        if (packedX > 0) {
          kernelOf(dtype, PACK_ROWS, heap)(rows, terms, packedX, first, x.row, x.column);
          [first, row, column, next] = [packedX, itemsize, lines * itemsize, lines * itemsize * terms];
        }
        const into = out + i * z.row + j * itemsize;
        const bytes = count * itemsize;
        // biome-ignore format: the parameters as the kernel names them
        kernel(pairs, rows, bytes, terms, first, row, column, next, xPair, second, down, piece, yPair, into, z.row, zPair, more);
      }
      p += depth;
    } while (p < k);
  }
}
