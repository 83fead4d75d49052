/**
 * The three ways in which an argument about a layout can be wrong: a shape, an axis or an index.
 *
 * The classes are told apart by cause, not by the function that throws. Each error carries its facts twice: in the text
 * (`function: what is wrong`, with NumPy's wording where NumPy has one) and as fields. The brand under
 * `Symbol.for("strided.error")` lets one guard recognise errors of every package and of every copy of a package.
 */
import type { ReshapeObstacle } from "./reshape-strides.ts";

class LayoutError extends Error {
  constructor(kind: string, message: string, facts: object) {
    super(message);
    Object.assign(this, facts);
    this.name = kind;
    Object.defineProperty(this, Symbol.for("strided.error"), { value: kind });
  }
}

/** What a {@link ShapeError} knows besides its text. */
export interface ShapeFacts {
  /** The shape that was given. */
  readonly shape?: readonly number[];
  /** All shapes, where several had to agree. */
  readonly shapes?: readonly (readonly number[])[];
  /** What would have been right, in one word or number. */
  readonly expected?: unknown;
  /** What was given instead. */
  readonly got?: unknown;
  /** Why the strides do not allow the shape. */
  readonly obstacle?: ReshapeObstacle;
}

/**
 * A shape, a stride or a size that does not fit.
 *
 * @example
 * ```ts
 * new ShapeError("reshape: cannot reshape array of size 6 into shape (4,)", { shape: [4], got: 6 }).name; // => "ShapeError"
 * ```
 */
export class ShapeError extends LayoutError implements ShapeFacts {
  declare readonly shape?: readonly number[];
  declare readonly shapes?: readonly (readonly number[])[];
  declare readonly expected?: unknown;
  declare readonly got?: unknown;
  declare readonly obstacle?: ReshapeObstacle;

  constructor(message: string, facts: ShapeFacts = {}) {
    super("ShapeError", message, facts);
  }
}

/** What an {@link AxisError} knows besides its text. */
export interface AxisFacts {
  /** The axis, or the list of axes, that was given. */
  readonly axis?: unknown;
  /** How many axes there are. */
  readonly ndim?: number;
}

/**
 * An axis that does not exist, or that is named twice.
 *
 * @example
 * ```ts
 * new AxisError("sum: axis 2 is out of bounds for array of dimension 1", { axis: 2, ndim: 1 }).ndim; // => 1
 * ```
 */
export class AxisError extends LayoutError implements AxisFacts {
  declare readonly axis?: unknown;
  declare readonly ndim?: number;

  constructor(message: string, facts: AxisFacts = {}) {
    super("AxisError", message, facts);
  }
}

/** What an {@link IndexError} knows besides its text. */
export interface IndexFacts {
  /** The index, or the selector, that was given. */
  readonly index?: unknown;
  /** The axis it was meant for. */
  readonly axis?: number;
  /** The length of that axis. */
  readonly size?: number;
}

/**
 * An index outside of its axis, or something that is no index at all.
 *
 * @example
 * ```ts
 * new IndexError("get: index 5 is out of bounds for axis 0 with size 3", { index: 5, axis: 0, size: 3 }).index; // => 5
 * ```
 */
export class IndexError extends LayoutError implements IndexFacts {
  declare readonly index?: unknown;
  declare readonly axis?: number;
  declare readonly size?: number;

  constructor(message: string, facts: IndexFacts = {}) {
    super("IndexError", message, facts);
  }
}
