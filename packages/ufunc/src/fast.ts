/**
 * The short way through a call: two arrays of one shape (or an array and a number), packed in C order on the heap, into
 * a new array or one given as `out`. What is checked here is all that such a call needs; everything else goes the long
 * way.
 */
import { type DType, watcher } from "@strided/buffer";
import { directKernel, type Operand, scalarCell } from "@strided/kernel";
import { broadcastShapeList, type Layout, packLayout, sameNumbers } from "@strided/layout";
import { type ArrayLike, NDArray } from "@strided/ndarray";
import { programOf, type UfuncOptions } from "./call.ts";
import { type FastLoop, isPacked, spread, takes } from "./fast-spread.ts";
import { type OperandType, resolveLoop, takesIntegers } from "./resolve.ts";
import type { UfuncRow } from "./row.ts";

/** Per dtype numbers of the operands the loop: found once, then looked up. */
export type FastLoops = { [index: number]: FastLoop | null };

export const TYPE_NUMBERS = 32;
/** Where loops with a scalar begin in the list: first operand an array, then second operand an array. */
const ARRAY_SCALAR = TYPE_NUMBERS * TYPE_NUMBERS;
const SCALAR_ARRAY = 2 * ARRAY_SCALAR;

/** The result of `row(x, y)`, or null where the long way has to be taken. */
export function fastBinary(
  row: UfuncRow,
  loops: FastLoops,
  x: ArrayLike,
  y: ArrayLike,
  options: UfuncOptions | undefined,
): NDArray | null {
  // Whoever watches wants to be told of every pass, which the long way does.
  if (watcher !== null) return null;
  const given = options === undefined ? undefined : onlyOut(options);
  if (given === null) return null;
  if (x instanceof NDArray) {
    if (y instanceof NDArray) return arrays(row, loops, x, y, given);
    return typeof y === "number" ? withScalar(row, loops, x, y, false, given) : null;
  }
  return typeof x === "number" && y instanceof NDArray ? withScalar(row, loops, y, x, true, given) : null;
}

/** The result of `row(x)`, or null where the long way has to be taken. */
export function fastUnary(
  row: UfuncRow,
  loops: FastLoops,
  x: ArrayLike,
  options: UfuncOptions | undefined,
): NDArray | null {
  if (watcher !== null) return null;
  const given = options === undefined ? undefined : onlyOut(options);
  if (given === null || !(x instanceof NDArray)) return null;
  const { dtype, layout, storage } = x;
  const loop = loopFor(row, loops, dtype.num, [dtype], "cc");
  if (loop === null || storage.memory !== loop.kernel.memory) return null;
  if (!isPacked(x)) return spread(row.name, loop, layout.shape, [x], [x], given);
  const out = given === undefined ? freshLike(row, x, loop.out) : given;
  if (given !== undefined && !fits(given, loop, layout, x, null)) return null;
  if (out.storage.memory !== loop.kernel.memory) return null;
  loop.kernel.call(layout.size, storage.address + layout.offset, out.storage.address + out.layout.offset);
  return out;
}

function arrays(row: UfuncRow, loops: FastLoops, x: NDArray, y: NDArray, given: NDArray | undefined): NDArray | null {
  const { layout } = x;
  const loop = loopFor(row, loops, x.dtype.num * TYPE_NUMBERS + y.dtype.num, [x.dtype, y.dtype], "ccc");
  if (loop === null) return null;
  const isSame = layout === y.layout || sameNumbers(layout.shape, y.layout.shape);
  if (!isSame || !isPacked(x) || !isPacked(y)) {
    const shapes = [layout.shape, y.layout.shape];
    if (given !== undefined) shapes.push(given.layout.shape);
    const shape = isSame ? layout.shape : broadcastShapeList(shapes, row.name);
    return spread(row.name, loop, shape, [x, y], [x, y], given);
  }
  const { memory, call } = loop.kernel;
  if (x.storage.memory !== memory || y.storage.memory !== memory) return null;
  const out = given === undefined ? freshLike(row, x, loop.out) : given;
  if (given !== undefined && !fits(given, loop, layout, x, y)) return null;
  if (out.storage.memory !== memory) return null;
  call(
    layout.size,
    x.storage.address + layout.offset,
    y.storage.address + y.layout.offset,
    out.storage.address + out.layout.offset,
  );
  return out;
}

