export type { UfuncOptions } from "./call.ts";
export { dot, inner, matrixTranspose, outer, type TensordotOptions, tensordot } from "./linear/dot.ts";
export { matmul, matvec, vecdot, vecmat } from "./linear/matmul.ts";
export { type Fused, type FusedFold, fuse } from "./fuse.ts";
export { type MakeOptions, ufunc } from "./make.ts";
export type { Reduced, ReduceOptions } from "./reduce.ts";
export type { BinaryResult, Rule, UnaryResult } from "./result.ts";
export { type AlongAxis, sum } from "./sum.ts";
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
} from "./table/arithmetic.ts";
export {
  bitwiseAnd,
  bitwiseCount,
  bitwiseInvert,
  bitwiseLeftShift,
  bitwiseOr,
  bitwiseRightShift,
  bitwiseXor,
  invert,
} from "./table/bits.ts";
export { type Clip, clip } from "./table/clip.ts";
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./table/comparison.ts";
export { divmod, floorDivide, fmod, mod, remainder } from "./table/division.ts";
export { exp, sin, sqrt } from "./table/elementary.ts";
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
export { gcd, lcm } from "./table/integers.ts";
export { logicalAnd, logicalNot, logicalOr, logicalXor } from "./table/logic.ts";
export { ceil, floor, rint, trunc } from "./table/rounding.ts";
export type { BinaryUfunc, BinaryUfunc2, TernaryUfunc, UfuncFacts, UnaryUfunc, UnaryUfunc2 } from "./ufunc.ts";
