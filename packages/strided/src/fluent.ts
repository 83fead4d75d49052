/**
 * `import "strided/fluent"`: arithmetic and reductions as methods of arrays. The one import of the library that does
 * something by being imported: it adds what stands in the table below to NDArray, and nothing to what exists already.
 *
 * Operators have the names that they have in the expressions of `fuse` and `ufunc`, so that an expression reads the same
 * over arrays and over elements; with an `i` in front they work in place, as Python's `+=` does. The others are those
 * methods of NumPy's ndarray that are functions here.
 */
import type { DTypeName, Scalar } from "@strided/buffer";
import {
  type ArrayLike,
  choose,
  compress,
  type DTypeOf,
  diagonal,
  type IndexArray,
  NDArray,
  nonzero,
  put,
  repeat,
  squeeze,
  swapaxes,
  take,
} from "@strided/ndarray";
import {
  type Accumulated,
  type AccumulateOptions,
  absolute,
  add,
  all,
  any,
  argmax,
  argmin,
  type BinaryResult,
  type BinaryUfunc,
  bitwiseAnd,
  bitwiseInvert,
  bitwiseLeftShift,
  bitwiseOr,
  bitwiseRightShift,
  bitwiseXor,
  ceil,
  clip,
  conj,
  cumprod,
  cumsum,
  divide,
  dot,
  type ExtremumOptions,
  equal,
  type Folded,
  floor,
  floorDivide,
  greater,
  greaterEqual,
  less,
  lessEqual,
  type MeanDType,
  type MeanOptions,
  matmul,
  max,
  mean,
  min,
  multiply,
  negative,
  notEqual,
  type PlaceOptions,
  type PtpOptions,
  power,
  prod,
  ptp,
  type ReduceOptions,
  type Rule,
  remainder,
  sqrt,
  square,
  std,
  subtract,
  sum,
  type TruthOptions,
  trunc,
  type UfuncOptions,
  type UnaryResult,
  type UnaryUfunc,
  type VarianceDType,
  type VarianceOptions,
  var as variance,
  type Wide,
} from "@strided/ufunc";

/** The rule by which a function's result dtype follows from its operands'. */
type RuleOf<F> = F extends BinaryUfunc<infer R, infer _> ? R : F extends UnaryUfunc<infer R> ? R : Rule;
type Unary<F, A extends ArrayLike> = UnaryResult<RuleOf<F>, A>;
type Binary<F, A extends ArrayLike, B extends ArrayLike> = BinaryResult<RuleOf<F>, A, B>;

declare module "@strided/ndarray" {
  // The dtype comes from `this`, not from D: so an array of one dtype stays an array of any.
  interface NDArray<D extends DTypeName = DTypeName> {
    add<T extends NDArray, B extends ArrayLike>(this: T, other: B, options?: UfuncOptions): Binary<typeof add, T, B>;
    sub<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof subtract, T, B>;
    mul<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof multiply, T, B>;
    div<T extends NDArray, B extends ArrayLike>(this: T, other: B, options?: UfuncOptions): Binary<typeof divide, T, B>;
    /** The quotient rounded down: `a // b` in Python. */
    floordiv<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof floorDivide, T, B>;
    /** The remainder with the sign of the divisor: `a % b` in Python. */
    rem<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof remainder, T, B>;
    matmul<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: Parameters<typeof matmul>[2],
    ): ReturnType<typeof matmul<T, B>>;
    pow<T extends NDArray, B extends ArrayLike>(this: T, other: B, options?: UfuncOptions): Binary<typeof power, T, B>;
    neg<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof negative, T>;
    abs<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof absolute, T>;
    square<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof square, T>;
    sqrt<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof sqrt, T>;
    floor<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof floor, T>;
    ceil<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof ceil, T>;
    trunc<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof trunc, T>;

    eq(other: ArrayLike, options?: UfuncOptions): NDArray<"bool">;
    ne(other: ArrayLike, options?: UfuncOptions): NDArray<"bool">;
    lt(other: ArrayLike, options?: UfuncOptions): NDArray<"bool">;
    le(other: ArrayLike, options?: UfuncOptions): NDArray<"bool">;
    gt(other: ArrayLike, options?: UfuncOptions): NDArray<"bool">;
    ge(other: ArrayLike, options?: UfuncOptions): NDArray<"bool">;

