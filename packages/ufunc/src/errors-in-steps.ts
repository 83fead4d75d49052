/** Floating-point errors of functions that compute one element in many steps: products, and `at` with repeated indices. */
import { float32, promoteTypes } from "@strided/buffer";
import type { Operand } from "@strided/kernel";
import { uncheckedLayout } from "@strided/layout";
import { type ArrayLike, array, broadcastTo, getitem, NDArray, toNDArray } from "@strided/ndarray";
import { atUfunc, type Indices, keysOf } from "./at.ts";
import { callUfunc } from "./call.ts";
import { type Findings, foundInCall, isPlain, placeOf } from "./errors-found.ts";
import { rowOf, type UfuncRow } from "./row.ts";
import { add, multiply, positive } from "./table/arithmetic.ts";

/** The errors of `at`: what is picked again is computed again, with what the time before has left. */
export function foundInAt(row: UfuncRow, a: NDArray, indices: Indices, values: readonly ArrayLike[]): Findings {
  const found: Findings = new Map();
  const numbers = array([...Array(a.size).keys()]).reshape(a.shape) as unknown as NDArray;
  const picked = toNDArray(getitem(numbers, ...(keysOf(indices) as never)) as ArrayLike, row.name);
  const places = Array.from(picked.toTypedArray() as Float64Array, Number);
  const flat = a.copy().reshape([-1]);
  const others = values.map((value) => broadcastTo(toNDArray(value, row.name), picked.shape).copy().reshape([-1]));
  for (const turn of turnsOf(places)) {
    const at = turn.map((k) => places[k]);
    const [before, ...operands] = [flat.vindex(at), ...others.map((other) => other.vindex(turn))];
    atUfunc(row, flat, at, operands);
    const after = flat.vindex(at);
    const placeIn = (i: number): string => placeOf(at[i], a.shape);
    for (const [fact, data] of foundInCall(row, [before, ...operands], [after], after.shape, placeIn)) {
      if (!found.has(fact)) found.set(fact, data);
    }
  }
  return found;
}

/** The numbers of the first picks of all places, of the second ones, and so on. */
function turnsOf(places: readonly number[]): number[][] {
  const turns: number[][] = [];
  const seen = new Map<number, number>();
  places.forEach((place, k) => {
    const turn = seen.get(place) ?? 0;
    seen.set(place, turn + 1);
    turns[turn] ??= [];
    turns[turn].push(k);
  });
  return turns;
}

/** The errors of sums of products: of every product, every sum, and the last rounding. */
export function foundInProduct([x, y]: readonly Operand[], total: NDArray): Findings {
  const found: Findings = new Map();
  const { dtype, shape } = total;
  const k = x.layout.shape.at(-1) as number;
  if ((dtype.kind !== "f" && dtype.kind !== "c") || k === 0 || total.size === 0) return found;
  const [first, second] = [x, y].map(({ storage, dtype: own, layout }) => new NDArray(storage, own, layout));
  if (isPlain(first, second, total)) return found;
  // Half floats are summed in single precision.
  const work = promoteTypes(dtype, float32).name;
  const look = (row: UfuncRow, operands: readonly NDArray[], options: object = {}): NDArray => {
    const [result] = callUfunc(row, operands, options);
    for (const [fact, data] of foundInCall(row, operands, [result], shape)) if (!found.has(fact)) found.set(fact, data);
    return result;
  };
  let sum: NDArray | null = null;
  for (let i = 0; i < k; i++) {
    const product = look(rowOf(multiply), [step(first, i), step(second, i)], { dtype: work });
    sum = sum === null ? product : look(rowOf(add), [sum, product]);
  }
  if (sum !== null && sum.dtype !== dtype) look({ ...rowOf(positive), vanishes: true }, [sum], { out: total.copy() });
  return found;
}

/** Element i of the last axis. */
function step({ storage, dtype, layout: { shape, strides, offset } }: NDArray, i: number): NDArray {
  const last = shape.length - 1;
  const at = offset + i * strides[last];
  return new NDArray(storage, dtype, uncheckedLayout(shape.slice(0, -1), strides.slice(0, -1), at));
}
