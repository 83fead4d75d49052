/** One call of a universal function: dtypes, shapes, the result's memory, overlap, the kernel. */
import {
  type Casting,
  CastingError,
  canCast,
  type DType,
  type DTypeLike,
  dtype as dtypeOf,
  isScalar,
  type Scalar,
} from "@strided/buffer";
import { buildProgram, type Operand, type Program, run } from "@strided/kernel";
import { broadcastLayout, broadcastShapeList, ShapeError, sameNumbers, selfOverlap, shapeText } from "@strided/layout";
import { type ArrayLike, arrayOverlap, checkOptions, isSameView, NDArray, toNDArray } from "@strided/ndarray";
import { type OperandType, resolveLoop } from "./resolve.ts";
import { type Order, resultLayout } from "./result-layout.ts";
import type { Loop, UfuncRow } from "./row.ts";

/** Options of every universal function. */
export interface UfuncOptions {
  /** Where the result goes; several outputs take a list. */
  readonly out?: NDArray | readonly (NDArray | null)[] | null;
  /** The dtype of the loop. */
  readonly dtype?: DTypeLike;
  readonly casting?: Casting;
  /** Memory order of a new result. */
  readonly order?: Order;
}

const OPTIONS = ["out", "dtype", "casting", "order"];
const ORDERS: readonly Order[] = ["C", "F", "A", "K"];
const NONE: UfuncOptions = {};

/** Applies a row to its operands; gives one array per output. */
export function callUfunc(row: UfuncRow, args: readonly ArrayLike[], options: UfuncOptions = NONE): NDArray[] {
  checkCall(row, args, options);
  const { casting = "same_kind", order = "K" } = options;
  const wanted = options.dtype === undefined ? null : (dtypeOf(options.dtype, row.name) as DType);
  const operands = args.map((arg) => (isScalar(arg) ? arg : toNDArray(arg, row.name)));
  const loop = resolveLoop(row, operands.map(typeOfOperand), wanted, casting);
  const inputs = operands.map((arg, k) => toNDArray(arg, row.name, loop.inputs[k]));
  const given = outputsOf(row, options);
  const shape = resultShape(row, inputs, given);
  const outputs = loop.outputs.map((dtype, k) => given[k] ?? newOutput(row, dtype, shape, inputs, order));
  outputs.forEach((out, k) => {
    if (given[k] != null) checkOutput(row, out, loop.outputs[k], shape, casting);
  });
  const safe = inputs.map((input) =>
    outputs.some((out) => collides(input, out)) ? input.copy({ order: "K" }) : input,
  );
  const reads: Operand[] = safe.map(({ storage, dtype, layout }) => ({
    storage,
    dtype,
    layout: sameNumbers(layout.shape, shape) ? layout : broadcastLayout(layout, shape, row.name),
  }));
  const program = programOf(row, loop, safe.map(dtypeOfArray), outputs.map(dtypeOfArray));
  run(program, shape, [...reads, ...outputs]);
  return outputs;
}

function checkCall(row: UfuncRow, args: readonly (ArrayLike | undefined)[], options: UfuncOptions): void {
  const missing = args.indexOf(undefined);
  if (missing !== -1 || typeof options !== "object") {
    const count = missing === -1 ? row.nin + 1 : missing;
    throw new TypeError(`${row.name}: wrong number of operands; got ${count}, expected ${row.nin}`);
  }
  if (options === NONE) return;
  checkOptions(row.name, options, OPTIONS);
  const { order = "K" } = options;
  if (!ORDERS.includes(order)) {
    throw new TypeError(
      `${row.name}: unknown order; got ${JSON.stringify(order)}, expected one of ${ORDERS.join(", ")}`,
    );
  }
}

function typeOfOperand(arg: NDArray | Scalar): OperandType {
  return arg instanceof NDArray ? arg : { weak: arg };
}

function outputsOf(row: UfuncRow, { out }: UfuncOptions): readonly (NDArray | null)[] {
  if (out === undefined || out === null) return [];
  const list = out instanceof NDArray ? [out] : out;
  if (list.length !== row.nout || list.some((item: NDArray | null) => item !== null && !(item instanceof NDArray))) {
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
): NDArray {
  return inputs[0].fresh(dtype, resultLayout(shape, inputs, order, dtype.itemsize), row.name);
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
  const sameElements = isSameView(input, out) && selfOverlap(out.layout, out.itemsize, 1).verdict === "no";
  return !sameElements && arrayOverlap(input, out, 1).verdict !== "no";
}

const programs: WeakMap<UfuncRow, Map<string, Program>> = /* @__PURE__ */ new WeakMap();

const dtypeOfArray = ({ dtype }: NDArray): DType => dtype;

/** The program of a loop for operands of the given dtypes; made once. */
export function programOf(row: UfuncRow, loop: Loop, inputs: readonly DType[], outputs: readonly DType[]): Program {
  let known = programs.get(row);
  if (known === undefined) {
    known = new Map();
    programs.set(row, known);
  }
  const key = [...loop.inputs, ...inputs, ...outputs].map(({ char }) => char).join("");
  let program = known.get(key);
  if (program === undefined) {
    const expression = (loop.inputs[0].kind === "b" ? row.bool : null) ?? row.loop;
    program = buildProgram(expression, inputs, loop.inputs, outputs);
    known.set(key, program);
  }
  return program;
}
