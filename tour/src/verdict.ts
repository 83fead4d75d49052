/** View, copy, in place or the same object: found out from the arrays themselves, with what shows it. */
import { type NDArray, sharesMemory } from "strided";
import type { MemoryFacts } from "./scene.ts";
import { aid, getDataBase } from "./sharing.ts";

/** An array and the name that it has in the code shown. */
export type Named = Readonly<Record<string, NDArray>>;

/**
 * How `result` came from `source`. Throws if the answers contradict each other: shared bytes without a common owner, or
 * a copy with a base.
 */
export function judge(result: NDArray, source: Named): MemoryFacts {
  const [name, from] = only(source);
  if (result === from) return { verdict: "same object", evidence: [`=== ${name}`, `at ${hex(aid(from))}`] };
  const owner = getDataBase(from);
  const shares = sharesMemory(result, from);
  if (shares && result.base === owner) {
    const base = owner === from ? name : `the owner of ${name}`;
    const distance = aid(result) - aid(from);
    const place = distance === 0 ? "same address" : `address ${distance > 0 ? "+" : "-"}${Math.abs(distance)} bytes`;
    return { verdict: "view", evidence: [`base is ${base}`, `shares memory with ${name}`, place] };
  }
  if (!shares && result.base === null && result.flags.ownData) {
    const address = `at ${hex(aid(result))}, ${name} at ${hex(aid(from))}`;
    return { verdict: "copy", evidence: ["base is null", "shares no memory", address] };
  }
  throw new Error(`base and sharesMemory disagree: sharesMemory ${shares}, ownData ${result.flags.ownData}`);
}

/** The facts about a write into `target`, which `write` performs; a returned array must be the target itself. */
export function judgeWrite(write: () => unknown, target: Named): MemoryFacts {
  const [name, array] = only(target);
  const before = aid(array);
  const result = write();
  if (result !== undefined && result !== array) {
    return { verdict: "copy", evidence: [`the result is another object than ${name}`] };
  }
  const after = aid(array);
  if (after !== before) return { verdict: "copy", evidence: [`${name} moved from ${hex(before)} to ${hex(after)}`] };
  return { verdict: "in place", evidence: [`${name} is still at ${hex(after)}`] };
}

function hex(address: number): string {
  return `0x${address.toString(16)}`;
}

function only(named: Named): [string, NDArray] {
  return Object.entries(named)[0];
}
