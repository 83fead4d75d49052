/**
 * The short way for what the shortest leave out: any number of operands, scalars of every kind and lists among them, and
 * shapes that broadcast. The loop is settled once for the dtypes of the arrays and the kinds of the scalars.
 */
import { type DType, isScalar, type Scalar, watcher } from "@strided/buffer";
import { type Operand, scalarCell } from "@strided/kernel";
import { broadcastShapeList, sameNumbers, uncheckedLayout } from "@strided/layout";
import { type ArrayLike, NDArray } from "@strided/ndarray";
import type { UfuncOptions } from "./call.ts";
import { type FastLoops, fits, freshLike, isHeldBy, makeLoop, onlyOut, TYPE_NUMBERS } from "./fast.ts";
import { addressOf, type FastLoop, isPacked, spread } from "./fast-spread.ts";
import type { UfuncRow } from "./row.ts";

/** Scalars that lead to the same loop beside the same arrays, by numbers that no dtype has. */
const KINDS = { number: 24, boolean: 26, bigint: 27, object: 28 } as const;

/** Bytes from one scalar's cell to the next. */
const CELL = 16;
const CELLS = 4;

/** So many operands have a number of their own for all dtypes, below 2 ** 53. */
const MOST = 10;

/** The result of a function of these operands, or null where the long way has to be taken. */
export function fastMany(
  row: UfuncRow,
  loops: FastLoops,
  operands: readonly ArrayLike[],
  options: UfuncOptions | undefined,
): NDArray | null {
  if (watcher !== null || operands.length > MOST) return null;
  const given = options === undefined ? undefined : onlyOut(options);
  if (given === null) return null;
  const count = operands.length;
  const inputs = new Array<NDArray | Scalar>(count);
  const arrays: NDArray[] = [];
  let patterns = "";
  for (let k = 0; k < count; k++) {
    const operand = operands[k];
    if (isScalar(operand)) {
      inputs[k] = operand;
      patterns += "s";
      continue;
    }
    const isArray = operand instanceof NDArray;
    if (!isArray && !Array.isArray(operand) && !ArrayBuffer.isView(operand)) return null;
    const array = isArray ? operand : NDArray.of(operand, row.name, null, "temporary");
    inputs[k] = array;
    arrays.push(array);
    patterns += "c";
  }
  if (arrays.length === 0 || count - arrays.length > CELLS) return null;
  const index = indexOf(inputs, arrays);
  if (index < 0) return null;
  let loop = loops[index];
  if (loop === undefined) {
    const types = inputs.map((input) => (input instanceof NDArray ? input : { weak: input }));
    loop = makeLoop(row, types, `${patterns}c`);
    loops[index] = loop;
  }
  if (loop === null) return null;
  return runLoop(row, loop, inputs, arrays, given);
}

/** A number for the dtypes of arrays and the kinds of scalars; -1 for whole numbers that an array of integers or truth values cannot hold. */
function indexOf(inputs: readonly (NDArray | Scalar)[], arrays: readonly NDArray[]): number {
  let index = 0;
  for (const input of inputs) {
    let code: number;
    if (input instanceof NDArray) code = input.dtype.num;
    else {
      const isWhole = isWholeNumber(input);
      if (isWhole && !arrays.every(({ dtype }) => !"bui".includes(dtype.kind) || isHeldBy(dtype, input))) return -1;
      code = KINDS[typeof input as keyof typeof KINDS] + (isWhole && typeof input === "number" ? 1 : 0);
    }
    index = index * TYPE_NUMBERS + code;
  }
  return index;
}

const isWholeNumber = (scalar: Scalar): scalar is number | bigint =>
  typeof scalar === "bigint" || Number.isInteger(scalar);

function runLoop(
  row: UfuncRow,
  loop: FastLoop,
  inputs: readonly (NDArray | Scalar)[],
  arrays: readonly NDArray[],
  given: NDArray | undefined,
): NDArray | null {
  const { memory, call } = loop.kernel;
  const [first] = arrays;
  const { layout } = first;
  const cell = scalarCell();
  if (cell.memory !== memory) return null;
  let isPlain = true;
  let offset = 0;
  const reads = new Array<Operand>(inputs.length);
  for (let k = 0; k < inputs.length; k++) {
    const input = inputs[k];
    if (input instanceof NDArray) {
      if (input.storage.memory !== memory) return null;
      isPlain &&= isPacked(input) && (input.layout === layout || sameNumbers(input.layout.shape, layout.shape));
      reads[k] = input;
    } else {
      const dtype = loop.program.inputs[k] as DType;
      dtype.set(memory.view, cell.address + offset, dtype.coerce(input, row.name));
      reads[k] = { storage: cell, dtype, layout: uncheckedLayout([], [], offset) };
      offset += CELL;
    }
  }
  if (!isPlain) {
    const shapes = reads.map((read) => read.layout.shape);
    if (given !== undefined) shapes.push(given.layout.shape);
    const shape = broadcastShapeList(shapes, row.name);
    return spread(row.name, loop, shape, arrays, reads, given);
  }
  if (given !== undefined && !arrays.every((array) => fits(given, loop, layout, array, null))) return null;
  const out = given ?? freshLike(row, first, loop.out);
  if (out.storage.memory !== memory) return null;
  const target = out.storage.address + out.layout.offset;
  const [x, y, z] = reads;
  if (reads.length === 3) call(layout.size, addressOf(x), addressOf(y), addressOf(z), target);
  else call(layout.size, ...reads.map(addressOf), target);
  return out;
}
