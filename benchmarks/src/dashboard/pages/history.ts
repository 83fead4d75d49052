/** What the recorded runs say about the changes of each case, machine by machine. */
import * as Plot from "@observablehq/plot";
import { duration } from "../../cell.ts";
import { type HistoryLine, isStep } from "../../history.ts";
import { chart } from "../chart.ts";
import type { Data } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

export function historyPage({ history }: Data): Page {
  const machines = Map.groupBy(history, ({ machine }) => machine);
  return {
    file: "history",
    title: "History",
    lead: "Every recorded run of the headline suite, a machine at a time. A change is called a step if it stands out from the changes of the same case before: beyond their third quartile by three times the distance between the quartiles.",
    body: html`${[...machines].map(([machine, runs]) => machineText(machine, runs))}`,
  };
}

function machineText(machine: string, runs: readonly HistoryLine[]): Html {
  const ids = Object.keys(runs.at(-1)?.times ?? {});
  const points = ids.flatMap((id) => {
    const own = runs.flatMap(({ times }, run) =>
      times[id] === undefined ? [] : [{ id, run: run + 1, time: times[id] }],
    );
    return own.map((point) => ({ ...point, relative: point.time / own[0].time }));
  });
  const rows = ids.map((id) => {
    const times = runs.flatMap((run) => run.times[id] ?? []);
    return { id, times, step: isStep(times) };
  });
  return html`<h2>${machine}</h2>${table(
    ["run", "recorded", "commit", "load at the start", "cases"],
    runs.map((run, k) => [
      k + 1,
      run.started.slice(0, 16).replace("T", " "),
      html`<code>${run.commit ?? "unknown"}</code>`,
      run.load.toFixed(2),
      Object.keys(run.times).length,
    ]),
  )}${figure(
    "Time of each case in each run, relative to its first: below 1 it became faster.",
    chart(
      {
        height: 300,
        x: {
          label: "run →",
          ticks: runs.map((_, k) => k + 1),
          tickFormat: (value: number) => String(value),
          domain: [0.5, runs.length + 0.5],
        },
        y: { type: "log", label: "↑ time, first run = 1", grid: true },
        marks: [
          Plot.ruleY([1], { stroke: "var(--ink-soft)" }),
          Plot.lineY(points, { x: "run", y: "relative", z: "id", stroke: "var(--series-1)", strokeOpacity: 0.35 }),
          Plot.dot(points, { x: "run", y: "relative", fill: "var(--series-1)", fillOpacity: 0.5, r: 2.5 }),
        ],
      },
      `Times of all cases over the runs on ${machine}`,
    ),
    null,
    table(
      ["case", "first", "last", "verdict"],
      rows.map(({ id, times, step }) => [
        html`<code>${id}</code>`,
        duration(times[0]),
        duration(times[times.length - 1]),
        step === null ? "too few runs" : step ? "step" : "within the noise",
      ]),
    ),
  )}`;
}
