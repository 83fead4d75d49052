/** A call of a universal function in words: what happens to each operand, and what that makes of the whole. */
import { shapeText, sizeOf } from "@strided/layout";
import {
  type CallFacts,
  meetingReason,
  type Outcome,
  overlapReason,
  type ReadFact,
  type WriteFact,
} from "@strided/ndarray";
import { exactBytes } from "../text/bytes.ts";
import type { Explanation, OperandFate } from "./explanation.ts";

/** Results smaller than this are made faster than they are reused. */
const WORTH_REUSING = 65_536;

export function callExplanation(fn: string, { shape, reads, writes }: CallFacts): Explanation {
  const fates = [
    ...reads.map((read) => fateOfRead(read, shape)),
    ...writes.map((write, k) => fateOfWrite(write, k, shape)),
  ];
  const bytes = fates.reduce((sum, fate) => sum + fate.bytes, 0);
  const told = fates.filter(({ outcome }) => outcome === "copied" || outcome === "cast");
  const isGiven = writes.some(({ array }) => array !== null);
  const outcome: Outcome = told.length > 0 ? "buffered" : isGiven ? "in place" : "copy";
  const copied = fates.find((fate) => fate.outcome === "copied");
  const reason = copied?.reason ?? told[0]?.reason ?? usualReason(writes, isGiven, shape);
  return {
    kind: "explanation",
    fn,
    outcome,
    reason,
    bytes,
    advice: adviceOnCall(fates, writes, shape),
    axes: null,
    operands: fates,
  };
}

function fateOfRead({ operand, array, isMade, dtype, met }: ReadFact, shape: readonly number[]): OperandFate {
  if (met !== null) {
    const reason = overlapReason(meetingReason(operand, "out"), array, met);
    return { operand, outcome: "copied", reason, bytes: array.nbytes };
  }
  const from = array.dtype.name;
  if (isMade && array.ndim === 0) return { operand, outcome: "read", reason: `a scalar, taken as ${from}`, bytes: 0 };
  if (isMade) {
    const reason = `becomes an array of ${from} with shape ${shapeText(array.shape)}`;
    return { operand, outcome: "made", reason, bytes: array.nbytes };
  }
  if (array.dtype !== dtype) {
    const reason = `${operand} is ${from} and becomes ${dtype.name} element by element on its way, never as a whole`;
    return { operand, outcome: "cast", reason, bytes: 0 };
  }
  const isStretched = array.ndim !== shape.length || array.shape.some((length, axis) => length !== shape[axis]);
  const reason = isStretched
    ? `read where it lies, stretched from ${shapeText(array.shape)} to ${shapeText(shape)} by strides of 0`
    : "read where it lies";
  return { operand, outcome: "read", reason, bytes: 0 };
}

function fateOfWrite({ array, dtype }: WriteFact, k: number, shape: readonly number[]): OperandFate {
  const operand = `out ${k}`;
  if (array === null) {
    const bytes = sizeOf(shape) * dtype.itemsize;
    return { operand, outcome: "made", reason: `a new array of ${dtype.name} with shape ${shapeText(shape)}`, bytes };
  }
  if (array.dtype === dtype) return { operand, outcome: "written", reason: "written where it lies", bytes: 0 };
  const reason = `${operand} comes out as ${dtype.name} and becomes ${array.dtype.name} element by element on its way`;
  return { operand, outcome: "cast", reason, bytes: 0 };
}

function usualReason(writes: readonly WriteFact[], isGiven: boolean, shape: readonly number[]): string {
  if (isGiven) return "the result is written into the memory of out, and nothing that is read there is written before";
  const names = writes.map(({ dtype }) => dtype.name).join(" and ");
  return `the result is a new array of ${names} with shape ${shapeText(shape)}; no operand is copied`;
}

function adviceOnCall(
  fates: readonly OperandFate[],
  writes: readonly WriteFact[],
  shape: readonly number[],
): string | null {
  if (fates.some(({ outcome }) => outcome === "copied")) {
    return "give an out that shares no memory with the operands, or the very same elements of one of them";
  }
  const [made] = writes.filter(({ array }) => array === null);
  const bytes = made === undefined ? 0 : sizeOf(shape) * made.dtype.itemsize;
  if (made === undefined || bytes < WORTH_REUSING) return null;
  return `out: an array of ${made.dtype.name} with shape ${shapeText(shape)}, used again from call to call, saves ${exactBytes(bytes)} each time`;
}
