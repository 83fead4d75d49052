export type { UfuncOptions } from "./call.ts";
export type { Reduced, ReduceOptions } from "./reduce.ts";
export type { BinaryResult, Rule, UnaryResult } from "./result.ts";
export { type AlongAxis, sum } from "./sum.ts";
export { add, divide, multiply, negative, subtract } from "./table/arithmetic.ts";
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./table/comparison.ts";
export { exp, sin, sqrt } from "./table/elementary.ts";
export type { BinaryUfunc, UfuncFacts, UnaryUfunc } from "./ufunc.ts";
