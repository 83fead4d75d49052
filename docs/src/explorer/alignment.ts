/** How the shapes of operands are laid one over the other in broadcasting: from the right, stretched where they are 1. */
import { asarray, NDArray } from "strided";
import type { Call } from "./verdict.ts";

/** One axis of the result, as one operand has it. */
export interface AlignedAxis {
  /** null: the operand has no such axis, which counts as 1. */
  readonly length: number | null;
  /** In bytes; null if the operand lies in no memory. */
  readonly stride: number | null;
  readonly isStretched: boolean;
  /** Whether the length goes with none of the others. */
  readonly isClash: boolean;
}

export interface AlignedOperand {
  readonly name: string;
  readonly axes: readonly AlignedAxis[];
  /** Elements that it has in memory. */
  readonly stored: number;
}

export interface Alignment {
  readonly operands: readonly AlignedOperand[];
  /** The lengths of the result; null where lengths clash. */
  readonly shape: readonly (number | null)[];
}

interface Operand {
  readonly name: string;
  readonly shape: readonly number[];
  readonly strides: readonly number[] | null;
}

/** The alignment of a call that broadcasts; null for the others. */
export function alignmentOf(made: Call, nameOf: (array: NDArray) => string | undefined): Alignment | null {
  const values = broadcastValues(made);
  if (values === null) return null;
  const operands = values.map(([role, value]) => operandOf(role, value, nameOf)).filter((one) => one !== null);
  return operands.length < 2 || operands.every(({ shape }) => shape.length === 0) ? null : align(operands);
}

/** A shape that stands alone, as in `broadcastTo(a, [3, 4])`. */
class Target {
  readonly shape: readonly number[];

  constructor(shape: unknown) {
    this.shape = [shape].flat().filter((length) => typeof length === "number");
  }
}

function broadcastValues({ fn, call, of, args }: Call): readonly (readonly [role: string, value: unknown])[] | null {
  const { nin } = call as { readonly nin?: number };
  const operand = (value: unknown, k: number) => [`operand ${k + 1}`, value] as const;
  if (of === null && typeof nin === "number") {
    const { out } = (args[nin] ?? {}) as { readonly out?: unknown };
    return [...args.slice(0, nin).map(operand), ...(out instanceof NDArray ? [["out", out] as const] : [])];
  }
  if (fn === "broadcastTo") return [operand(args[0], 0), ["asked for", new Target(args[1])]];
  if (fn === "broadcastShapes") return args.map((shape, k) => operand(new Target(shape), k));
  if (fn === "broadcastArrays") return args.map(operand);
  if (fn === "where" && args.length > 1)
    return [["condition", args[0]], ...args.slice(1, 3).map((value, k) => operand(value, k))];
  if (fn === "assign") return [["value", args[0]], operand(of, 0)];
  if (fn === "copyto") return [["value", args[1]], operand(args[0], 0)];
  return null;
}

function operandOf(role: string, value: unknown, nameOf: (array: NDArray) => string | undefined): Operand | null {
  if (value instanceof Target) return { name: role, shape: value.shape, strides: null };
  if (value instanceof NDArray) return { name: nameOf(value) ?? role, shape: value.shape, strides: value.strides };
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return { name: String(value), shape: [], strides: [] };
  if (!Array.isArray(value)) return null;
  try {
    const { shape, strides } = asarray(value as number[]);
    return { name: role, shape, strides };
  } catch {
    // What is no array the call says itself.
    return null;
  }
}

function align(operands: readonly Operand[]): Alignment {
  const ndim = Math.max(...operands.map(({ shape }) => shape.length));
  const places = Array.from({ length: ndim }, (_, axis) => axis);
  const lengthAt = ({ shape }: Operand, axis: number): number | null => shape[axis - ndim + shape.length] ?? null;
  const shape = places.map((axis) => {
    const lengths = new Set(operands.map((operand) => lengthAt(operand, axis) ?? 1).filter((length) => length !== 1));
    return lengths.size > 1 ? null : ([...lengths][0] ?? 1);
  });
  return {
    shape,
    operands: operands.map((operand) => ({
      name: operand.name,
      stored: operand.shape.reduce((product, length) => product * length, 1),
      axes: places.map((axis) => {
        const length = lengthAt(operand, axis);
        const isClash = shape[axis] === null && length !== 1 && length !== null;
        const isStretched = length === null || (length === 1 && shape[axis] !== 1);
        const stride = operand.strides?.[axis - ndim + operand.shape.length] ?? null;
        return { length, stride: isStretched ? 0 : stride, isStretched, isClash };
      }),
    })),
  };
}
