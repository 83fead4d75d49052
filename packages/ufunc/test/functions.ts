/** All universal functions that the package exports, found by what they tell of themselves. */
import type { ArrayLike, NDArray } from "@strided/ndarray";
import * as exported from "../src/index.ts";

export interface AnyUfunc extends exported.UfuncFacts {
  (...operands: [...ArrayLike[], exported.UfuncOptions] | ArrayLike[]): NDArray;
}

const named = Object.entries(exported).filter(
  ([, value]) => typeof value === "function" && "nin" in value,
) as unknown as [string, AnyUfunc][];

export const UFUNCS: readonly AnyUfunc[] = [...new Set(named.map(([, f]) => f))];

/** Further names: by name of export, the function's own. */
export const ALIASES: Readonly<Record<string, string>> = Object.fromEntries(
  named.flatMap(([name, f]) => (name === f.name ? [] : [[name, f.name]])),
);

/** The results of a call; functions of one result give it by itself, others a list. */
export function resultsOf(f: AnyUfunc, operands: readonly NDArray[], options?: exported.UfuncOptions): NDArray[] {
  const result = (options === undefined ? f(...operands) : f(...operands, options)) as NDArray | NDArray[];
  return Array.isArray(result) ? result : [result];
}

export function ufunc(name: string): AnyUfunc | undefined {
  return UFUNCS.find((f) => f.name === name);
}
