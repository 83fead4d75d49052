export { addressOf } from "./address.ts";
export { type Complex, isComplex, isScalar, type Scalar } from "./coerce.ts";
export type { DType, Kind, Lane, TypedArrayConstructor } from "./dtype.ts";
export {
  bool,
  complex64,
  complex128,
  DTYPES,
  type DTypeMap,
  type DTypeName,
  float16,
  float32,
  float64,
  int8,
  int16,
  int32,
  int64,
  type ScalarOf,
  type TypedArrayOf,
  uint8,
  uint16,
  uint32,
  uint64,
} from "./dtypes.ts";
export { CastingError, DisposedError, DTypeError, OutOfMemoryError } from "./errors.ts";
export { decodeFloat16, encodeFloat16 } from "./float16.ts";
export { collectGarbage, heapSpace } from "./heap.ts";
export { configureHeap, type HeapOptions } from "./heap-config.ts";
export type { HeapSpace } from "./heap-space.ts";
export { type HeapStats, heapStats } from "./heap-stats.ts";
export { Memory } from "./memory.ts";
export { type Casting, canCast, type DTypeLike, dtype, type Promote, promoteTypes } from "./promotion.ts";
export { checkEnded, checkFunction, scope } from "./scope.ts";
export { scratch } from "./scratch.ts";
export { adopt, allocate, allocateZeroed, reserve, Storage } from "./storage.ts";
export { type Intent, intend, type Passed, type Purpose, type Watcher, watch, watcher } from "./watch.ts";
export { type DefaultDType, defaultDType, dtypeOfTypedArray, resultType, type Weak, weakType } from "./weak.ts";
