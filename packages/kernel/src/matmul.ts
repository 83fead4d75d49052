/**
 * The products of stacks of matrices. Small ones are multiplied where they lie; of larger ones blocks of the factors
 * are packed into panels that stay in cache, where their own strides would not let them.
 */
import { allocate, type DType, type HeapSpace, heapSpace, intend, type Storage } from "@strided/buffer";
import type { Operand } from "./operand.ts";
import { compileMultiply, compilePack, TILE_BYTES, TILE_ROWS, type TileType } from "./wasm/gemm.ts";
import type { Kernel } from "./wasm/module.ts";
import { moveBytes } from "./wasm/move.ts";
import { tellMoved } from "./watched.ts";

/** Depth and rows of a block: 256 x 96 doubles are 192 KiB, a fifth of a usual second-level cache. */
const DEPTH = 256;
const ROWS = 96;
const COLUMNS = 512;
/** A second factor of so many bytes stays in the first-level cache as it is. */
const NEAR = 32_768;

interface Kernels {
  readonly packRows: Kernel;
  readonly packColumns: Kernel;
  readonly multiply: Kernel;
}

const kernels: Map<TileType, Kernels> = /* @__PURE__ */ new Map();

function kernelsFor(type: TileType, itemsize: number, heap: HeapSpace): Kernels {
  let found = kernels.get(type);
  if (found === undefined) {
    found = {
      packRows: compilePack(type, TILE_ROWS, heap),
      packColumns: compilePack(type, TILE_BYTES / itemsize, heap),
      multiply: compileMultiply(type, heap),
    };
    kernels.set(type, found);
  }
  return found;
}

/** Single rows and columns are left to folds if their sums have more terms than a block is deep, or take so long. */
const SHORT = 16_384;

/** Whether there is a kernel for products of so many rows, terms and columns. */
export function canMultiply({ kind, itemsize, lanes }: DType, rows: number, terms: number, columns: number): boolean {
  if (itemsize < (kind === "f" ? 4 : 2)) return false;
  return (rows > 1 && columns > 1) || (terms <= DEPTH && lanes * rows * terms * columns <= SHORT);
}

/** What all pairs of a stack have in common; of complex numbers, in terms of their parts. */
interface Plan extends Kernels {
  readonly heap: HeapSpace;
  readonly itemsize: number;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** Strides from row to row and column to column, and of the result from row to row. */
  readonly aRow: number;
  readonly aColumn: number;
  readonly bRow: number;
  readonly bColumn: number;
  readonly row: number;
  /** Where blocks of the first factor and of the second are packed; 0 for what is read where it lies. */
  readonly packedA: number;
  readonly packedB: number;
}

/**
 * Writes `a @ b` to `out`: the last two axes of each, for every place of the stack, whose axes all three have before those.
 * All of one dtype, on the heap, each matrix of `out` in C order and apart from the factors. False, and nothing done, where
 * the operands are others, or there is no kernel for them.
 */
export function multiplyMatrices(a: Operand, b: Operand, out: Operand): boolean {
  const heap = heapSpace();
  const { dtype } = out;
  const axes = out.layout.shape.length - 2;
  const k = a.layout.shape[axes + 1];
  let m = out.layout.shape[axes];
  let n = out.layout.shape[axes + 1];
  if (heap === null || !canMultiply(dtype, m, k, n) || a.dtype !== dtype || b.dtype !== dtype) return false;
  const { memory } = heap;
  if (a.storage.memory !== memory || b.storage.memory !== memory || out.storage.memory !== memory) return false;
  const { lanes } = dtype;
  const itemsize = dtype.itemsize / lanes;
  const kernels = kernelsFor(dtype.lane as TileType, itemsize, heap);
  const aRow = a.layout.strides[axes];
  const aColumn = a.layout.strides[axes + 1];
  let bRow = b.layout.strides[axes];
  let bColumn = n === 1 ? itemsize : b.layout.strides[axes + 1];
  const row = out.layout.strides[axes];
  if (axes === 0 && lanes === 1 && bColumn === itemsize && k * Math.abs(bRow) <= NEAR) {
    tellMoved([a, b], [out]);
    const next = TILE_ROWS * aRow;
    kernels.multiply(m, n, k, origin(a), aRow, aColumn, next, origin(b), bRow, TILE_BYTES, origin(out), row, 0);
    return true;
  }
  const stack = out.layout.shape.slice(0, axes);
  const steps = [a, b, out].map(({ layout }) => layout.strides);
  // Matrices of one second factor whose rows go on from one to the next are one matrix of more rows.
  while (
    stack.length > 0 &&
    steps[1][stack.length - 1] === 0 &&
    steps[0][stack.length - 1] === m * aRow &&
    steps[2][stack.length - 1] === m * row
  ) {
    m *= stack.pop() as number;
  }
  // Of complex numbers the real parts are multiplied by rows of both parts, the imaginary ones by i times those rows.
  const turnedBytes = lanes === 1 ? 0 : k * n * dtype.itemsize;
  if (lanes === 2) {
    n *= 2;
    [bRow, bColumn] = [n * itemsize, itemsize];
  }
  const isNear = k === 0 || (bColumn === itemsize && k * Math.abs(bRow) <= NEAR);
  // Rows of the first factor whose elements lie close together are read where they are.
  const isFar = !isNear && Math.abs(aColumn) > TILE_BYTES;
  const depths = Math.min(DEPTH, k);
  const rowBytes = isFar ? (Math.min(ROWS, m) + TILE_ROWS) * depths * itemsize : 0;
  const columnBytes = isNear ? 0 : (Math.min(COLUMNS, n) * itemsize + TILE_BYTES) * depths;
  const nbytes = 2 * turnedBytes + rowBytes + columnBytes;
  let room: Storage | null = null;
  if (nbytes > 0) {
    intend("temporary", "matmul", nbytes, () => "blocks of the factors are packed");
    room = allocate(nbytes, "matmul");
    if (room.memory !== memory) return false;
  }
  tellMoved([a, b], [out]);
  const turned = room?.address ?? 0;
  const packedA = isFar ? turned + 2 * turnedBytes : 0;
  const packedB = isNear ? 0 : turned + 2 * turnedBytes + rowBytes;
  const plan: Plan = { ...kernels, heap, itemsize, m, n, k, aRow, aColumn, bRow, bColumn, row, packedA, packedB };
  const visit = (axis: number, first: number, second: number, into: number): void => {
    if (axis < stack.length) {
      for (let i = 0; i < stack[axis]; i++) {
        visit(axis + 1, first + i * steps[0][axis], second + i * steps[1][axis], into + i * steps[2][axis]);
      }
    } else if (lanes === 1) {
      multiplyPair(plan, first, second, into, 0);
    } else {
      turn(heap, plan, b.layout.strides.slice(axes), second, turned);
      multiplyPair(plan, first, turned, into, 0);
      multiplyPair(plan, first + itemsize, turned + turnedBytes, into, 1);
    }
  };
  visit(0, origin(a), origin(b), origin(out));
  room?.dispose();
  return true;
}

