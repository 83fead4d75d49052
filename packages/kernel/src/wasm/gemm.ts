/**
 * Writes the kernels of a matrix product: one packs a block of a matrix into panels, one multiplies. A tile of the
 * result, six rows by two vectors, stays in registers while the depth is walked; see Goto and van de Geijn, Anatomy of
 * high-performance matrix multiplication, ACM TOMS 34 (2008). What is left over at the edges goes by fewer rows and by a
 * vector of which only a part is stored: nothing is written beyond the matrices, but vectors may be read beyond them.
 */
import type { HeapSpace } from "@strided/buffer";
import type { Type } from "../graph.ts";
import { loadElement, storeElement } from "./elements.ts";
import { I32, WasmFunction } from "./function.ts";
import { instantiate, type Kernel } from "./module.ts";
import { repeatedly, turns } from "./picks.ts";
import { lines, multiplyAdd, partSigns, plus, toTruth } from "./product.ts";
import { LOAD, loadSplat, STORE, storeLane, WIDTH } from "./simd.ts";
import { exchanged, rotated, shuffle } from "./vectors.ts";

/** Lines of a tile's rows, of which an element has one for each of its lanes; and the bytes of each. */
export const TILE_LINES = 6;
export const TILE_BYTES = 32;
/** Vectors of a tile, and bytes of which there have to be more; for tiles of one row by an element's lanes. */
const COLUMNS: readonly (readonly [vectors: number, least: number])[] = [
  [2, 16],
  [1, 0],
];
const FLAT_COLUMNS: readonly (typeof COLUMNS)[] = [
  [[8, 127], ...COLUMNS],
  [[4, 63], ...COLUMNS],
];

/**
 * The kernel that packs panels of `width` elements: elements, depth, target, source, and the source's strides within a
 * panel, along the depth, and from panel to panel.
 */
export function compilePack(itemsize: number, width: number, heap: HeapSpace): Kernel {
  const [COUNT, DEPTH, INTO, FROM, ACROSS, DOWN] = [0, 1, 2, 3, 4, 5];
  const f = new WasmFunction(new Array<number>(6).fill(I32));
  const panel = (count: number): void => {
    const left = f.get(DEPTH).keep(I32);
    const into = f.get(INTO).keep(I32);
    const row = f.get(FROM).keep(I32);
    f.times(left, () => {
      const at = f.get(row).keep(I32);
      for (let i = 0; i < count; i++) {
        storeElement(loadElement(f.get(into).get(at), itemsize), itemsize, i * itemsize);
        if (i < count - 1) f.add(at, ACROSS);
      }
      f.advance(into, width * itemsize).add(row, DOWN);
    });
    for (let i = 0; i < count; i++) f.add(FROM, ACROSS);
  };
  // What the last panel has less is left as it lies there.
  turns(
    f,
    COUNT,
    width,
    () => {
      panel(width);
      f.get(INTO)
        .get(DEPTH)
        .i32(width * itemsize)
        .op(0x6c, 0x6a)
        .set(INTO);
    },
    () => {
      panel(1);
      f.advance(INTO, itemsize);
    },
  );
  return instantiate(f, heap);
}

/** The parameters of the product kernel: counts, then addresses with strides in bytes. */
const [PAIRS, ROWS, BYTES, DEPTH, A, A_ROW, A_COLUMN, A_NEXT, A_PAIR, B, B_ROW, B_NEXT, B_PAIR, C, C_ROW, C_PAIR] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
];
const FLAGS = 16;
/** Flags: the product is added to what is there; the first factor is conjugated. */
export const ADDS = 1;
export const CONJUGATES = 2;

/** What is multiplied: the type and number of an element's lanes. */
export interface ProductElement {
  readonly type: Type;
  readonly lanes: number;
}

/**
 * The kernel that writes `a @ b` to `c` for so many pairs: rows, bytes of a row of `c`, depth; `a` with its strides from
 * row to row, from column to column, from one tile's rows to the next and from pair to pair; `b`, whose rows lie in one
 * piece of a tile's width, with its strides from row to row, from piece to piece and from pair to pair; `c` with its
 * strides from row to row and from pair to pair; flags. With `isFlat` its tiles are single rows of `b` without pieces.
 */
