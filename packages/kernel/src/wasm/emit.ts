/**
 * Writes the nodes of a graph as SIMD instructions, node by node over all vectors of one turn, so that independent
 * chains interleave. What SIMD lacks is done lane by lane.
 */
import type { Node, Type } from "../graph.ts";
import { byLane } from "./by-lane.ts";
import { castVectors } from "./convert.ts";
import type { WasmFunction } from "./function.ts";
import { extractLane, isFloat, isUnsigned, pseudoBound, RELAXED_MADD, simdCode, WIDTH } from "./simd.ts";
import { type Surroundings, Uncompilable } from "./surroundings.ts";
import { apply, mapVectors, resizeMask, selectVectors, type Vectors } from "./vectors.ts";

/** Computes the nodes `wanted` from the inputs' vectors; gives the vectors of each. */
export function emitNodes(
  around: Surroundings,
  nodes: readonly Node[],
  inputs: readonly (Vectors | null)[],
  wanted: readonly number[],
): readonly Vectors[] {
  const done = new Map<number, Vectors>();
  const visit = (id: number): Vectors => {
    const known = done.get(id);
    if (known !== undefined) return known;
    const node = nodes[id];
    const made =
      node.op === "input"
        ? (inputs[Number(node.value)] as Vectors)
        : (node.special?.emit?.(around, node, visit, done) ?? emitNode(around, node, node.args.map(visit), nodes));
    done.set(id, made);
    return made;
  };
  return wanted.map(visit);
}

function emitNode(around: Surroundings, node: Node, args: readonly Vectors[], nodes: readonly Node[]): Vectors {
  const { f } = around;
  const { op, type } = node;
  const [a, b, c] = args;
  const operandType = node.args.length > 0 ? nodes[node.args[0]].type : type;
  if (op === "const") return around.constant(type, node.value as number);
  if (op === "bits") return a;
  if (op === "cast") return castVectors(around, a, operandType, type);
  if (op === "select") {
    if (isNaNKept(node, nodes)) return apply(f, simdCode("or", type) as number, a, c);
    const code = boundCode(node, nodes);
    return code === null ? selectVectors(f, a, b, c) : apply(f, code, c, b);
  }
  if (op === "madd") return emitMultiplyAdd(around, type, a, b, c);
  if (op === "shl" || op === "shr") return emitShift(f, op, type, a, b, nodes[node.args[1]]);
  if (operandType === "bool") return emitLogic(f, op, args);
  if (op === "neg" && isFloat(type) === false) return apply(f, simdCode("neg", type) as number, a);
  if (isFloat(type) && (op === "min" || op === "max")) return emitBound(f, op === "max", type, a, b);
  const code = simdCode(op, operandType);
  if (code !== null) return apply(f, code, ...args);
  return (EMULATED[op] ?? emitLanes)(around, op, operandType, args);
}

/** `x != x ? x : y` of floats: bits that are all set are a NaN. */
function isNaNKept({ type, args: [condition, yes] }: Node, nodes: readonly Node[]): boolean {
  const { op, args } = nodes[condition];
  return isFloat(type) && op === "ne" && args[0] === yes && args[1] === yes;
}

/** `a < b ? b : a` and `b < a ? b : a` of floats are one instruction, which gives `a` where either is NaN. */
function boundCode({ type, args: [condition, yes, no] }: Node, nodes: readonly Node[]): number | null {
  const { op, args } = nodes[condition];
  if (!isFloat(type) || (op !== "lt" && op !== "gt")) return null;
  const isYesFirst = args[0] === yes && args[1] === no;
  if (!isYesFirst && (args[0] !== no || args[1] !== yes)) return null;
  return pseudoBound(type, isYesFirst === (op === "gt"));
}

/**
 * The smaller or the larger float, NaN if either is NaN; engines take more steps for their own instruction. Both orders of
 * operands agree but for NaN and for zeros of different signs, whose bits are joined.
 */
function emitBound(f: WasmFunction, isMax: boolean, type: Type, a: Vectors, b: Vectors): Vectors {
  const code = pseudoBound(type, isMax);
  const [x, y] = [apply(f, code, a, b), apply(f, code, b, a)];
  const joined = apply(f, simdCode(isMax ? "and" : "or", type) as number, x, y);
  return apply(f, simdCode("or", type) as number, joined, apply(f, simdCode("ne", type) as number, x, y));
}

