export { largerOf, smallerOf } from "./bounds.ts";
export { chooseElements } from "./choose.ts";
export { ComplexValue } from "./complex.ts";
export { copyElements } from "./copy.ts";
export { type PackedFold, packedFold, packedMapFold } from "./fold-packed.ts";
export { Folded, type FoldName } from "./folded.ts";
export { ifFused, lessProduct } from "./fused.ts";
export type { Node, Type } from "./graph.ts";
export { decodeHalf, encodeHalf } from "./half.ts";
export { canMultiply, multiplyMatrices } from "./matmul.ts";
export type { Operand } from "./operand.ts";
export { foldInOrder, type Positions, scan, update } from "./ordered.ts";
export { popcount } from "./popcount.ts";
export {
  buildProgram,
  castElement,
  dtypeOfElement,
  type Element,
  type Expression,
  type Program,
  traceExpression,
} from "./program.ts";
export { rarely } from "./rarely.ts";
export { mapReduce, reduce } from "./reduce.ts";
export { repeatWhile } from "./repeat.ts";
export { run } from "./run.ts";
export { dtypeOfLane } from "./types.ts";
export { Value, type ValueLike } from "./value.ts";
export { type DirectKernel, directKernel, scalarCell } from "./wasm/direct.ts";
export { LONGEST_ROW } from "./wasm/fold.ts";
export { COUNT_TRUE, FIND_TRUE, KEEP_TRUE, PUT_TRUE } from "./wasm/pick-masks.ts";
export {
  GATHER_ELEMENTS,
  GATHER_ROWS,
  REPEAT_EACH,
  REPEAT_ELEMENTS,
  SCATTER_ELEMENTS,
  SCATTER_ROWS,
} from "./wasm/pick-moves.ts";
export {
  ADD_POSITIONS,
  CLIP_POSITIONS,
  FROM_END,
  JUDGE_POSITIONS,
  NARROW_POSITIONS,
  OUTSIDE,
  WRAP_POSITIONS,
} from "./wasm/pick-positions.ts";
export { type PickForm, type PickKernel, pickKernel } from "./wasm/picks.ts";
