/** Kernels that move elements between the places that positions pick and places in a row. */
import { loadElement, storeElement } from "./elements.ts";
import { I32, I64, V128, type WasmFunction } from "./function.ts";
import { ADD, loop, MULTIPLY, type PickForm } from "./picks.ts";

function moved(isGather: boolean, isRow: boolean): PickForm["write"] {
  const [count, positions, origin, step, row, stride, length] = [0, 1, 2, 3, 4, 5, 6];
  return (f, itemsize) => {
    const picked = (): WasmFunction => f.get(origin).get(positions).op(0x28, 0, 0).get(step).op(MULTIPLY, ADD);
    loop(f, count, () => {
      if (isGather) {
        f.get(row);
        picked();
      } else picked().get(row);
      // memory.copy, or one element.
      if (isRow) f.get(length).op(0xfc, 0x0a, 0, 0);
      else storeElement(loadElement(f, itemsize), itemsize);
      f.add(row, stride).advance(positions, 4).advance(count, -1);
    });
  };
}

/** Copies `origin + position * step` to places in a row: positions (int32), origin, step, row, stride. */
export const GATHER_ELEMENTS: PickForm = { params: 6, known: [], write: /* @__PURE__ */ moved(true, false) };

/** The reverse, with the same parameters. Where a position comes again, the last element stays. */
export const SCATTER_ELEMENTS: PickForm = { params: 6, known: [], write: /* @__PURE__ */ moved(false, false) };

/** `GATHER_ELEMENTS` for rows of bytes; then their length. */
export const GATHER_ROWS: PickForm = { params: 7, known: [], write: /* @__PURE__ */ moved(true, true) };

/** `SCATTER_ELEMENTS` for rows of bytes; then their length. */
export const SCATTER_ROWS: PickForm = { params: 7, known: [], write: /* @__PURE__ */ moved(false, true) };

/** Copies each element of a row several times: from, its stride, to, times. */
export const REPEAT_ELEMENTS: PickForm = {
  params: 5,
  known: [],
  write(f, itemsize) {
    const [count, from, stride, to, times] = [0, 1, 2, 3, 4];
    loop(f, count, () => {
      const element = loadElement(f.get(from), itemsize).keep(itemsize === 16 ? V128 : itemsize === 8 ? I64 : I32);
      const left = f.get(times).keep(I32);
      loop(f, left, () => {
        storeElement(f.get(to).get(element), itemsize).advance(to, itemsize).advance(left, -1);
      });
      f.add(from, stride).advance(count, -1);
    });
  },
};
