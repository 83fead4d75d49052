/** The first place of an extremum among evenly spaced elements: each piece is folded, then one piece is looked through. */
import { allocate, type DType, intend, watcher } from "@strided/buffer";
import { type Expression, LONGEST_ROW, largerOf, packedFold, smallerOf, type Value } from "@strided/kernel";
import { type Layout, uncheckedLayout } from "@strided/layout";
import type { NDArray } from "@strided/ndarray";
import { programFor } from "../programs.ts";
import type { Sought } from "./find-place.ts";

/** Elements of a piece, and bytes where there are many: few to look through, and enough to be folded at full speed. */
const PIECE = LONGEST_ROW / 4;
const BYTES = 8 * PIECE;

const LARGER: Expression = (x, y) => largerOf(x as Value, y as Value);
const SMALLER: Expression = (x, y) => smallerOf(x as Value, y as Value);

/** The place, or -1 where the elements are not on the heap, or somebody asks what is read. */
export function placeInPieces(sought: Sought, a: NDArray, { offset, strides, size }: Layout): number {
  const { storage, dtype } = a;
  const length = size < 4 * LONGEST_ROW ? PIECE : Math.min(BYTES / dtype.itemsize, LONGEST_ROW);
  const whole = Math.floor(size / length);
  // Whoever watches wants to be told of every pass; what passes over NaN has to know whether anything is left.
  if (watcher !== null || sought.skipsNaN) return -1;
  if (dtype.typedArrays.length === 0 || dtype.lane === "f16") return -1;
  const { isLargest } = sought;
  const both = [dtype, dtype];
  const kernel = packedFold(dtype, dtype, programFor(isLargest ? LARGER : SMALLER, both, both, [dtype]));
  if (kernel === null || storage.memory !== kernel.memory) return -1;
  const { itemsize } = dtype;
  const rest = size - whole * length;
  const count = whole + Math.sign(rest);
  intend("temporary", sought.fn, count * itemsize, () => "the extremum of every piece");
  const extrema = allocate(count * itemsize, sought.fn);
  const [stride] = strides;
  const at = storage.address + offset;
  const into = extrema.address;
  const isDone =
    extrema.memory === kernel.memory &&
    (whole === 0 || kernel.rows(false, into, length, stride, whole, length * stride, at)) &&
    (rest === 0 || kernel.rows(false, into + whole * itemsize, rest, stride, 1, 0, at + whole * length * stride));
  if (!isDone) {
    extrema.dispose();
    return -1;
  }
  const values = new dtype.Array(extrema.memory.buffer, into, count) as Float64Array;
  let piece = 0;
  // Nothing is better than NaN.
  for (let i = 1; i < count && values[piece] === values[piece]; i++) {
    if (sought.isBetter(values[i], values[piece])) piece = i;
  }
  const best = values[piece];
  extrema.dispose();
  const start = piece * length;
  const n = Math.min(length, size - start);
  const part = uncheckedLayout([n], strides, offset + start * stride);
  const found = placeOfNumber(a, part, best);
  return (
    start +
    (found < 0 ? firstBest(sought, dtype as DType<"float64">, storage.memory, at + start * stride, stride, n) : found)
  );
}

/** Where the first of the best elements stands: the first NaN, if there is one. */
export function firstBest(
  { isBetter }: Sought,
  row: DType<"float64">,
  { view }: NDArray["storage"]["memory"],
  at: number,
  stride: number,
  n: number,
): number {
  let place = 0;
  let best = row.get(view, at);
  // Nothing is better than NaN.
  for (let i = 1; i < n && best === best; i++) {
    const x = row.get(view, at + i * stride);
    if (isBetter(x, best)) {
      best = x;
      place = i;
    }
  }
  return place;
}

/** Where a packed array of numbers as the engine knows them holds a value; -1 where it cannot be asked, as for NaN. */
export function placeOfNumber({ storage, dtype }: NDArray, { offset, strides, size }: Layout, value: unknown): number {
  const at = storage.address + offset;
  const isKnown = dtype.typedArrays.length > 0 && dtype.lane !== "f16";
  if (!isKnown || strides[0] !== dtype.itemsize || at % dtype.alignment !== 0) return -1;
  return (new dtype.Array(storage.memory.buffer, at, size) as Float64Array).indexOf(value as number);
}
