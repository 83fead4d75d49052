/** Kernels that move elements between the places that positions pick and places in a row. */
import { loadElement, storeElement } from "./elements.ts";
import { I32, I64, V128, type WasmFunction } from "./function.ts";
import { ADD, loop, MULTIPLY, type PickForm, turns } from "./picks.ts";

/** Elements per turn of the inner loop. */
const TURN = 4;

/** Positions are gone through once for each of `rows` places that lie equally far apart on both sides. */
function moved(
  isGather: boolean,
  write: (f: WasmFunction, itemsize: number, length: number) => void,
): PickForm["write"] {
  const [count, positions, origin, step, row, stride, rows, pickedApart, packedApart, length] = [...Array(10).keys()];
  return (f, itemsize) => {
    loop(f, rows, () => {
      const [left, position, place] = [count, positions, row].map((param) => f.get(param).keep(I32));
      const move = (k: number): void => {
        const picked = (): WasmFunction =>
          f
            .get(origin)
            .get(position)
            .op(0x28, 0, 4 * k)
            .get(step)
            .op(MULTIPLY, ADD);
        if (isGather) {
          f.get(place);
          picked();
        } else picked().get(place);
        write(f, itemsize, length);
        f.add(place, stride);
      };
      turns(
        f,
        left,
        TURN,
        () => {
          for (let k = 0; k < TURN; k++) move(k);
          f.advance(position, 4 * TURN);
        },
        () => {
          move(0);
          f.advance(position, 4);
        },
      );
      f.add(origin, pickedApart).add(row, packedApart).advance(rows, -1);
    });
  };
}

const element = (f: WasmFunction, itemsize: number): void => {
  storeElement(loadElement(f, itemsize), itemsize);
};

/** memory.copy */
const bytes = (f: WasmFunction, _itemsize: number, length: number): void => {
  f.get(length).op(0xfc, 0x0a, 0, 0);
};

/**
 * Copies `origin + position * step` to places in a row: positions (int32), origin, step, row, stride; then how often,
 * at least once, and how much further origin and row are each time.
 */
export const GATHER_ELEMENTS: PickForm = { params: 9, known: [], write: /* @__PURE__ */ moved(true, element) };

/** The reverse, with the same parameters. Where a position comes again, the last element stays. */
export const SCATTER_ELEMENTS: PickForm = { params: 9, known: [], write: /* @__PURE__ */ moved(false, element) };

/** `GATHER_ELEMENTS` for rows of bytes; then their length. */
export const GATHER_ROWS: PickForm = { params: 10, known: [], write: /* @__PURE__ */ moved(true, bytes) };

/** `SCATTER_ELEMENTS` for rows of bytes; then their length. */
export const SCATTER_ROWS: PickForm = { params: 10, known: [], write: /* @__PURE__ */ moved(false, bytes) };

/** Every element is loaded once and written as often as the last parameter says, or the next number at that address. */
function repeated(isEach: boolean): PickForm["write"] {
  const [count, from, stride, to, times] = [0, 1, 2, 3, 4];
  return (f, itemsize) => {
    loop(f, count, () => {
      const element = loadElement(f.get(from), itemsize).keep(itemsize === 16 ? V128 : itemsize === 8 ? I64 : I32);
      f.get(times);
      if (isEach) f.op(0x28, 0, 0);
      const left = f.keep(I32);
      f.while(
        () => f.get(left),
        () => storeElement(f.get(to).get(element), itemsize).advance(to, itemsize).advance(left, -1),
      );
      if (isEach) f.advance(times, 4);
      f.add(from, stride).advance(count, -1);
    });
  };
}

/** Copies each element of a row several times: from, its stride, to, times. */
export const REPEAT_ELEMENTS: PickForm = { params: 5, known: [], write: /* @__PURE__ */ repeated(false) };

/** The same, but each as often as a list (int32) says: from, its stride, to, the list. */
export const REPEAT_EACH: PickForm = { params: 5, known: [], write: /* @__PURE__ */ repeated(true) };
