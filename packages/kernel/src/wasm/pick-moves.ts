/** Kernels that move elements between the places that positions pick and places in a row. */
import { loadElement, storeElement } from "./elements.ts";
import { I32, type WasmFunction } from "./function.ts";
import { ADD, loop, MULTIPLY, type PickForm, repeatedly, SUBTRACT } from "./picks.ts";
import { LOAD, loadSplat, STORE } from "./simd.ts";

/** Elements per turn of the inner loop. */
const TURN = 4;

/** Writes what is moved to the address below from the one on the stack; places in a row may lie so many bytes further. */
type Move = (f: WasmFunction, itemsize: number, length: number, fromShift: number, toShift: number) => void;

// The parameters of all of them.
const [COUNT, POSITIONS, ORIGIN, STEP, ROW, STRIDE, ROWS, PICKED_APART, PACKED_APART, OUTER, LENGTH] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];

/** Positions are gone through once for each of the rows, which lie equally far apart, or where a list picks them. */
function moved(isGather: boolean, write: Move): PickForm["write"] {
  return (f, itemsize) => {
    loop(f, ROWS, () => {
      const [left, position, place, origin] = [COUNT, POSITIONS, ROW, ORIGIN].map((param) => f.get(param).keep(I32));
      f.get(OUTER);
      f.if(() => {
        f.get(origin).get(OUTER).op(0x28, 0, 0).get(PICKED_APART).op(MULTIPLY, ADD).set(origin).advance(OUTER, 4);
        f.op(0x05).add(ORIGIN, PICKED_APART);
      });
      const move = (k: number, shift: number): void => {
        const picked = (): WasmFunction =>
          f
            .get(origin)
            .get(position)
            .op(0x28, 0, 4 * k)
            .get(STEP)
            .op(MULTIPLY, ADD);
        if (isGather) {
          f.get(place);
          picked();
        } else picked().get(place);
        write(f, itemsize, LENGTH, isGather ? 0 : shift, isGather ? shift : 0);
      };
      const many = (isPacked: boolean) => (): void => {
        for (let k = 0; k < TURN; k++) {
          move(k, isPacked ? k * itemsize : 0);
          if (!isPacked) f.add(place, STRIDE);
        }
        if (isPacked) f.advance(place, TURN * itemsize);
        f.advance(position, 4 * TURN);
      };
      // Places side by side need no address of their own.
      if (write === element) {
        f.get(STRIDE).i32(itemsize).op(0x46);
        f.if(() => repeatedly(f, left, TURN, many(true)));
      }
      repeatedly(f, left, TURN, many(false));
      repeatedly(f, left, 1, () => {
        move(0, 0);
        f.add(place, STRIDE).advance(position, 4);
      });
      f.add(ROW, PACKED_APART).advance(ROWS, -1);
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
 * Copies `origin + position * step` to places in a row: positions (int32), origin, step, row, stride; then how many rows,
 * at least one, how much further origin and row are each time, and 0, or a list of the places (int32) of the rows from
 * the origin, in steps of that distance.
 */
export const GATHER_ELEMENTS: PickForm = { params: 10, known: [], write: /* @__PURE__ */ moved(true, element) };

/** The reverse, with the same parameters. Where a position comes again, the last element stays. */
export const SCATTER_ELEMENTS: PickForm = { params: 10, known: [], write: /* @__PURE__ */ moved(false, element) };

/** `GATHER_ELEMENTS` for rows of bytes; then their length. */
export const GATHER_ROWS: PickForm = { params: 11, known: [], write: /* @__PURE__ */ moved(true, bytes) };

/** `SCATTER_ELEMENTS` for rows of bytes; then their length. */
export const SCATTER_ROWS: PickForm = { params: 11, known: [], write: /* @__PURE__ */ moved(false, bytes) };

/** Every element is loaded once and written as often as the last parameter says, or the next number at that address. */
function repeated(isEach: boolean): PickForm["write"] {
  const [count, from, stride, to, end, times] = [0, 1, 2, 3, 4, 5];
  // Lists ask for two vectors at a time, so that few elements more or less mislead no branch.
  const width = isEach ? 32 : 16;
  return (f, itemsize) => {
    loop(f, count, () => {
      f.get(to).get(times);
      if (isEach) f.op(0x28, 0, 0).advance(times, 4);
      const next = f.i32(itemsize).op(MULTIPLY, ADD).keep(I32);
      f.get(end).get(next).op(SUBTRACT).i32(width).op(0x4f);
      f.if(() => {
        // Whole vectors: what is written too far is written again.
        const vector = f
          .get(from)
          .access(itemsize === 16 ? LOAD : loadSplat(itemsize), 0)
          .keep();
        f.op(0x03, 0x40);
        for (let shift = 0; shift < width; shift += 16) f.get(to).get(vector).access(STORE, shift);
        f.advance(to, width).get(to).get(next).op(0x49, 0x0d, 0, 0x0b).get(next).set(to);
        f.op(0x05);
        f.while(
          () => f.get(next).get(to).op(SUBTRACT),
          () => storeElement(loadElement(f.get(to).get(from), itemsize), itemsize).advance(to, itemsize),
        );
      });
      f.add(from, stride).advance(count, -1);
    });
  };
}

/** Copies each element of a row several times: from, its stride, to, the end of all that is written, times. */
export const REPEAT_ELEMENTS: PickForm = { params: 6, known: [], write: /* @__PURE__ */ repeated(false) };

/** The same, but each as often as a list (int32) says: from, its stride, to, the end, the list. */
export const REPEAT_EACH: PickForm = { params: 6, known: [], write: /* @__PURE__ */ repeated(true) };
