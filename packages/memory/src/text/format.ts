/** What the package finds out, as text for a terminal. */
import type { Explanation } from "../explain/explanation.ts";
import type { HeapDiff } from "../heap/diff-heap.ts";
import type { HeapSnapshot } from "../heap/heap.ts";
import { type Retention, retentionText } from "../retention.ts";
import type { Scene } from "../scene/scene.ts";
import type { Trace } from "../trace/trace.ts";
import { explanationText } from "./explanation-text.ts";
import { heapDiffText, heapText } from "./heap-text.ts";
import { sceneText } from "./scene-text.ts";
import { traceText } from "./trace-text.ts";

/**
 * What `describe`, `explain`, `trace`, `retention`, `heap` and `diffHeap` find out, as text: a table per array and the memory slot by
 * slot, bounded for arrays of any size. Throws TypeError for anything else.
 *
 * ```ts
 * const a = arange(6, { dtype: "uint8" }).reshape([2, 3]);
 * format(explain("reshape", a.T, [6])).split("\n")[0]; // => "reshape: copy, 6 B"
 * console.log(format(describe(a.T)).split("\n").slice(0, 5).join("\n"));
 * // => a: uint8 (3, 2), a view of an array not shown
 * //      axis 0  length 3  stride +1 B  neighbours
 * //      axis 1  length 2  stride +3 B  right behind the 3 B inside
 * //      F-contiguous
 * //      covers all of the 6 B that it spans
 * ```
 */
export function format(found: Scene | Explanation | Trace | Retention | HeapSnapshot | HeapDiff): string {
  switch (found?.kind) {
    case "scene":
      return sceneText(found);
    case "explanation":
      return explanationText(found);
    case "trace":
      return traceText(found);
    case "retention":
      return retentionText(found);
    case "heap":
      return heapText(found);
    case "heap diff":
      return heapDiffText(found);
    default:
      throw new TypeError(
        `format: nothing that can be printed; got ${typeof found}, expected what the functions of this package give`,
      );
  }
}
