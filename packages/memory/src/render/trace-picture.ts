/** A trace as a timeline: how many bytes were in use after each step, and from when to when each piece of memory was. */
import type { Purpose } from "@strided/buffer";
import { bytesText } from "../text/bytes.ts";
import { arrayText, PURPOSES, purposesText, traceText, traceTitle } from "../text/trace-text.ts";
import type { Allocation, Trace } from "../trace/trace.ts";
import { picture } from "./picture.ts";
import { type Block, element, label, paragraph, short, stacked } from "./svg.ts";

/** Bars at most: those of the largest allocations, in their order. */
const BARS = 40;
const LEFT = 250;
const WIDTH = 520;
const RIGHT = 280;
const CURVE = 96;
const BAR = 20;

const COLOURS: { readonly [P in Purpose]: string } = { result: "0", copy: "1", cast: "3", guard: "4", temporary: "5" };

export function tracePicture(trace: Trace): string {
  const title = `Memory over time: ${traceTitle(trace)}`;
  return picture({ title, description: traceText(trace) }, () => {
    const head = stacked([paragraph(traceTitle(trace), "h", 110, 14), paragraph(purposesText(trace), "q", 120, 12)], 4);
    const warnings = trace.warnings.map((warning) => paragraph(`Warning: ${warning}`, "b", 120, 12));
    if (trace.allocations.length === 0) return stacked([head, ...warnings], 14);
    return stacked([head, legend(trace), curve(trace), bars(trace), stacked(warnings, 4)], 14);
  });
}

function legend({ byPurpose }: Trace): Block {
  let x = 0;
  const parts: string[] = [];
  for (const purpose of Object.keys(PURPOSES) as Purpose[]) {
    if (byPurpose[purpose].count === 0) continue;
    const [word] = PURPOSES[purpose];
    parts.push(element("rect", { x, y: 2, width: 12, height: 12, rx: 3, class: `x${COLOURS[purpose]}` }));
    parts.push(label(x + 18, 12, word, ""));
    x += 18 + word.length * 6.6 + 20;
  }
  return { svg: parts.join(""), width: x, height: 16 };
}

/** Bytes in use after each tick. */
function liveBytes({ allocations, ticks }: Trace): Float64Array {
  const change = new Float64Array(ticks);
  for (const { bytes, from, until } of allocations) {
    change[from] += bytes;
    if (until !== null) change[until] -= bytes;
  }
  for (let k = 1; k < ticks; k++) change[k] += change[k - 1];
  return change;
}

/** A step per tick; of more ticks than there are pixels, the highest under each. */
function curve(trace: Trace): Block {
  const live = liveBytes(trace);
  const columns = Math.min(live.length, WIDTH);
  const top = Math.max(trace.peak, 1);
  let path = `M${LEFT} ${CURVE}`;
  let highest = { x: LEFT, bytes: -1 };
  for (let k = 0; k < columns; k++) {
    const from = Math.floor((k * live.length) / columns);
    const to = Math.max(from + 1, Math.floor(((k + 1) * live.length) / columns));
    const bytes = live.subarray(from, to).reduce((most, n) => Math.max(most, n), 0);
    const x = LEFT + (k * WIDTH) / columns;
    path += `V${short(CURVE - (bytes / top) * (CURVE - 18))}H${short(x + WIDTH / columns)}`;
    if (bytes > highest.bytes) highest = { x: x + WIDTH / columns / 2, bytes };
  }
  const isRight = highest.x > LEFT + WIDTH / 2;
  return {
    svg:
      label(LEFT - 12, CURVE - 4, "bytes in use", "q", "end") +
      element("path", { d: `${path}V${CURVE}Z`, class: "live" }) +
      element("line", { x1: LEFT, x2: LEFT + WIDTH, y1: CURVE, y2: CURVE, class: "rule" }) +
      label(highest.x, 12, `peak ${bytesText(trace.peak)}`, "n b", isRight ? "end" : undefined),
    width: LEFT + WIDTH,
    height: CURVE + 2,
  };
}

function bars(trace: Trace): Block {
  const { allocations, ticks, total } = trace;
  const shown = new Set([...allocations].sort((p, q) => q.bytes - p.bytes || p.step - q.step).slice(0, BARS));
  const parts: string[] = [];
  let y = 0;
  for (const one of allocations) {
    if (!shown.has(one)) continue;
    parts.push(bar(one, y, (tick) => LEFT + (tick * WIDTH) / ticks, ticks));
    y += BAR;
  }
  const left = total.count - shown.size;
  if (left > 0) {
    parts.push(label(LEFT, y + 13, `… and ${left} smaller or later ones`, "q"));
    y += BAR;
  }
  return { svg: parts.join(""), width: LEFT + WIDTH + RIGHT, height: y };
}

function bar(one: Allocation, y: number, place: (tick: number) => number, ticks: number): string {
  const x = place(one.from);
  const end = place(one.until ?? ticks);
  const what = [`${one.step}`, one.fn, arrayText(one)].filter((word) => word !== "").join(" ");
  const words = one.line === null ? bytesText(one.bytes) : `${bytesText(one.bytes)}, ${lineText(one.line)}`;
  return (
    label(LEFT - 12, y + 13, fitted(what, 38), "n over", "end") +
    element("rect", {
      x,
      y: y + 3,
      width: Math.max(3, end - x - 1),
      height: 13,
      rx: 3,
      class: `x${COLOURS[one.purpose]}`,
    }) +
    label(LEFT + WIDTH + 10, y + 13, fitted(words, 44), "n")
  );
}

/** The last two names of a path: enough to find the line. */
function lineText(line: string): string {
  return line.split(/[\\/]/).slice(-2).join("/");
}

function fitted(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
