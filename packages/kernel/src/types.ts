/** How dtypes and the types of computation correspond: by the lane column of the dtype's row. */
import { bool, DTYPES, type DType, type Lane } from "@strided/buffer";
import type { Type } from "./graph.ts";

/** The type in which one lane of a dtype is computed. */
export function typeOfDType(dtype: DType): Type {
  if (dtype.kind === "b") return "bool";
  return dtype.lane === "f16" ? "f32" : dtype.lane;
}

/** The type of a lane as it lies in memory: the bits of half floats, otherwise what is computed with. */
export function memoryType(dtype: DType): Type {
  return dtype.lane === "f16" ? "u16" : typeOfDType(dtype);
}

/** The real dtype whose lanes lie in memory like this. */
export function dtypeOfLane(lane: Lane): DType {
  return Object.values(DTYPES).find((row) => row.lane === lane && row.lanes === 1 && row.kind !== "b") as DType;
}

/** The dtype that holds the values of a type of computation. */
export function dtypeOfType(type: Type): DType {
  return type === "bool" ? bool : dtypeOfLane(type);
}
