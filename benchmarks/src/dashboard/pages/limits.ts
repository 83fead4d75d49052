/** What no library on WebAssembly can be faster than, and which of it holds the groups in which NumPy is faster. */
import { heldBy, LIMITS } from "../../limits.ts";
import { LIMITS_TEXTS, laneShares, limitRows } from "../../limits-report.ts";
import { summarize } from "../../summary.ts";
import type { Data } from "../data.ts";
import { html, type Page, table } from "../html.ts";

export function limitsPage({ suites, limits }: Data): Page {
  const { groups } = summarize(suites.headline.outcomes, "strided", "NumPy");
  const slower = groups.filter(({ mean }) => mean > 1);
  return {
    file: "limits",
    title: "Limits",
    lead: "Where NumPy is faster there is a limit of the machine or of WebAssembly, or work that is left: which of them it is, group by group, and the limits as measured.",
    body: html`<h2>The slower groups</h2><p>Groups of the headline that take longer than NumPy in the mean, and what holds them. The same for every universal function stands in <code>benchmarks/results/speed.md</code>.</p>${table(
      ["group", "limit", "why", "strided / NumPy"],
      slower.map(({ group, mean }) => {
        const { limit, how } = heldBy(group);
        return [group, limit === null ? "none" : html`<a href="#${limit}">${limit}</a>`, how, mean.toFixed(2)];
      }),
      { texts: 3 },
    )}${limits === null ? html`<p>The limits were not recorded: <code>pnpm bench:limits</code>.</p>` : limitsText(limits)}`,
  };
}

function limitsText({ occasion, outcomes }: NonNullable<Data["limits"]>) {
  const { started, env } = occasion;
  return html`<p>Recorded ${started.slice(0, 16).replace("T", " ")} UTC on ${env.cpu}, at commit <code>${env.commit ?? "unknown"}</code>, by <code>pnpm bench:limits</code>.</p>${LIMITS.map(
    (limit) => {
      const [head, ...rows] = limitRows(limit, outcomes);
      return html`<h2 id="${limit.id}">${limit.id}: ${limit.title}</h2><p>${limit.bounds}</p>${table(head, rows, { texts: LIMITS_TEXTS })}${
        limit.id === "lanes" ? html`<ul>${laneShares(outcomes).map((share) => html`<li>${share}</li>`)}</ul>` : null
      }`;
    },
  )}`;
}
