/** One call of a universal function: dtypes, shapes, the result's memory, overlap, the kernel. */
import {
  allocate,
  allocateZeroed,
  type Casting,
  CastingError,
  canCast,
  type DType,
  type DTypeLike,
  dtype as dtypeOf,
  intend,
  isScalar,
  type Scalar,
} from "@strided/buffer";
import { type Operand, type Program, run } from "@strided/kernel";
import { broadcastLayout, broadcastShapeList, isNested, ShapeError, sameNumbers, shapeText } from "@strided/layout";
import {
  type ArrayLike,
  areApart,
  type CallFacts,
  checkOptions,
  isSameView,
  meetingReason,
  NDArray,
  oneOf,
  toNDArray,
} from "@strided/ndarray";
import { checker } from "./checked.ts";
import { castingForm, programFor } from "./programs.ts";
import { type OperandType, resolveLoop } from "./resolve.ts";
import { type Order, resultLayout } from "./result-layout.ts";
import { expressionOf, type Loop, type UfuncRow } from "./row.ts";
import { maskedProgram, maskOf } from "./where.ts";

/** Options of every universal function. */
export interface UfuncOptions {
  /** Where the result goes; several outputs take a list. */
  readonly out?: NDArray | readonly (NDArray | null)[] | null;
  /** The dtype of the loop. */
  readonly dtype?: DTypeLike;
  readonly casting?: Casting;
  /** Memory order of a new result. */
  readonly order?: Order;
  /**
   * Truth values, broadcast with the operands: where they are false nothing is computed and `out` keeps what it holds.
   * NumPy: without `out` such elements are 0; there they are whatever lay in memory.
   */
  readonly where?: ArrayLike;
}

const OPTIONS = ["out", "dtype", "casting", "order", "where"];
const ORDERS: readonly Order[] = ["C", "F", "A", "K"];
const NONE: UfuncOptions = {};

/** Applies a row to its operands; gives one array per output. */
export function callUfunc(row: UfuncRow, args: readonly ArrayLike[], options: UfuncOptions = NONE): NDArray[] {
  if (checker !== null) return checker.call(row, args, options);
  const { loop, inputs, mask, reads, met, given, shape } = planCall(row, args, options);
  const { order = "K" } = options;
  const bytes = mask === null ? allocate : allocateZeroed;
  // A given result has a say in where the elements of another one lie.
  const walked = given.length > 1 ? [...reads, ...given.filter((out) => out !== null)] : reads;
  const outputs = loop.outputs.map((dtype, k) => given[k] ?? newOutput(row, dtype, shape, walked, order, bytes));
  const copies: NDArray[] = [];
  const operands: Operand[] = reads.map((input, k) => {
    const out = met[k];
    const { storage, dtype, layout } = out === null ? input : guardCopy(input, k, out, row, copies);
    return { storage, dtype, layout: sameNumbers(layout.shape, shape) ? layout : broadcastLayout(layout, shape) };
  });
  const [from, to] = [inputs.map(dtypeOfArray), outputs.map(dtypeOfArray)];
  if (mask === null) run(programOf(row, loop, from, to), shape, [...operands, ...outputs]);
  else {
    const program = maskedProgram(expressionOf(row, loop.inputs[0]), loop, from, to);
    run(program, shape, [...operands.slice(0, row.nin), ...outputs, operands[row.nin], ...outputs]);
  }
  for (const copy of copies) copy.storage.dispose();
  return outputs;
}

/** What a call is going to do. Nothing is made yet, but arrays of scalars and lists. */
interface CallPlan {
  readonly loop: Loop;
  readonly inputs: readonly NDArray[];
  readonly mask: NDArray | null;
  /** The inputs, then the mask if there is one. */
  readonly reads: readonly NDArray[];
  /** Per array that is read the output that was given, with which it overlaps and because of which it is copied first. */
  readonly met: readonly (NDArray | null)[];
  readonly given: readonly (NDArray | null)[];
  readonly shape: readonly number[];
}

/** Settles dtypes, shapes and outputs, and finds what is read where is written. Throws all that a call throws. */
function planCall(row: UfuncRow, args: readonly ArrayLike[], options: UfuncOptions): CallPlan {
  checkCall(row, args, options);
  const { casting = "same_kind" } = options;
  const wanted = options.dtype === undefined ? null : (dtypeOf(options.dtype, row.name) as DType);
  const operands = args.map((arg) => (isScalar(arg) ? arg : toNDArray(arg, row.name, null, "temporary")));
  const loop = resolveLoop(row, operands.map(typeOfOperand), wanted, casting);
  const inputs = operands.map((arg, k) => toNDArray(arg, row.name, loop.inputs[k], "temporary"));
  const given = outputsOf(row, options);
  const mask = maskOf(options.where, row.name);
  row.guard?.(loop)?.(inputs, mask);
  const reads = mask === null ? inputs : [...inputs, mask];
  const shape = resultShape(row, reads, given);
  given.forEach((out, k) => {
    if (out !== null) checkOutput(row, out, loop.outputs[k], shape, casting);
  });
  const met = reads.map((input) => given.find((out) => out !== null && collides(input, out)) ?? null);
  return { loop, inputs, mask, reads, met, given, shape };
}

