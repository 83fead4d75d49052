/** All universal functions that the package exports, found by what they tell of themselves. */
import type { ArrayLike, NDArray } from "@strided/ndarray";
import * as exported from "../src/index.ts";

export interface AnyUfunc extends exported.UfuncFacts {
  (...operands: [...ArrayLike[], exported.UfuncOptions] | ArrayLike[]): NDArray;
}

export const UFUNCS: readonly AnyUfunc[] = Object.values(exported).filter(
  (value): value is typeof value & AnyUfunc => typeof value === "function" && "nin" in value,
) as unknown as AnyUfunc[];

/** The results of a call; functions of one result give it by itself, others a list. */
export function resultsOf(f: AnyUfunc, operands: readonly NDArray[], options?: exported.UfuncOptions): NDArray[] {
  const result = (options === undefined ? f(...operands) : f(...operands, options)) as NDArray | NDArray[];
  return Array.isArray(result) ? result : [result];
}

export function ufunc(name: string): AnyUfunc | undefined {
  return UFUNCS.find((f) => f.name === name);
}
