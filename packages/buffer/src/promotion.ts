/**
 * Which dtype holds two others, and which casts a rule permits. NumPy 2's tables follow from three columns of the rows:
 * kind, size, and the smallest container of each higher kind.
 */
import type { DType, Kind } from "./dtype.ts";
import { DTYPES, type DTypeMap, type DTypeName } from "./dtypes.ts";
import { CastingError, DTypeError } from "./errors.ts";

/** A dtype, or its name. */
export type DTypeLike<D extends DTypeName = DTypeName> = D | DType<D>;

/** NumPy's casting rules, from the strictest to the loosest. */
export type Casting = "no" | "equiv" | "safe" | "same_kind" | "unsafe";

type HigherKind = {
  b: { b: "b"; u: "u"; i: "i"; f: "f"; c: "c" };
  u: { b: "u"; u: "u"; i: "i"; f: "f"; c: "c" };
  i: { b: "i"; u: "i"; i: "i"; f: "f"; c: "c" };
  f: { b: "f"; u: "f"; i: "f"; f: "f"; c: "c" };
  c: { b: "c"; u: "c"; i: "c"; f: "c"; c: "c" };
};
type HigherRank = {
  1: { 1: 1; 2: 2; 3: 3; 4: 4; 5: 5 };
  2: { 1: 2; 2: 2; 3: 3; 4: 4; 5: 5 };
  3: { 1: 3; 2: 3; 3: 3; 4: 4; 5: 5 };
  4: { 1: 4; 2: 4; 3: 4; 4: 4; 5: 5 };
  5: { 1: 5; 2: 5; 3: 5; 4: 5; 5: 5 };
};
type Wider<
  A extends DTypeName,
  B extends DTypeName,
> = HigherRank[DTypeMap[A]["rank"]][DTypeMap[B]["rank"]] extends DTypeMap[A]["rank"] ? A : B;
type Join<A extends DTypeName, B extends DTypeName> = HigherKind[DTypeMap[A]["kind"]][DTypeMap[B]["kind"]];

/** The dtype that `promoteTypes` gives, as a type: `Promote<"int32", "float32">` is `"float64"`. */
export type Promote<A extends DTypeName, B extends DTypeName> = A extends DTypeName
  ? B extends DTypeName
    ? Wider<DTypeMap[A][Join<A, B>], DTypeMap[B][Join<A, B>]>
    : never
  : never;

const KIND_RANK: { readonly [K in Kind]: number } = { b: 0, u: 1, i: 2, f: 3, c: 4 };

/**
 * Finds a dtype by its name; a dtype is given back as it is.
 *
 * Throws DTypeError for an unknown name.
 *
 * ```ts
 * dtype("float32").itemsize; // => 4
 * dtype("float99" as never); // throws DTypeError: dtype: unknown dtype; got "float99", expected one of bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, float32, float64, complex64, complex128
 * ```
 */
export function dtype<D extends DTypeName>(like: DTypeLike<D>, fn = "dtype"): DType<D> {
  if (typeof like === "string" && Object.hasOwn(DTYPES, like)) return DTYPES[like] as DType<D>;
  if (typeof like === "object" && like !== null && DTYPES[like.name] === (like as DType)) return like;
  const got = typeof like === "string" ? JSON.stringify(like) : String(like);
  throw new DTypeError(`${fn}: unknown dtype; got ${got}, expected one of ${Object.keys(DTYPES).join(", ")}`, {
    got: like,
  });
}

/**
 * The smallest dtype to which both can be cast safely, by NumPy 2's table.
 *
 * ```ts
 * promoteTypes("int32", "float32").name; // => "float64"
 * promoteTypes("uint8", "int8").name; // => "int16"
 * promoteTypes("uint64", "int64").name; // => "float64"
 * ```
 */
export function promoteTypes<A extends DTypeName, B extends DTypeName>(
  a: DTypeLike<A>,
  b: DTypeLike<B>,
): DType<Promote<A, B>> {
  return promote(dtype(a, "promoteTypes"), dtype(b, "promoteTypes")) as DType<Promote<A, B>>;
}

function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  const kind = KIND_RANK[a.kind] < KIND_RANK[b.kind] ? b.kind : a.kind;
  const x = DTYPES[a.as[kind] as DTypeName] as DType;
  const y = DTYPES[b.as[kind] as DTypeName] as DType;
  return x.rank >= y.rank ? x : y;
}

/**
 * The common dtype of several: the widest of what each becomes in the highest of their kinds. Folding pairs would depend
 * on the order: int16 and uint16 alone need int32, but beside float32 neither needs more than float32.
 */
export function promoteAll(rows: readonly DType[]): DType {
  const [first] = rows;
  if (rows.every((row) => row === first)) return first;
  const kind = rows.map((row) => row.kind).reduce((a, b) => (KIND_RANK[a] < KIND_RANK[b] ? b : a));
  return rows.map((row) => DTYPES[row.as[kind] as DTypeName] as DType).reduce((x, y) => (x.rank >= y.rank ? x : y));
}

/**
 * Whether a casting rule permits a cast: `"safe"` keeps every value, `"same_kind"` may lose width but not kind,
 * `"no"` and `"equiv"` permit none, `"unsafe"` all.
 *
 * ```ts
 * canCast("int64", "float64"); // => true
 * canCast("float64", "float32"); // => false
 * canCast("float64", "float32", "same_kind"); // => true
 * canCast("int8", "uint8", "same_kind"); // => false
 * ```
 */
export function canCast(from: DTypeLike, to: DTypeLike, casting: Casting = "safe"): boolean {
  const source = dtype(from, "canCast");
  const target = dtype(to, "canCast");
  const rule = Object.hasOwn(RULES, casting) ? RULES[casting] : undefined;
  if (rule === undefined) {
    const known = Object.keys(RULES).join(", ");
    throw new CastingError(
      `canCast: unknown casting rule; got ${typeof casting === "string" ? JSON.stringify(casting) : String(casting)}, expected one of ${known}`,
      {
        casting,
      },
    );
  }
  return source === target || rule(source, target);
}

const isSafe = (from: DType, to: DType): boolean => promote(from, to) === to;
const RULES: { readonly [C in Casting]: (from: DType, to: DType) => boolean } = {
  no: () => false,
  equiv: () => false,
  safe: isSafe,
  same_kind: (from, to) => isSafe(from, to) || KIND_RANK[from.kind] <= KIND_RANK[to.kind],
  unsafe: () => true,
};
