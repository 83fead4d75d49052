/** The verdict on an assignment: in place, unless the value is cast, or copied since it lies where is written. */
import type { NDArray } from "../array.ts";
import { planAssign } from "../assign.ts";
import type { IndexKey } from "../indexing/keys.ts";
import { foreseeCopies, planSet } from "../indexing/setitem.ts";
import type { ArrayLike } from "../nested.ts";
import { meetingReason } from "../reason.ts";
import type { Verdict } from "../verdict.ts";
import { overlapReason } from "./overlap.ts";

/** What `a.assign(value)` would do. Throws what it would throw. */
export function assignVerdict(a: NDArray, value: ArrayLike, fn = "assign"): Verdict {
  const plan = planAssign(a, value, fn);
  if (plan === null) {
    return { outcome: "in place", reason: "the value is the array itself, so nothing has to be done", bytes: 0 };
  }
  const { source, isApart } = plan;
  if (!isApart) {
    const reason = `${overlapReason(meetingReason("the value", "the array"), source, a)}, so the value is copied first`;
    return { outcome: "buffered", reason, bytes: source.nbytes };
  }
  if (source.dtype !== a.dtype) {
    const reason = `elements of ${source.dtype.name} become ${a.dtype.name} in blocks on their way`;
    return { outcome: "buffered", reason, bytes: 0 };
  }
  const reason = `${a.size} elements of ${a.dtype.name} are written where they belong; value and array share no byte`;
  return { outcome: "in place", reason, bytes: 0 };
}

/** What `setitem` would do. Throws what it would throw. */
export function setitemVerdict(a: NDArray, keys: readonly IndexKey[], value: ArrayLike, fn = "setitem"): Verdict {
  const plan = planSet(a, keys, value, fn);
  if (plan.view !== null) return assignVerdict(plan.view, plan.source, fn);
  const copies = foreseeCopies(a, plan, fn);
  if (copies.length === 0) {
    return { outcome: "in place", reason: "each value is written where an index picks its place", bytes: 0 };
  }
  return {
    outcome: "buffered",
    reason: copies.map(({ reason }) => reason).join("; "),
    bytes: copies.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
