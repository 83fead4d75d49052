/** Kernels that move elements between the places that positions pick and places in a row. */
import { loadElement, storeElement } from "./elements.ts";
import { I32, I64, V128, type WasmFunction } from "./function.ts";
import { ADD, loop, MULTIPLY, type PickForm, repeatedly } from "./picks.ts";

/** Elements per turn of the inner loop. */
const TURN = 4;

/** Writes what is moved to the address below from the one on the stack; places in a row may lie so many bytes further. */
type Move = (f: WasmFunction, itemsize: number, length: number, fromShift: number, toShift: number) => void;

/** Positions are gone through once for each of `rows` places that lie equally far apart on both sides. */
function moved(isGather: boolean, write: Move): PickForm["write"] {
  const [count, positions, origin, step, row, stride, rows, pickedApart, packedApart, length] = [...Array(10).keys()];
  return (f, itemsize) => {
    loop(f, rows, () => {
      const [left, position, place] = [count, positions, row].map((param) => f.get(param).keep(I32));
      const move = (k: number, shift: number): void => {
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
        write(f, itemsize, length, isGather ? 0 : shift, isGather ? shift : 0);
      };
      const many = (isPacked: boolean) => (): void => {
        for (let k = 0; k < TURN; k++) {
          move(k, isPacked ? k * itemsize : 0);
          if (!isPacked) f.add(place, stride);
        }
        if (isPacked) f.advance(place, TURN * itemsize);
        f.advance(position, 4 * TURN);
      };
      // Places side by side need no address of their own.
      if (write === element) {
        f.get(stride).i32(itemsize).op(0x46);
        f.if(() => repeatedly(f, left, TURN, many(true)));
      }
      repeatedly(f, left, TURN, many(false));
      repeatedly(f, left, 1, () => {
        move(0, 0);
        f.add(place, stride).advance(position, 4);
      });
      f.add(origin, pickedApart).add(row, packedApart).advance(rows, -1);
    });
  };
}

const element: Move = (f, itemsize, _length, fromShift, toShift) => {
  storeElement(loadElement(f, itemsize, fromShift), itemsize, toShift);
};

/** memory.copy */
const bytes: Move = (f, _itemsize, length) => {
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