/** Where a number lies that is the same for all elements. */
const POINT: Layout = /* @__PURE__ */ packLayout([], "C", 1);

/** A number beside an array takes its dtype, if that is of floats, or of integers and holds the number. */
function withScalar(
  row: UfuncRow,
  loops: FastLoops,
  a: NDArray,
  scalar: number,
  scalarFirst: boolean,
  given: NDArray | undefined,
): NDArray | null {
  const { dtype, layout, storage } = a;
  if (dtype.kind !== "f" && !isHeldBy(dtype, scalar)) return null;
  const index = (scalarFirst ? SCALAR_ARRAY : ARRAY_SCALAR) + dtype.num;
  const loop = loopFor(row, loops, index, [dtype, dtype], scalarFirst ? "scc" : "csc");
  const cell = scalarCell();
  if (loop === null || storage.memory !== loop.kernel.memory || cell.memory !== loop.kernel.memory) return null;
  (dtype as DType).set(cell.memory.view, cell.address, typeof dtype.zero === "bigint" ? BigInt(scalar) : scalar);
  if (!isPacked(a)) {
    const point: Operand = { storage: cell, dtype, layout: POINT };
    return spread(row.name, loop, layout.shape, [a], scalarFirst ? [point, a] : [a, point], given);
  }
  const out = given === undefined ? freshLike(row, a, loop.out) : given;
  if (given !== undefined && !fits(given, loop, layout, a, null)) return null;
  if (out.storage.memory !== loop.kernel.memory) return null;
  const at = storage.address + layout.offset;
  loop.kernel.call(
    layout.size,
    scalarFirst ? cell.address : at,
    scalarFirst ? at : cell.address,
    out.storage.address + out.layout.offset,
  );
  return out;
}

/** Whether a dtype of integers holds a number; none holds -0, of which a function of floats sees the sign. */
export const isHeldBy = ({ kind, min, max }: DType, scalar: number | bigint): boolean =>
  (kind === "i" || kind === "u") &&
  Number(scalar) % 1 === 0 &&
  min <= scalar &&
  scalar <= max &&
  !Object.is(scalar, -0);

/** The `out` of options that hold nothing else; undefined without one, null where there is more to look at. */
export function onlyOut(options: UfuncOptions): NDArray | undefined | null {
  if (typeof options !== "object" || options === null) return null;
  for (const name in options) if (name !== "out") return null;
  const { out } = options;
  return out === undefined || out === null ? undefined : out instanceof NDArray ? out : null;
}

/** Whether a given result may be written at once: right dtype and shape, packed, and no part of an input shifted. */
export function fits(out: NDArray, loop: FastLoop, layout: Layout, x: NDArray, y: NDArray | null): boolean {
  return takes(out, loop.out, layout.shape) && isApart(out, x) && (y === null || isApart(out, y));
}

const isApart = (out: NDArray, input: NDArray): boolean =>
  out.storage !== input.storage || (out.layout.offset === input.layout.offset && out.itemsize === input.itemsize);

export function freshLike(row: UfuncRow, x: NDArray, out: DType): NDArray {
  const { dtype, layout } = x;
  const shared = layout.offset === 0 && dtype.itemsize === out.itemsize;
  return x.fresh(out, shared ? layout : packLayout(layout.shape, "C", out.itemsize), row.name);
}

function loopFor(
  row: UfuncRow,
  loops: FastLoops,
  index: number,
  dtypes: readonly DType[],
  patterns: string,
): FastLoop | null {
  const known = loops[index];
  if (known !== undefined) return known;
  // A number for an integer operand: whether it is whole is for the long way to see.
  const isRefused = patterns.includes("s") && takesIntegers(row, 1);
  const types = dtypes.map((dtype) => ({ dtype }));
  const loop = isRefused ? null : makeLoop(row, types, patterns);
  loops[index] = loop;
  return loop;
}

/** The loop for operands of these types that run as the patterns say; null where the long way is the only one. */
export function makeLoop(row: UfuncRow, types: readonly OperandType[], patterns: string): FastLoop | null {
  const loop = resolveLoop(row, types, null, "same_kind");
  if (row.guard?.(loop)) return null;
  const from = types.map((type, k) => ("dtype" in type ? type.dtype : loop.inputs[k]));
  const program = programOf(row, loop, from, loop.outputs);
  const kernel = directKernel(program, patterns);
  return kernel === null ? null : { out: loop.outputs[0], program, kernel, lines: [] };
}
