/** How much strides cost: NumPy's grid, each place against the contiguous one. */
import type { Outcome } from "../../outcome.ts";
import { gridName } from "../../suites/grid.ts";
import { ratioTo, timeOf } from "../../times.ts";
import { heatMap } from "../chart.ts";
import { type Data, ratioWords, timeText } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

const NAMES = ["strided", "NumPy", "loop"];
const STEPS = [1, 2, 4];

export function stridesPage({ suites }: Data): Page {
  const { outcomes } = suites.grid;
  const grid = outcomes.filter(({ item }) => item.group === "add over strides");
  const lying = suites.headline.outcomes.filter(
    ({ item }) => item.layout !== null && item.group !== "integer arrays as indices",
  );
  return {
    file: "strides",
    title: "Contiguous or strided",
    lead: "The same hundred thousand additions with operands of which every element, every second or every fourth is used. 1 is the time of the contiguous ones.",
    body: html`${NAMES.map((name) => slowdown(grid, name))}${others(
      "One byte off",
      outcomes.filter(({ item }) => item.group === "alignment"),
    )}${others("Layouts of the headline suite", lying)}`,
  };
}

function slowdown(outcomes: readonly Outcome[], name: string): Html {
  const time = (layout: string): number | null => {
    const outcome = outcomes.find(({ item }) => item.layout === layout);
    return outcome === undefined ? null : timeOf(outcome, name);
  };
  const base = time(gridName(1, 1, 1));
  const cells = STEPS.flatMap((out) =>
    STEPS.flatMap((b) =>
      STEPS.flatMap((a) => {
        const here = time(gridName(a, b, out));
        return here === null || base === null
          ? []
          : [{ x: String(a), y: String(b), facet: `out ${out}`, value: here / base }];
      }),
    ),
  );
  return figure(
    `${name}: time of np.add(a, b, out=out) against its contiguous time, by the steps of a, b and out.`,
    heatMap(cells, {
      label: `Slowdown by strides in ${name}`,
      x: "step of a",
      y: "step of b",
      facet: "",
      most: 5,
      text: (value) => value.toFixed(1),
      height: 230,
    }),
    null,
    table(
      ["step of a", "step of b", "", "slowdown"],
      cells.map(({ x, y, facet, value }) => [x, y, facet, value.toFixed(2)]),
      { texts: 3 },
    ),
  );
}

function others(title: string, outcomes: readonly Outcome[]): Html {
  return html`<h2>${title}</h2>${table(
    ["operation", "layout", "strided", "NumPy", "strided / NumPy (95 %)"],
    outcomes.map((outcome) => [
      html`<code>${outcome.item.title}</code>`,
      outcome.item.layout,
      timeText(outcome, "strided"),
      timeText(outcome, "NumPy"),
      ratioWords(ratioTo(outcome, "NumPy")),
    ]),
    { texts: 2 },
  )}`;
}
