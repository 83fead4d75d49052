export { configureHeap, type HeapOptions, type HeapStats, heapStats, scope } from "@strided/buffer";
export { NDArray } from "./array.ts";
export { type ByteswapOptions, byteswap, type TobytesOptions, tobytes } from "./converting/bytes.ts";
export { ascontiguousarray, asfortranarray, astype, type ContiguousOptions, copy } from "./converting/copies.ts";
export { type CopytoOptions, copyto } from "./converting/copyto.ts";
export { type Requirement, type RequireOptions, require } from "./converting/require.ts";
export { type Strided, toStrided } from "./converting/to-strided.ts";
export type { AstypeOptions, CopyOptions, CopyOrder } from "./copying.ts";
export {
  type ArrayOf,
  type ArrayOptions,
  array,
  asarray,
  type DTypeOf,
  type FromTypedArrayOptions,
  fromTypedArray,
  toNDArray,
} from "./create.ts";
export type { Where } from "./editing/along.ts";
export { type DeleteOptions, deleteItems, deleteItems as delete } from "./editing/delete.ts";
export { type InsertOptions, insert } from "./editing/insert.ts";
export { type PadFunction, type PadMode, type PadOptions, pad } from "./editing/pad.ts";
export type { Pair, Pairs } from "./editing/pad-area.ts";
export { type RepeatOptions, repeat } from "./editing/repeat.ts";
export { type AppendOptions, append, resize, type TrimZerosOptions, trimZeros } from "./editing/resize.ts";
export { type RollOptions, roll } from "./editing/roll.ts";
export { tile } from "./editing/tile.ts";
export { isStridedError, ReadOnlyError, type StridedErrors } from "./errors.ts";
export type { Nested } from "./export.ts";
export { type Flags, isAligned, type Lock, type SetflagsOptions } from "./flags.ts";
export type { Flat } from "./flat.ts";
export { getitem, type Item } from "./indexing/getitem.ts";
export type { CheckedKey, CheckedKeys, IndexArray, IndexDType, IndexKey, IndexList } from "./indexing/keys.ts";
export { type Places, placesOf } from "./indexing/places.ts";
export { setitem } from "./indexing/setitem.ts";
export type { Interchange } from "./interchange.ts";
export { type Blocks, block } from "./joining/block.ts";
export { type AskedDType, type ConcatOptions, concat, concatenate, type JoinOptions } from "./joining/concat.ts";
export { joinArrays, joinedShape } from "./joining/join-arrays.ts";
export type { ChosenDType, JoinedDType } from "./joining/joined-dtype.ts";
export { columnStack, dstack, hstack, type StackOptions, stack, vstack } from "./joining/stack.ts";
export {
  type CreationOptions,
  type EyeOptions,
  empty,
  emptyLike,
  eye,
  full,
  fullLike,
  type LikeOptions,
  ones,
  onesLike,
  type ShapeLike,
  zeros,
  zerosLike,
} from "./making/constants.ts";
export { type FrombufferOptions, frombuffer, type TypeString } from "./making/from-buffer.ts";
export { type FromiterOptions, fromfunction, fromiter } from "./making/from-function.ts";
export { identity, type VanderOptions, vander } from "./making/matrices.ts";
export { type MeshgridOptions, meshgrid } from "./making/meshgrid.ts";
export { arange, type Bound, type LinspaceOptions, linspace, type RangeOptions } from "./making/ranges.ts";
export { type ArrayMessage, fromMessage, type MessageOptions, toMessage } from "./message.ts";
export { type ArrayLike, checkArray, type NestedScalars } from "./nested.ts";
export { checkOptions, oneOf } from "./options.ts";
export { areApart, arrayOverlap, boundsOverlap, isSameView } from "./overlap.ts";
export { getPrintoptions, type PrintOptions, printoptions, setPrintoptions } from "./print/options.ts";
export {
  type Array2stringOptions,
  array2string,
  arrayRepr,
  arrayStr,
} from "./print/print.ts";
export { castReason, extentReason, meetingReason } from "./reason.ts";
export { type AlongAxisOptions, putAlongAxis, takeAlongAxis } from "./selecting/along-axis.ts";
export { type ChooseOptions, choose } from "./selecting/choose.ts";
export { type FillDiagonalOptions, fillDiagonal } from "./selecting/fill-diagonal.ts";
export {
  type DiagIndicesOptions,
  diagIndices,
  type IndicesOptions,
  indices,
  ix_,
  type TriangleIndicesOptions,
  trilIndices,
  triuIndices,
} from "./selecting/grids.ts";
export type { IndexMode, ModeOptions } from "./selecting/modes.ts";
export { argwhere, flatnonzero, nonzero } from "./selecting/nonzero.ts";
export type { OutOptions } from "./selecting/out.ts";
export { place, put, putmask } from "./selecting/put.ts";
export { type SelectOptions, select } from "./selecting/select.ts";
export { type CompressOptions, compress, extract, type TakeOptions, take } from "./selecting/take.ts";
export { type TriangleOptions, type TriOptions, tri, tril, triu } from "./selecting/triangle.ts";
export { type RavelMultiOptions, ravelMultiIndex, type UnravelOptions, unravelIndex } from "./selecting/unravel.ts";
export { where } from "./selecting/where.ts";
export type { CallFacts, Foreseeable, Outcome, ReadFact, Verdict, WriteFact } from "./verdict.ts";
export { assignVerdict, setitemVerdict } from "./verdicts/assignment.ts";
export { astypeVerdict, convertVerdict } from "./verdicts/conversions.ts";
export { type AxisOrigin, type ItemVerdict, itemVerdict } from "./verdicts/item.ts";
export { overlapReason } from "./verdicts/overlap.ts";
export { ravelVerdict, reshapeVerdict, viewVerdict } from "./verdicts/views.ts";
export {
  matrixTranspose,
  moveaxis,
  permuteDims,
  type RollaxisOptions,
  rollaxis,
  swapaxes,
  transpose,
} from "./views/axes.ts";
export { broadcastArrays, broadcastTo } from "./views/broadcasts.ts";
export { type DiagOptions, type DiagonalOptions, diag, diagonal } from "./views/diagonals.ts";
export {
  atleast1d,
  atleast2d,
  atleast3d,
  expandDims,
  newaxis,
  type OneOrList,
  type SqueezeOptions,
  squeeze,
} from "./views/dims.ts";
export { type FlipOptions, flip, fliplr, flipud, type Rot90Options, rot90 } from "./views/flips.ts";
export type { RavelOptions, RealOf, ReshapeOptions } from "./views/methods.ts";
export { imag, ravel, real, reshape } from "./views/shapes.ts";
export {
  arraySplit,
  dsplit,
  hsplit,
  type Sections,
  type SplitOptions,
  split,
  unstack,
  vsplit,
} from "./views/splits.ts";
export { type AsStridedOptions, asStrided, type SlidingWindowOptions, slidingWindowView } from "./views/windows.ts";
