/**
 * What the hooks of trace, strict and heap cost while nobody uses them: small calls before a first trace, after it, and,
 * for comparison, while one runs. Before and after should be the same figures.
 */
import * as np from "strided";

const x = np.zeros(10);
const y = np.zeros(10);
const CALLS: readonly (readonly [name: string, call: () => unknown])[] = [
  ["add(x, y, { out: x })", () => np.add(x, y, { out: x })],
  ["add(x, y)", () => np.add(x, y)],
  ['x.slice("1:")', () => x.slice("1:")],
  ["zeros(10)", () => np.zeros(10)],
];

/** The least time of one call in nanoseconds, over some rounds. */
function least(call: () => unknown, calls: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30; round++) {
    const start = performance.now();
    for (let k = 0; k < calls; k++) call();
    best = Math.min(best, (performance.now() - start) / calls);
  }
  return Math.round(best * 1e7) / 10;
}

for (const [, call] of CALLS) least(call, 20_000);
const before = CALLS.map(([, call]) => least(call, 20_000));
const during = CALLS.map(([, call]) => np.trace(() => least(call, 300)).result);
const after = CALLS.map(([, call]) => least(call, 20_000));
console.table(
  Object.fromEntries(
    CALLS.map(([name], k) => [name, { "before, ns": before[k], "after, ns": after[k], "traced, ns": during[k] }]),
  ),
);
