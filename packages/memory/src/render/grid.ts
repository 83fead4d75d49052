/** The logical grid of a view: what a program sees, beside what lies in memory. */
import { solveOverlap, uncheckedLayout } from "@strided/layout";
import { PATIENCE } from "../scene/facts.ts";
import type { Scene, SceneAxis, SceneCell, SceneView } from "../scene/scene.ts";
import { planesOf } from "../text/grid-text.ts";
import { factsOf, titleOf } from "../text/scene-text.ts";
import { badge } from "./ruler.ts";
import { axisClass } from "./style.ts";
import { type Block, element, flowing, label, paragraph, stacked } from "./svg.ts";

const HEIGHT = 24;
const LETTER = 7.3;

export function gridBlock(scene: Scene, number: number, hatch: string): Block {
  const view = scene.views[number];
  const name = label(0, 13, view.name, "m h");
  const title = paragraph(titleOf(view), "q", 72, 12);
  const head = { svg: name, width: 40, height: 17 };
  const axes = stacked(
    view.axes.map((axis) => axisLine(axis)),
    2,
  );
  const facts = stacked(
    factsOf(scene, view, "").map((fact) => paragraph(fact, "", 72, 12)),
    2,
  );
  const planes = planesOf(view.grid.shown.slice(0, -2));
  let next = 0;
  const grids =
    view.grid.cells.length === 0
      ? []
      : planes.map((plane) => {
          const [block, used] = planeBlock(scene, number, plane, view.grid.cells.slice(next), hatch);
          next += used;
          return block;
        });
  return stacked([stacked([head, title], 2), flowing(grids, 16, 560), axes, facts], 10);
}

function axisLine({ axis, length, stride, meaning }: SceneAxis): Block {
  const colour = axisClass(axis);
  const text = `stride ${stride > 0 ? "+" : ""}${stride} B: ${meaning}`;
  return {
    svg:
      element("rect", { x: 0, y: 3, width: 10, height: 10, rx: 2, class: colour }) +
      label(16, 12, `axis ${axis}`, `m b ${colour}`) +
      label(68, 12, `×${length}`, "m") +
      label(68 + (`×${length}`.length + 1) * LETTER, 12, text, ""),
    width: 68 + (`×${length}`.length + 1) * LETTER + text.length * 6,
    height: 17,
  };
}

/** One plane of rows and columns; also says how many of the cells it used. */
function planeBlock(
  scene: Scene,
  number: number,
  plane: readonly (number | null)[] | null,
  cells: readonly SceneCell[],
  hatch: string,
): [Block, number] {
  const view = scene.views[number];
  if (plane === null) return [{ svg: label(24, 12, "…", "q"), width: 40, height: 16 }, 0];
  const { shown } = view.grid;
  const columns = shown.length === 0 ? [0] : shown[shown.length - 1];
  const rows = shown.length < 2 ? [0] : shown[shown.length - 2];
  const letters = Math.max(...view.grid.cells.map(({ value }) => value.length), 2);
  const width = Math.max(30, letters * LETTER + 12);
  const columnAxis = shown.length - 1;
  const rowAxis = shown.length - 2;
  const parts: string[] = [];
  let y = 0;
  if (plane.length > 0) {
    parts.push(label(26, 12, `[${plane.join(", ")}, :, :]`, "m"));
    y += 18;
  }
  if (shown.length > 0) {
    columns.forEach((i, k) => {
      parts.push(
        label(26 + k * width + width / 2, y + 10, i === null ? "…" : String(i), `n ${axisClass(columnAxis)}`, "middle"),
      );
    });
    y += 15;
  }
  let next = 0;
  for (const row of rows) {
    if (shown.length > 1) {
      parts.push(label(20, y + HEIGHT / 2 + 4, row === null ? "⋮" : String(row), `n ${axisClass(rowAxis)}`, "end"));
    }
    columns.forEach((column, k) => {
      if (row === null || column === null) return;
      parts.push(gridCell(scene, number, cells[next++], 26 + k * width, y, width, hatch));
    });
    y += row === null ? 14 : HEIGHT;
  }
  const right = 26 + columns.length * width;
  const repeats = view.axes.filter(({ kind }) => kind === "repeated");
  const badges = repeats.map(({ axis, length }) =>
    axis === columnAxis ? badge(right + 26, 18, `×${length}`) : axis === rowAxis ? badge(22, y + 10, `×${length}`) : "",
  );
  const isBelow = repeats.some(({ axis }) => axis === rowAxis);
  return [{ svg: parts.join("") + badges.join(""), width: right + 30, height: y + (isBelow ? 16 : 2) }, next];
}

function gridCell(
  scene: Scene,
  number: number,
  { index, at, value }: SceneCell,
  x: number,
  y: number,
  width: number,
  hatch: string,
): string {
  const view = scene.views[number];
  const isGhost = view.axes.some(({ axis, kind }) => kind === "repeated" && index[axis] > 0);
  const size = { x: x + 1, y: y + 1, width: width - 2, height: HEIGHT - 2, rx: 3 };
  const box = element("rect", { ...size, class: isGhost ? "ghost" : "cell" });
  const isHatched = !isGhost && isShared(scene, number, at, index);
  const shade = isHatched ? element("rect", { ...size, fill: `url(#${hatch})` }) : "";
  const className = isGhost ? "m q" : isHatched ? "m halo" : "m";
  return box + shade + label(x + width / 2, y + HEIGHT / 2 + 4, value, className, "middle");
}

/** Whether an element has a byte in common with another view, or with another element that is no repetition of it. */
function isShared(scene: Scene, number: number, at: number, index: readonly number[]): boolean {
  const own = scene.views[number];
  const one = uncheckedLayout([], [], at, 1);
  const others = scene.views.some((view, k) => {
    if (k === number || view.buffer !== own.buffer) return false;
    const layout = uncheckedLayout(view.shape, view.strides, view.offset, view.size);
    return solveOverlap(one, own.itemsize, layout, view.itemsize, PATIENCE).verdict === "yes";
  });
  return others || own.axes.some((axis) => meetsAlong(own, axis, index, one.offset));
}

/** Whether the parts of a view before or behind an index of an axis contain the element at that index. */
function meetsAlong(
  view: SceneView,
  { axis, length, stride }: SceneAxis,
  index: readonly number[],
  at: number,
): boolean {
  if (view.selfOverlap.answer !== "yes" || stride === 0) return false;
  const one = uncheckedLayout([], [], at, 1);
  return [
    [0, index[axis]],
    [index[axis] + 1, length],
  ].some(([from, to]) => {
    if (from >= to) return false;
    const shape = view.shape.map((n, k) => (k === axis ? to - from : n));
    const part = uncheckedLayout(shape, view.strides, view.offset + from * stride);
    return solveOverlap(one, view.itemsize, part, view.itemsize, PATIENCE).verdict === "yes";
  });
}
