/**
 * `import "strided/fluent"`: arithmetic and reductions as methods of arrays. The one import of the library that does
 * something by being imported: it adds what stands in the table below to NDArray, and nothing to what exists already.
 *
 * Operators have the names that they have in the expressions of `fuse` and `ufunc`, so that an expression reads the same
 * over arrays and over elements; with an `i` in front they work in place, as Python's `+=` does. The others are those
 * methods of NumPy's ndarray that are functions here.
 */
import type { DTypeName, Kind, Scalar } from "@strided/buffer";
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
  type AccumulateOptions,
  absolute,
  add,
  all,
  any,
  argmax,
  argmin,
  type BinaryDType,
  type BinaryUfunc,
  bitwiseAnd,
  bitwiseInvert,
  bitwiseLeftShift,
  bitwiseOr,
  bitwiseRightShift,
  bitwiseXor,
  type CommonDType,
  ceil,
  clip,
  conj,
  cumprod,
  cumsum,
  divide,
  dot,
  type Exact,
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
  type Returned,
  type Rule,
  remainder,
  sqrt,
  square,
  std,
  subtract,
  sum,
  type Taken,
  type TruthOptions,
  trunc,
  type UfuncOptions,
  type UnaryDType,
  type UnaryUfunc,
  type VarianceDType,
  type VarianceOptions,
  var as variance,
  type Wide,
} from "@strided/ufunc";

/** The rule by which a function's result dtype follows from its operands'. */
type RuleOf<F> =
  F extends BinaryUfunc<infer R, infer _K, infer _W> ? R : F extends UnaryUfunc<infer R, infer _K> ? R : Rule;
type KindsOf<F> =
  F extends BinaryUfunc<infer _R, infer K, infer _W> ? K : F extends UnaryUfunc<infer _R, infer K> ? K : Kind;
/** What stands beside an operand's own type: anything, unless the function has no loop for it. */
type Alone<F, A, O> = Taken<KindsOf<F>, DTypeOf<A>, O>;
type Beside<F, A, B, O> = Taken<KindsOf<F>, CommonDType<A, B>, O>;

type UnaryMethod<F> = <T extends NDArray, const O extends Exact<O, UfuncOptions> = object>(
  this: T & Alone<F, T, O>,
  options?: O,
) => Returned<UnaryDType<RuleOf<F>, T>, O>;
type BinaryMethod<F> = <T extends NDArray, B extends ArrayLike, const O extends Exact<O, UfuncOptions> = object>(
  this: T,
  other: B & Beside<F, T, B, O>,
  options?: O,
) => Returned<BinaryDType<RuleOf<F>, T, B>, O>;
type Comparison = <const O extends Exact<O, UfuncOptions> = object>(
  other: ArrayLike,
  options?: O,
) => Returned<"bool", O>;

declare module "@strided/ndarray" {
  // The dtype comes from `this`, not from D: so an array of one dtype stays an array of any.
  interface NDArray<D extends DTypeName = DTypeName> {
    add: BinaryMethod<typeof add>;
    sub: BinaryMethod<typeof subtract>;
    mul: BinaryMethod<typeof multiply>;
    div: BinaryMethod<typeof divide>;
    /** The quotient rounded down: `a // b` in Python. */
    floordiv: BinaryMethod<typeof floorDivide>;
    /** The remainder with the sign of the divisor: `a % b` in Python. */
    rem: BinaryMethod<typeof remainder>;
    matmul<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: Parameters<typeof matmul>[2],
    ): ReturnType<typeof matmul<T, B>>;
    pow: BinaryMethod<typeof power>;
    neg: UnaryMethod<typeof negative>;
    abs: UnaryMethod<typeof absolute>;
    square: UnaryMethod<typeof square>;
    sqrt: UnaryMethod<typeof sqrt>;
    floor: UnaryMethod<typeof floor>;
    ceil: UnaryMethod<typeof ceil>;
    trunc: UnaryMethod<typeof trunc>;

    eq: Comparison;
    ne: Comparison;
    lt: Comparison;
    le: Comparison;
    gt: Comparison;
    ge: Comparison;

    and: BinaryMethod<typeof bitwiseAnd>;
    or: BinaryMethod<typeof bitwiseOr>;
    xor: BinaryMethod<typeof bitwiseXor>;
    not: UnaryMethod<typeof bitwiseInvert>;
    shl: BinaryMethod<typeof bitwiseLeftShift>;
    shr: BinaryMethod<typeof bitwiseRightShift>;

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

    sum<T extends NDArray, const O extends Exact<O, ReduceOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, Wide<DTypeOf<T>>, O>;
    prod<T extends NDArray, const O extends Exact<O, ReduceOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, Wide<DTypeOf<T>>, O>;
    max<T extends NDArray, const O extends Exact<O, ExtremumOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, DTypeOf<T>, O>;
    min<T extends NDArray, const O extends Exact<O, ExtremumOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, DTypeOf<T>, O>;
    ptp<T extends NDArray, const O extends Exact<O, PtpOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, DTypeOf<T>, O>;
    mean<T extends NDArray, const O extends Exact<O, MeanOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, MeanDType<T>, O>;
    std<T extends NDArray, const O extends Exact<O, VarianceOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, VarianceDType<T>, O>;
    var<T extends NDArray, const O extends Exact<O, VarianceOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, VarianceDType<T>, O>;
    any<T extends NDArray, const O extends Exact<O, TruthOptions> = object>(this: T, options?: O): Folded<T, "bool", O>;
    all<T extends NDArray, const O extends Exact<O, TruthOptions> = object>(this: T, options?: O): Folded<T, "bool", O>;
    argmax<T extends NDArray, const O extends Exact<O, PlaceOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, "int32", O>;
    argmin<T extends NDArray, const O extends Exact<O, PlaceOptions> = object>(
      this: T,
      options?: O,
    ): Folded<T, "int32", O>;
    cumsum<T extends NDArray, const O extends Exact<O, AccumulateOptions> = object>(
      this: T,
      options?: O,
    ): Returned<Wide<DTypeOf<T>>, O>;
    cumprod<T extends NDArray, const O extends Exact<O, AccumulateOptions> = object>(
      this: T,
      options?: O,
    ): Returned<Wide<DTypeOf<T>>, O>;

    dot<T extends NDArray, B extends ArrayLike>(
      this: T,
      other: B,
      options?: Parameters<typeof dot>[2],
    ): ReturnType<typeof dot<T, B>>;
    conj: UnaryMethod<typeof conj>;
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
