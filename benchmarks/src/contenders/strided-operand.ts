/** The operands of a case as strided's arrays; without a module of Node, so that browsers can make them too. */
import { array, type DTypeName, fromTypedArray, type NDArray } from "strided";
import type { Operand, OperandDType } from "../case.ts";
import { elementsOf } from "../fill.ts";

/** Names that differ from the library's own. */
const DTYPES: Readonly<Partial<Record<OperandDType, DTypeName>>> = { index: "int32" };

export function operand(spec: Operand): NDArray {
  const dtype = DTYPES[spec.dtype] ?? (spec.dtype as DTypeName);
  const isMade = spec.dtype === "complex128" || spec.dtype === "bool";
  const elements = fromTypedArray(elementsOf(spec), spec.shape, isMade ? { dtype } : {});
  // A copy, so that the array lies where the library puts its own.
  const a: NDArray = array(elements, { dtype });
  if (spec.view === undefined) return a;
  return spec.view === "T" ? a.T : a.slice(...spec.view.split(", ").map(selector));
}

function selector(text: string): string | null {
  return text === "None" ? null : text;
}
