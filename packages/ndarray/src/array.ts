/**
 * NDArray: storage x dtype x layout. A view is another NDArray on the same storage; everything that makes one goes
 * through `derive`, everything that makes new memory through `fresh`.
 */
/// <reference lib="esnext.disposable" preserve="true" />
import {
  allocate,
  type DType,
  type DTypeLike,
  type DTypeName,
  type Purpose,
  type Scalar,
  type ScalarOf,
  type Storage,
  type TypedArrayOf,
  watcher,
} from "@strided/buffer";
import { type Key, type Layout, ShapeError, selectLayout } from "@strided/layout";
import { assignInto } from "./assign.ts";
import { partsOf } from "./coercion.ts";
import { type AstypeOptions, astypeArray, COPY_ORDERS, type CopyOptions, copyArray, flattenArray } from "./copying.ts";
import { exposeData, jsonOf, type Nested, nestedOf, typedArrayOf } from "./export.ts";
import { type Flags, flagsOf, type Lock, readOnly, type SetflagsOptions, setFlags } from "./flags.ts";
import { Flat } from "./flat.ts";
import type { CheckedKeys, IndexKey } from "./indexing/keys.ts";
import { pickArray } from "./indexing/pick.ts";
import type { ArrayLike } from "./nested.ts";
import { checkOptions, oneOf } from "./options.ts";
import { byteOf, isPlain } from "./position.ts";
import { reprText, strText } from "./print/text.ts";
import {
  matrixTransposed,
  partView,
  type RavelOptions,
  type RealOf,
  type ReshapeOptions,
  ravelArray,
  reshapeArray,
  transposedArray,
  viewArray,
} from "./views/methods.ts";

/** The list of keys that come by themselves. */
const NONE: readonly Key[] = [];

export class NDArray<D extends DTypeName = DTypeName> {
  /** The bytes, shared by all views. */
  readonly storage: Storage;
  readonly dtype: DType<D>;
  /** Shape, strides and offset; strides and offset in bytes. */
  readonly layout: Layout;
  /** The array that owns the memory, or null for an owner; never an intermediate view. */
  readonly base: NDArray | null;
  /** What made this array read-only, or the view that it is a view of; null if it may be written. Changed by `setflags`. */
  lock: Lock | null;
  /** Lengths and strides of arrays of one or two axes once more, which `get` and `set` read without a list; -1 for no axis. */
  private readonly rows: number;
  private readonly rowStep: number;
  private readonly columns: number;
  private readonly columnStep: number;
  /**
   * Gives the memory back at once, instead of when the garbage collector finds out: for this array, its base and all its
   * views. Any later access through any of them throws DisposedError. Never needed; `using` calls it where there is one.
   *
   * ```ts
   * const a = zeros(3);
   * const tail = a.slice("1:");
   * a[Symbol.dispose]();
   * tail.get(0); // throws DisposedError: dispose: the array has no memory any more; got an access after it, or its scope, was disposed, expected none
   * ```
   */
  declare readonly [Symbol.dispose]: () => void;

  constructor(
    storage: Storage,
    dtype: DType<D>,
    layout: Layout,
    base: NDArray | null = null,
    lock: Lock | null = null,
  ) {
    this.storage = storage;
    this.dtype = dtype;
    this.layout = layout;
    this.base = base;
    this.lock = lock;
    const { shape, strides } = layout;
    const ndim = shape.length;
    const isMatrix = ndim === 2;
    const isFlat = isMatrix || ndim === 1;
    this.rows = isFlat ? shape[0] : -1;
    this.rowStep = isFlat ? strides[0] : 0;
    this.columns = isMatrix ? shape[1] : -1;
    this.columnStep = isMatrix ? strides[1] : 0;
    if (watcher !== null) watcher.viewed(this);
  }

  /** An array-like as an array, sharing memory where there is memory to share; lists and scalars take `dtype`. */
  static of(
    value: Exclude<ArrayLike, NDArray>,
    fn: string,
    dtype: DType | null = null,
    purpose: Purpose = "result",
  ): NDArray {
    const parts = partsOf(value, fn, dtype, purpose);
    return new NDArray(parts.storage, parts.dtype, parts.layout);
  }

