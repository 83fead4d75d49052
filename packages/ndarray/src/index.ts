export { NDArray } from "./array.ts";
export type { AstypeOptions, CopyOptions, CopyOrder } from "./copying.ts";
export {
  type ArrayOptions,
  array,
  asarray,
  type DTypeOf,
  type FromTypedArrayOptions,
  fromTypedArray,
  toNDArray,
} from "./create.ts";
export { isStridedError, ReadOnlyError, type StridedErrors } from "./errors.ts";
export type { Nested } from "./export.ts";
export type { Flags, SetflagsOptions } from "./flags.ts";
export type { Flat } from "./flat.ts";
export type { Interchange } from "./interchange.ts";
export type { ArrayLike, NestedScalars } from "./nested.ts";
export { checkOptions } from "./options.ts";
export { arrayOverlap, boundsOverlap, isSameView } from "./overlap.ts";
export {
  type Array2stringOptions,
  array2string,
  arrayRepr,
  arrayStr,
} from "./print/print.ts";
export {
  arange,
  type Bound,
  type CreationOptions,
  type EyeOptions,
  empty,
  emptyLike,
  eye,
  full,
  fullLike,
  type LikeOptions,
  type LinspaceOptions,
  linspace,
  ones,
  onesLike,
  type RangeOptions,
  type ShapeLike,
  zeros,
  zerosLike,
} from "./ranges.ts";
export { broadcastTo, newaxis, tile } from "./tile.ts";
export type { RavelOptions, ReshapeOptions } from "./views.ts";
