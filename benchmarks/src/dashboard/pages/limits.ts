/** What no library on WebAssembly can be faster than, and which of it holds the groups in which NumPy is faster. */
import { type Held, heldBy, LIMITS } from "../../limits.ts";
import { LIMITS_TEXTS, limitRows, sharesOf } from "../../limits-report.ts";
import { heldGroups } from "../../speed.ts";
import { summarize } from "../../summary.ts";
import type { Data } from "../data.ts";
import { type Html, html, type Page, table } from "../html.ts";

export function limitsPage({ suites, limits, speed }: Data): Page {
  const { groups } = summarize(suites.headline.outcomes, "strided", "NumPy");
  const slower = groups.filter(({ mean }) => mean > 1);
  return {
    file: "limits",
    title: "Limits",
    lead: "Where NumPy is faster there is a limit of the machine or of WebAssembly, or work that is left: which of them it is, group by group, and the limits as measured.",
    body: html`<h2>The headline</h2><p>Groups that take longer than NumPy in the mean, and what holds them: time over NumPy's.</p>${heldTable(
      "strided / NumPy",
      slower.map(({ group, mean }) => ({ group, ...heldBy(group), numbers: [mean.toFixed(2)] })),
    )}${
      speed.length === 0
        ? null
        : html`<h2>Universal functions</h2><p>Groups with cells in which NumPy is surely faster: NumPy's time over strided's, so that below 1 strided is slower. All cells stand in <code>benchmarks/results/speed.md</code>.</p>${heldTable(
            "NumPy / strided",
            heldGroups(speed).map(({ mean, below, ...held }) => ({ ...held, numbers: [mean.toFixed(2), below] })),
            "surely below 1",
          )}`
    }${limits === null ? html`<p>The limits were not recorded: <code>pnpm bench:limits</code>.</p>` : limitsText(limits)}`,
  };
}

interface Line extends Held {
  readonly group: string;
  readonly numbers: readonly string[];
}

function heldTable(ratio: string, lines: readonly Line[], ...more: readonly string[]): Html {
  return table(
    ["group", "limit", "why", ratio, ...more],
    lines.map(({ group, limit, how, numbers }) => [
      group,
      limit === null ? "none" : html`<a href="#${limit}">${limit}</a>`,
      how,
      ...numbers,
    ]),
    { texts: 3 },
  );
}

function limitsText({ occasion, outcomes }: NonNullable<Data["limits"]>): Html {
  const { started, env } = occasion;
  return html`<p>Recorded ${started.slice(0, 16).replace("T", " ")} UTC on ${env.cpu}, at commit <code>${env.commit ?? "unknown"}</code>, by <code>pnpm bench:limits</code>.</p>${LIMITS.map(
    (limit) => {
      const [head, ...rows] = limitRows(limit, outcomes);
      const shares = sharesOf(limit, outcomes);
      return html`<h2 id="${limit.id}">${limit.id}: ${limit.title}</h2><p>${limit.bounds}</p>${table(head, rows, { texts: LIMITS_TEXTS })}${
        shares.length === 0 ? null : html`<ul>${shares.map((share) => html`<li>${share}</li>`)}</ul>`
      }`;
    },
  )}`;
}
