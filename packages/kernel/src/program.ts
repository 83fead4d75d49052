/**
 * A program: the graph of one operation for given dtypes, with its inputs and outputs. Built once per combination and
 * kept; whatever executes it (blocks of typed arrays, or compiled code) starts from here.
 */
import { complex64, complex128, type DType } from "@strided/buffer";
import { ComplexValue } from "./complex.ts";
import { Graph, type Node } from "./graph.ts";
import { decodeHalf, encodeHalf, narrowToOdd } from "./half.ts";
import { dtypeOfType, memoryType, typeOfDType } from "./types.ts";
import { Value } from "./value.ts";

/** What an expression receives and returns for one element: a real value or a complex one. */
export type Element = Value | ComplexValue;

/** An operation for one element. */
export type Expression = (...inputs: Element[]) => Element | readonly Element[];

export interface Program {
  /** What the program was written from: the expression, and the dtypes in which it computes. */
  readonly expression: Expression;
  readonly loop: readonly DType[];
  readonly nodes: readonly Node[];
  readonly inputs: readonly DType[];
  readonly outputs: readonly DType[];
  /** Per output the nodes that give its lanes. */
  readonly results: readonly (readonly number[])[];
}

/**
 * Writes an expression down as a program that reads elements of `inputs`, computes in `loop` and writes `outputs`. Casts
 * are steps of the program, so an operand of another dtype is converted on its way, never as a whole.
 */
export function buildProgram(
  expression: Expression,
  inputs: readonly DType[],
  loop: readonly DType[],
  outputs: readonly DType[],
): Program {
  const graph = new Graph();
  const elements = inputElements(graph, inputs).map((element, k) => castElement(element, inputs[k], loop[k]));
  const returned = expression(...elements);
  const list = Array.isArray(returned) ? (returned as readonly Element[]) : [returned as Element];
  const results = list.map((element, k) => lanesOf(castElement(element, null, outputs[k]), outputs[k]));
  return { expression, loop, nodes: graph.nodes, inputs, outputs, results };
}

/** What an expression gives for operands of these dtypes, with nothing executed: to learn its dtype. */
export function traceExpression(expression: Expression, inputs: readonly DType[]): ReturnType<Expression> {
  return expression(...inputElements(new Graph(), inputs));
}

/** The dtype that holds an element of an expression. */
export function dtypeOfElement(element: Element): DType {
  if (element instanceof Value) return dtypeOfType(element.type);
  return (element.re.type === "f32" ? complex64 : complex128) as DType;
}

function inputElements(graph: Graph, inputs: readonly DType[]): readonly Element[] {
  let slot = 0;
  return inputs.map((dtype) => {
    const lane = (): Value => inputLane(graph, dtype, slot++);
    return dtype.lanes === 2 ? new ComplexValue(lane(), lane()) : lane();
  });
}

/** One lane of an input as it is computed with; half floats are decoded from their bits. */
function inputLane(graph: Graph, dtype: DType, slot: number): Value {
  const type = memoryType(dtype);
  const value = new Value(graph, graph.add("input", type, [], slot), type);
  return dtype.lane === "f16" ? decodeHalf(value) : value;
}

/** An element as another dtype; `from` is null where it is about to be stored. */
export function castElement(element: Element, from: DType | null, to: DType): Element {
  if (from === to) return element;
  const type = typeOfDType(to);
  if (to.lanes === 2) {
    if (element instanceof ComplexValue) return new ComplexValue(element.re.cast(type), element.im.cast(type));
    const re = element.cast(type);
    return new ComplexValue(re, re.lift(0));
  }
  // A complex number is true if either part is; as a real number it is its real part.
  const real = element instanceof Value ? element : to.kind === "b" ? element.ne(0) : element.re;
  // Half floats compute as f32; a double on its way to one must not be rounded twice.
  if (to.lane !== "f16") return real.cast(type);
  const single = real.type === "f64" ? narrowToOdd(real) : real.type === "f32" ? real : narrowToOdd(real.cast("f64"));
  return from === null ? single : decodeHalf(encodeHalf(single));
}

/** The nodes to store, one per lane, of the type that lies in memory. */
function lanesOf(element: Element, dtype: DType): readonly number[] {
  if (element instanceof ComplexValue) return [element.re.id, element.im.id];
  return [dtype.lane === "f16" ? encodeHalf(element).id : element.id];
}