  /** A view of the same storage with another layout: what every view function ends in; `lock` names one that makes it read-only. */
  derive(layout: Layout, lock: Lock | string | null = this.lock): NDArray<D> {
    const own = typeof lock === "string" ? { by: lock, shape: layout.shape } : lock;
    return new NDArray(this.storage, this.dtype, layout, this.base ?? (this as NDArray), own);
  }

  /** A view of the same storage with another dtype and layout. */
  deriveAs<E extends DTypeName>(dtype: DType<E>, layout: Layout): NDArray<E> {
    return new NDArray(this.storage, dtype, layout, this.base ?? (this as NDArray), this.lock);
  }

  /** A new array with memory of its own: what every copy begins with. The layout spans exactly its elements. */
  fresh<E extends DTypeName>(
    dtype: DType<E>,
    layout: Layout,
    fn: string,
    bytes: typeof allocate = allocate,
  ): NDArray<E> {
    return new NDArray(bytes(layout.size * dtype.itemsize, fn), dtype, layout);
  }

  /** Anything array-like as an array. */
  coerce(value: ArrayLike, fn: string, dtype: DType | null = null): NDArray {
    return value instanceof NDArray ? value : NDArray.of(value, fn, dtype, "temporary");
  }

  get shape(): readonly number[] {
    return this.layout.shape;
  }
  /** Bytes from one element to the next, along each axis. */
  get strides(): readonly number[] {
    return this.layout.strides;
  }
  /** Bytes from the start of the storage to the first element. */
  get offset(): number {
    return this.layout.offset;
  }
  get ndim(): number {
    return this.layout.shape.length;
  }
  /** The number of elements. */
  get size(): number {
    return this.layout.size;
  }
  get itemsize(): number {
    return this.dtype.itemsize;
  }
  /** Bytes of all elements, were they packed; a view may span more and own none. */
  get nbytes(): number {
    return this.layout.size * this.dtype.itemsize;
  }
  /** The length of a one-dimensional array; undefined for others. */
  get length(): number | undefined {
    return this.layout.shape.length === 1 ? this.layout.shape[0] : undefined;
  }
  /**
   * The facts about memory that NumPy's `flags` give.
   *
   * ```ts
   * const a = zeros([2, 3]);
   * a.T.flags; // => { cContiguous: false, fContiguous: true, ownData: false, writeable: true, aligned: true }
   * ```
   */
  get flags(): Flags {
    return flagsOf(this as NDArray);
  }

  /**
   * Makes the array read-only, or writeable again. Views that exist already keep their own flag, new ones take this one.
   *
   * A view becomes writeable only if its base is: throws ReadOnlyError otherwise.
   *
   * ```ts
   * const a = zeros(3);
   * a.setflags({ write: false });
   * a.set(0, 1); // throws ReadOnlyError: set: assignment destination is read-only; got shape (3,) made read-only by setflags, expected a writeable array
   * a.slice("1:").setflags({ write: true }); // throws ReadOnlyError: setflags: cannot set WRITEABLE flag to True of this array; its base was made read-only by setflags
   * a.setflags({ write: true });
   * a.flags.writeable; // => true
   * ```
   */
  setflags(options: SetflagsOptions): void {
    setFlags(this as NDArray, options);
  }
  /** Throws ReadOnlyError if this array may not be written. */
  requireWriteable(fn: string): void {
    if (watcher !== null) watcher.writing(this.storage, fn);
    if (this.lock !== null) throw readOnly(this as NDArray, this.lock, fn);
  }

  /** The array with its axes reversed; always a view. */
  get T(): NDArray<D> {
    return transposedArray(this as NDArray) as NDArray<D>;
  }
  /** The array with its last two axes exchanged; always a view. Throws ShapeError for fewer than two axes. */
  get mT(): NDArray<D> {
    return matrixTransposed(this as NDArray, "mT") as NDArray<D>;
  }

