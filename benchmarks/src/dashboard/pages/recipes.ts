/** The cells of the recipes: the same result as a view, as a copy, in place, in every library that can. */
import * as Plot from "@observablehq/plot";
import { operandText } from "../../cell.ts";
import type { Outcome } from "../../outcome.ts";
import { timeOf } from "../../times.ts";
import { chart, colorOf, decades, legend } from "../chart.ts";
import { bytesText, type Data, MARKS, timeText } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

const NAMES = ["strided", "NumPy", "loop", "numpy-ts", "scijs", "jax-js", "stdlib"];
const UNITS: readonly (readonly [from: number, unit: string])[] = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
  [1, "ns"],
];

const ABOUT: Readonly<Record<string, string>> = {
  "recipe 3": "Multiply in place, or into a new array",
  "recipe 4": "Reshape: a view, or a copy where the strides allow none",
  "recipe 5": "Ravel or flatten",
  "recipe 6": "An outer product: tiled, or broadcast",
  "recipe 8": "The sum of a row, and of a column",
};

export function recipesPage({ suites }: Data): Page {
  const { recipes } = suites;
  return {
    file: "recipes",
    title: "Recipes",
    lead: "The same result as a view, as a copy, or in place: what it takes, and what it allocates.",
    body:
      recipes === null
        ? html`<p>Not recorded yet: <code>pnpm bench:record --suites=recipes</code> does so.</p>`
        : html`${[...Map.groupBy(recipes.outcomes, ({ item }) => item.group)].map(([group, some]) => recipe(group, some))}`,
  };
}

function recipe(group: string, outcomes: readonly Outcome[]): Html {
  const points = outcomes.flatMap((outcome) =>
    NAMES.flatMap((name) => {
      const time = timeOf(outcome, name);
      return time === null ? [] : [{ time, name, cell: outcome.item.title }];
    }),
  );
  const names = NAMES.filter((name) => outcomes.some(({ results }) => results.get(name)?.state !== "unsupported"));
  const head = ["operation", "operand", "memory", "must allocate", ...names];
  const rows = outcomes.map((outcome) => [
    html`<code>${outcome.item.title}</code>`,
    operandText(outcome.item),
    html`<span class="mark">${MARKS[outcome.item.variant]}</span>`,
    bytesText(outcome.item.traffic?.allocated ?? 0),
    ...names.map((name) => timeText(outcome, name)),
  ]);
  return figure(
    `${group[0].toUpperCase()}${group.slice(1)}. ${ABOUT[group] ?? ""}: time, left is faster.`,
    chart(
      {
        height: 70 + 34 * outcomes.length,
        marginLeft: 210,
        x: {
          type: "log",
          grid: true,
          label: "time →",
          ticks: decades(points.map(({ time }) => time)),
          tickFormat: timeTick,
          inset: 10,
        },
        y: { label: null, domain: outcomes.map(({ item }) => item.title) },
        marks: [
          Plot.dot(points, {
            x: "time",
            y: "cell",
            r: 5,
            fill: ({ name }: { name: string }) => colorOf(name),
            fillOpacity: 0.8,
          }),
        ],
      },
      `Times of ${group} by contender`,
    ),
    legend(names.filter((name) => points.some((point) => point.name === name))),
    table(head, rows, { texts: 3 }),
  );
}

/** `10 µs`, for powers of ten. */
function timeTick(nanoseconds: number): string {
  const [from, unit] = UNITS.find(([least]) => nanoseconds >= least) ?? [1, "ns"];
  return `${nanoseconds / from} ${unit}`;
}
