/**
 * Sines of single floats, computed in doubles: x = n pi + r, sin x = (-1)^n sin r, |r| <= pi / 2. A short polynomial and pi
 * in two parts are enough. Coefficients of sin r = r (1 + r^2 q(r^2)): scripts/derive.py, `sin`.
 */
import type { Value } from "@strided/kernel";
import { isFar } from "./angle.ts";
import { flipSign, formatOf, signBit } from "./format.ts";
import { angleOf, hugeTurns } from "./huge-angle.ts";
import { polynomial } from "./polynomial.ts";

const Q: readonly number[] = [-0.1666665953653714, 0.008333065852045832, -0.0001980957187888776, 2.6057079212645772e-6];
/** pi = a part of 28 bits + the rest. */
const PI_PARTS: readonly [number, number] = [3.141592651605606, 1.984187159361081e-9];

/** sin x for a single float in a double. */
export function sineOfSingle(x: Value): Value {
  const far = (): Value => {
    const turns = hugeTurns(x.abs());
    const up = turns.rest[0].ge(0.5).select(x.lift(1), 0);
    const angle = angleOf(turns, up, turns.whole.add(up));
    return flipSign(sineAfterTurns(angle.high, angle.turns), signBit(x));
  };
  return isFar(x.abs()).rarely(far, sineOfNear(x, 0));
}

/** cos x = sin(x + pi / 2) for a single float in a double. */
export function cosineOfSingle(x: Value): Value {
  const far = (): Value => {
    const turns = hugeTurns(x.abs());
    const angle = angleOf(turns, x.lift(0.5), turns.whole.add(1));
    return sineAfterTurns(angle.high, angle.turns);
  };
  return isFar(x.abs()).rarely(far, sineOfNear(x, 0.5));
}

function sineOfNear(x: Value, offset: number): Value {
  const { rounder, unsigned } = formatOf(x);
  const shifted = offset === 0 ? x.mulAdd(1 / Math.PI, rounder) : x.mulAdd(1 / Math.PI, offset).add(rounder);
  const whole = shifted.sub(rounder);
  const n = offset === 0 ? whole : whole.sub(offset);
  const r = n.mulAdd(-PI_PARTS[1], n.mulAdd(-PI_PARTS[0], x));
  return sineAfterTurns(r, shifted.bits(unsigned));
}

function sineAfterTurns(r: Value, turns: Value): Value {
  const square = r.square();
  return flipSign(r.mul(square.mulAdd(polynomial(square, Q), 1)), turns.shl(63));
}
