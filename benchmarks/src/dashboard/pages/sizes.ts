/** Throughput from one element to ten million, beneath the roof that memory itself is. */
import * as Plot from "@observablehq/plot";
import { sizeOf } from "../../case.ts";
import { cacheBytes } from "../../environment.ts";
import type { Outcome } from "../../outcome.ts";
import { bandwidth } from "../../times.ts";
import { chart, colorOf, decades, legend, shortNumber } from "../chart.ts";
import { bytesText, type Data, timeText } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

const NAMES = ["strided", "NumPy", "loop", "numpy-ts", "scijs", "jax-js", "stdlib"];

export interface Roof {
  readonly name: string;
  readonly speed: number;
}

/** The fastest that any contender copied, or did copy and add, ten million elements. */
export function roofsOf(outcomes: readonly Outcome[]): readonly Roof[] {
  return ["copy", "triad"].flatMap((kind) => {
    const speeds = outcomes
      .filter(({ item }) => item.group === `roof: ${kind}` && item.shape[0] === 1e7)
      .flatMap((outcome) => [...outcome.results.keys()].flatMap((name) => bandwidth(outcome, name) ?? []));
    return speeds.length === 0 ? [] : [{ name: kind, speed: Math.max(...speeds) }];
  });
}

interface CacheLine {
  readonly name: string;
  readonly n: number;
}

/** How many elements' operands and result fill each cache, by the bytes that the operation touches of one element. */
export function cacheLines(outcomes: readonly Outcome[], caches: readonly number[]): readonly CacheLine[] {
  const { traffic, shape } = outcomes[0].item;
  const each = traffic === null ? 0 : (traffic.read + traffic.written) / sizeOf(shape);
  return each === 0 ? [] : caches.map((bytes, k) => ({ name: `L${k + 1}`, n: bytes / each }));
}

/** The largest arrays fit into a cache that is this large, but it is shared with other machines where this is a virtual one. */
function shareText(caches: readonly number[]): string {
  const last = caches.at(-1) ?? 0;
  return last > 16e7
    ? ` Two arrays of ten million would fit into a cache of ${bytesText(last)}: what the processor names, and what others on it use too.`
    : "";
}

export function sizesPage({ suites }: Data): Page {
  const { outcomes, occasion } = suites.sizes;
  const caches = cacheBytes(occasion.env);
  const roofs = roofsOf(outcomes);
  const groups = Map.groupBy(outcomes, ({ item }) => item.group);
  return {
    file: "sizes",
    title: "Size sweep",
    lead: `Float64, log-log. Small arrays pay for the call, large ones for memory: the measured roofs of ten million elements are ${roofs
      .map(({ name, speed }) => `${speed.toFixed(1)} GB/s (${name})`)
      .join(" and ")}. What fits into a cache may lie above them.${cacheText(caches)}`,
    body: html`${[...groups]
      .filter(([group]) => group !== "a view" && !group.startsWith("roof"))
      .map(([group, some]) => sweep(group, some, roofs, caches))}${roofTable(outcomes, caches)}`,
  };
}

function cacheText(caches: readonly number[]): string {
  if (caches.length === 0) return "";
  const sizes = caches.map((bytes, k) => `L${k + 1} ${bytesText(bytes)}`).join(", ");
  return ` Upright lines stand where operands and result fill a cache of this machine (${sizes}), as far as the sweep goes.`;
}

function sweep(group: string, outcomes: readonly Outcome[], roofs: readonly Roof[], caches: readonly number[]): Html {
  const points = outcomes.flatMap((outcome) =>
    NAMES.flatMap((name) => {
      const speed = bandwidth(outcome, name);
      return speed === null ? [] : [{ n: outcome.item.shape[0], speed, name }];
    }),
  );
  const most = Math.max(...points.map(({ n }) => n));
  const lines = cacheLines(outcomes, caches).filter(({ n }) => n <= most);
  const names = NAMES.filter((name) => points.some((point) => point.name === name));
  const color = ({ name }: { name: string }): string => colorOf(name);
  return figure(
    `${group}: GB/s, with what is read and what is written counted once each.`,
    chart(
      {
        height: 320,
        x: { type: "log", label: "elements →", ticks: decades(points.map(({ n }) => n)), tickFormat: shortNumber },
        y: {
          type: "log",
          label: "↑ GB/s",
          grid: true,
          ticks: decades(points.map(({ speed }) => speed)),
          tickFormat: shortNumber,
        },
        marks: [
          Plot.ruleX(lines, { x: "n", stroke: "var(--line)", strokeWidth: 2 }),
          Plot.text(lines, { x: "n", text: "name", frameAnchor: "bottom", dx: 11, dy: -6, fill: "var(--ink-soft)" }),
          Plot.ruleY(roofs, { y: "speed", stroke: "var(--ink-soft)", strokeDasharray: "4 4" }),
          Plot.text(roofs.slice(0, 1), {
            x: 1,
            y: "speed",
            text: () => "roofs of memory",
            dy: -7,
            textAnchor: "start",
            fill: "var(--ink-soft)",
          }),
          Plot.lineY(points, { x: "n", y: "speed", z: "name", stroke: color, strokeWidth: 2 }),
          Plot.dot(points, { x: "n", y: "speed", fill: color, r: 3 }),
        ],
      },
      `Throughput of ${group} against the number of elements`,
    ),
    legend(names),
    table(
      ["GB/s, and time, of so many elements", ...names],
      outcomes.map((outcome) => [
        outcome.item.shape[0].toLocaleString("en"),
        ...names.map((name) => {
          const speed = bandwidth(outcome, name);
          return speed === null ? timeText(outcome, name) : `${speed.toPrecision(2)} (${timeText(outcome, name)})`;
        }),
      ]),
      { texts: 0 },
    ),
  );
}

function roofTable(outcomes: readonly Outcome[], caches: readonly number[]): Html {
  const roofs = outcomes.filter(({ item }) => item.group.startsWith("roof"));
  const names = ["strided", "NumPy", "loop"];
  const speed = (outcome: Outcome, name: string): string => bandwidth(outcome, name)?.toFixed(1) ?? "–";
  return html`<h2>The roofs</h2><p>Copy reads and writes eight bytes an element; triad, a + 3 b, reads sixteen and writes eight; what the processor reads before it writes is not counted.${shareText(caches)} GB/s:</p>${table(
    ["", "elements", ...names],
    roofs.map((outcome) => [
      outcome.item.group.replace("roof: ", ""),
      outcome.item.shape[0].toLocaleString("en"),
      ...names.map((name) => speed(outcome, name)),
    ]),
  )}`;
}