/** The same for whoever wants to know before, in words that other packages know. */
export function foreseeCall(row: UfuncRow, args: readonly ArrayLike[], options: UfuncOptions = NONE): CallFacts {
  const { loop, mask, reads, met, given, shape } = planCall(row, args, options);
  return {
    shape,
    reads: reads.map((array, k) => {
      const isMade = array !== (array === mask ? options.where : args[k]);
      const operand = k < row.nin ? `input ${k}` : "where";
      return { operand, array, isMade, dtype: loop.inputs[k] ?? array.dtype, met: met[k] };
    }),
    writes: loop.outputs.map((dtype, k) => ({ array: given[k] ?? null, dtype })),
  };
}

/** An input in memory of its own, to be given back at the end of the call. */
function guardCopy(input: NDArray, k: number, out: NDArray, row: UfuncRow, copies: NDArray[]): NDArray {
  intend("guard", row.name, input.nbytes, () => meetingReason(`input ${k}`, "out"), [input, out]);
  const copy = input.copy({ order: "K" });
  copies.push(copy);
  return copy;
}

function checkCall(row: UfuncRow, args: readonly (ArrayLike | undefined)[], options: UfuncOptions): void {
  const missing = args.indexOf(undefined);
  if (missing !== -1 || typeof options !== "object") {
    const count = missing === -1 ? row.nin + 1 : missing;
    throw new TypeError(`${row.name}: wrong number of operands; got ${count}, expected ${row.nin}`);
  }
  if (options === NONE) return;
  checkOptions(row.name, options, OPTIONS, true);
  const { order = "K" } = options;
  oneOf(row.name, "order", order, ORDERS);
}

function typeOfOperand(arg: NDArray | Scalar): OperandType {
  return arg instanceof NDArray ? arg : { weak: arg };
}

function outputsOf(row: UfuncRow, { out }: UfuncOptions): readonly (NDArray | null)[] {
  if (out === undefined || out === null) return [];
  const list = out instanceof NDArray ? [out] : out;
  if (
    !Array.isArray(list) ||
    list.length !== row.nout ||
    list.some((item: NDArray | null) => item !== null && !(item instanceof NDArray))
  ) {
    throw new TypeError(`${row.name}: out must be an array, or a list with one array or null per output`);
  }
  return list;
}

function resultShape(row: UfuncRow, inputs: readonly NDArray[], given: readonly (NDArray | null)[]): readonly number[] {
  const outs = given.filter((out) => out !== null);
  return broadcastShapeList(
    [...inputs, ...outs].map((array) => array.shape),
    row.name,
  );
}

function newOutput(
  row: UfuncRow,
  dtype: DType,
  shape: readonly number[],
  inputs: readonly NDArray[],
  order: Order,
  bytes: typeof allocate,
): NDArray {
  return inputs[0].fresh(dtype, resultLayout(shape, inputs, order, dtype.itemsize), row.name, bytes);
}

function checkOutput(row: UfuncRow, out: NDArray, from: DType, shape: readonly number[], casting: Casting): void {
  if (!sameNumbers(out.shape, shape)) {
    throw new ShapeError(
      `${row.name}: non-broadcastable output operand with shape ${shapeText(out.shape)} doesn't match the broadcast shape ${shapeText(shape)}`,
      { shape: out.shape, expected: shape },
    );
  }
  if (!canCast(from, out.dtype, casting)) {
    throw new CastingError(
      `${row.name}: cannot cast ufunc '${row.name}' output from ${from.name} to ${out.dtype.name} with casting rule '${casting}'; got an out of dtype ${out.dtype.name}, expected one that ${from.name} casts to`,
      { from: from.name, to: out.dtype.name, casting },
    );
  }
  out.requireWriteable(row.name);
}

/** Whether writing `out` may change elements of `input` that are still to be read. */
function collides(input: NDArray, out: NDArray): boolean {
  return !(isSameView(input, out) && isNested(out.layout, out.itemsize)) && !areApart(input, out);
}

const dtypeOfArray = ({ dtype }: NDArray): DType => dtype;

/** The program of a loop for operands of the given dtypes; made once. */
export function programOf(row: UfuncRow, loop: Loop, inputs: readonly DType[], outputs: readonly DType[]): Program {
  const form = castingForm(loop.outputs, outputs);
  return programFor(expressionOf(row, loop.inputs[0]), inputs, loop.inputs, outputs, form);
}
