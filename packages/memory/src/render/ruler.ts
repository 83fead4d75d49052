/** The memory as a ruler: addresses, one lane of cells per array, and an arrow per axis from an element to its neighbour. */
import type { Scene, SceneBuffer, SceneOwner, SceneSkip, SceneSlot, SceneView } from "../scene/scene.ts";
import { addressText, bytesText } from "../text/bytes.ts";
import { strideArrows } from "./arrows.ts";
import { axisClass } from "./style.ts";
import { type Block, element, escaped, label, short, stacked } from "./svg.ts";

/** Room for the names of the arrays. */
export const MARGIN = 76;
const CELL_HEIGHT = 26;
/** The widths of a letter in a cell and on the scale. */
const LETTER = 7.3;
const SMALL = 6.2;
const WIDEST = 940;
/** Room for the words beside the arrows of a short ruler. */
const LEAST = 420;

/** A part of the ruler with its place. */
interface Tile {
  readonly part: SceneSlot | SceneSkip;
  readonly x: number;
  readonly width: number;
}

export function rulerBlock(scene: Scene, buffer: SceneBuffer, number: number, hatch: string): Block {
  const views = scene.views.flatMap((view, k) => (view.buffer === number ? [k] : []));
  const slot = slotWidth(scene, buffer, views);
  const rows: Block[] = [];
  for (const tiles of rowsOf(buffer, slot)) rows.push(rowBlock(scene, buffer, views, tiles, hatch, rows.length === 0));
  return stacked(rows, 18);
}

/** Wide enough for the indices of every element. */
function slotWidth(scene: Scene, { ruler }: SceneBuffer, views: readonly number[]): number {
  let width = 11;
  for (const view of views) {
    const letters = ruler.parts.map((part) => ("owners" in part ? longest(part, view) : 0));
    const slots = scene.views[view].itemsize / ruler.unit;
    width = Math.max(width, (Math.max(0, ...letters) * LETTER + 12) / slots);
  }
  return Math.min(Math.max(width, ruler.parts.length <= 12 ? 34 : ruler.parts.length <= 30 ? 22 : 0), 120);
}

function longest(slot: SceneSlot, view: number): number {
  return slot.owners.find((owner) => owner.view === view)?.index.join(",").length ?? 0;
}

function rowsOf({ ruler }: SceneBuffer, slot: number): Tile[][] {
  const rows: Tile[][] = [];
  let row: Tile[] = [];
  let x = 0;
  for (const part of ruler.parts) {
    const width = "skipped" in part ? skipText(part).length * SMALL + 16 : slot;
    if (x + width > WIDEST && row.length > 0) {
      rows.push(row);
      row = [];
      x = 0;
    }
    row.push({ part, x: MARGIN + x, width });
    x += width;
  }
  return row.length > 0 ? [...rows, row] : rows;
}

function rowBlock(
  scene: Scene,
  buffer: SceneBuffer,
  views: readonly number[],
  tiles: readonly Tile[],
  hatch: string,
  isFirst: boolean,
): Block {
  const parts: string[] = [ticks(buffer, tiles, isFirst)];
  const last = tiles[tiles.length - 1];
  const right = Math.max(last.x + last.width + 8, LEAST);
  let y = 26;
  for (const k of views) {
    const view = scene.views[k];
    if (!isFirst && tiles.every(({ part }) => part.at >= view.extent.end || endOf(part, buffer) <= view.extent.start)) {
      continue;
    }
    parts.push(label(MARGIN - 12, y + CELL_HEIGHT / 2 + 4, view.name, "m b", "end"));
    parts.push(lane(view, k, tiles, y, hatch));
    y += CELL_HEIGHT;
    const arrows = strideArrows(view, right, (at) => placeOf(at, tiles, buffer.ruler.unit));
    parts.push(element("g", { transform: `translate(0 ${short(y)})` }, arrows.svg));
    y += arrows.height + 10;
  }
  return { svg: parts.join(""), width: right, height: y - 10 };
}

function endOf(part: SceneSlot | SceneSkip, { ruler }: SceneBuffer): number {
  return part.at + ("skipped" in part ? part.skipped : ruler.unit);
}

