/** strided, as a contender. */
import * as buffer from "@strided/buffer";
import * as layout from "@strided/layout";
import * as memory from "@strided/memory";
import * as ndarray from "@strided/ndarray";
import * as ufunc from "@strided/ufunc";
import * as umbrella from "strided";
import type { Adapter } from "../adapter.ts";
import type { Operand, OperandDType } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import { versionOf } from "../version.ts";

const { array, fromTypedArray, heapStats, NDArray } = umbrella;

/** Names that differ from the library's own. */
const DTYPES: Readonly<Partial<Record<OperandDType, umbrella.DTypeName>>> = { index: "int32" };

export const strided: Adapter = {
  impl: `strided@${versionOf("strided", import.meta.resolve("strided"))}`,
  // All packages: a function may not be in the umbrella yet.
  np: { ...buffer, ...layout, ...memory, ...ndarray, ...ufunc, ...umbrella },
  isExpression: true,
  operand,
  checksum: (result, work) =>
    result instanceof NDArray
      ? arrayChecksum(result.dtype.name, result.shape, result.toTypedArray(), work)
      : scalarChecksum(result),
  live: () => heapStats().live,
};

function operand(spec: Operand): umbrella.NDArray {
  const dtype = DTYPES[spec.dtype] ?? (spec.dtype as umbrella.DTypeName);
  const isMade = spec.dtype === "complex128" || spec.dtype === "bool";
  const elements = fromTypedArray(elementsOf(spec), spec.shape, isMade ? { dtype } : {});
  // A copy, so that the array lies where the library puts its own.
  const a: umbrella.NDArray = array(elements, { dtype });
  if (spec.view === undefined) return a;
  return spec.view === "T" ? a.T : a.slice(...spec.view.split(", ").map(selector));
}

function selector(text: string): string | null {
  return text === "None" ? null : text;
}
