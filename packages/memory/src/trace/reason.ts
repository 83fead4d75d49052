/** Why memory is made, in one sentence. */
import type { Intent } from "@strided/buffer";
import { type NDArray, overlapReason } from "@strided/ndarray";

/** The reason of an intent; of arrays that meet, with two elements that do. */
export function reasonOf({ reason, met }: Intent): string {
  if (met === undefined) return reason;
  const [read, written] = met as readonly [NDArray, NDArray];
  return overlapReason(reason, read, written);
}