  /**
   * One element. Negative indices count from the end.
   *
   * Throws IndexError unless there is one index per axis, each a whole number inside its axis.
   *
   * ```ts
   * const a = array([[1, 2], [3, 4]]);
   * a.get(1, 0); // => 3
   * a.get(-1, -1); // => 4
   * a.get(2, 0); // throws IndexError: get: index 2 is out of bounds for axis 0 with size 2
   * ```
   */
  get(...index: readonly number[]): ScalarOf<D>;
  // biome-ignore-start lint/complexity/noArguments: a rest parameter makes a list at every call
  get(i?: number, j?: number): ScalarOf<D> {
    const { storage, dtype, layout } = this;
    const count = arguments.length;
    let byte = this.placeOf(count, i as number, j as number);
    if (byte < 0) byte = byteOf(layout, "get", count, ...arguments);
    const { view } = storage.memory;
    const at = storage.address + byte;
    return dtype.isDouble === true ? (view.getFloat64(at, true) as ScalarOf<D>) : dtype.get(view, at);
  }

  /** Where an element lies that has one or two indices, none of them negative; -1 for any other. */
  private placeOf(count: number, i: number, j: number): number {
    // A bigint or symbol has no bits to shift; it is refused where the index is looked at closely.
    if (typeof i !== "number" || i >>> 0 !== i || i >= this.rows) return -1;
    if (count === 1) return this.columns < 0 ? this.layout.offset + i * this.rowStep : -1;
    if (count !== 2 || typeof j !== "number" || j >>> 0 !== j || j >= this.columns) return -1;
    return this.layout.offset + i * this.rowStep + j * this.columnStep;
  }

  /**
   * Writes one element: the indices, then the value.
   *
   * Throws IndexError as `get` does, CastingError if the value does not fit the dtype, ReadOnlyError if the array is
   * read-only.
   *
   * ```ts
   * const a = zeros([2, 2], { dtype: "uint8" });
   * a.set(0, 1, 7);
   * a; // => array([[0, 7],
   * //           [0, 0]], dtype=uint8)
   * a.set(0, 1, 300); // throws CastingError: set: 300 is out of bounds for uint8; expected an integer from 0 to 255
   * ```
   */
  set(...indexAndValue: readonly [...index: number[], value: Scalar]): void;
  set(i?: Scalar, j?: Scalar, k?: Scalar, last?: Scalar, ...more: readonly unknown[]): void {
    if (this.lock !== null || watcher !== null) this.requireWriteable("set");
    const { storage, dtype, layout } = this;
    const count = arguments.length - 1;
    const value = count === 2 ? k : count === 1 ? j : count === 3 ? last : count === 0 ? i : more[count - 4];
    let byte = this.placeOf(count, i as number, j as number);
    if (byte < 0) byte = byteOf(layout, "set", count, ...arguments);
    const element = isPlain(dtype, value) ? value : dtype.coerce(value, "set");
    const { view } = storage.memory;
    const at = storage.address + byte;
    if (dtype.isDouble === true) view.setFloat64(at, element as number, true);
    else dtype.set(view, at, element as ScalarOf<D>);
  }

  /**
   * Basic indexing, `a[1:3, ::2]`: always a view. Keys are whole numbers (drop their axis), `slice(…)` or text such as
   * `"1:3"` (one string may hold several axes), `null` (a new axis of length 1) and `"..."`.
   *
   * Throws IndexError for a whole number outside its axis or too many keys.
   *
   * ```ts
   * const a = arange(6).reshape([2, 3]);
   * a.slice(1); // => array([3., 4., 5.])
   * a.slice(":, ::-2"); // => array([[2., 0.],
   * //           [5., 3.]])
   * a.slice("...", 0).base === a.base; // => true
   * ```
   */
  slice(...keys: readonly Key[]): NDArray<D>;
  slice(first?: Key, second?: Key, third?: Key): NDArray<D> {
    const keys = arguments.length > 3 ? Array.of<Key>(...arguments) : NONE;
    return this.derive(selectLayout(this.layout, "slice", arguments.length, first, second, third, keys));
  }
  // biome-ignore-end lint/complexity/noArguments: as above

