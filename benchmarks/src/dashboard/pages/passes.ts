/** A view or a copy: what each costs by size, and after how many passes copying first pays. */
import * as Plot from "@observablehq/plot";
import { duration } from "../../cell.ts";
import type { Outcome } from "../../outcome.ts";
import { PASS_LAYOUTS, PASS_OPERATIONS } from "../../suites/passes.ts";
import { timeOf } from "../../times.ts";
import { chart, colorOf, decades, legend, shortNumber } from "../chart.ts";
import { breakEven, type Data } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

const NAMES = ["strided", "NumPy"];

export function passesPage({ suites }: Data): Page {
  return {
    file: "view-or-copy",
    title: "View or copy",
    lead: "A view is free to make and may be slower to walk. Copy it first only if it is walked more often than the number below.",
    body: html`${bySize(suites.sizes.outcomes)}${NAMES.map((name) => evens(suites.passes.outcomes, name))}`,
  };
}

function bySize(outcomes: readonly Outcome[]): Html {
  const points = outcomes
    .filter(({ item }) => item.group === "a view" || item.group === "a copy")
    .flatMap((outcome) =>
      NAMES.flatMap((name) => {
        const time = timeOf(outcome, name);
        return time === null ? [] : [{ n: outcome.item.shape[0], time, name, what: outcome.item.group }];
      }),
    );
  const options = {
    x: "n",
    y: "time",
    stroke: ({ name }: { name: string }) => colorOf(name),
    z: ({ name, what }: { name: string; what: string }) => name + what,
  } as const;
  return figure(
    "Nanoseconds to make a reversed view (flat, dashed) and a copy (rising) of so many float64 elements.",
    chart(
      {
        height: 340,
        x: { type: "log", label: "elements →", ticks: decades(points.map(({ n }) => n)), tickFormat: shortNumber },
        y: {
          type: "log",
          label: "↑ ns",
          grid: true,
          ticks: decades(points.map(({ time }) => time)),
          tickFormat: shortNumber,
        },
        marks: [
          Plot.lineY(
            points.filter(({ what }) => what === "a copy"),
            { ...options, strokeWidth: 2 },
          ),
          Plot.lineY(
            points.filter(({ what }) => what === "a view"),
            { ...options, strokeWidth: 2, strokeDasharray: "5 4" },
          ),
          Plot.dot(points, { x: "n", y: "time", fill: ({ name }: { name: string }) => colorOf(name), r: 3 }),
        ],
      },
      "Time of a view and of a copy against the number of elements",
    ),
    legend(NAMES),
    table(
      ["what", "contender", "elements", "time"],
      points.map(({ n, time, name, what }) => [what, name, n.toLocaleString("en"), duration(time)]),
      { texts: 2 },
    ),
  );
}

interface Even {
  readonly layout: string;
  readonly operation: string;
  readonly copy: number;
  readonly overView: number;
  readonly overCopy: number;
  readonly passes: number | null;
}

/** Of every layout and operation that were measured. */
export function evensOf(outcomes: readonly Outcome[], name: string): readonly Even[] {
  const time = (op: string, layout: string): number | null => {
    const outcome = outcomes.find(({ item }) => item.id.startsWith(`${op}/`) && item.layout === layout);
    return outcome === undefined ? null : timeOf(outcome, name);
  };
  return PASS_LAYOUTS.filter(({ view }) => view !== null).flatMap(({ name: layout }) =>
    PASS_OPERATIONS.flatMap(({ op, numpy }) => {
      const [copy, overView, overCopy] = [time("pass-copy", layout), time(op, layout), time(op, "contiguous")];
      if (copy === null || overView === null || overCopy === null) return [];
      const passes = breakEven(copy, overView, overCopy);
      return [{ layout, operation: String(numpy), copy, overView, overCopy, passes }];
    }),
  );
}

function evens(outcomes: readonly Outcome[], name: string): Html {
  const all = evensOf(outcomes, name);
  const some = all.filter(({ passes }) => passes !== null);
  const operations = [...new Set(all.map(({ operation }) => operation))];
  const color = (operation: string): string => `var(--series-${operations.indexOf(operation) + 1})`;
  return figure(
    `${name}, 1,000 x 1,000 float64: passes after which copying first is faster. Where a dot is missing, the view is walked as fast as the copy.`,
    chart(
      {
        height: 220,
        marginLeft: 150,
        x: {
          type: "log",
          label: "passes →",
          ticks: [1, 10, 100, 1000].filter((tick) => tick <= Math.max(100, ...some.map(({ passes }) => passes ?? 1))),
          tickFormat: shortNumber,
          grid: true,
          domain: [0.5, Math.max(100, ...some.map(({ passes }) => passes ?? 1))],
        },
        y: { label: null, domain: PASS_LAYOUTS.slice(1).map(({ name: layout }) => layout) },
        marks: [
          Plot.dot(some, {
            x: ({ passes }: Even) => Math.max(0.5, passes ?? 1),
            y: "layout",
            fill: ({ operation }: Even) => color(operation),
            r: 5,
          }),
        ],
      },
      `Passes until a copy pays in ${name}`,
    ),
    legend(operations, color),
    table(
      ["layout", "operation", "the copy", "a pass over the view", "a pass over the copy", "passes"],
      all.map(({ layout, operation, copy, overView, overCopy, passes }) => [
        layout,
        html`<code>${operation}</code>`,
        duration(copy),
        duration(overView),
        duration(overCopy),
        passes === null ? "never" : passes < 1 ? "at once" : Math.ceil(passes).toLocaleString("en"),
      ]),
      { texts: 2 },
    ),
  );
}
