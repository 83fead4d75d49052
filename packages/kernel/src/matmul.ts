/**
 * The product of two matrices. Small ones are multiplied where they lie; of larger ones blocks of the factors
 * are packed into panels that stay in cache, where their own strides would not let them.
 */
import { allocate, type DType, type HeapSpace, heapSpace, intend } from "@strided/buffer";
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
  if (lanes !== 1 || itemsize < (kind === "f" ? 4 : 2)) return false;
  return (rows > 1 && columns > 1) || (terms <= DEPTH && rows * terms * columns <= SHORT);
}

/**
 * Writes `a @ b` to `out`: two-dimensional, all of one dtype, on the heap, `out` in C order and apart from the
 * factors. False, and nothing done, where the operands are others, or there is no kernel for them.
 */
export function multiplyMatrices(a: Operand, b: Operand, out: Operand): boolean {
  const heap = heapSpace();
  const { dtype } = out;
  const [m, k] = a.layout.shape;
  const n = b.layout.shape[1];
  if (heap === null || !canMultiply(dtype, m, k, n) || a.dtype !== dtype || b.dtype !== dtype) return false;
  const { memory } = heap;
  if (a.storage.memory !== memory || b.storage.memory !== memory || out.storage.memory !== memory) return false;
  const { itemsize } = dtype;
  const { packRows, packColumns, multiply } = kernelsFor(dtype.lane as TileType, itemsize, heap);
  const [aRow, aColumn] = a.layout.strides;
  const [bRow, bColumn] = b.layout.strides;
  const row = out.layout.strides[0];
  if (bColumn === itemsize && k * Math.abs(bRow) <= NEAR) {
    tellMoved([a, b], [out]);
    multiply(m, n, k, origin(a), aRow, aColumn, TILE_ROWS * aRow, origin(b), bRow, TILE_BYTES, origin(out), row, 0);
    return true;
  }
  // Rows of the first factor whose elements lie close together are read where they are.
  const isFar = Math.abs(aColumn) > TILE_BYTES;
  const depths = Math.min(DEPTH, k);
  const rowBytes = isFar ? (Math.min(ROWS, m) + TILE_ROWS) * depths * itemsize : 0;
  const nbytes = rowBytes + (Math.min(COLUMNS, n) * itemsize + TILE_BYTES) * depths;
  intend("temporary", "matmul", nbytes, () => "blocks of the factors are packed");
  const room = allocate(nbytes, "matmul");
  if (room.memory !== memory) return false;
  tellMoved([a, b], [out]);
  const packedA = room.address;
  const packedB = packedA + rowBytes;
  const width = TILE_BYTES / itemsize;
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = Math.min(COLUMNS, n - j);
    for (let p = 0; p < k; p += DEPTH) {
      const depth = Math.min(DEPTH, k - p);
      const fromB = origin(b) + p * bRow + j * bColumn;
      pack(heap, packColumns, itemsize, width, columns, depth, packedB, fromB, bColumn, bRow);
      for (let i = 0; i < m; i += ROWS) {
        const rows = Math.min(ROWS, m - i);
        const fromA = origin(a) + i * aRow + p * aColumn;
        let [first, down, along, next] = [fromA, aRow, aColumn, TILE_ROWS * aRow];
        if (isFar) {
          pack(heap, packRows, itemsize, TILE_ROWS, rows, depth, packedA, fromA, aRow, aColumn);
          [first, down, along, next] = [packedA, itemsize, TILE_ROWS * itemsize, TILE_ROWS * depth * itemsize];
        }
        const into = origin(out) + i * row + j * itemsize;
        const panel = depth * TILE_BYTES;
        multiply(
          rows,
          columns,
          depth,
          first,
          down,
          along,
          next,
          packedB,
          TILE_BYTES,
          panel,
          into,
          row,
          p === 0 ? 0 : 1,
        );
      }
    }
  }
  room.dispose();
  return true;
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
