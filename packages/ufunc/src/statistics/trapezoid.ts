/** The integral of sampled values by the trapezoidal rule. */
import { type DType, float64, promoteTypes } from "@strided/buffer";
import { ComplexValue, castElement, dtypeOfElement, type Element, type Expression, Value } from "@strided/kernel";
import { normalizeAxis, ShapeError, uncheckedLayout } from "@strided/layout";
import { type ArrayLike, array, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { replaced } from "../accumulate.ts";
import { fold } from "../fold.ts";
import { boxLayout } from "../fold-axes.ts";
import { elementOr, type Reduced } from "../reduce.ts";
import type { Exact, Folded } from "../reduced.ts";
import { rowOf } from "../row.ts";
import { add } from "../table/arithmetic.ts";
import { differences } from "./diff.ts";
import type { MeanDType } from "./mean.ts";

/** Options of `trapezoid`. */
export interface TrapezoidOptions {
  /** Where the samples were taken: a list along the axis, or an array of the shape of `y`. */
  readonly x?: ArrayLike;
  /** The distance between samples where there is no `x`; 1 if left out. */
  readonly dx?: number;
  /** The axis; the last one if left out. */
  readonly axis?: number;
}

/**
 * The integral along an axis of values sampled at `x`, or every `dx`, by the trapezoidal rule.
 *
 * A new array, or a single element where no axis is left. Throws ShapeError where `x` does not fit.
 *
 * ```ts
 * trapezoid([1, 2, 3]); // => 4
 * trapezoid([1, 2, 3], { x: [4, 6, 8] }); // => 8
 * trapezoid([[1, 2], [3, 6]], { axis: 0 }); // => array([2., 4.])
 * ```
 */
export function trapezoid<const A extends ArrayLike, const O extends Exact<O, TrapezoidOptions> = object>(
  y: A,
  options: O = {} as O,
): Folded<A, MeanDType<A>, { readonly axis: -1 }> {
  return integral(toNDArray(y, "trapezoid"), options) as never;
}

function integral(y: NDArray, options: TrapezoidOptions): Reduced {
  checkOptions("trapezoid", options, ["x", "dx", "axis"]);
  if (y.ndim === 0) {
    throw new ShapeError("trapezoid: requires input that is at least one dimensional; got an array without axes", {
      shape: [],
    });
  }
  const axis = normalizeAxis(options.axis ?? -1, y.ndim, "trapezoid");
  const steps = options.x === undefined ? null : stepsOf(toNDArray(options.x, "trapezoid"), y, axis);
  const isFloat = y.dtype.kind === "f" || y.dtype.kind === "c";
  const wide = (steps !== null ? promoteTypes(steps.dtype, y.dtype) : isFloat ? y.dtype : float64) as DType;
  const dtype = (wide.kind === "f" || wide.kind === "c" ? wide : float64) as DType;
  const start = y.shape.map(() => 0);
  const shape = replaced(y.shape, axis, Math.max(y.shape[axis] - 1, 0));
  const left = y.derive(boxLayout(y.layout, { start, shape }));
  const right = y.derive(boxLayout(y.layout, { start: replaced(start, axis, Math.min(1, y.shape[axis])), shape }));
  const total = fold(
    {
      fn: "trapezoid",
      row: rowOf(add),
      operands: [steps ?? array(options.dx ?? 1, { dtype: wide.name }), right, left],
      map: AREA,
      loop: [wide, y.dtype, y.dtype],
      dtype,
    },
    { axis },
  );
  return elementOr(total, null);
}

/** The widths of the strips, along the axis of `y`. */
function stepsOf(x: NDArray, y: NDArray, axis: number): NDArray {
  if (x.ndim !== 1) return differences(x, normalizeAxis(axis, x.ndim, "trapezoid"));
  const steps = differences(x, 0);
  const lengths = y.shape.map((_, k) => (k === axis ? steps.size : 1));
  return steps.derive(
    uncheckedLayout(
      lengths,
      lengths.map((_, k) => (k === axis ? steps.strides[0] : 0)),
      0,
    ),
  );
}

/** The area of a strip: its width times the mean of the values at its ends, added in their own dtype. */
const AREA: Expression = (width, right, left) => {
  const sum = castElement(added(right, left), null, dtypeOfElement(width));
  const area = number(width).mul(number(sum) as Value);
  if (area instanceof ComplexValue) return new ComplexValue(area.re.mul(0.5), area.im.mul(0.5));
  return (area.type === "f32" ? area : area.cast("f64")).mul(0.5);
};

function added(x: Element, y: Element): Element {
  return x instanceof Value && x.type === "bool" ? x.or(y as Value) : x.add(y as Value);
}

/** Truth values as 0 and 1. */
function number(x: Element): Element {
  return x instanceof Value && x.type === "bool" ? x.cast("u8") : x;
}