/** Copies a matrix of complex numbers, and behind it the same times i. */
function turn(
  { memory }: HeapSpace,
  { itemsize, k, n }: Plan,
  strides: readonly number[],
  from: number,
  to: number,
): void {
  const bytes = n * itemsize;
  for (let p = 0; p < k; p++) {
    moveBytes(2 * itemsize, n / 2, memory, from + p * strides[0], strides[1], memory, to + p * bytes, 2 * itemsize);
  }
  const size = k * n;
  const lanes = new (itemsize === 8 ? Float64Array : Float32Array)(memory.buffer as ArrayBuffer, to, 2 * size);
  for (let i = 0; i < size; i += 2) {
    lanes[size + i] = -lanes[i + 1];
    lanes[size + i + 1] = lanes[i];
  }
}

/** Writes the product of two matrices at addresses, or adds it if `adds` is 1. */
function multiplyPair(plan: Plan, a: number, b: number, out: number, adds: 0 | 1): void {
  const { heap, itemsize, multiply, m, n, k, aRow, aColumn, bRow, bColumn, row, packedA, packedB } = plan;
  if (packedB === 0) {
    multiply(m, n, k, a, aRow, aColumn, TILE_ROWS * aRow, b, bRow, TILE_BYTES, out, row, adds);
    return;
  }
  const width = TILE_BYTES / itemsize;
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = Math.min(COLUMNS, n - j);
    for (let p = 0; p < k; p += DEPTH) {
      const depth = Math.min(DEPTH, k - p);
      const fromB = b + p * bRow + j * bColumn;
      pack(heap, plan.packColumns, itemsize, width, columns, depth, packedB, fromB, bColumn, bRow);
      for (let i = 0; i < m; i += ROWS) {
        const rows = Math.min(ROWS, m - i);
        const fromA = a + i * aRow + p * aColumn;
        let [first, down, along, next] = [fromA, aRow, aColumn, TILE_ROWS * aRow];
        if (packedA > 0) {
          pack(heap, plan.packRows, itemsize, TILE_ROWS, rows, depth, packedA, fromA, aRow, aColumn);
          [first, down, along, next] = [packedA, itemsize, TILE_ROWS * itemsize, TILE_ROWS * depth * itemsize];
        }
        const into = out + i * row + j * itemsize;
        const panel = depth * TILE_BYTES;
        const more = p === 0 ? adds : 1;
        multiply(rows, columns, depth, first, down, along, next, packedB, TILE_BYTES, panel, into, row, more);
      }
    }
  }
}

const origin = ({ storage, layout }: Operand): number => storage.address + layout.offset;

/** Packs panels of `width` elements; what the last one has less is left as it lies there. */
function pack(
  heap: HeapSpace,
  kernel: Kernel,
  itemsize: number,
  width: number,
  count: number,
  depth: number,
  into: number,
  from: number,
  across: number,
  down: number,
): void {
  const panels = Math.floor(count / width);
  kernel(panels, depth, into, from, across, down, width * across);
  const last = into + panels * width * depth * itemsize;
  for (let i = 0; i < count % width; i++) {
    const source = from + (panels * width + i) * across;
    moveBytes(itemsize, depth, heap.memory, source, down, heap.memory, last + i * itemsize, width * itemsize);
  }
}
