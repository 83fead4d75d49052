/** A scene as SVG: the memory above, the grids below, what is shared, and the verdict on an operation. */
import type { Scene, SceneBuffer } from "../scene/scene.ts";
import { addressText, exactBytes } from "../text/bytes.ts";
import { overlapText, sceneText } from "../text/scene-text.ts";
import { listed } from "../text/table.ts";
import { cardBlock } from "./card.ts";
import { gridBlock } from "./grid.ts";
import { picture } from "./picture.ts";
import { MARGIN, rulerBlock } from "./ruler.ts";
import { type Block, flowing, label, paragraph, stacked } from "./svg.ts";

const WIDEST = 1016;

export function scenePicture(scene: Scene): string {
  const title = `Memory of ${listed(scene.views.map(({ name }) => name))}`;
  return picture({ title, description: sceneText(scene) }, (hatch) => {
    const memories = scene.buffers.map((buffer, k) =>
      stacked([heading(buffer), rulerBlock(scene, buffer, k, hatch)], 12),
    );
    const grids = scene.views.map((_, k) => gridBlock(scene, k, hatch));
    const overlaps = scene.overlaps.map((overlap) => paragraph(overlapText(overlap), "b", 120, 12));
    const op = scene.op === null ? [] : [cardBlock(scene.op)];
    return stacked([...op, ...memories, flowing(grids, 48, WIDEST), stacked(overlaps, 4)], 26);
  });
}

function heading({ text, nbytes, address, keptBy, isResizable }: SceneBuffer): Block {
  const what = `${exactBytes(nbytes)} at ${addressText(address)}${isResizable ? ", resizable" : ""}: ${text}`;
  const kept = `kept alive by ${listed(keptBy)}`;
  return {
    svg: label(0, 13, "Memory", "h") + label(MARGIN, 13, what, "") + label(MARGIN, 30, kept, "q"),
    width: MARGIN + Math.max(what.length, kept.length) * 6.4,
    height: 34,
  };
}