  /**
   * Pointwise advanced indexing, NEP 21's `vindex`: always a copy. Integer arrays are broadcast together; a boolean
   * array stands for the indices of its true elements. Their axes come first, the axes of `a` that are left after them.
   * Slices and whole numbers may stand between the arrays.
   *
   * Throws IndexError for an index outside its axis or a mask whose shape differs from the axes it covers.
   *
   * ```ts
   * const a = array([[10, 20], [30, 40]]);
   * a.vindex([1, 0, -1], [0, 0, 1]); // => array([30., 10., 40.])
   * a.vindex([[true, false], [false, true]]); // => array([10., 40.])
   * a.vindex([2]); // throws IndexError: vindex: index 2 is out of bounds for axis 0 with size 2
   * ```
   */
  vindex<const K extends readonly IndexKey[]>(...keys: K & CheckedKeys<K>): NDArray<D> {
    return pickArray(this as NDArray, keys, "pointwise", "vindex") as NDArray<D>;
  }

  /**
   * Crossed advanced indexing, NEP 21's `oindex`: always a copy. Each array indexes its own axis, as slices do, so that
   * the result holds every combination, and each axis stays in its place.
   *
   * Throws IndexError as `vindex` does.
   *
   * ```ts
   * const a = array([[10, 20, 30], [40, 50, 60]]);
   * a.oindex([1, 0], [2, 0]); // => array([[60., 40.],
   * //           [30., 10.]])
   * a.oindex([true, false], ":"); // => array([[10., 20., 30.]])
   * ```
   */
  oindex<const K extends readonly IndexKey[]>(...keys: K & CheckedKeys<K>): NDArray<D> {
    return pickArray(this as NDArray, keys, "crossed", "oindex") as NDArray<D>;
  }

  /**
   * Writes `value` into all elements, `a[...] = value`: broadcasts, and casts without asking as NumPy's assignment
   * does. Safe when `value` shares memory with `a`. Returns this array.
   *
   * Throws ShapeError if `value` does not broadcast to this shape, ReadOnlyError if the array is read-only.
   *
   * ```ts
   * const a = zeros([2, 2]);
   * a.slice(":, 0").assign(5);
   * a; // => array([[5., 0.],
   * //           [5., 0.]])
   * ```
   */
  assign(value: ArrayLike): this {
    assignInto(this as NDArray, value, "assign");
    return this;
  }

  /** A copy with memory of its own, in C order unless `order` says otherwise. */
  copy(options: CopyOptions = {}): NDArray<D> {
    checkOptions("copy", options, ["order"]);
    return copyArray(this as NDArray, oneOf("copy", "order", options.order ?? "C", COPY_ORDERS), "copy") as NDArray<D>;
  }
  /** A one-dimensional copy. */
  flatten(options: CopyOptions = {}): NDArray<D> {
    return flattenArray(this as NDArray, options, "flatten") as NDArray<D>;
  }
  /**
   * Another array object on the same memory: the same elements, or with a dtype the same bytes read anew.
   *
   * Throws ShapeError if the dtype's size does not fit the last axis.
   *
   * ```ts
   * const a = array([1, 2]);
   * a.view("int64"); // => array([4607182418800017408, 4611686018427387904])
   * a.view().base === a; // => true
   * ```
   */
  view(): NDArray<D>;
  view<E extends DTypeName>(dtype: DTypeLike<E>): NDArray<E>;
  view(dtype?: DTypeLike): NDArray {
    return viewArray(this as NDArray, dtype);
  }
  /** The array with its axes permuted, reversed by default; always a view. */
  transpose(axes?: readonly number[]): NDArray<D> {
    return transposedArray(this as NDArray, axes) as NDArray<D>;
  }
  /**
   * The same elements in another shape: a view where the strides allow it, else a copy (`copy: false` throws instead,
   * `copy: true` always copies). One length may be -1.
   *
   * Throws ShapeError if the sizes differ.
   *
   * ```ts
   * const a = arange(6);
   * a.reshape([2, -1]).base === a; // => true
   * a.reshape([2, 3]).T.reshape([6], { copy: false }); // throws ShapeError: reshape: unable to avoid creating a copy while reshaping; merging axes 0 and 1 needs strides[0] = shape[1] * strides[1]; got 8 and 2 * 24
   * a.reshape([4, 2]); // throws ShapeError: reshape: cannot reshape array of size 6 into shape (4,2)
   * ```
   */
  reshape(shape: readonly number[] | number, options?: ReshapeOptions): NDArray<D> {
    return reshapeArray(this as NDArray, shape, options) as NDArray<D>;
  }
  /** One dimension: a view where NumPy makes one, else a copy. */
  ravel(options?: RavelOptions): NDArray<D> {
    return ravelArray(this as NDArray, options) as NDArray<D>;
  }
  /**
   * The elements cast to a dtype: a copy, unless `copy: false` and nothing has to change.
   *
   * Throws CastingError if the rule `casting` (default `"unsafe"`) forbids the cast.
   *
   * ```ts
   * array([1.7, -1.7]).astype("int32"); // => array([ 1, -1], dtype=int32)
   * ```
   */
  astype<E extends DTypeName>(dtype: DTypeLike<E>, options: AstypeOptions = {}): NDArray<E> {
    return astypeArray(this as NDArray, dtype, options) as unknown as NDArray<E>;
  }
  /** The real parts: a view (of a real array the array itself). */
  get real(): NDArray<RealOf<D>> {
    return partView(this as NDArray, 0) as unknown as NDArray<RealOf<D>>;
  }
  /** The imaginary parts: a view of a complex array, read-only zeros for a real one. */
  get imag(): NDArray<RealOf<D>> {
    return partView(this as NDArray, 1) as unknown as NDArray<RealOf<D>>;
  }
  /**
   * All elements in C order, whatever the layout: one by one, as a copy, or assigned to.
   *
   * ```ts
   * const a = array([[1, 2], [3, 4]]);
   * a.T.flat.get(1); // => 3
   * [...a.T.flat]; // => [ 1, 3, 2, 4 ]
   * ```
   */
  get flat(): Flat<D> {
    return new Flat(this);
  }