/** Truth values meet at the wider mask; equality of masks is the negated difference. */
function emitLogic(f: WasmFunction, op: string, args: readonly Vectors[]): Vectors {
  const width = Math.max(...args.map((arg) => arg.width));
  const masks = args.map((arg) => resizeMask(f, arg, width));
  const not = (value: Vectors): Vectors => apply(f, 0x4d, value);
  const [x, y] = masks;
  if (op === "eq") return not(apply(f, 0x51, x, y));
  // As numbers 0 and 1: less than is "not x and y".
  if (op === "lt" || op === "ge") return op === "lt" ? apply(f, 0x4e, not(x), y) : apply(f, 0x50, x, not(y));
  if (op === "gt" || op === "le") return op === "gt" ? apply(f, 0x4e, x, not(y)) : apply(f, 0x50, not(x), y);
  const code = { ne: 0x51, max: 0x50, add: 0x50, min: 0x4e, mul: 0x4e }[op] ?? (simdCode(op, "bool") as number);
  return apply(f, code, ...masks);
}

function emitMultiplyAdd({ f, relaxed }: Surroundings, type: Type, a: Vectors, b: Vectors, c: Vectors): Vectors {
  if (relaxed && isFloat(type)) return apply(f, RELAXED_MADD[type as "f32" | "f64"], a, b, c);
  return apply(f, simdCode("add", type) as number, apply(f, simdCode("mul", type) as number, a, b), c);
}

function emitShift(f: WasmFunction, op: string, type: Type, a: Vectors, b: Vectors, count: Node): Vectors {
  const code = simdCode(op, type) as number;
  if (count.op === "const")
    return mapVectors(f, a.width, a.locals.length, (k) => f.get(a.locals[k]).i32(Number(count.value)).simd(code));
  return byLane(f, type, a.locals.length, (k, lane) => {
    // The vector shift takes one count for all lanes: shift all by this lane's count, keep this lane.
    f.get(a.locals[k]).get(b.locals[k]).simd(extractLane(type), lane);
    if (WIDTH[type] === 8) f.op(0xa7);
    f.simd(code).simd(extractLane(type), lane);
  });
}

type Emulation = (around: Surroundings, op: string, type: Type, args: readonly Vectors[]) => Vectors;

/** Operations that SIMD has for some widths only. */
const EMULATED: { readonly [op: string]: Emulation } = {
  // Products of bytes as products of 16 bits: of the low bytes, then of the high ones where they stand.
  mul: ({ f }, _op, _type, [a, b]) => {
    const low = f.hoist(() => f.i32(0xff).simd(0x10));
    const high = f.hoist(() => f.i32(0xff00).simd(0x10));
    return mapVectors(f, 1, a.locals.length, (k) => {
      f.get(a.locals[k]).get(b.locals[k]).simd(0x95).get(low).simd(0x4e);
      f.get(a.locals[k]).get(high).simd(0x4e).get(b.locals[k]).i32(8).simd(0x8d).simd(0x95).simd(0x50);
    });
  },
  min: (around, _op, type, [a, b]) => selectVectors(around.f, compareWide(around, "lt", type, a, b), a, b),
  max: (around, _op, type, [a, b]) => selectVectors(around.f, compareWide(around, "gt", type, a, b), a, b),
  lt: (around, op, type, [a, b]) => compareWide(around, op, type, a, b),
  gt: (around, op, type, [a, b]) => compareWide(around, op, type, a, b),
  le: (around, op, type, [a, b]) => compareWide(around, op, type, a, b),
  ge: (around, op, type, [a, b]) => compareWide(around, op, type, a, b),
};

/** Comparison of 64-bit lanes; unsigned ones are compared as signed after flipping the top bit. */
function compareWide(around: Surroundings, op: string, type: Type, a: Vectors, b: Vectors): Vectors {
  const { f } = around;
  const code = simdCode(op, "i64") as number;
  if (!isUnsigned(type)) return apply(f, code, a, b);
  const top = around.constant("i64", -9223372036854775808n);
  const flip = (x: Vectors): Vectors =>
    mapVectors(f, 8, x.locals.length, (k) => f.get(x.locals[k]).get(top.locals[0]).simd(0x51));
  return apply(f, code, flip(a), flip(b));
}

/** Scalar instructions for what has no SIMD form, by type; `Value.div` keeps divisors of 0 and -1 away from them. */
const SCALAR: { readonly [opAndType: string]: number } = {
  "div i64": 0x7f,
  "div u64": 0x80,
  "rem i64": 0x81,
  "rem u64": 0x82,
};

function emitLanes({ f }: Surroundings, op: string, type: Type, args: readonly Vectors[]): Vectors {
  const code = SCALAR[`${op} ${type}`];
  if (code === undefined) throw new Uncompilable();
  return byLane(f, type, args[0].locals.length, (k, lane) => {
    for (const arg of args) f.get(arg.locals[k]).simd(extractLane(type), lane);
    f.op(code);
  });
}
