/**
 * Casts of single elements. Between integers the bits wrap, as in C. From a float an integer takes the truncated value;
 * what does not fit gives what x86 gives and NumPy shows there: the smallest integer of 32 or 64 bits, whose low bits are
 * zero.
 */
import { type DType, isComplex, type Scalar } from "@strided/buffer";

/** Whether lanes are floats: of real and of complex dtypes. */
export function isFloating({ kind }: DType): boolean {
  return kind === "f" || kind === "c";
}

/** From which machine integer an integer dtype takes the values of floats, and the end of what that one holds. */
export function rangeOf({ max }: DType): { readonly isNarrow: boolean; readonly end: number } {
  const isNarrow = max < 2 ** 31;
  return { isNarrow, end: isNarrow ? 2 ** 31 : max > 2 ** 63 ? 2 ** 64 : 2 ** 63 };
}

/** An element as an element of another dtype; integers may still be too wide for `set`, which cuts them. */
export function convert(value: Scalar, from: DType, to: DType): Scalar {
  if (isComplex(value)) {
    if (to.kind === "c") return value;
    return to.kind === "b" ? value.re !== 0 || value.im !== 0 : convert(value.re, from, to);
  }
  if (to.kind === "b") return Number(value) !== 0;
  if (to.kind === "c") return { re: Number(value), im: 0 };
  if (to.kind === "f") return Number(value);
  const whole = isFloating(from) ? truncate(Number(value), to) : value;
  if (typeof to.zero === "bigint") return BigInt(whole);
  return Number(typeof whole === "bigint" ? BigInt.asIntN(32, whole) : whole);
}

function truncate(value: number, to: DType): number {
  const { isNarrow, end } = rangeOf(to);
  const least = isNarrow ? -(2 ** 31) : -(2 ** 63);
  return value < end && value > least - 1 ? Math.trunc(value) : least;
}