export function compileMultiply(element: ProductElement, isFlat: boolean, heap: HeapSpace): Kernel {
  const f = new WasmFunction(new Array<number>(17).fill(I32));
  const { lanes } = element;
  const signs = lanes === 1 ? 0 : partSigns(f, element.type, () => f.get(FLAGS).i32(CONJUGATES).op(0x71), 1, 0);
  f.times(PAIRS, () => {
    const rest = f.get(BYTES).keep(I32);
    const b = f.get(B).keep(I32);
    const column = f.get(C).keep(I32);
    const write = (vectors: number): void => {
      const a = f.get(A).keep(I32);
      const c = f.get(column).keep(I32);
      const rows = f.get(ROWS).keep(I32);
      const most = isFlat ? 1 : TILE_LINES / lanes;
      for (let height = most; height > 0; height--) {
        repeatedly(f, rows, height, () => {
          writeTile(f, element, { a, b, c, height, vectors, rest, signs });
          if (height === most) f.add(a, A_NEXT);
          else for (let i = 0; i < height; i++) f.add(a, A_ROW);
          for (let i = 0; i < height; i++) f.add(c, C_ROW);
        });
      }
      f.advance(column, 16 * vectors).advance(rest, -16 * vectors);
      if (isFlat) f.advance(b, 16 * vectors);
      else f.add(b, B_NEXT);
    };
    /** Columns of so many vectors, while there are more than so many bytes. */
    for (const [vectors, least] of isFlat ? FLAT_COLUMNS[lanes - 1] : COLUMNS) {
      f.while(
        () => f.get(rest).i32(least).op(0x4a),
        () => write(vectors),
      );
    }
    f.add(A, A_PAIR).add(B, B_PAIR).add(C, C_PAIR);
  });
  return instantiate(f, heap);
}

interface Tile {
  /** Locals with the addresses of its rows in `a`, its columns in `b`, and of itself. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly height: number;
  readonly vectors: number;
  /** The local with the bytes that are left of a row: the last vector may have more. */
  readonly rest: number;
  /** The local with the signs of the parts of products with imaginary parts. */
  readonly signs: number;
}

function writeTile(f: WasmFunction, { type, lanes }: ProductElement, tile: Tile): void {
  const { height, vectors } = tile;
  const itemsize = WIDTH[type];
  const offsets = Array.from({ length: vectors }, (_, j) => 16 * j);
  const from = lines(f, tile.a, A_ROW, height);
  /** For each row, for each lane of its elements in `a`, one sum per vector. */
  const sums = from.map(() => Array.from({ length: lanes }, () => offsets.map(() => f.i32(0).simd(0x11).keep())));
  f.get(FLAGS).i32(ADDS).op(0x71);
  f.if(() => {
    const into = lines(f, tile.c, C_ROW, height);
    sums.forEach(([real], row) => {
      real.forEach((sum, j) => {
        f.get(into[row]).access(LOAD, offsets[j]).set(sum);
      });
    });
  });
  const pb = f.get(tile.b).keep(I32);
  const left = f.get(DEPTH).keep(I32);
  f.times(left, () => {
    const columns: number[] = [];
    sums.forEach((parts, row) => {
      parts.forEach((part, lane) => {
        const x = f
          .get(from[row])
          .access(loadSplat(itemsize), lane * itemsize)
          .keep();
        part.forEach((sum, j) => {
          columns[j] ??= f.get(pb).access(LOAD, offsets[j]).keep();
          multiplyAdd(f, type, x, columns[j], sum);
        });
      });
    });
    for (const line of from) f.add(line, A_COLUMN);
    f.add(pb, B_ROW);
  });
  const totals = sums.map(([real, imaginary]) =>
    real.map((sum, j) => {
      if (imaginary === undefined) return toTruth(f, type, sum);
      // (a + bi) times the pair (c, d) is (ac, ad) and, its parts exchanged, (-bd, bc).
      f.get(imaginary[j]).get(imaginary[j]);
      shuffle(f, exchanged(itemsize));
      f.get(tile.signs).simd(0x51);
      return plus(f.get(sum), type).keep();
    }),
  );
  const into = lines(f, tile.c, C_ROW, height);
  const last = 16 * (vectors - 1);
  totals.forEach((row, i) => {
    row.slice(0, -1).forEach((total, j) => {
      f.get(into[i]).get(total).access(STORE, offsets[j]);
    });
  });
  const ends = totals.map((row) => row[vectors - 1]);
  f.get(tile.rest)
    .i32(last + 16)
    .op(0x4e, 0x04, 0x40);
  ends.forEach((end, i) => {
    f.get(into[i]).get(end).access(STORE, last);
  });
  f.op(0x05);
  for (let bytes = 8; bytes >= itemsize * lanes; bytes /= 2) {
    f.get(tile.rest).i32(bytes).op(0x71);
    f.if(() => {
      ends.forEach((end, i) => {
        f.get(into[i]).get(end).access(storeLane(bytes), last, 0).advance(into[i], bytes).get(end).get(end);
        shuffle(f, rotated(bytes));
        f.set(end);
      });
    });
  }
  f.op(0x0b);
}
