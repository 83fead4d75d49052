/** What stands first: where strided is as fast as NumPy, and where it is not. */
import { groupRows, summarize } from "../../summary.ts";
import { floorOf } from "../../times.ts";
import type { Data } from "../data.ts";
import { html, type Page, table } from "../html.ts";

export function indexPage({ suites }: Data): Page {
  const { outcomes, occasion } = suites.headline;
  const summary = summarize(outcomes, "strided", "NumPy");
  const [head, ...rows] = groupRows(summary);
  const isBusy = occasion.env.load > occasion.env.cores / 2;
  return {
    file: "index",
    title: "Overview",
    lead: `${outcomes.length} points made from NumPy's own benchmarks: strided took no longer than NumPy in ${summary.asFast} of ${summary.cells}.`,
    body: html`<p>Recorded ${occasion.started.slice(0, 16).replace("T", " ")} UTC on ${occasion.env.cpu}, ${occasion.env.cores} cores, at commit <code>${occasion.env.commit ?? "unknown"}</code>. Two runs of the same code lie within a factor of ${floorOf(suites.headline.outcomes).toFixed(2)}.${isBusy ? " The machine was busy with other work: the times are rough." : ""}</p>
<h2>By group</h2><p>Below 1 strided is faster. Means of a group only: the groups do different things.</p>${table(head, rows, { wordsLast: true })}
<ul class="cards"><li><a href="pick.html">Pick</a> an operation and a layout</li><li><a href="view-or-copy.html">View or copy</a>, and when copying first pays</li><li><a href="recipes.html">Recipes</a> as a view, a copy, in place</li><li><a href="sizes.html">Size sweep</a> under the roof of memory</li><li><a href="strides.html">Contiguous or strided</a></li><li><a href="ratios.html">Ratios</a> to every contender</li><li><a href="limits.html">Limits</a>: what holds where NumPy is faster</li><li><a href="import-cost.html">Import cost</a> in bytes and milliseconds</li><li><a href="history.html">History</a> by machine</li><li><a href="run.html">Run it here</a>, in this browser</li><li><a href="method.html">Method</a>, and how to repeat it</li></ul>`,
  };
}
