/** The short way for arrays of any strides, broadcast together, and numbers: planned, but with the dtypes settled. */
import type { DType } from "@strided/buffer";
import { type DirectKernel, directKernel, type Operand, type Program, run } from "@strided/kernel";
import { broadcastLayout, type Layout, packLayout, sameNumbers } from "@strided/layout";
import type { NDArray } from "@strided/ndarray";
import { resultLayout } from "./result-layout.ts";

/** A compiled loop for the dtypes of its operands; null where the long way is the only one. */
export interface FastLoop {
  readonly out: DType;
  readonly program: Program;
  /** For operands without gaps. */
  readonly kernel: DirectKernel;
  /** For one axis, by the kinds of strides along it; found when first used. */
  readonly lines: (DirectKernel | null)[];
}

/**
 * The result of a loop over `inputs`, the arrays that broadcast to `shape` among them; null where an operand lies elsewhere
 * or where it may be changed before it is read.
 */
export function spread(
  fn: string,
  loop: FastLoop,
  shape: readonly number[],
  arrays: readonly NDArray[],
  inputs: readonly Operand[],
  given: NDArray | undefined,
): NDArray | null {
  const { memory } = loop.kernel;
  const reads = inputs.map((input): Operand => {
    const { storage, dtype, layout } = input;
    return sameNumbers(layout.shape, shape) ? input : { storage, dtype, layout: broadcastLayout(layout, shape) };
  });
  for (const { storage } of reads) if (storage.memory !== memory) return null;
  if (given !== undefined) {
    if (given.dtype !== loop.out || given.lock !== null || !sameNumbers(given.layout.shape, shape)) return null;
    for (const read of reads) if (read.storage === given.storage && !isSameLine(read, given)) return null;
  }
  const out = given ?? arrays[0].fresh(loop.out, newLayout(shape, arrays, loop.out.itemsize), fn);
  if (out.storage.memory !== memory) return null;
  if (shape.length !== 1 || reads.length > 2 || !runLine(loop, shape[0], reads, out))
    run(loop.program, shape, [...reads, out]);
  return out;
}

const newLayout = (shape: readonly number[], arrays: readonly NDArray[], itemsize: number): Layout =>
  // What lies in C order, repeated or not, is walked in C order.
  shape.length < 2 || arrays.every(isPacked)
    ? packLayout(shape, "C", itemsize)
    : resultLayout(shape, arrays, "K", itemsize);

/** Elements without gaps in C order, judged by every stride: a layout that a new array may share. */
export function isPacked({ layout, dtype }: NDArray): boolean {
  const { shape, strides } = layout;
  let stride = dtype.itemsize;
  for (let k = shape.length - 1; k >= 0; k--) {
    if (strides[k] !== stride) return false;
    stride *= shape[k];
  }
  return stride !== 0;
}

/** Whether an array that was given takes a packed result as it comes. */
export const takes = (out: NDArray, dtype: DType, shape: readonly number[]): boolean =>
  out.dtype === dtype && out.lock === null && sameNumbers(out.layout.shape, shape) && isPacked(out);

/** Whether two operands of one axis are the very same elements, none of which lies on another. */
function isSameLine(a: Operand, b: Operand): boolean {
  const [stride] = a.layout.strides;
  return (
    a.layout.strides.length === 1 &&
    a.layout.offset === b.layout.offset &&
    stride === b.layout.strides[0] &&
    a.dtype.itemsize === b.dtype.itemsize &&
    Math.abs(stride) >= a.dtype.itemsize
  );
}

/** Calls the kernel for operands of one axis; false where there is none. */
function runLine(loop: FastLoop, n: number, [x, ...rest]: readonly Operand[], out: Operand): boolean {
  const y = rest.length > 0 ? rest[0] : null;
  let code = kindOf(x, 1);
  if (y !== null) code = code * 3 + kindOf(y, 1);
  code = code * 3 + kindOf(out, 2);
  let kernel = loop.lines[code];
  if (kernel === undefined) {
    const digits = code.toString(3).padStart(rest.length + 2, "0");
    kernel = directKernel(loop.program, [...digits].map((digit) => "csg"[Number(digit)]).join(""));
    loop.lines[code] = kernel;
  }
  if (kernel === null) return false;
  const [xStride, outStride] = [x.layout.strides[0], out.layout.strides[0]];
  if (y === null) kernel.call(n, addressOf(x), addressOf(out), xStride, outStride);
  else kernel.call(n, addressOf(x), addressOf(y), addressOf(out), xStride, y.layout.strides[0], outStride);
  return true;
}

export const addressOf = ({ storage, layout }: Operand): number => storage.address + layout.offset;

/** How an operand runs along an axis: contiguous, not at all, any other way. */
function kindOf({ layout, dtype }: Operand, still: number): number {
  const [stride] = layout.strides;
  return stride === dtype.itemsize ? 0 : stride === 0 ? still : 2;
}
