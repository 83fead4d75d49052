/** A case: one operation on operands of one dtype, shape and layout. Its work is plain data, so that it can be sent to a contender. */

/** What the operation does with memory. */
export type Variant =
  | "view"
  | "copy"
  | "implicit copy"
  | "in place"
  | "out"
  | "scope"
  | "reduce"
  | "element"
  | "question";

/** `index` is the dtype that the library itself gives to indices: int64 in NumPy, int32 in strided. */
export type OperandDType = "float64" | "float32" | "complex128" | "int64" | "int32" | "uint8" | "bool" | "index";

/** An array, the same in every contender. */
export interface Operand {
  readonly dtype: OperandDType;
  readonly shape: readonly number[];
  /** Mixed bits by default: fractions in [low, high) for floats, all bits for integers unless a range is given. */
  readonly fill?: "mixed" | "arange" | "zeros";
  readonly low?: number;
  readonly high?: number;
  /** Another seed, other elements. */
  readonly seed?: number;
  /** The view of it that is meant: "T", or what stands between NumPy's brackets: ":, ::2". */
  readonly view?: string;
}

export type Operands = Readonly<Record<string, Operand>>;

/** The operation in the contender's own language, with the operands as variables, `np` for the library and `n` for the first length. */
export interface Statement {
  /** What is timed. */
  readonly run: string;
  /** Done once before. */
  readonly setup?: string;
  /** What is compared, after a run, where the statement itself has no result. */
  readonly check?: string;
}

/**
 * The languages that operations are written in: `fused` is strided's where a whole expression is one kernel; `phrases`
 * stands for all other libraries, each of which knows in its adapter how the operation is called there; `bare` for kernels
 * by hand.
 */
export type Language = "numpy" | "strided" | "fused" | "loop" | "bare" | "phrases";

/** What a contender must know to do the work. */
export interface Work {
  readonly id: string;
  /** The operation, as the first part of the id names it. */
  readonly op: string;
  readonly layout: string | null;
  readonly n: number;
  readonly operands: Operands;
  /** Null where the contender has its own phrase for the operation. */
  readonly statement: Statement | null;
  /** How far results may lie apart, relative to the larger; 0: all bytes must agree. */
  readonly tolerance: number;
}

/** Bytes that the operation reads, writes and allocates; elements that are read twice count twice. */
export interface Traffic {
  readonly read: number;
  readonly written: number;
  readonly allocated: number;
}

/** What one call does many times over, where the time of one of them is what counts: 2,048 of `page`. */
export interface Pieces {
  readonly count: number;
  readonly name: string;
}

/** What a table tells of a case. */
export interface CaseFacts {
  readonly id: string;
  readonly group: string;
  /** The operation as one writes it in NumPy. */
  readonly title: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** How the operands lie, where not in C order. */
  readonly layout: string | null;
  readonly variant: Variant;
  readonly traffic: Traffic | null;
  /** Floating-point operations of one call, where it is them that count. */
  readonly flops: number | null;
  readonly pieces?: Pieces;
}

export interface Case extends CaseFacts {
  /** The operands for a shape: that of the case, or a small one for the tests. */
  readonly operands: (shape: readonly number[]) => Operands;
  readonly statements: Readonly<Partial<Record<Language, Statement>>>;
  readonly tolerance: number;
  /** A shape with which the same work is done in a moment: what the tests check against recorded checksums. */
  readonly small: readonly number[];
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** The same case on its small shape, with an id that says so. */
export function shrink(item: Case): Case {
  const { id, shape, small } = item;
  return { ...item, id: id.replace(`/${shape.join("x")}`, `/${small.join("x")}`), shape: small };
}

/** The part of a case that is sent; null if it is not written in that language. */
export function workOf(item: Case, language: Language): Work | null {
  const { id, shape, layout, operands, statements, tolerance } = item;
  const statement = language === "phrases" ? null : statements[language];
  if (statement === undefined) return null;
  const op = id.slice(0, id.indexOf("/"));
  return { id, op, layout, n: shape[0], operands: operands(shape), statement, tolerance };
}
