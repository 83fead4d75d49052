/** Strides as arrows below the cells: per axis one from the first element to its neighbour along that axis. */
import type { SceneAxis, SceneView } from "../scene/scene.ts";
import { axisClass } from "./style.ts";
import { type Block, element, label, short } from "./svg.ts";

const STEP = 17;
/** Where arrows begin in a cell: not all at the same point. */
const INSET = 9;

/** The arrows of a view, up to the x `right`; `place` gives the x of an offset, or null where it is not shown. */
export function strideArrows(view: SceneView, right: number, place: (at: number) => number | null): Block {
  const axes = view.axes.filter((axis) => axis.kind !== "single" && view.size > 0);
  const from = place(view.offset);
  if (axes.length === 0 || from === null) return { svg: "", width: 0, height: 0 };
  // Short arrows lie above long ones.
  const order = [...axes].sort((p, q) => Math.abs(p.stride) - Math.abs(q.stride));
  const parts = order.map((axis, level) => arrow(axis, from, place(view.offset + axis.stride), level, right));
  // All words lie above all lines, so that no line runs through them.
  const svg = parts.map(([line]) => line).join("") + parts.map(([, words]) => words).join("");
  return { svg, width: 0, height: order.length * STEP + 6 };
}

function arrow(
  axis: SceneAxis,
  from: number,
  to: number | null,
  level: number,
  right: number,
): [line: string, words: string] {
  const y = 4 + (level + 0.6) * STEP;
  const colour = `p${axis.axis % 6}`;
  const text = `strides[${axis.axis}] = ${axis.stride > 0 ? "+" : ""}${axis.stride} B`;
  const start = from + INSET + level * 3;
  if (axis.stride === 0) {
    const loop = `M${short(start - 4)} 2 C${short(start - 12)} ${short(y + 4)} ${short(start + 12)} ${short(y + 4)} ${short(start + 4)} 4`;
    return [
      element("path", { d: loop, class: `arc ${colour}` }) + head(start + 4, 2, axis.axis),
      label(start + 14, y + 3, `${text}: the same cell ${axis.length} times`, `n over ${axisClass(axis.axis)}`),
    ];
  }
  // Out of sight to the right or to the left: the arrow ends in a dotted line.
  const end = to === null ? start + (axis.stride > 0 ? 70 : -40) : to + INSET + level * 3;
  const reach = end > start ? 1 : -1;
  const curve = Math.min(8, Math.abs(end - start) / 2);
  const down = `M${short(start)} 2 V${short(y - curve)} Q${short(start)} ${short(y)} ${short(start + reach * curve)} ${short(y)}`;
  const path =
    to === null
      ? `${down} H${short(end)}`
      : `${down} H${short(end - reach * curve)} Q${short(end)} ${short(y)} ${short(end)} ${short(y - curve)} V6`;
  // The words stand to the right of the arrow if there is room for them.
  const after = Math.max(start, end) + 8;
  const isAfter = after + text.length * 6.2 <= right;
  const ending =
    to === null
      ? label(end + reach * 2, y + 3, reach > 0 ? "›" : "‹", `n over ${axisClass(axis.axis)}`)
      : head(end, 2, axis.axis);
  const words = label(
    isAfter ? after : Math.min(start, end) - 8,
    y + 3,
    text,
    `n over ${axisClass(axis.axis)}`,
    isAfter ? undefined : "end",
  );
  return [element("path", { d: path, class: `arc ${colour}` }) + ending, words];
}

/** An arrow head that points upwards. */
function head(x: number, y: number, axis: number): string {
  return element("path", { d: `M${short(x)} ${short(y)} l-4 6 h8 z`, class: axisClass(axis) });
}
