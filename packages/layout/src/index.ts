export { normalizeAxes, normalizeAxis } from "./axis.ts";
export {
  broadcastLayout,
  broadcastShapeList,
  broadcastShapes,
  broadcastStrides,
} from "./broadcast.ts";
export { contiguity, isCContiguous, isFContiguous } from "./contiguity.ts";
export { createLayout, type LayoutOptions } from "./create-layout.ts";
export { AxisError, type AxisFacts, IndexError, type IndexFacts, ShapeError, type ShapeFacts } from "./errors.ts";
export { type Extent, extent, requiredSpanSize } from "./extent.ts";
export { normalizeIndex } from "./index-bounds.ts";
export { Layout, uncheckedLayout } from "./layout.ts";
export { type Order, packedStrides, packLayout } from "./pack.ts";
export { type LoopPlan, type PlanOptions, planLoop } from "./plan-loop.ts";
export { type ReshapeOptions, reshapeLayout, reshapeObstacle } from "./reshape.ts";
export { type ReshapeObstacle, reshapeStrides } from "./reshape-strides.ts";
export { resolveShape } from "./resolve-shape.ts";
export { type Key, parseSlices, type Selector } from "./selector.ts";
export { checkShape, sameNumbers, shapeText, sizeOf } from "./shape.ts";
export { Slice, type SliceRange, slice, sliceRange } from "./slice.ts";
export { sliceLayout } from "./slice-layout.ts";
export { moveAxisLayout, rollAxisLayout, swapAxesLayout, transposeLayout } from "./transpose.ts";