    and<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof bitwiseAnd, T, B>;
    or<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof bitwiseOr, T, B>;
    xor<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof bitwiseXor, T, B>;
    not<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof bitwiseInvert, T>;
    shl<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof bitwiseLeftShift, T, B>;
    shr<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: UfuncOptions,
    ): Binary<typeof bitwiseRightShift, T, B>;

    /** `a += b`: writes into this array and returns it. Throws CastingError if the result's kind is higher than its own. */
    iadd(other: ArrayLike): this;
    isub(other: ArrayLike): this;
    imul(other: ArrayLike): this;
    /** `a /= b`: true division, so that an integer array cannot hold the result. */
    idiv(other: ArrayLike): this;
    ifloordiv(other: ArrayLike): this;
    irem(other: ArrayLike): this;
    ipow(other: ArrayLike): this;
    iand(other: ArrayLike): this;
    ior(other: ArrayLike): this;
    ixor(other: ArrayLike): this;
    ishl(other: ArrayLike): this;
    ishr(other: ArrayLike): this;

    sum<T extends NDArray, const O extends ReduceOptions = object>(
      this: T,
      options?: O,
    ): Folded<T, Wide<DTypeOf<T>>, O>;
    prod<T extends NDArray, const O extends ReduceOptions = object>(
      this: T,
      options?: O,
    ): Folded<T, Wide<DTypeOf<T>>, O>;
    max<T extends NDArray, const O extends ExtremumOptions = object>(this: T, options?: O): Folded<T, DTypeOf<T>, O>;
    min<T extends NDArray, const O extends ExtremumOptions = object>(this: T, options?: O): Folded<T, DTypeOf<T>, O>;
    ptp<T extends NDArray, const O extends PtpOptions = object>(this: T, options?: O): Folded<T, DTypeOf<T>, O>;
    mean<T extends NDArray, const O extends MeanOptions = object>(this: T, options?: O): Folded<T, MeanDType<T>, O>;
    std<T extends NDArray, const O extends VarianceOptions = object>(
      this: T,
      options?: O,
    ): Folded<T, VarianceDType<T>, O>;
    var<T extends NDArray, const O extends VarianceOptions = object>(
      this: T,
      options?: O,
    ): Folded<T, VarianceDType<T>, O>;
    any<T extends NDArray, const O extends TruthOptions = object>(this: T, options?: O): Folded<T, "bool", O>;
    all<T extends NDArray, const O extends TruthOptions = object>(this: T, options?: O): Folded<T, "bool", O>;
    argmax<T extends NDArray, const O extends PlaceOptions = object>(this: T, options?: O): Folded<T, "int32", O>;
    argmin<T extends NDArray, const O extends PlaceOptions = object>(this: T, options?: O): Folded<T, "int32", O>;
    cumsum<T extends NDArray, const O extends AccumulateOptions = object>(
      this: T,
      options?: O,
    ): Accumulated<Wide<DTypeOf<T>>, O>;
    cumprod<T extends NDArray, const O extends AccumulateOptions = object>(
      this: T,
      options?: O,
    ): Accumulated<Wide<DTypeOf<T>>, O>;

    dot<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: Parameters<typeof dot>[2],
    ): ReturnType<typeof dot<T, B>>;
    conj<T extends NDArray>(this: T, options?: UfuncOptions): Unary<typeof conj, T>;
    clip(min: ArrayLike | null, max: ArrayLike | null, options?: UfuncOptions): NDArray;

    /** `take` along an axis: a copy. */
    take<T extends NDArray>(
      this: T,
      indices: IndexArray | number | bigint,
      options?: Parameters<typeof take>[2],
    ): NDArray<DTypeOf<T>>;
    put(indices: IndexArray | number | bigint, values: ArrayLike, options?: Parameters<typeof put>[3]): void;
    repeat<T extends NDArray>(
      this: T,
      repeats: number | IndexArray,
      options?: Parameters<typeof repeat>[2],
    ): NDArray<DTypeOf<T>>;
    choose(choices: readonly ArrayLike[] | NDArray, options?: Parameters<typeof choose>[2]): NDArray;
    compress<T extends NDArray>(
      this: T,
      condition: ArrayLike,
      options?: Parameters<typeof compress>[2],
    ): NDArray<DTypeOf<T>>;
    nonzero(): ReturnType<typeof nonzero>;
    swapaxes<T extends NDArray>(this: T, axis1: number, axis2: number): NDArray<DTypeOf<T>>;
    squeeze<T extends NDArray>(this: T, options?: Parameters<typeof squeeze>[1]): NDArray<DTypeOf<T>>;
    diagonal<T extends NDArray>(this: T, options?: Parameters<typeof diagonal>[1]): NDArray<DTypeOf<T>>;
    /** Writes one value into all elements. */
    fill(value: Scalar): void;
  }
}

type Call = (...args: never[]) => unknown;

/** Functions whose first argument becomes `this`. */
const CALLS: Readonly<Record<string, Call>> = {
  ...{ add, sub: subtract, mul: multiply, div: divide, floordiv: floorDivide, rem: remainder, pow: power, matmul },
  ...{ neg: negative, abs: absolute, square, sqrt, floor, ceil, trunc },
  ...{ eq: equal, ne: notEqual, lt: less, le: lessEqual, gt: greater, ge: greaterEqual },
  ...{ and: bitwiseAnd, or: bitwiseOr, xor: bitwiseXor, not: bitwiseInvert },
  ...{ shl: bitwiseLeftShift, shr: bitwiseRightShift },
  ...{ sum, prod, max, min, ptp, mean, std, var: variance, any, all, argmax, argmin, cumsum, cumprod },
  ...{ dot, conj, clip, take, put, repeat, choose, nonzero, swapaxes, squeeze, diagonal },
};

/** Those of them that also work in place. */
const IN_PLACE = ["add", "sub", "mul", "div", "floordiv", "rem", "pow", "and", "or", "xor", "shl", "shr"] as const;

type Method = (this: NDArray, ...args: never[]) => unknown;

function define(name: string, value: Method): void {
  Object.defineProperty(NDArray.prototype, name, { value, configurable: true, writable: true });
}

for (const [name, call] of Object.entries(CALLS)) {
  const apply = call as (...args: unknown[]) => unknown;
  define(name, function (...args) {
    return apply(this, ...args);
  });
}
for (const name of IN_PLACE) {
  const apply = CALLS[name] as unknown as (a: NDArray, b: ArrayLike, options: UfuncOptions) => NDArray;
  define(`i${name}`, function (other: ArrayLike) {
    apply(this, other, { out: this });
    return this;
  } as Method);
}
define("compress", function (condition: ArrayLike, options?: Parameters<typeof compress>[2]) {
  return compress(condition, this, options);
} as Method);
define("fill", function (value: Scalar) {
  this.assign(value);
} as Method);
