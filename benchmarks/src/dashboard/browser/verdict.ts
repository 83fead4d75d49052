/** Whether what the reader's browser computed is right: before anything is timed. */
import { sameResult } from "../../equality.ts";
import type { Checksum } from "../../protocol.ts";
import type { BrowserCase } from "./measure.ts";

export type Verdict = "as NumPy" | "as NumPy and the loop" | "not NumPy's result" | "not the loop's result";

/** On the small shape against what NumPy was recorded with; on the case's own against the loop, where there is one. */
export function verdictOn({ small, strided, loop, numbersOf, tolerance }: BrowserCase): Verdict {
  if (!sameResult(small.checksum(), small.expected, tolerance)) return "not NumPy's result";
  if (loop === null) return "as NumPy";
  return areNear(numbersOf(strided().check()), numbersOf(loop().check()), tolerance)
    ? "as NumPy and the loop"
    : "not the loop's result";
}

export function isRight(verdict: Verdict): boolean {
  return verdict.startsWith("as ");
}

/** The least that sums of floats in another order may differ by. */
const LEAST = 1e-12;

function areNear(ours: ArrayLike<number>, theirs: ArrayLike<number>, tolerance: number): boolean {
  if (ours.length !== theirs.length) return false;
  const most = tolerance === 0 && ours.length > 1 ? 0 : Math.max(tolerance, LEAST);
  for (let i = 0; i < ours.length; i++) {
    const [x, y] = [ours[i], theirs[i]];
    if (x !== y && !(Math.abs(x - y) <= most * Math.max(Math.abs(x), Math.abs(y)))) return false;
  }
  return true;
}

/** What a case computes on its small shape, and what NumPy computed there. */
export interface Small {
  readonly checksum: () => Checksum;
  readonly expected: Checksum;
}
