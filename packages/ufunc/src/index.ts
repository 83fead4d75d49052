export type { AccumulateOptions } from "./accumulate.ts";
export type { Indices } from "./at.ts";
export type { UfuncOptions } from "./call.ts";
export { type ErrorAction, type ErrorState, errstate, FloatingPointError } from "./errstate.ts";
export { type Fused, type FusedFold, fuse } from "./fuse.ts";
export { dot, inner, matrixTranspose, outer, type TensordotOptions, tensordot } from "./linear/dot.ts";
export { matmul, matvec, vecdot, vecmat } from "./linear/matmul.ts";
export { type MakeOptions, ufunc } from "./make.ts";
export type { Reduced, ReduceOptions } from "./reduce.ts";
export type { AskedDType, Exact, Folded, FoldedDType, ReducedBy, Returned, Wide, Width } from "./reduced.ts";
export type { BinaryDType, CommonDType, NoLoop, Rule, Taken, TernaryDType, UnaryDType } from "./result.ts";
export { type RoundOptions, round } from "./round.ts";
export { argmax, argmin, nanargmax, nanargmin } from "./statistics/arg-extrema.ts";
export { type Averaged, type AverageOptions, average } from "./statistics/average.ts";
export { type CountOptions, countNonzero } from "./statistics/count.ts";
export { type CumulativeOptions, cumprod, cumsum, cumulativeProd, cumulativeSum } from "./statistics/cumulative.ts";
export { type DiffOptions, diff } from "./statistics/diff.ts";
export {
  type ExtremumOptions,
  max,
  max as amax,
  min,
  min as amin,
  type PtpOptions,
  ptp,
} from "./statistics/extrema.ts";
export type { PlaceOptions } from "./statistics/find-place.ts";
export { type MeanDType, type MeanOptions, mean } from "./statistics/mean.ts";
export { nanmax, nanmin, nanprod, nansum } from "./statistics/nan-folds.ts";
export { nanmean, nanstd, nanvar } from "./statistics/nan-moments.ts";
export { prod, sum } from "./statistics/sum.ts";
export { type TrapezoidOptions, trapezoid } from "./statistics/trapezoid.ts";
export { all, any, type TruthOptions } from "./statistics/truth.ts";
export { std, type VarianceDType, type VarianceOptions, variance as var } from "./statistics/variance.ts";
export {
  abs,
  absolute,
  add,
  divide,
  fabs,
  multiply,
  negative,
  positive,
  reciprocal,
  sign,
  square,
  subtract,
  trueDivide,
} from "./table/arithmetic.ts";
export {
  bitwiseAnd,
  bitwiseCount,
  bitwiseInvert,
  bitwiseLeftShift,
  bitwiseNot,
  bitwiseOr,
  bitwiseRightShift,
  bitwiseXor,
  invert,
  leftShift,
  rightShift,
} from "./table/bits.ts";
export { type Clip, clip } from "./table/clip.ts";
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./table/comparison.ts";
export { type AngleOptions, angle, conj, conjugate, imag, real } from "./table/complex.ts";
export { divmod, floorDivide, fmod, mod, remainder } from "./table/division.ts";
export { exp, exp2, expm1, log, log1p, log2, log10, logaddexp, logaddexp2 } from "./table/exponential.ts";
export { fmax, fmin, maximum, minimum } from "./table/extrema.ts";
export {
  copysign,
  frexp,
  heaviside,
  isfinite,
  isinf,
  isnan,
  ldexp,
  modf,
  nextafter,
  signbit,
  spacing,
} from "./table/floats.ts";
export { acosh, arccosh, arcsinh, arctanh, asinh, atanh, cosh, sinh, tanh } from "./table/hyperbolic.ts";
export { gcd, lcm } from "./table/integers.ts";
export { logicalAnd, logicalNot, logicalOr, logicalXor } from "./table/logic.ts";
export { floatPower, pow, power } from "./table/power.ts";
export { cbrt, hypot, sqrt } from "./table/roots.ts";
export { ceil, floor, rint, trunc } from "./table/rounding.ts";
export {
  acos,
  arccos,
  arcsin,
  arctan,
  arctan2,
  asin,
  atan,
  atan2,
  cos,
  deg2rad,
  degrees,
  rad2deg,
  radians,
  sin,
  tan,
} from "./table/trigonometric.ts";
export type { BinaryUfunc, BinaryUfunc2, TernaryUfunc, UfuncFacts, UnaryUfunc, UnaryUfunc2 } from "./ufunc.ts";
