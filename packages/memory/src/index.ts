export { type ArrayInterface, arrayInterface, byteBounds } from "./address.ts";
export { assertNoCopy, assertShares, assertView } from "./assert/assert.ts";
export { baseOf, isView } from "./base.ts";
export { type Explainable, explain } from "./explain/explain.ts";
export type { Explanation, OperandFate } from "./explain/explanation.ts";
export { diffHeap, type HeapDiff, type HeapGrowth } from "./heap/diff-heap.ts";
export {
  type HeapSnapshot,
  type HeapSnapshotOptions,
  type HeapStorage,
  type HeapView,
  heap,
} from "./heap/heap.ts";
export { mapNpy, NpyError, type NpyFile, npyArray } from "./npy/map-npy.ts";
export { overlap } from "./overlap.ts";
export { render } from "./render/render.ts";
export { type Retention, type RetentionOptions, retention } from "./retention.ts";
export { type Describable, type DescribeOptions, describe, type Shown } from "./scene/describe.ts";
export type {
  Scene,
  SceneAxis,
  SceneBuffer,
  SceneCell,
  SceneContiguity,
  SceneGrid,
  SceneOverlap,
  SceneOwner,
  SceneRuler,
  SceneSkip,
  SceneSlot,
  SceneView,
  Witness,
} from "./scene/scene.ts";
export { mayShareMemory, type SharingOptions, sharesMemory, TooHardError } from "./sharing.ts";
export { format } from "./text/format.ts";
export { HiddenCopyError, strict } from "./trace/strict.ts";
export { type Allocation, type Amount, type Trace, trace } from "./trace/trace.ts";
