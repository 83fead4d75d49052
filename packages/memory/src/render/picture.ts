/** A block as a whole SVG: ground, style sheet, hatching, and the words for those who do not see it. */
import { styleSheet } from "./style.ts";
import { type Block, element, escaped, moved, short } from "./svg.ts";

const PADDING = 20;
const NARROWEST = 420;

export interface Words {
  readonly title: string;
  /** All that the picture tells, as text. */
  readonly description: string;
}

/** `draw` gets the id of the hatching; ids and classes are the same for the same words, and others for others. */
export function picture(words: Words, draw: (hatch: string) => Block): string {
  const scope = `strided-${hash(words.title + words.description)}`;
  const hatch = `${scope}-hatch`;
  const block = draw(hatch);
  const width = Math.max(NARROWEST, Math.ceil(block.width)) + 2 * PADDING;
  const height = Math.ceil(block.height) + 2 * PADDING;
  const pattern = element(
    "pattern",
    { id: hatch, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    element("line", { x1: 0, y1: 0, x2: 0, y2: 6, class: "hatch" }),
  );
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: scope,
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      width,
      height,
      role: "img",
      "aria-labelledby": `${scope}-title ${scope}-desc`,
      style: "max-width:100%;height:auto",
    },
    element("title", { id: `${scope}-title` }, escaped(words.title)),
    element("desc", { id: `${scope}-desc` }, escaped(words.description)),
    element("style", {}, styleSheet(scope)),
    element("defs", {}, pattern),
    element("rect", { width, height, rx: 10, class: "bg" }),
    moved(block, PADDING, PADDING),
  );
}

/** FNV-1a, as eight letters and digits. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) h = Math.imul(h ^ text.charCodeAt(k), 0x01000193);
  return (h >>> 0).toString(36).padStart(7, "0");
}
