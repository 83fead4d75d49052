/** A scene for the terminal: each array with its axes and elements, then the memory, slot by slot. */
import type { Scene, SceneBuffer, SceneOverlap, SceneSlot, SceneView, Witness } from "../scene/scene.ts";
import { addressText, exactBytes } from "./bytes.ts";
import { explanationText } from "./explanation-text.ts";
import { gridText } from "./grid-text.ts";
import { count, listed, table } from "./table.ts";

/** A line is at most so wide, if no single cell is wider. */
const WIDTH = 100;

export function sceneText(scene: Scene): string {
  const parts = scene.views.map((view) => viewText(scene, view));
  scene.buffers.forEach((buffer, k) => {
    parts.push(bufferText(scene, buffer, k));
  });
  if (scene.overlaps.length > 0) parts.push(scene.overlaps.map(overlapText).join("\n"));
  if (scene.op !== null) parts.push(explanationText(scene.op));
  return parts.join("\n\n");
}

function viewText(scene: Scene, view: SceneView): string {
  const axes = view.axes.map(({ axis, length, stride, meaning }) => [
    `axis ${axis}`,
    `length ${length}`,
    `stride ${stride > 0 ? "+" : ""}${stride} B`,
    meaning,
  ]);
  return [
    `${view.name}: ${titleOf(view)}`,
    ...table(axes, "llrl", "  "),
    ...factsOf(scene, view),
    ...gridText(view),
  ].join("\n");
}

/** What an array is, in one line. */
export function titleOf({ dtype, typestr, shape, isOwner, base, offset, lock }: SceneView): string {
  const order = typestr.startsWith(">") ? ", big-endian" : "";
  const owner = isOwner ? "the owner of its memory" : `a view of ${base ?? "an array not shown"}`;
  const start = offset === 0 ? "" : `, from byte ${offset} on`;
  const locked = lock === null ? "" : `, read-only (${lock})`;
  return `${dtype}${order} (${shape.join(", ")}${shape.length === 1 ? "," : ""}), ${owner}${start}${locked}`;
}

/** What is true of the view as a whole. */
export function factsOf(scene: Scene, view: SceneView, indent = "  "): string[] {
  const lines = [view.contiguity.text];
  const { start, end } = view.extent;
  if (view.size === 0) lines.push("no elements");
  else if (view.gaps === 0) lines.push(`covers all of the ${exactBytes(end - start)} that it spans`);
  else if (view.covered !== null) {
    lines.push(`covers ${exactBytes(view.covered)} of the ${exactBytes(end - start)} that it spans`);
  }
  if (view.covered !== null && view.nbytes > view.covered) {
    lines.push(`shows ${count(view.size, "element")}, ${exactBytes(view.nbytes)}, out of ${exactBytes(view.covered)}`);
  }
  const own = selfText(view.selfOverlap);
  if (own !== null) lines.push(own);
  if (!view.isAligned) lines.push("not aligned: elements lie across the boundaries that their dtype asks for");
  const { nbytes } = scene.buffers[view.buffer];
  if (view.covered !== null && nbytes >= 4 * view.covered && nbytes >= 4096) {
    lines.push(`keeps ${exactBytes(nbytes)} alive`);
  }
  return lines.map((line) => indent + line);
}

function selfText({ answer, a, b }: Witness): string | null {
  if (answer === "no") return null;
  if (answer === "unknown") return "may overlap itself: the search for a shared byte was given up";
  return `overlaps itself: [${a?.join(", ")}] and [${b?.join(", ")}] share a byte, so writing to it is not safe`;
}

/** Whether two arrays share memory, and where. */
export function overlapText({ first, second, answer, a, b }: SceneOverlap): string {
  if (answer === "no") return `${first} and ${second} share no byte`;
  if (answer === "unknown") return `${first} and ${second} may share memory: the search for a shared byte was given up`;
  return `${first} and ${second} share memory: ${first}[${a?.join(", ")}] and ${second}[${b?.join(", ")}]`;
}

function bufferText(scene: Scene, buffer: SceneBuffer, number: number): string {
  const views = scene.views.flatMap((view, k) => (view.buffer === number ? [{ view, k }] : []));
  const resizable = buffer.isResizable ? ", resizable" : "";
  const head = `memory: ${buffer.text}${resizable}, ${exactBytes(buffer.nbytes)} at ${addressText(buffer.address)}, kept alive by ${listed(buffer.keptBy)}`;
  const lanes =
    views.length > 1 ? ["offset", ...views.map(({ view }) => view.name), "shared"] : ["offset", views[0].view.name];
  const columns = buffer.ruler.parts.map((part) => {
    if ("skipped" in part) return [`… ${exactBytes(part.skipped)} …`, ...lanes.slice(1).map(() => "…")];
    const cells = views.map(({ k }) => slotText(part, k));
    return [`+${part.at}`, ...cells, isShared(part) ? "#" : ""].slice(0, lanes.length);
  });
  return [head, ...wrapped(lanes, columns)].join("\n");
}

/** `0,1` where an element begins, `-` where it goes on, `.` where the view has none. */
function slotText(slot: SceneSlot, view: number): string {
  const owner = slot.owners.find((candidate) => candidate.view === view);
  if (owner === undefined) return ".";
  const times = owner.times !== null && owner.times > 1 ? `×${owner.times}` : "";
  return (owner.isStart ? owner.index.join(",") || "()" : "-") + times;
}

/** Whether a slot belongs to elements of several views. */
function isShared(slot: SceneSlot): boolean {
  return slot.owners.length > 1;
}

/** Columns side by side, below each other in as many blocks as the width asks for. */
function wrapped(names: readonly string[], columns: readonly (readonly string[])[]): string[] {
  const lines: string[] = [];
  const margin = Math.max(...names.map((name) => name.length)) + 4;
  for (let from = 0; from < columns.length; ) {
    let width = margin;
    let to = from;
    while (to < columns.length) {
      width += Math.max(...columns[to].map((cell) => cell.length)) + 2;
      if (width > WIDTH && to > from) break;
      to++;
    }
    const rows = names.map((name, row) => [name, ...columns.slice(from, to).map((column) => column[row])]);
    if (from > 0) lines.push("");
    lines.push(...table(rows, "l", "  "));
    from = to;
  }
  return lines;
}