  /** The memory itself as a typed array that shares it: all elements of a C-contiguous array. */
  get data(): TypedArrayOf<D> {
    return exposeData(this as NDArray) as TypedArrayOf<D>;
  }
  /** The elements in C order, copied out of the library. */
  toTypedArray(): TypedArrayOf<D> {
    return typedArrayOf(this as NDArray) as TypedArrayOf<D>;
  }
  /** The elements as nested JavaScript arrays; a single element for zero dimensions. */
  toNested(): Nested<ScalarOf<D>> {
    return nestedOf(this as NDArray) as Nested<ScalarOf<D>>;
  }
  /**
   * What JSON.stringify writes: the elements as nested lists. Integers of 64 bits become numbers; NaN and infinities, which
   * JSON does not know, become null there, as in lists of JavaScript's own.
   *
   * Throws CastingError for an integer of 64 bits that no number holds.
   *
   * ```ts
   * JSON.stringify({ a: array([[1, 2], [3, NaN]]) }); // => '{"a":[[1,2],[3,null]]}'
   * JSON.stringify(array([1n, 2n])); // => "[1,2]"
   * JSON.stringify(array([2n ** 60n])); // throws CastingError: toJSON: JSON numbers are read as float64; got 1152921504606846976, expected integers from -(2^53 - 1) to 2^53 - 1
   * ```
   */
  toJSON(): Nested<Scalar> {
    return jsonOf(this as NDArray);
  }
  /** As NumPy's `str` prints it. */
  toString(): string {
    return strText(this);
  }
  /** The sub-arrays along the first axis as views; the elements of a one-dimensional array. */
  *[Symbol.iterator](): IterableIterator<NDArray<D> | ScalarOf<D>> {
    if (this.ndim === 0) throw new ShapeError("iteration: iteration over a 0-d array; got shape ()", { shape: [] });
    for (let i = 0; i < this.shape[0]; i++) yield this.ndim === 1 ? this.get(i) : this.slice(i);
  }

  static {
    // Older engines have no such symbol; what stands in for it there is registered under this name.
    Object.defineProperty(NDArray.prototype, Symbol.dispose ?? Symbol.for("Symbol.dispose"), {
      value(this: NDArray): void {
        this.storage.dispose();
      },
    });
    // Node's console and util.inspect look for this method; a computed name that is no constant cannot be declared.
    Object.defineProperty(NDArray.prototype, Symbol.for("nodejs.util.inspect.custom"), {
      value(this: NDArray): string {
        return reprText(this);
      },
    });
  }
}
