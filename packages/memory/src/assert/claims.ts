/** Claims about memory: each function gives null if the claim holds, else what holds instead. */
import { shapeText } from "@strided/layout";
import type { NDArray } from "@strided/ndarray";
import { isView } from "../base.ts";
import { overlap } from "../overlap.ts";
import { exactBytes, parseBytes } from "../text/bytes.ts";
import { traceText } from "../text/trace-text.ts";
import { copiesIn } from "../trace/hints.ts";
import { type Trace, trace } from "../trace/trace.ts";

/** That an array is a view of the memory of another one, and shows some of its elements. */
export function viewProblem(a: NDArray, of: NDArray): string | null {
  if (!isView(a)) return `${nameOf(a)} owns its memory`;
  if (a.storage !== of.storage) return `${nameOf(a)} is a view of other memory`;
  if (a.size === 0) return null;
  const shared = sharingProblem(a, of);
  return shared === null ? null : `it lies in the same buffer, but ${shared}`;
}

/** That two arrays share a byte. */
export function sharingProblem(a: NDArray, b: NDArray): string | null {
  const { answer } = overlap(a, b, { maxWork: -1 });
  return answer === "yes" ? null : `${nameOf(a)} and ${nameOf(b)} have no byte in common`;
}

/** That a function copies no elements: neither on its own account nor because it was asked to. */
export function copyProblem(traced: Trace): string | null {
  const [first] = copiesIn(traced.allocations);
  if (first === undefined) return null;
  const { fn, bytes, reason, line } = first;
  const why = reason === null ? "" : `; ${reason}`;
  return `${fn} copied ${exactBytes(bytes)}${why}${line === null ? "" : ` (${line})`}`;
}

/** That a function allocates so many bytes at most. */
export function allocationProblem(fn: () => unknown, most: number | string, name: string): string | null {
  const limit = parseBytes(most, name);
  const traced = trace(fn);
  if (traced.total.bytes <= limit) return null;
  return `it allocated ${exactBytes(traced.total.bytes)}, ${exactBytes(traced.total.bytes - limit)} more\n\n${traceText(traced)}`;
}

function nameOf({ dtype, shape }: NDArray): string {
  return `the array of ${dtype.name} with shape ${shapeText(shape)}`;
}
