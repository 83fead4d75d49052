/**
 * What a row of the table of element types is made of: its type half, its value half, and the columns that follow from
 * others.
 */
import { coerceInteger } from "./coerce.ts";
import type { DTypeName, ScalarOf, TypedArrayOf } from "./dtypes.ts";

/** Kinds in the order of NumPy's same-kind casting: bool, unsigned, signed, float, complex. */
export type Kind = "b" | "u" | "i" | "f" | "c";

/** How one lane of an element lies in memory; what a kernel loads and stores. */
export type Lane = "u8" | "i8" | "u16" | "i16" | "u32" | "i32" | "u64" | "i64" | "f16" | "f32" | "f64";

/** The type half; a type parameter is a column. */
export interface Row<K extends Kind, R extends number, S, A, U, I, F, C> {
  kind: K;
  rank: R;
  scalar: S;
  array: A;
  b: "bool";
  u: U;
  i: I;
  f: F;
  c: C;
}

/** A constructor of typed arrays. */
export interface TypedArrayConstructor<A> {
  new (length: number): A;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): A;
  readonly BYTES_PER_ELEMENT: number;
}

/** The value half of a row. */
export interface DType<D extends DTypeName = DTypeName> {
  readonly name: D;
  /** NumPy's number of the type. */
  readonly num: number;
  readonly kind: Kind;
  /** Which of two dtypes of one kind is wider; float64 stands above int64, the only kinds that meet (uint64 with int64). */
  readonly rank: number;
  /** Bytes per element. */
  readonly itemsize: number;
  /** Addresses of aligned elements are multiples of this. */
  readonly alignment: number;
  /** NumPy's one-letter code, as `ufunc.types` writes it. */
  readonly char: string;
  /** Byte order, kind and size, as `.npy` files and the array interface write it. */
  readonly str: string;
  /** Lanes per element: two for complex numbers, else one. */
  readonly lanes: 1 | 2;
  readonly lane: Lane;
  /** Whether elements are numbers of JavaScript as they lie in memory: what needs no call to be read or written. */
  readonly isDouble: boolean;
  /** The smallest dtype per kind that holds every value of this one. */
  readonly as: { readonly [K in Kind]?: DTypeName };
  /** The smallest and the largest finite value. */
  readonly min: number | bigint;
  readonly max: number | bigint;
  readonly zero: ScalarOf<D>;
  readonly one: ScalarOf<D>;
  readonly Array: TypedArrayConstructor<TypedArrayOf<D>>;
  /** Names of the JavaScript typed arrays whose elements are of this dtype. */
  readonly typedArrays: readonly string[];
  /** Reads the element at a byte position; any alignment. */
  get(view: DataView, byte: number): ScalarOf<D>;
  /** Writes an element at a byte position; any alignment. */
  set(view: DataView, byte: number, value: ScalarOf<D>): void;
  /** Turns a JavaScript value into an element as NumPy's assignment does; throws CastingError if it does not fit. */
  coerce(value: unknown, fn: string): ScalarOf<D>;
}

/** The columns that are written out; the others follow from them. */
type Given<D extends DTypeName> = Pick<
  DType<D>,
  "name" | "num" | "rank" | "char" | "as" | "min" | "max" | "get" | "set"
> &
  Partial<Pick<DType<D>, "typedArrays" | "coerce">> & {
    readonly Array: TypedArrayConstructor<TypedArrayOf<D>> & { readonly name: string };
  };

/** Completes a row. */
export function row<D extends DTypeName>(given: Given<D>): DType<D> {
  const kind = given.name[0] as Kind;
  const lanes = kind === "c" ? 2 : 1;
  const alignment = given.Array.BYTES_PER_ELEMENT;
  const itemsize = lanes * alignment;
  const isBig = typeof given.max === "bigint";
  const coerceWhole = (value: unknown, fn: string): number | bigint => {
    const whole = coerceInteger(given, value, fn);
    return isBig ? BigInt(whole) : Number(whole);
  };
  const coerce = given.coerce ?? (coerceWhole as DType<D>["coerce"]);
  const made: DType<D> = {
    // Before what is given, so that all rows have their columns in one order and are read alike.
    isDouble: kind === "f" && itemsize === 8,
    typedArrays: [given.Array.name],
    coerce,
    ...given,
    kind,
    itemsize,
    alignment,
    str: `${itemsize > 1 ? "<" : "|"}${kind}${itemsize}`,
    lanes,
    lane: `${kind === "c" ? "f" : kind === "b" ? "u" : kind}${8 * alignment}` as Lane,
    zero: coerce(0, ""),
    one: coerce(1, ""),
  };
  return made;
}
