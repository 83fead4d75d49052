/** How it was measured, where, and how to repeat it. */

import { floorOf } from "../../times.ts";
import type { Data } from "../data.ts";
import { html, type Page, table } from "../html.ts";

export function methodPage({ suites }: Data): Page {
  const { occasion, outcomes, loads } = suites.headline;
  const { env, lengths } = occasion;
  const impls = new Set(
    outcomes.flatMap(({ results }) =>
      [...results.values()].flatMap((result) => (result.state === "measured" ? [result.impl] : [])),
    ),
  );
  const missing = occasion.contenders.filter((name) =>
    outcomes.every(({ results }) => results.get(name)?.state !== "measured"),
  );
  return {
    file: "method",
    title: "Method",
    lead: "All published figures come from one recorded run on one machine. Whoever clones the repository can repeat it with one command.",
    body: html`<p><code>pnpm bench:record</code> measures and writes <code>benchmarks/results</code>, <code>pnpm bench:speed</code> the universal functions at all sizes, <code>pnpm bench:limits</code> what kernels by hand reach; <code>pnpm dashboard</code> makes these pages of it and serves them. <code>pnpm bench --case add-out/float64/1000000</code> measures one case; <code>pnpm bench --compare main</code> compares the working tree with a commit.</p>
${table(
  ["", ""],
  [
    ["recorded", occasion.started],
    ["commit", env.commit ?? "unknown"],
    ["processor", `${env.cpu}, ${env.cores} cores, ${env.caches.join(", ")}`],
    ["clock governor", env.governor ?? "not told"],
    ["memory", `${(env.memoryBytes / 2 ** 30).toFixed(0)} GiB`],
    ["system", env.system],
    ["Node, V8", `${env.node}, ${env.v8}`],
    [
      "load",
      `${env.load.toFixed(2)} at the start, ${Math.min(...loads).toFixed(2)} to ${Math.max(...loads).toFixed(2)} while it ran, of which the benchmark itself is about 1`,
    ],
    [
      "lengths",
      `${lengths.processes} x ${lengths.rounds} rounds of ${lengths.milliseconds} ms for each contender and case`,
    ],
    ["noise floor", `a factor of ${floorOf(suites.headline.outcomes).toFixed(3)}`],
    ["contenders", [...impls].join("; ")],
    ["not measured", missing.length === 0 ? "none" : missing.join(", ")],
  ],
  { texts: 2 },
)}
<h2>What was done</h2><ul>
<li>Every contender runs in a process of its own, on operands with the same elements, in one thread.</li>
<li>Before anything is timed, each case is computed once and compared with the first contender's result: by a CRC-32 of all bytes, or a thousand elements where the order of additions or the last digits may differ. What differs is shown as wrong and is not timed.</li>
<li>The contenders take turns in rounds, and their order alternates. Before the first round the case runs until the compiler has had its chance.</li>
<li>A sample is the mean of as many calls as make 50 µs or more, or a twentieth of a round; JavaScript is sampled by tinybench under plain Node, Python by timeit. All samples are kept in the repository.</li>
<li>A time is the median of the rounds' medians. A ratio is the median of the ratios round by round; its interval holds 95 of 100 drawings of rounds and samples.</li>
<li>strided runs a second time as a contender of its own. How far the two lie apart is the noise floor.</li>
<li>Allocated bytes are those of one call, on the engine's heap, in ArrayBuffers, and in the library's own memory; for NumPy, those held at the peak of a call.</li>
</ul><h2>What the numbers hide</h2><ul>
<li>All cases run in one process, one after the other, so that the library's code has seen all dtypes: a program that uses one dtype may be faster.</li>
<li>A result that is allocated anew pays for its memory when the collector runs, which may be in another sample.</li>
<li>NumPy's zeros come from pages that are touched later; its matrix product is BLAS in one thread.</li>
<li>NumPy asks Linux for pages of 2 MB under arrays of 4 MB and more, which a WebAssembly memory cannot: NumPy without huge pages is the same library on pages of 4 KB.</li>
<li>The roofs are the fastest measured copy and triad in one thread: other work on the machine lowers them.</li>
<li>stdlib takes part with its small packages for strided loops, BLAS, statistics and slices: the whole takes more than 400 MB. What only the whole has is shown as not there.</li>
<li>Libraries that have no strides, no writing or no such function say so in the cell; one that computes something else is shown as wrong.</li>
</ul>`,
  };
}
