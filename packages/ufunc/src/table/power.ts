/** Powers: one row each. */
import { canCast, type DType } from "@strided/buffer";
import type { NDArray } from "@strided/ndarray";
import { combinedPlaces } from "../combined-places.ts";
import { complexPower } from "../complex/power.ts";
import { integerPower } from "../exact/integers.ts";
import { byKind } from "../kinds.ts";
import { powerOf } from "../math/power.ts";
import type { Guard, Loop, Segments } from "../row.ts";
import { each, NUMBERS } from "../types.ts";
import { type BinaryUfunc, binary } from "../ufunc.ts";
import { less } from "./comparison.ts";
import { logicalAnd, logicalOr } from "./logic.ts";

/**
 * x^y, element by element. Integers wrap around; of floats a negative x with a fractional y gives NaN. Throws RangeError
 * for integers with a negative integer exponent, in calls, methods, and expressions of `fuse` and `ufunc`: `floatPower` has
 * an answer.
 *
 * ```ts
 * power([2, 9, -8], [3, 0.5, 1 / 3]); // => array([ 8.,  3., nan])
 * power(array([2, 3], { dtype: "int8" }), 7); // => array([-128, -117], dtype=int8)
 * power([2n], -1n); // throws RangeError: power: integers to negative integer powers are not allowed; got a negative exponent of dtype int64, expected floats, or exponents from 0 on
 * ```
 */
export const power: BinaryUfunc<"number"> = /* @__PURE__ */ binary({
  name: "power",
  pole: 0,
  vanishes: true,
  types: /* @__PURE__ */ each(NUMBERS, 2),
  loop: /* @__PURE__ */ byKind({ integer: integerPower, float: powerOf, complex: complexPower }),
  guard: ({ inputs: [, exponent] }: Loop): Guard | null =>
    exponent.kind === "i" ? (inputs, mask, segments) => refuseNegative(inputs, mask, exponent, segments) : null,
  refusal: {
    operand: 1,
    of: ({ inputs: [, exponent] }, element) =>
      exponent.kind === "i" ? { where: element.lt(0), error: () => negativePower(exponent) } : null,
  },
});

/** Another name of `power`. */
export const pow: BinaryUfunc<"number"> = power;

function refuseNegative(
  [base, given]: readonly NDArray[],
  where: NDArray | null,
  dtype: DType,
  segments: Segments | null = null,
): void {
  const exponent = canCast(given.dtype, dtype, "safe") ? given : given.astype(dtype.name);
  if (exponent.dtype.kind !== "i" || base.size === 0) return;
  const isNegative = less(exponent, 0) as NDArray;
  const mask = segments === null ? where : combinedPlaces(base.shape, segments);
  const counts = mask === null ? isNegative : (logicalAnd(isNegative, mask) as NDArray);
  if (logicalOr.reduce(counts, { axis: null }) !== true) return;
  throw negativePower(exponent.dtype);
}

const negativePower = ({ name }: DType): RangeError =>
  new RangeError(
    `power: integers to negative integer powers are not allowed; got a negative exponent of dtype ${name}, expected floats, or exponents from 0 on`,
  );

/**
 * x^y in float64 or complex128, whatever the operands are, so that integers may have negative exponents.
 *
 * ```ts
 * floatPower([2n, 4n], -1n); // => array([0.5 , 0.25])
 * ```
 */
export const floatPower: BinaryUfunc<"double"> = /* @__PURE__ */ binary({
  name: "floatPower",
  pole: 0,
  vanishes: true,
  types: /* @__PURE__ */ each("dD", 2),
  loop: /* @__PURE__ */ byKind({ float: powerOf, complex: complexPower }),
});
