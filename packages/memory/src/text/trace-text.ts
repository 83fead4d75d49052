/** A trace as a table: what was made, what for, for whom, and how it could be avoided. */
import type { Purpose } from "@strided/buffer";
import { shapeText } from "@strided/layout";
import type { Allocation, Trace } from "../trace/trace.ts";
import { bytesText, exactBytes } from "./bytes.ts";
import { count, table } from "./table.ts";

/** Rows at the beginning and at the end; what lies between is counted. */
const FIRST = 24;
const LAST = 8;

/** What memory was made for, one and many. */
export const PURPOSES: { readonly [P in Purpose]: readonly [one: string, many: string] } = {
  result: ["result", "results"],
  copy: ["copy of a view", "copies of views"],
  cast: ["cast", "casts"],
  guard: ["overlap guard", "overlap guards"],
  temporary: ["temporary", "temporaries"],
};

export function traceText(trace: Trace): string {
  const { allocations, warnings } = trace;
  const lines = [traceTitle(trace), `  ${purposesText(trace)}`];
  if (allocations.length > 0) lines.push("", ...rowsOf(trace));
  const notes = notesOf(allocations);
  if (notes.length > 0) lines.push("", ...notes);
  for (const warning of warnings) lines.push("", `  warning: ${warning}`);
  return lines.join("\n");
}

/** The totals in one line. */
export function traceTitle({ total, peak, read, written, passes }: Trace): string {
  const loops = `${count(passes, "loop")} read ${exactBytes(read)} and wrote ${exactBytes(written)}`;
  return `${count(total.count, "allocation")}, ${exactBytes(total.bytes)}, ${exactBytes(peak)} at the peak; ${loops}`;
}

/** How many allocations were made for what. */
export function purposesText({ byPurpose, total }: Trace): string {
  if (total.count === 0) return "nothing was allocated";
  return (Object.keys(PURPOSES) as Purpose[])
    .filter((purpose) => byPurpose[purpose].count > 0)
    .map((purpose) => {
      const { count: n, bytes } = byPurpose[purpose];
      return `${n} ${PURPOSES[purpose][n === 1 ? 0 : 1]} (${bytesText(bytes)})`;
    })
    .join(", ");
}

/** dtype and shape, as far as an array was made on the memory. */
export function arrayText({ dtype, shape }: Allocation): string {
  return dtype === null || shape === null ? "" : `${dtype} ${shapeText(shape)}`;
}

function rowsOf({ allocations, total }: Trace): string[] {
  const head = ["step", "function", "for", "array", "bytes", "line"];
  const row = (one: Allocation): string[] => [
    String(one.step),
    one.fn,
    PURPOSES[one.purpose][0],
    arrayText(one),
    exactBytes(one.bytes),
    one.line ?? "",
  ];
  const shown = [allocations.slice(0, FIRST), allocations.slice(Math.max(FIRST, allocations.length - LAST))];
  const left = total.count - shown[0].length - shown[1].length;
  const gap = left === 0 ? [] : [["…", `${left} more`, "", "", "", ""]];
  return table([head, ...shown[0].map(row), ...gap, ...shown[1].map(row)], "rlllrl", "  ");
}

/** Reasons and hints, each said once, with the steps that it is true of. */
function notesOf(allocations: readonly Allocation[]): string[] {
  const steps = new Map<string, number[]>();
  for (const { step, reason, hint } of allocations) {
    for (const note of [reason, hint === null ? null : `hint: ${hint}`]) {
      if (note === null) continue;
      const known = steps.get(note);
      if (known === undefined) steps.set(note, [step]);
      else known.push(step);
    }
  }
  const notes = [...steps].slice(0, FIRST).map(([note, list]) => [stepsText(list), note]);
  return table(notes, "rl", "  ");
}

function stepsText(steps: readonly number[]): string {
  const shown = steps.slice(0, 3).join(", ");
  return steps.length > 3 ? `${shown} and ${steps.length - 3} more` : shown;
}
