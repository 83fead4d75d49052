/**
 * The values an expression is written with: `(x, y) => x.mul(x).add(y)`. A Value stands for one real element, a
 * ComplexValue for a pair of them; both only record what is done to them.
 */
import { DTYPES, type DType, DTypeError, type DTypeName, promoteTypes } from "@strided/buffer";
import { Folded } from "./folded.ts";
import type { Graph, Type } from "./graph.ts";
import type { Special } from "./special.ts";
import { dtypeOfType, typeOfDType } from "./types.ts";

/** Anything an expression accepts beside a Value: a constant. */
export type ValueLike = Value | number | bigint | boolean;

export class Value {
  readonly graph: Graph;
  readonly id: number;
  readonly type: Type;

  constructor(graph: Graph, id: number, type: Type) {
    this.graph = graph;
    this.id = id;
    this.type = type;
  }

  /** A node over this value and others of the same type. */
  apply(op: string, others: readonly ValueLike[] = [], type: Type = this.type, special: Special | null = null): Value {
    const args = [this.id, ...others.map((other) => this.lift(other).id)];
    return new Value(this.graph, this.graph.add(op, type, args, null, special), type);
  }

  /** A constant of this value's type, or a value cast to it. */
  lift(other: ValueLike): Value {
    return other instanceof Value ? other.cast(this.type) : constant(this.graph, this.type, other);
  }

  /** This value and another after NumPy's promotion of their types. */
  meet(other: ValueLike): readonly [Value, Value] {
    const common =
      other instanceof Value && other.type !== this.type
        ? typeOfDType(promoteTypes(dtypeOfType(this.type), dtypeOfType(other.type)))
        : this.type;
    return [this.cast(common), this.cast(common).lift(other)];
  }

  /** An operation on two values of one type. */
  binary(op: string, other: ValueLike, type?: Type, special: Special | null = null): Value {
    const [x, y] = this.meet(other);
    return x.apply(op, [y], type ?? x.type, special);
  }

  /** This value if it is a number. Throws DTypeError for a truth value. */
  number(op: string): Value {
    if (this.type !== "bool") return this;
    throw new DTypeError(`${op}: no arithmetic with truth values; got bool, expected a number`, { dtypes: ["bool"] });
  }
  /** This value as a float that holds it. */
  float(): Value {
    const to = dtypeOfType(this.type).as.f as DTypeName;
    return this.cast(typeOfDType(DTYPES[to] as DType));
  }
  cast(type: Type): Value {
    return type === this.type ? this : new Value(this.graph, this.graph.add("cast", type, [this.id]), type);
  }

  add(other: ValueLike): Value {
    return this.number("add").binary("add", other);
  }
  sub(other: ValueLike): Value {
    return this.number("sub").binary("sub", other);
  }
  mul(other: ValueLike): Value {
    return this.number("mul").binary("mul", other);
  }
  /** The quotient; of integers truncated towards zero, and 0 where the divisor is 0. */
  div(other: ValueLike): Value {
    const [x, y] = this.meet(other);
    if (x.type === "f32" || x.type === "f64") return x.apply("div", [y]);
    const zero = y.eq(0);
    // A quotient of 32-bit integers is exact in f64 before it is truncated; infinity and NaN are dropped.
    if (!isWide(x.type)) return zero.select(x.lift(0), x.cast("f64").div(y.cast("f64")).trunc().cast(x.type));
    // Neither 0 nor -1 may reach the machine's division: the quotient by -1 may not fit.
    const minusOne = x.type === "i64" ? y.eq(-1n) : zero;
    const quotient = x.apply("div", [zero.or(minusOne).select(y.lift(1), y)]);
    return zero.select(x.lift(0), x.type === "i64" ? minusOne.select(x.neg(), quotient) : quotient);
  }
  /** The remainder of `div`, with the sign of this value, and 0 where the divisor is 0; integers only. */
  rem(other: ValueLike): Value {
    const [x, y] = this.meet(other);
    return y.eq(0).select(x.lift(0), x.sub(x.div(y).mul(y)));
  }
  /** this * factor + term, rounded once where the engine can, twice where it cannot. */
  mulAdd(factor: ValueLike, term: ValueLike): Value {
    return this.apply("madd", [factor, term]);
  }
  neg(): Value {
    return this.number("neg").apply("neg");
  }
  abs(): Value {
    return this.apply("abs");
  }
  square(): Value {
    return this.mul(this);
  }
  sqrt(): Value {
    return this.float().apply("sqrt");
  }
  floor(): Value {
    return this.float().apply("floor");
  }
  ceil(): Value {
    return this.float().apply("ceil");
  }
  trunc(): Value {
    return this.float().apply("trunc");
  }
  /** The nearest integer, ties to even. */
  nearest(): Value {
    return this.float().apply("nearest");
  }
  /** The smaller value; NaN if either is NaN; -0 below +0. */
  min(other: ValueLike): Value {
    return this.binary("min", other);
  }
  /** The larger value; NaN if either is NaN; +0 above -0. */
  max(other: ValueLike): Value {
    return this.binary("max", other);
  }
  eq(other: ValueLike): Value {
    return this.binary("eq", other, "bool");
  }
  ne(other: ValueLike): Value {
    return this.binary("ne", other, "bool");
  }
  lt(other: ValueLike): Value {
    return this.binary("lt", other, "bool");
  }
  le(other: ValueLike): Value {
    return this.binary("le", other, "bool");
  }
  gt(other: ValueLike): Value {
    return this.binary("gt", other, "bool");
  }
  ge(other: ValueLike): Value {
    return this.binary("ge", other, "bool");
  }
  and(other: ValueLike): Value {
    return this.binary("and", other);
  }
  or(other: ValueLike): Value {
    return this.binary("or", other);
  }
  xor(other: ValueLike): Value {
    return this.binary("xor", other);
  }
  /** All bits inverted; of a truth value the negation. */
  not(): Value {
    return this.apply("not");
  }
  /** Shifted left by a count from 0 to the type's width - 1. */
  shl(count: ValueLike): Value {
    return this.apply("shl", [count]);
  }
  /** Shifted right by a count from 0 to the type's width - 1: signed types keep their sign. */
  shr(count: ValueLike): Value {
    return this.apply("shr", [count]);
  }
  /** The same bits read as another type of the same width: f64 as i64, f32 as i32. */
  bits(type: Type): Value {
    return new Value(this.graph, this.graph.add("bits", type, [this.id]), type);
  }
  /** Ends an expression of `fuse`: the sum of all values. */
  sum(): Folded {
    return new Folded(this, "sum");
  }
  /** Ends an expression of `fuse`: the product of all values. */
  prod(): Folded {
    return new Folded(this, "prod");
  }
  /** Ends an expression of `fuse`: the largest of all values. */
  amax(): Folded {
    return new Folded(this, "max");
  }
  /** Ends an expression of `fuse`: the smallest of all values. */
  amin(): Folded {
    return new Folded(this, "min");
  }
  /** Where this truth value holds the first, elsewhere the second. */
  select(yes: Value, no: ValueLike): Value {
    return new Value(this.graph, this.graph.add("select", yes.type, [this.id, yes.id, yes.lift(no).id]), yes.type);
  }
}

const isWide = (type: Type): boolean => type === "i64" || type === "u64";

/** A value that is the same for every element. */
function constant(graph: Graph, type: Type, value: number | bigint | boolean): Value {
  const exact = type === "i64" || type === "u64" ? BigInt(value) : Number(value);
  return new Value(graph, graph.add("const", type, [], exact), type);
}
