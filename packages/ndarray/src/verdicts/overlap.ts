/** Two elements, one that is read and one that is written, which share a byte. */
import type { NDArray } from "../array.ts";
import { arrayOverlap } from "../overlap.ts";

/** The sentence `meeting` with the elements of both arrays that meet; the search is given up at its first dead end. */
export function overlapReason(meeting: string, read: NDArray, written: NDArray): string {
  const { verdict, witness, work } = arrayOverlap(read, written, 1);
  if (verdict === "no") return `${meeting}, and their extents overlap`;
  if (witness === undefined) return `${meeting}, and the search for a shared byte was given up after ${work} dead ends`;
  return `${meeting}, and element [${witness.a.join(", ")}] of the one and [${witness.b.join(", ")}] of the other share a byte`;
}
