/**
 * Writes the kernel of products of rows with one vector, whose elements lie side by side: sums in vectors along the rows,
 * four rows or four times as many elements at a time, so that additions need not wait for each other.
 */
import type { HeapSpace } from "@strided/buffer";
import { I32, V128, WasmFunction } from "./function.ts";
import { ADDS, CONJUGATES, type ProductElement } from "./gemm.ts";
import { instantiate, type Kernel } from "./module.ts";
import { repeatedly } from "./picks.ts";
import { lines, multiplyAdd, partSigns, plus, toTruth } from "./product.ts";
import { LOAD, loadLane, storeLane, WIDTH } from "./simd.ts";
import { exchanged, rotated, shuffle } from "./vectors.ts";

/** The parameters of the kernel: counts, then addresses with strides in bytes, then flags as for tiles. */
const [PAIRS, ROWS, DEPTH, A, A_ROW, A_PAIR, B, B_PAIR, C, C_ROW, C_PAIR, FLAGS] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];

/** Rows at a time. */
const HEIGHT = 4;
/** Vectors of sums. */
const SUMS = 8;

/**
 * The kernel that writes the products of rows of `a` and the vector `b` to `c`, for so many pairs: rows, depth; `a` with
 * its strides from row to row and from pair to pair, `b` with that from pair to pair, `c` with both; flags.
 */
export function compileDots(element: ProductElement, heap: HeapSpace): Kernel {
  const f = new WasmFunction(new Array<number>(12).fill(I32));
  const { type, lanes } = element;
  const signsOf = (yes: number, no: number): number =>
    partSigns(f, type, () => f.get(FLAGS).i32(CONJUGATES).op(0x71), yes, no);
  // The parts of (a + bi)(c + di) are ac - bd and ad + bc, those of (a - bi)(c + di) are ac + bd and ad - bc.
  const signs = lanes === 1 ? [] : [signsOf(-1, 1), signsOf(1, -1)];
  f.times(PAIRS, () => {
    const [a, c, rows] = [A, C, ROWS].map((param) => f.get(param).keep(I32));
    for (const height of [HEIGHT, 1]) {
      repeatedly(f, rows, height, () => {
        writeDots(f, element, a, c, height, signs);
        for (let i = 0; i < height; i++) f.add(a, A_ROW).add(c, C_ROW);
      });
    }
    f.add(A, A_PAIR).add(B, B_PAIR).add(C, C_PAIR);
  });
  return instantiate(f, heap);
}

function writeDots(
  f: WasmFunction,
  { type, lanes }: ProductElement,
  a: number,
  c: number,
  height: number,
  signs: readonly number[],
): void {
  const itemsize = WIDTH[type] * lanes;
  const from = lines(f, a, A_ROW, height);
  const pb = f.get(B).keep(I32);
  const left = f.get(DEPTH).keep(I32);
  const vectors = SUMS / height / lanes;
  /** For each row, for each part of an element, sums of as many vectors as a turn has. */
  const sums = from.map(() =>
    Array.from({ length: lanes }, () => Array.from({ length: vectors }, () => f.i32(0).simd(0x11).keep())),
  );
  /** Adds products of the elements in `count` vectors, or of one element. */
  const turn = (count: number, elements: number): void => {
    const load = (pointer: number, k: number): number => {
      if (elements > 1 || itemsize === 16)
        return f
          .get(pointer)
          .access(LOAD, 16 * k)
          .keep();
      return f.get(pointer).i32(0).simd(0x11).access(loadLane(itemsize), 0, 0).keep();
    };
    repeatedly(f, left, elements, () => {
      for (let k = 0; k < count; k++) {
        const y = [load(pb, k)];
        if (lanes === 2) {
          f.get(y[0]).get(y[0]);
          shuffle(f, exchanged(WIDTH[type]));
          y.push(f.keep());
        }
        sums.forEach((parts, row) => {
          const x = load(from[row], k);
          parts.forEach((part, lane) => {
            multiplyAdd(f, type, x, y[lane], part[k]);
          });
        });
      }
      for (const pointer of [...from, pb]) f.advance(pointer, elements * itemsize);
    });
  };
  const each = 16 / itemsize;
  if (vectors > 1) turn(vectors, vectors * each);
  turn(1, each);
  if (each > 1) turn(1, 1);
  const place = f.get(c).keep(I32);
  sums.forEach((parts) => {
    parts.forEach((part, lane) => {
      const total = f.get(part[0]).keep(V128);
      for (const sum of part.slice(1)) plus(f.get(total).get(sum), type).set(total);
      if (lanes === 2) f.get(total).get(signs[lane]).simd(0x51).set(total);
      for (let span = 8; span >= WIDTH[type]; span /= 2) {
        f.get(total).get(total).get(total);
        shuffle(f, rotated(span));
        plus(f, type).set(total);
      }
      f.get(FLAGS).i32(ADDS).op(0x71);
      f.if(() => {
        f.get(total)
          .get(place)
          .get(total)
          .access(loadLane(WIDTH[type]), lane * WIDTH[type], 0);
        plus(f, type).set(total);
      });
      f.get(place)
        .get(toTruth(f, type, total))
        .access(storeLane(WIDTH[type]), lane * WIDTH[type], 0);
    });
    f.add(place, C_ROW);
  });
}
