/**
 * Complex arithmetic written out over pairs of real values, so that kernels know only real numbers.
 */
import type { Value, ValueLike } from "./value.ts";

export class ComplexValue {
  readonly re: Value;
  readonly im: Value;

  constructor(re: Value, im: Value) {
    this.re = re;
    this.im = im;
  }

  /** Another operand as a pair: real ones get a zero imaginary part. */
  lift(other: ValueLike | ComplexValue): ComplexValue {
    if (other instanceof ComplexValue) return other;
    return new ComplexValue(this.re.lift(other), this.re.lift(0));
  }

  add(other: ValueLike | ComplexValue): ComplexValue {
    const { re, im } = this.lift(other);
    return new ComplexValue(this.re.add(re), this.im.add(im));
  }
  sub(other: ValueLike | ComplexValue): ComplexValue {
    const { re, im } = this.lift(other);
    return new ComplexValue(this.re.sub(re), this.im.sub(im));
  }
  mul(other: ValueLike | ComplexValue): ComplexValue {
    const { re, im } = this.lift(other);
    return new ComplexValue(this.re.mul(re).sub(this.im.mul(im)), this.re.mul(im).add(this.im.mul(re)));
  }
  /** Smith's algorithm (R. L. Smith, Communications of the ACM 5 (1962) 435): no overflow of the denominator. */
  div(other: ValueLike | ComplexValue): ComplexValue {
    const { re: c, im: d } = this.lift(other);
    const { re: a, im: b } = this;
    const large = c.abs().ge(d.abs());
    const major = large.select(c, d);
    const minor = large.select(d, c);
    const zero = c.eq(0).and(d.eq(0));
    const ratio = minor.div(major);
    const scale = c.lift(1).div(major.add(minor.mul(ratio)));
    const re = large.select(a, b).add(large.select(b, a).mul(ratio)).mul(scale);
    const im = large.select(b, a.neg()).add(large.select(a.neg(), b).mul(ratio)).mul(scale);
    // Division by zero divides both parts by |0|, which gives the infinities and NaN of IEEE.
    return new ComplexValue(zero.select(a.div(major.abs()), re), zero.select(b.div(major.abs()), im));
  }
  neg(): ComplexValue {
    return new ComplexValue(this.re.neg(), this.im.neg());
  }
  conj(): ComplexValue {
    return new ComplexValue(this.re, this.im.neg());
  }
  square(): ComplexValue {
    return this.mul(this);
  }
  eq(other: ValueLike | ComplexValue): Value {
    const { re, im } = this.lift(other);
    return this.re.eq(re).and(this.im.eq(im));
  }
  ne(other: ValueLike | ComplexValue): Value {
    const { re, im } = this.lift(other);
    return this.re.ne(re).or(this.im.ne(im));
  }
  /** NumPy orders complex numbers by real part, then imaginary part; NaN in either makes every comparison false. */
  lt(other: ValueLike | ComplexValue): Value {
    const { re, im } = this.lift(other);
    return lexicographic(this, re, im, (x, y) => x.lt(y));
  }
  le(other: ValueLike | ComplexValue): Value {
    const { re, im } = this.lift(other);
    return lexicographic(this, re, im, (x, y) => x.le(y));
  }
  gt(other: ValueLike | ComplexValue): Value {
    const { re, im } = this.lift(other);
    return lexicographic(new ComplexValue(re, im), this.re, this.im, (x, y) => x.lt(y));
  }
  ge(other: ValueLike | ComplexValue): Value {
    const { re, im } = this.lift(other);
    return lexicographic(new ComplexValue(re, im), this.re, this.im, (x, y) => x.le(y));
  }
}

function lexicographic(x: ComplexValue, re: Value, im: Value, last: (x: Value, y: Value) => Value): Value {
  const ordered = x.im.eq(x.im).and(im.eq(im));
  return x.re
    .lt(re)
    .and(ordered)
    .or(x.re.eq(re).and(last(x.im, im)));
}