/** The scale: a tick per slot, a number where there is room for one. */
function ticks(buffer: SceneBuffer, tiles: readonly Tile[], isFirst: boolean): string {
  const left = tiles[0].x;
  const right = tiles[tiles.length - 1].x + tiles[tiles.length - 1].width;
  const parts = [element("line", { x1: left, x2: right, y1: 20, y2: 20, class: "rule" })];
  if (isFirst) parts.push(label(MARGIN - 12, 14, addressText(buffer.address), "n", "end"));
  let free = 0;
  for (let k = 0; k < tiles.length; k++) {
    const { part, x, width } = tiles[k];
    if ("skipped" in part) {
      parts.push(label(x + width / 2, 13, skipText(part), "n", "middle"));
      free = x + width;
      continue;
    }
    parts.push(element("line", { x1: x, x2: x, y1: 16, y2: 20, class: "rule" }));
    const text = `+${part.at}`;
    const end = x + text.length * SMALL + 6;
    const next = tiles[k + 1];
    const isCrowded = next !== undefined && "skipped" in next.part && end > next.x + 6;
    if (x < free || isCrowded) continue;
    parts.push(label(x, 13, text, "n"));
    free = end;
  }
  return parts.join("");
}

function skipText({ skipped }: SceneSkip): string {
  return `… ${bytesText(skipped)} …`;
}

/** The cells of one view: an element is one box, however many slots it takes. */
function lane(view: SceneView, number: number, tiles: readonly Tile[], y: number, hatch: string): string {
  const parts: string[] = [];
  for (let k = 0; k < tiles.length; k++) {
    const { part, x, width } = tiles[k];
    if ("skipped" in part) {
      parts.push(skip(part, x, width, y, view));
      continue;
    }
    const owner = part.owners.find((candidate) => candidate.view === number);
    if (owner === undefined) {
      const isInside = part.at >= view.extent.start && part.at < view.extent.end;
      if (isInside) parts.push(box("gap", x, y, width));
      continue;
    }
    // The slots of one element, as far as they are shown in this row.
    let end = k + 1;
    while (end < tiles.length && continues(tiles[end].part, owner)) end++;
    const last = tiles[end - 1];
    const isShared = tiles.slice(k, end).some((tile) => "owners" in tile.part && tile.part.owners.length > 1);
    parts.push(cell(owner, x, y, last.x + last.width - x, isShared || !isPlain(view, owner), hatch));
    k = end - 1;
  }
  return parts.join("");
}

function continues(part: SceneSlot | SceneSkip, { view, index }: SceneOwner): boolean {
  if ("skipped" in part) return false;
  const owner = part.owners.find((candidate) => candidate.view === view);
  return owner !== undefined && !owner.isStart && owner.index.every((i, k) => i === index[k]);
}

/** Whether a cell stands for one element, or for one per step of a repeated axis. */
function isPlain({ axes }: SceneView, { times }: SceneOwner): boolean {
  const repeats = axes.reduce((n, { kind, length }) => (kind === "repeated" ? n * length : n), 1);
  return times === null || times === repeats;
}

function cell(owner: SceneOwner, x: number, y: number, width: number, isShared: boolean, hatch: string): string {
  const parts = [box("cell", x, y, width)];
  if (isShared) parts.push(box(undefined, x, y, width, `url(#${hatch})`));
  const text = owner.index
    .map((i, axis) => element("tspan", { class: axisClass(axis) }, String(i)))
    .join(`<tspan class="q">,</tspan>`);
  parts.push(
    element(
      "text",
      { x: x + width / 2, y: y + CELL_HEIGHT / 2 + 4, class: isShared ? "m b halo" : "m b", "text-anchor": "middle" },
      text || "·",
    ),
  );
  if (owner.times !== null && owner.times > 1) parts.push(badge(x + width - 3, y, `×${owner.times}`));
  return parts.join("");
}

/** How often a cell counts, at its upper corner. */
export function badge(x: number, y: number, text: string): string {
  const width = text.length * 6.4 + 6;
  return (
    element("rect", { x: x - width, y: y - 7, width, height: 13, rx: 6, class: "warn" }) +
    element("text", { x: x - width / 2, y: y + 3, class: "n inv", "text-anchor": "middle" }, escaped(text))
  );
}

function box(className: string | undefined, x: number, y: number, width: number, fill?: string): string {
  const size = { x: x + 1, y: y + 0.5, width: width - 2, height: CELL_HEIGHT - 1, rx: 3 };
  return element("rect", { ...size, class: className, fill });
}

function skip({ at, skipped }: SceneSkip, x: number, width: number, y: number, { extent }: SceneView): string {
  if (at + skipped <= extent.start || at >= extent.end) return "";
  const middle = y + CELL_HEIGHT / 2;
  return element("line", { x1: x + 6, x2: x + width - 6, y1: middle, y2: middle, class: "gap" });
}

/** Where an offset is drawn in this row: its x; null before or behind what the row shows. */
function placeOf(at: number, tiles: readonly Tile[], unit: number): number | null {
  for (const { part, x, width } of tiles) {
    const nbytes = "skipped" in part ? part.skipped : unit;
    if (at >= part.at && at < part.at + nbytes) return x + ("skipped" in part ? width / 2 : 0);
  }
  return null;
}
