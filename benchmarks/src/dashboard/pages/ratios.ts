/** strided against each contender: every case a dot with its interval, never one mean of all. */
import * as Plot from "@observablehq/plot";
import { operandText, remarksOn } from "../../cell.ts";
import type { Outcome } from "../../outcome.ts";
import { isDecided, type Ratio } from "../../statistics.ts";
import { floorOf, ratioTo } from "../../times.ts";
import { chart, decades, legend, UNDECIDED } from "../chart.ts";
import { type Data, ratioWords, timeText } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

const WORDS = ["strided is faster", "strided is slower", "undecided"];
const COLORS: Readonly<Record<string, string>> = {
  "strided is faster": "var(--series-1)",
  "strided is slower": "var(--series-2)",
  undecided: UNDECIDED,
};

export function ratiosPage({ suites }: Data): Page {
  const { outcomes, occasion } = suites.headline;
  const [first, ...others] = occasion.contenders;
  const noise = outcomes.flatMap((outcome) => ratioTo(outcome, "strided again") ?? []);
  const byChance = noise.filter(isDecided).length;
  const remarks = remarksOn(outcomes).filter((remark) => !remark.startsWith("strided again"));
  return {
    file: "ratios",
    title: "Ratios",
    lead: `Time of ${first} over that of each contender, with the interval that holds 95 of 100 drawings of the samples. Left of 1 ${first} is faster. Grey: the interval holds 1.`,
    body: html`<p>The first figure is the noise: ${first} against itself, in another process. 95 of 100 of its ratios stay within a factor of ${floorOf(suites.headline.outcomes).toFixed(2)}, and ${byChance} of its ${noise.length} intervals leave out 1 all the same: so many of the verdicts below may be chance. Libraries without an <code>out</code> make new results where the others write into one; jax-js is awaited; TensorFlow.js has no float64 and takes part in the float32 cases only.</p>${[
      "strided again",
      ...others.filter((name) => name !== "strided again"),
    ].map((name) =>
      against(outcomes, name),
    )}<h2>Missing or wrong</h2><p>A library whose result is not NumPy's is not timed there.</p><ul>${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>`,
  };
}

interface Dot extends Ratio {
  readonly group: string;
  readonly word: string;
}

export function wordOn(ratio: Ratio): string {
  if (!isDecided(ratio)) return WORDS[2];
  return ratio.median < 1 ? WORDS[0] : WORDS[1];
}

function against(outcomes: readonly Outcome[], name: string): Html {
  const rows = outcomes.flatMap((outcome) => {
    const ratio = ratioTo(outcome, name);
    return ratio === null ? [] : [{ outcome, ratio }];
  });
  if (rows.length === 0) return absence(outcomes, name);
  const dots = rows.map(({ outcome, ratio }): Dot => ({ ...ratio, group: outcome.item.group, word: wordOn(ratio) }));
  const groups = [...new Set(dots.map(({ group }) => group))];
  const color = ({ word }: Dot): string => COLORS[word];
  const count = (word: string): number => dots.filter((dot) => dot.word === word).length;
  return figure(
    `strided / ${name}: ${rows.length} cases, faster in ${count(WORDS[0])}, slower in ${count(WORDS[1])}, undecided in ${count(WORDS[2])}.`,
    chart(
      {
        height: 60 + 26 * groups.length,
        marginLeft: 190,
        x: {
          type: "log",
          label: `strided / ${name} →`,
          grid: true,
          ticks: decades(dots.flatMap(({ low, high }) => [low, high])),
          tickFormat: (value: number) => String(value),
        },
        y: { label: null, domain: groups },
        marks: [
          Plot.ruleX([1], { stroke: "var(--ink-soft)" }),
          Plot.ruleY(dots, { x1: "low", x2: "high", y: "group", stroke: color, strokeOpacity: 0.5, strokeWidth: 2 }),
          Plot.dot(dots, { x: "median", y: "group", fill: color, fillOpacity: 0.8, r: 4 }),
        ],
      },
      `Ratios of strided to ${name}`,
    ),
    legend(WORDS, (word) => COLORS[word]),
    table(
      ["operation", "operand", "strided", name, "ratio (95 %)"],
      rows.map(({ outcome, ratio }) => [
        html`<code>${outcome.item.title}</code>`,
        operandText(outcome.item),
        timeText(outcome, "strided"),
        timeText(outcome, name),
        ratioWords(ratio),
      ]),
      { texts: 2 },
    ),
  );
}

function absence(outcomes: readonly Outcome[], name: string): Html {
  const reasons = new Set(
    outcomes.flatMap(({ results }) => {
      const result = results.get(name);
      return result?.state === "missing" || result?.state === "failed" ? [result.reason] : [];
    }),
  );
  return html`<h2>${name}</h2><p>Not measured: ${[...reasons].slice(0, 3).join("; ")}</p>`;
}
