/** The operands of a case as strided's arrays, and checksums of its results; browsers use them too. */
import { array, type DTypeName, fromTypedArray, NDArray } from "strided";
import type { Operand, OperandDType, Work } from "../case.ts";
import { arrayChecksum, scalarChecksum } from "../checksum.ts";
import { elementsOf } from "../fill.ts";
import type { Checksum } from "../protocol.ts";

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

export function resultChecksum(result: unknown, work: Pick<Work, "tolerance">): Checksum {
  return result instanceof NDArray
    ? arrayChecksum(result.dtype.name, result.shape, result.toTypedArray(), work)
    : scalarChecksum(result);
}
