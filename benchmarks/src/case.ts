/** A case: one operation on operands of one dtype, shape and layout. Plain data, so that it can be sent to a contender. */

/** What the operation does with memory. */
export type Variant = "view" | "copy" | "implicit copy" | "in place" | "reduce";

/** How the operand lies: in C order, or the transpose of that. */
export type Layout = "C" | "T";

/** The elements of the operand, the same in every contender. */
export type Fill = "hashed" | "arange";

/** What a contender must know to do the work. */
export interface Work {
  readonly id: string;
  /** The name under which every adapter implements the operation. */
  readonly op: string;
  readonly dtype: "float64" | "int64";
  readonly shape: readonly number[];
  readonly layout: Layout;
  readonly fill: Fill;
}

/** Bytes that the operation reads, writes and allocates; elements that are read twice count twice. */
export interface Traffic {
  readonly read: number;
  readonly written: number;
  readonly allocated: number;
}

export interface Case extends Work {
  /** The step of the tour that tells of it. */
  readonly recipe: number;
  /** The operation as one writes it. */
  readonly title: string;
  readonly variant: Variant;
  readonly traffic: Traffic;
  /** A shape with which the same work is done in a moment: what the tests check against recorded checksums. */
  readonly small: readonly number[];
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** The same case on its small shape. */
export function shrink(item: Case): Case {
  return { ...item, shape: item.small };
}

/** The part of a case that is sent. */
export function workOf({ id, op, dtype, shape, layout, fill }: Case): Work {
  return { id, op, dtype, shape, layout, fill };
}
