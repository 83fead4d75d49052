/**
 * Writes the two kernels of a matrix product: one packs a block of a matrix into panels, one multiplies packed blocks.
 * The scheme is that of Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34 (2008):
 * panels that fit in cache, and a tile of the result that stays in registers, six rows by two vectors.
 */
import type { HeapSpace } from "@strided/buffer";
import { I32, WasmFunction } from "./function.ts";
import { instantiate, type Kernel } from "./module.ts";
import { hasRelaxedSimd } from "./relaxed.ts";
import { LOAD, loadSplat, RELAXED_MADD, STORE, simdCode } from "./simd.ts";

/** Rows of a tile; columns are two vectors. */
export const TILE_ROWS = 6;
export const tileColumns = (itemsize: number): number => 32 / itemsize;
const UNROLL = 4;

/** The floats that tiles are made of. */
export type TileType = "f32" | "f64";

const itemsizeOf = (type: TileType): number => (type === "f64" ? 8 : 4);

/**
 * The kernel that packs panels of `width` elements: panels, depth, target, source, and the source's strides within a
 * panel, along the depth, and from panel to panel.
 */
export function compilePack(type: TileType, width: number, heap: HeapSpace): Kernel {
  const [PANELS, DEPTH, INTO, FROM, ACROSS, DOWN, NEXT] = [0, 1, 2, 3, 4, 5, 6];
  const f = new WasmFunction(new Array<number>(7).fill(I32));
  const itemsize = itemsizeOf(type);
  const [load, store] = type === "f64" ? [0x29, 0x37] : [0x28, 0x36];
  f.while(
    () => f.get(PANELS),
    () => {
      const left = f.get(DEPTH).keep(I32);
      const row = f.get(FROM).keep(I32);
      f.while(
        () => f.get(left),
        () => {
          const at = f.get(row).keep(I32);
          for (let i = 0; i < width; i++) {
            f.get(INTO)
              .get(at)
              .op(load, 0, 0)
              .op(store, 0, i * itemsize);
            if (i < width - 1) f.add(at, ACROSS);
          }
          f.advance(INTO, width * itemsize)
            .add(row, DOWN)
            .advance(left, -1);
        },
      );
      f.add(FROM, NEXT).advance(PANELS, -1);
    },
  );
  return instantiate(f, heap);
}

/**
 * The kernel that adds the product of packed blocks to a result: panels of rows, panels of columns, depth, the two
 * blocks, the result, its row stride, and the bytes of a panel of each block.
 */
export function compileMultiply(type: TileType, heap: HeapSpace): Kernel {
  const [ROWS, COLUMNS, DEPTH, A, B, C, ROW, A_PANEL, B_PANEL] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const f = new WasmFunction(new Array<number>(9).fill(I32));
  const itemsize = itemsizeOf(type);
  f.while(
    () => f.get(COLUMNS),
    () => {
      const a = f.get(A).keep(I32);
      const c = f.get(C).keep(I32);
      const rows = f.get(ROWS).keep(I32);
      f.while(
        () => f.get(rows),
        () => {
          writeTile(f, type, { a, b: B, c, row: ROW, depth: DEPTH });
          f.add(a, A_PANEL);
          for (let i = 0; i < TILE_ROWS; i++) f.add(c, ROW);
          f.advance(rows, -1);
        },
      );
      f.add(B, B_PANEL)
        .advance(C, tileColumns(itemsize) * itemsize)
        .advance(COLUMNS, -1);
    },
  );
  return instantiate(f, heap);
}

interface Tile {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly row: number;
  readonly depth: number;
}

function writeTile(f: WasmFunction, type: TileType, { a, b, c, row, depth }: Tile): void {
  const itemsize = itemsizeOf(type);
  const sums: number[] = [];
  const lines: number[] = [];
  for (let i = 0; i < TILE_ROWS; i++) {
    lines.push(
      i === 0
        ? f.get(c).keep(I32)
        : f
            .get(lines[i - 1])
            .get(row)
            .op(0x6a)
            .keep(I32),
    );
    for (const offset of [0, 16]) sums.push(f.get(lines[i]).access(LOAD, offset).keep());
  }
  const pa = f.get(a).keep(I32);
  const pb = f.get(b).keep(I32);
  const left = f.get(depth).keep(I32);
  const step = (k: number): void => {
    const columns = [0, 16].map((offset) =>
      f
        .get(pb)
        .access(LOAD, 32 * k + offset)
        .keep(),
    );
    for (let i = 0; i < TILE_ROWS; i++) {
      const x = f
        .get(pa)
        .access(loadSplat(itemsize), (TILE_ROWS * k + i) * itemsize)
        .keep();
      columns.forEach((y, j) => {
        multiplyAdd(f, type, x, y, sums[2 * i + j]);
      });
    }
  };
  const advance = (steps: number): void => {
    f.advance(pa, steps * TILE_ROWS * itemsize)
      .advance(pb, steps * 32)
      .advance(left, -steps);
  };
  f.while(
    () => f.get(left).i32(UNROLL).op(0x4f),
    () => {
      for (let k = 0; k < UNROLL; k++) step(k);
      advance(UNROLL);
    },
  );
  f.while(
    () => f.get(left),
    () => {
      step(0);
      advance(1);
    },
  );
  sums.forEach((sum, k) => {
    f.get(lines[k >> 1])
      .get(sum)
      .access(STORE, 16 * (k % 2));
  });
}

/** sum += x * y */
function multiplyAdd(f: WasmFunction, type: TileType, x: number, y: number, sum: number): void {
  if (hasRelaxedSimd()) f.get(x).get(y).get(sum).simd(RELAXED_MADD[type]);
  else
    f.get(sum)
      .get(x)
      .get(y)
      .simd(simdCode("mul", type) as number)
      .simd(simdCode("add", type) as number);
  f.set(sum);
}
