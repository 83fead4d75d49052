/**
 * Writes the two kernels of a matrix product: one packs a block of a matrix into panels, one multiplies. A tile of the
 * result, four rows by two vectors, stays in registers while the depth is walked; see Goto and van de Geijn, Anatomy of
 * high-performance matrix multiplication, ACM TOMS 34 (2008). What is left over at the edges goes by one vector, by one
 * element, and by one row, so that nothing is read or written beyond the matrices.
 */
import type { HeapSpace } from "@strided/buffer";
import type { Type } from "../graph.ts";
import { I32, WasmFunction } from "./function.ts";
import { instantiate, type Kernel } from "./module.ts";
import { hasRelaxedSimd } from "./relaxed.ts";
import { LOAD, loadSplat, RELAXED_MADD, STORE, simdCode, storeLane, WIDTH } from "./simd.ts";

/** Rows of a tile, and the bytes of one of its rows. */
export const TILE_ROWS = 6;
export const TILE_BYTES = 32;

/** The numbers that tiles are made of. */
export type TileType = Exclude<Type, "bool" | "i8" | "u8">;

const itemsizeOf = (type: TileType): number => WIDTH[type];

/** Loads and stores of one number by its bits. */
const MOVES: { readonly [width: number]: readonly [load: number, store: number] } = {
  2: [0x2f, 0x3b],
  4: [0x28, 0x36],
  8: [0x29, 0x37],
};

/**
 * The kernel that packs panels of `width` elements: panels, depth, target, source, and the source's strides within a
 * panel, along the depth, and from panel to panel.
 */
export function compilePack(type: TileType, width: number, heap: HeapSpace): Kernel {
  const [PANELS, DEPTH, INTO, FROM, ACROSS, DOWN, NEXT] = [0, 1, 2, 3, 4, 5, 6];
  const f = new WasmFunction(new Array<number>(7).fill(I32));
  const itemsize = itemsizeOf(type);
  const [load, store] = MOVES[itemsize];
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

/** The parameters of the product kernel: counts, then addresses with strides in bytes. */
const [ROWS, COLUMNS, DEPTH, A, A_ROW, A_COLUMN, A_NEXT, B, B_ROW, B_NEXT, C, C_ROW, ADDS] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
];

/**
 * The kernel that writes `a @ b` to `c`, or adds it if its last parameter is 1: rows, columns, depth; `a` with its strides
 * from row to row, from column to column and from one tile's rows to the next; `b`, whose rows lie in one piece of a tile's
 * width, with its strides from row to row and from piece to piece; `c` with its stride from row to row.
 */
export function compileMultiply(type: TileType, heap: HeapSpace): Kernel {
  const f = new WasmFunction(new Array<number>(13).fill(I32));
  const itemsize = itemsizeOf(type);
  const wide = TILE_BYTES / itemsize;
  const atLeast = (local: number, count: number) => (): WasmFunction => f.get(local).i32(count).op(0x4f);
  const column = (bytes: number, load: number, store: readonly number[]): void => {
    const a = f.get(A).keep(I32);
    const c = f.get(C).keep(I32);
    const rows = f.get(ROWS).keep(I32);
    for (const height of [TILE_ROWS, 4, 1]) {
      f.while(atLeast(rows, height), () => {
        writeTile(f, type, { a, c, height, vectors: bytes === TILE_BYTES ? 2 : 1, load, store });
        if (height === TILE_ROWS) f.add(a, A_NEXT);
        else for (let i = 0; i < height; i++) f.add(a, A_ROW);
        for (let i = 0; i < height; i++) f.add(c, C_ROW);
        f.advance(rows, -height);
      });
    }
    f.advance(C, bytes).advance(COLUMNS, -bytes / itemsize);
    if (bytes === TILE_BYTES) f.add(B, B_NEXT);
    else f.advance(B, bytes);
  };
  f.while(atLeast(COLUMNS, wide), () => column(TILE_BYTES, LOAD, [STORE]));
  f.while(atLeast(COLUMNS, wide / 2), () => column(TILE_BYTES / 2, LOAD, [STORE]));
  f.while(atLeast(COLUMNS, 1), () => column(itemsize, loadSplat(itemsize), [storeLane(itemsize), 0]));
  return instantiate(f, heap);
}

interface Tile {
  readonly a: number;
  readonly c: number;
  readonly height: number;
  readonly vectors: number;
  readonly load: number;
  /** The instruction that stores, and its immediate. */
  readonly store: readonly number[];
}

function writeTile(f: WasmFunction, type: TileType, { a, c, height, vectors, load, store }: Tile): void {
  const itemsize = itemsizeOf(type);
  const offsets = [0, 16].slice(0, vectors);
  /** The address in a local and those of the rows below. */
  const lines = (first: number, stride: number): number[] => {
    const list = [f.get(first).keep(I32)];
    for (let i = 1; i < height; i++)
      list.push(
        f
          .get(list[i - 1])
          .get(stride)
          .op(0x6a)
          .keep(I32),
      );
    return list;
  };
  const into = lines(c, C_ROW);
  const from = lines(a, A_ROW);
  const sums = into.flatMap(() => offsets.map(() => f.i32(0).simd(0x11).keep()));
  const each = (visit: (sum: number, row: number, vector: number) => void): void => {
    sums.forEach((sum, k) => {
      visit(sum, Math.floor(k / vectors), k % vectors);
    });
  };
  f.get(ADDS).if(() => each((sum, row, j) => f.get(into[row]).access(load, offsets[j]).set(sum)));
  const pb = f.get(B).keep(I32);
  const left = f.get(DEPTH).keep(I32);
  f.while(
    () => f.get(left),
    () => {
      const columns = offsets.map((offset) => f.get(pb).access(load, offset).keep());
      let x = 0;
      each((sum, row, j) => {
        if (j === 0) x = f.get(from[row]).access(loadSplat(itemsize), 0).keep();
        multiplyAdd(f, type, x, columns[j], sum);
      });
      for (const line of from) f.add(line, A_COLUMN);
      f.add(pb, B_ROW).advance(left, -1);
    },
  );
  each((sum, row, j) =>
    f
      .get(into[row])
      .get(sum)
      .access(store[0], offsets[j], ...store.slice(1)),
  );
}

/** sum += x * y */
function multiplyAdd(f: WasmFunction, type: TileType, x: number, y: number, sum: number): void {
  if ((type === "f32" || type === "f64") && hasRelaxedSimd()) f.get(x).get(y).get(sum).simd(RELAXED_MADD[type]);
  else
    f.get(sum)
      .get(x)
      .get(y)
      .simd(simdCode("mul", type) as number)
      .simd(simdCode("add", type) as number);
  f.set(sum);
}
