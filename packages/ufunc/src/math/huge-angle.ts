/**
 * Angles of any size brought near 0, after M. H. Payne and R. N. Hanek (Radian reduction for trigonometric functions,
 * ACM SIGNUM Newsletter 18 (1983) 19-24): of the long product of x with 1 / pi only the digits around the binary point
 * are computed; those further up are whole turns. Lanes cannot look up their digits of 1 / pi in a table, so the digits
 * are moved into place by steps of 16, 8, 4, 2 and 1 words, taken or not. Numbers are sums of 24-bit digits in f64, whose
 * products and sums are exact. Words: scripts/derive.py, `angle`.
 */
import type { Value } from "@strided/kernel";
import type { Angle } from "./angle.ts";
import { exp2OfInteger, formatOf } from "./format.ts";
import { productOf, sumOf } from "./pair.ts";

/** 1 / pi in words of 48 bits; the first two stand before the binary point. */
const WORDS: readonly number[] = [
  0, 0, 89596267800354, 11635034139624, 275541192109489, 82242686797856, 280550247362397, 249249225914141,
  36451008906020, 166528849332494, 139702226016404, 232681803684602, 166428410016974, 61655768612640, 172386751922601,
  172598868717509, 245176398090236, 83562598681607, 272230206778629, 59990871850855, 162613985781667, 34854988150038,
  205144237274610, 273493291932923, 216781116749309, 193344659959428, 47285847424573,
];
/** The words that count for one x. */
const WINDOW = 6;

const DIGIT = 2 ** 24;

/** x / pi modulo 2. */
interface Turns {
  /** 0 or 1. */
  readonly whole: Value;
  /** Three numbers of 48 bits that make up the rest, from 0 up to 1. */
  readonly rest: readonly [Value, Value, Value];
}

/** x / pi modulo 2 for finite x >= 2^24, in f64. */
function hugeTurns(x: Value): Turns {
  const { unsigned, fraction, bias } = formatOf(x);
  const biased = x
    .bits(unsigned)
    .shr(fraction)
    .or(x.lift(2 ** fraction).bits(unsigned));
  // x = scaled * 2^(48 * start), scaled a whole number below 2^101; the half keeps the quotient away from whole numbers.
  const start = biased
    .bits(x.type)
    .sub(2 ** fraction + bias + fraction)
    .add(0.5)
    .mul(1 / 48)
    .floor();
  const scaled = x.mul(exp2OfInteger(start.mul(-48)));
  const digits = splitDigits(scaled, 5);
  const words = window(start.add(1)).flatMap((word) => splitDigits(word, 2).reverse());
  // Position p has the weight 2^(-24 p).
  const sums = Array.from({ length: 7 }, (_, p) =>
    digits.map((digit, k) => digit.mul(words[p + 1 + k])).reduce((a, b) => a.add(b)),
  );
  for (let p = sums.length - 1; p > 0; p--) {
    const carry = sums[p].mul(1 / DIGIT).floor();
    sums[p] = sums[p].sub(carry.mul(DIGIT));
    sums[p - 1] = sums[p - 1].add(carry);
  }
  const pair = (p: number): Value => sums[p].mul(DIGIT ** -p).add(sums[p + 1].mul(DIGIT ** -(p + 1)));
  return { whole: sums[0].sub(sums[0].mul(0.5).floor().mul(2)), rest: [pair(1), pair(3), pair(5)] };
}

/** The words from number `first` on, 0 to 21. */
function window(first: Value): Value[] {
  let words: Value[] = WORDS.map((word) => first.lift(word));
  let left = first;
  for (const step of [16, 8, 4, 2, 1]) {
    const take = left.ge(step);
    left = take.select(left.sub(step), left);
    const kept = Math.min(words.length, step - 1 + WINDOW);
    words = Array.from({ length: kept }, (_, k) => take.select(words[k + step] ?? first.lift(0), words[k]));
  }
  return words;
}

/** A whole number as digits of 24 bits, the lowest first. */
function splitDigits(number: Value, count: number): Value[] {
  const digits: Value[] = [];
  let rest = number;
  for (let k = count - 1; k > 0; k--) {
    const digit = rest.mul(DIGIT ** -k).floor();
    digits.unshift(digit);
    rest = rest.sub(digit.mul(DIGIT ** k));
  }
  return [rest, ...digits];
}

/** x as some multiple of pi / 2 and an angle up to pi / 4. */
export function hugeAngle(x: Value): Angle {
  const turns = hugeTurns(x);
  const [first] = turns.rest;
  const quarters = first.ge(0.75).select(x.lift(2), first.ge(0.25).select(x.lift(1), 0));
  return angleOf(turns, quarters.mul(0.5), turns.whole.mul(2).add(quarters));
}

/** The angle left of x / pi when a part of it is taken away; that part counts as some turns. */
function angleOf({ rest }: Turns, taken: Value, turns: Value): Angle {
  const { rounder, unsigned } = formatOf(turns);
  const first = rest[0].sub(taken);
  const sum = sumOf(first, rest[1]);
  const product = productOf(sum.high, first.lift(Math.PI));
  // pi = Math.PI + 1.22e-16
  const low = sum.high.mul(1.2246467991473532e-16).add(sum.low.add(rest[2]).mul(Math.PI));
  return { high: product.high, low: product.low.add(low), turns: turns.add(rounder).bits(unsigned) };
}
