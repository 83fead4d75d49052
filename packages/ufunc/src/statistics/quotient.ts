/** Totals divided by counts: the last step of means and variances. */
import { type Complex, type DType, float64, isComplex, promoteTypes } from "@strided/buffer";
import { uncheckedLayout } from "@strided/layout";
import type { NDArray } from "@strided/ndarray";
import { callUfunc } from "../call.ts";
import { checker } from "../checked.ts";
import { elementOr, type Reduced } from "../reduce.ts";
import { rowOf } from "../row.ts";
import { divide } from "../table/arithmetic.ts";

/**
 * A total over a count as dtype `dtype`, written to `out`, or else in place: an array, or an element where no axis is
 * left. Divided in double precision and rounded once; nothing by nothing is NaN.
 */
export function quotient(total: NDArray, count: number | NDArray, dtype: DType, out: NDArray | null): Reduced {
  const { kind } = total.dtype;
  if (
    checker === null &&
    out === null &&
    total.ndim === 0 &&
    typeof count === "number" &&
    (kind === "f" || kind === "c")
  ) {
    return rounded(dtype, over(total.get() as number | Complex, count));
  }
  const isExact = total.itemsize === 8 * total.dtype.lanes || (typeof count === "number" && count < 2 ** 24);
  // A quotient of two floats is rounded once, also in their own precision.
  if (out === null && kind === "f" && total.dtype === dtype && isExact) {
    divide(total, count, { out: total });
    return elementOr(total, null);
  }
  const wide = promoteTypes(total.dtype, float64) as DType;
  const target = out ?? (total.dtype === dtype ? total : total.fresh(dtype, scaled(total, dtype), "divide"));
  callUfunc(rowOf(divide), [total, count], { out: target, dtype: wide, casting: "unsafe" });
  return elementOr(target, out);
}

/** A number over a count, which divides a complex number as a complex one does: infinity in one part makes NaN of the other. */
export function over(total: number | Complex, count: number): number | Complex {
  if (!isComplex(total)) return total / count;
  const { re, im } = total;
  return { re: (re + im * 0) / count, im: (im - re * 0) / count };
}

/** A number as an element of a dtype. */
export function rounded(dtype: DType, value: number | Complex): Reduced {
  const view = new DataView(new ArrayBuffer(16));
  dtype.set(view, 0, (dtype.lanes === 2 && typeof value === "number" ? { re: value, im: 0 } : value) as never);
  return dtype.get(view, 0);
}

/** The layout of a total for elements of another size. */
function scaled({ layout, itemsize }: NDArray, dtype: DType): NDArray["layout"] {
  const strides = layout.strides.map((stride) => (stride / itemsize) * dtype.itemsize);
  return uncheckedLayout(layout.shape, strides, 0, layout.size);
}
