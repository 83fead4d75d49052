/** Elements that lie side by side along the rows' axis, and go to places side by side along the other: squares of vectors. */
import type { HeapSpace } from "@strided/buffer";
import { I32, type WasmFunction } from "./function.ts";
import type { Kernel } from "./module.ts";
import {
  apart,
  compileRows,
  FROM,
  FROM_STEP,
  gathered,
  loopParts,
  moveElement,
  type Part,
  ROWS,
  TO,
  TO_ROW,
} from "./mover.ts";
import { repeatedly } from "./picks.ts";
import { LOAD, STORE } from "./simd.ts";
import { interleaved, shuffle } from "./vectors.ts";

/** Compiles the kernel for elements of up to 4 bytes. */
export function compileTransposer(itemsize: number, heap: HeapSpace): Kernel {
  const side = 16 / itemsize;
  const move = moveElement(itemsize);
  const one = apart(move, 1);
  const column: Part = {
    count: 1,
    write(f, from, to) {
      const place = f.get(to).keep(I32);
      for (let k = 0; k < side; k++) {
        move(f, from, k * itemsize, place, 0);
        f.add(place, TO_ROW);
      }
      f.add(from, FROM_STEP).advance(to, itemsize);
    },
  };
  return compileRows(
    heap,
    (f) => loopParts(f, [gathered(move, 4, itemsize), one]),
    (f) => {
      repeatedly(f, ROWS, side, () => {
        loopParts(f, [squares(itemsize, 2), squares(itemsize, 1), column]);
        f.advance(FROM, 16);
        for (let k = 0; k < side; k++) f.add(TO, TO_ROW);
      });
    },
  );
}

/** Some squares side by side, each of as many elements of as many rows as a vector holds. */
function squares(itemsize: number, times: number): Part {
  const side = 16 / itemsize;
  return {
    count: side * times,
    write(f, from, to) {
      const columns = Array.from({ length: times }, () => square(f, itemsize, from));
      const place = f.get(to).keep(I32);
      for (let k = 0; k < side; k++) {
        for (let t = 0; t < times; t++) {
          f.get(place)
            .get(columns[t][k])
            .access(STORE, 16 * t);
        }
        f.add(place, TO_ROW);
      }
      f.advance(to, 16 * times);
    },
  };
}

function square(f: WasmFunction, itemsize: number, from: number): readonly number[] {
  const side = 16 / itemsize;
  let vectors = Array.from({ length: side }, () => {
    const vector = f.get(from).access(LOAD, 0).keep();
    f.add(from, FROM_STEP);
    return vector;
  });
  // Dealt out like two halves of a deck of cards, until rows are columns.
  for (let round = 1; round < side; round *= 2) {
    vectors = vectors.map((_, k) => {
      f.get(vectors[k >> 1]).get(vectors[(k >> 1) + side / 2]);
      shuffle(f, interleaved(itemsize, k % 2));
      return f.keep();
    });
  }
  return vectors;
}
