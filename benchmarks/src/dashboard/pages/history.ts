/** What the recorded runs say about the changes of each case, machine by machine. */
import * as Plot from "@observablehq/plot";
import { duration } from "../../cell.ts";
import { type Change, changeOf, type HistoryLine, isStep } from "../../history.ts";
import { chart } from "../chart.ts";
import type { Data } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

export function historyPage({ history }: Data): Page {
  const machines = Map.groupBy(history, ({ machine }) => machine);
  return {
    file: "history",
    title: "History",
    lead: "Every recorded run of the headline suite, a machine at a time, with the noise of each: the factor that two runs of the same code stay within.",
    body: html`<p>From one run to the next a case counts as faster or slower only beyond the noise of both. From the sixth run on, its last change is called a step if it stands out from the changes before: beyond their third quartile by three times the distance between the quartiles.</p>${[...machines].map(([machine, runs]) => machineText(machine, runs))}`,
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
  return html`<h2>${machine}</h2>${table(
    ["run", "recorded", "commit", "load", "noise", "cases"],
    runs.map((run, k) => [
      k + 1,
      run.started.slice(0, 16).replace("T", " "),
      html`<code>${run.commit ?? "unknown"}</code>`,
      run.load.toFixed(2),
      run.noise === null ? "not known" : `x ${run.noise.toFixed(2)}`,
      Object.keys(run.times).length,
    ]),
  )}${runs.length < 2 ? html`<p>One run so far: the next one is compared with it.</p>` : progress(machine, runs, points, ids)}`;
}

interface Point {
  readonly id: string;
  readonly run: number;
  readonly relative: number;
}

function progress(
  machine: string,
  runs: readonly HistoryLine[],
  points: readonly Point[],
  ids: readonly string[],
): Html {
  const [before, last] = runs.slice(-2);
  const rows = ids.map((id) => ({
    id,
    first: runs.find(({ times }) => times[id] !== undefined)?.times[id] ?? last.times[id],
    last: last.times[id],
    change: changeOf(id, before, last),
    step: isStep(runs.flatMap((run) => run.times[id] ?? [])),
  }));
  const count = (change: Change): number => rows.filter((row) => row.change === change).length;
  const noise = Math.max(...runs.slice(-2).map((run) => run.noise ?? 1));
  return figure(
    `Time of each case in each run, relative to its first: below 1 it became faster. Shaded: the noise of the last two runs, a factor of ${noise.toFixed(2)}. From run ${runs.length - 1} to ${runs.length}: ${count("faster")} faster, ${count("slower")} slower, ${count("within the noise")} within the noise.`,
    chart(
      {
        height: 300,
        x: {
          label: "run →",
          ticks: runs.map((_, k) => k + 1),
          tickFormat: (value: number) => String(value),
          domain: [0.5, runs.length + 0.5],
        },
        y: { type: "log", label: "↑ time, first run = 1", grid: true, tickFormat: (value: number) => String(value) },
        marks: [
          Plot.rect([noise], {
            x1: 0.5,
            x2: runs.length + 0.5,
            y1: 1 / noise,
            y2: noise,
            fill: "var(--line)",
            fillOpacity: 0.6,
          }),
          Plot.ruleY([1], { stroke: "var(--ink-soft)" }),
          Plot.lineY(points, { x: "run", y: "relative", z: "id", stroke: "var(--series-1)", strokeOpacity: 0.35 }),
          Plot.dot(points, { x: "run", y: "relative", fill: "var(--series-1)", fillOpacity: 0.5, r: 2.5 }),
        ],
      },
      `Times of all cases over the runs on ${machine}`,
    ),
    null,
    table(
      ["case", "first", "last", "last change", "step"],
      rows.map((row) => [
        html`<code>${row.id}</code>`,
        duration(row.first),
        duration(row.last),
        row.change ?? "noise not known",
        row.step === null ? "too few runs" : row.step ? "step" : "no",
      ]),
    ),
  );
}
