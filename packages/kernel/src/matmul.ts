/**
 * The product of two matrices of floats in blocks: each block of the factors is packed once into panels that stay in
 * cache, whatever the strides of the factors. Rows and columns beyond whole tiles are padded with zeros.
 */
import { allocate, type HeapSpace, heapSpace, intend } from "@strided/buffer";
import type { Operand } from "./operand.ts";
import { compileMultiply, compilePack, TILE_ROWS, type TileType, tileColumns } from "./wasm/gemm.ts";
import type { Kernel } from "./wasm/module.ts";
import { moveBytes } from "./wasm/move.ts";
import { tellMoved } from "./watched.ts";

/** Depth and rows of a packed block: 256 x 96 doubles are 192 KiB, a fifth of a usual second-level cache. */
const DEPTH = 256;
const ROWS = 96;
const COLUMNS = 512;
/** Products of fewer multiplications are not worth the packing. */
const WORTHWHILE = 16_384;

interface Kernels {
  readonly packRows: Kernel;
  readonly packColumns: Kernel;
  readonly multiply: Kernel;
}

const kernels: Map<TileType, Kernels> = /* @__PURE__ */ new Map();

function kernelsFor(type: TileType, heap: HeapSpace): Kernels {
  let found = kernels.get(type);
  if (found === undefined) {
    found = {
      packRows: compilePack(type, TILE_ROWS, heap),
      packColumns: compilePack(type, tileColumns(type === "f64" ? 8 : 4), heap),
      multiply: compileMultiply(type, heap),
    };
    kernels.set(type, found);
  }
  return found;
}

/**
 * Adds `a @ b` to `out`: two-dimensional, all float32 or all float64, on the heap, `out` in C order. False, and nothing
 * done, where the operands are others, or so small that plain loops are faster.
 */
export function multiplyMatrices(a: Operand, b: Operand, out: Operand): boolean {
  const heap = heapSpace();
  const type = out.dtype.lane;
  const [m, k] = a.layout.shape;
  const n = b.layout.shape[1];
  if (heap === null || (type !== "f64" && type !== "f32") || out.dtype.lanes !== 1) return false;
  if (m * n * k < WORTHWHILE || Math.min(m, n) < TILE_ROWS) return false;
  for (const { dtype, storage } of [a, b, out]) {
    if (dtype !== out.dtype || storage.memory !== heap.memory) return false;
  }
  const { itemsize } = out.dtype;
  const width = tileColumns(itemsize);
  const nbytes = ((ROWS + COLUMNS) * DEPTH + TILE_ROWS * width) * itemsize;
  intend("temporary", "matmul", nbytes, () => "blocks of the factors are packed");
  const room = allocate(nbytes, "matmul");
  if (room.memory !== heap.memory) return false;
  tellMoved([a, b, out], [out]);
  const { packRows, packColumns, multiply } = kernelsFor(type, heap);
  const packedA = room.address;
  const packedB = packedA + ROWS * DEPTH * itemsize;
  const tile = packedB + COLUMNS * DEPTH * itemsize;
  const [aRow, aColumn] = a.layout.strides;
  const [bRow, bColumn] = b.layout.strides;
  const row = out.layout.strides[0];
  const start = { a: origin(a), b: origin(b), out: origin(out) };
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = Math.min(COLUMNS, n - j);
    for (let p = 0; p < k; p += DEPTH) {
      const depth = Math.min(DEPTH, k - p);
      const fromB = start.b + p * bRow + j * bColumn;
      pack(heap, packColumns, itemsize, width, columns, depth, packedB, fromB, bColumn, bRow);
      for (let i = 0; i < m; i += ROWS) {
        const rows = Math.min(ROWS, m - i);
        pack(
          heap,
          packRows,
          itemsize,
          TILE_ROWS,
          rows,
          depth,
          packedA,
          start.a + i * aRow + p * aColumn,
          aRow,
          aColumn,
        );
        const into = start.out + i * row + j * itemsize;
        const aPanel = depth * TILE_ROWS * itemsize;
        const bPanel = depth * width * itemsize;
        const whole = { rows: Math.floor(rows / TILE_ROWS), columns: Math.floor(columns / width) };
        multiply(whole.rows, whole.columns, depth, packedA, packedB, into, row, aPanel, bPanel);
        // Tiles that reach over an edge are computed beside, and the part inside is added.
        for (let r = 0; r < rows; r += TILE_ROWS) {
          for (let c = 0; c < columns; c += width) {
            if (r + TILE_ROWS <= rows && c + width <= columns) continue;
            heap.memory.bytes.fill(0, tile, tile + TILE_ROWS * width * itemsize);
            const [x, y] = [packedA + (r / TILE_ROWS) * aPanel, packedB + (c / width) * bPanel];
            multiply(1, 1, depth, x, y, tile, width * itemsize, aPanel, bPanel);
            const inside = { rows: Math.min(TILE_ROWS, rows - r), columns: Math.min(width, columns - c) };
            addTile(out, heap, tile, width, into + r * row + c * itemsize, row, inside);
          }
        }
      }
    }
  }
  room.dispose();
  return true;
}

const origin = ({ storage, layout }: Operand): number => storage.address + layout.offset;

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
  const rest = count % width;
  if (rest === 0) return;
  const last = into + panels * width * depth * itemsize;
  heap.memory.bytes.fill(0, last, last + width * depth * itemsize);
  for (let i = 0; i < rest; i++) {
    const source = from + (panels * width + i) * across;
    moveBytes(itemsize, depth, heap.memory, source, down, heap.memory, last + i * itemsize, width * itemsize);
  }
}

function addTile(
  { dtype }: Operand,
  heap: HeapSpace,
  tile: number,
  width: number,
  into: number,
  row: number,
  inside: { readonly rows: number; readonly columns: number },
): void {
  const { view } = heap.memory;
  const { itemsize } = dtype;
  for (let r = 0; r < inside.rows; r++) {
    for (let c = 0; c < inside.columns; c++) {
      const at = into + r * row + c * itemsize;
      const sum = (dtype.get(view, at) as number) + (dtype.get(view, tile + (r * width + c) * itemsize) as number);
      dtype.set(view, at, sum as never);
    }
  }
}
