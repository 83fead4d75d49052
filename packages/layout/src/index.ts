export { isApart } from "./apart.ts";
export { type AsStridedOptions, asStridedLayout } from "./as-strided.ts";
export { normalizeAxes, normalizeAxis } from "./axis.ts";
export { orderAxes } from "./axis-order.ts";
export {
  broadcastLayout,
  broadcastShapeList,
  broadcastShapes,
  broadcastStrides,
} from "./broadcast.ts";
export { contiguity, isCContiguous, isFContiguous, type PackingObstacle, packingObstacle } from "./contiguity.ts";
export { createLayout, type LayoutOptions } from "./create-layout.ts";
export { diagonalLayout } from "./diagonal.ts";
export type { Verdict } from "./diophantine.ts";
export { AxisError, type AxisFacts, IndexError, type IndexFacts, ShapeError, type ShapeFacts } from "./errors.ts";
export { expandLayout } from "./expand.ts";
export { type Extent, extent, requiredSpanSize } from "./extent.ts";
export { flipLayout, rot90Layout } from "./flip.ts";
export { normalizeIndex } from "./index-bounds.ts";
export { keepOrderLayout, packAlong } from "./keep-order.ts";
export { checkList, numbersOf, wrongKind } from "./kind.ts";
export { Layout, uncheckedLayout } from "./layout.ts";
export { isNested } from "./nested.ts";
export { indicesOf, offsetOf, offsetsOf } from "./offsets.ts";
export { mayOverlap, type Overlap, solveOverlap } from "./overlap.ts";
export { type Order, packedStrides, packLayout } from "./pack.ts";
export { type LoopPlan, type PlanOptions, planLoop } from "./plan-loop.ts";
export { isExhaustive, isStrided, isUnique } from "./properties.ts";
export { type RavelOptions, ravelLayout, ravelObstacle } from "./ravel.ts";
export { type ReshapeOptions, reshapeLayout, reshapeObstacle } from "./reshape.ts";
export { type ReshapeObstacle, reshapeStrides } from "./reshape-strides.ts";
export { resolveShape } from "./resolve-shape.ts";
export { viewItemsizeLayout } from "./retype.ts";
export { selectLayout } from "./select-layout.ts";
export { type Key, parseSlices, type Selector } from "./selector.ts";
export { selfOverlap } from "./self-overlap.ts";
export { checkShape, sameNumbers, shapeText, sizeOf } from "./shape.ts";
export { Slice, type SliceRange, slice, sliceRange } from "./slice.ts";
export { sliceLayout } from "./slice-layout.ts";
export { arraySplitLayout, splitLayout, splitRanges } from "./split.ts";
export { squeezeLayout } from "./squeeze.ts";
export { moveAxisLayout, rollAxisLayout, swapAxesLayout, transposeLayout } from "./transpose.ts";
export { type OutOfRange, type RavelMultiIndexOptions, ravelMultiIndex, unravelIndex } from "./unravel.ts";
export { windowLayout } from "./window.ts";
