/** SVG as text: elements with attributes, escaped; blocks with a size, put beside or below each other. */
import { printable } from "../text/printable.ts";

/** A drawing with its size, from the point 0, 0 on. */
export interface Block {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export type Attributes = { readonly [name: string]: string | number | undefined };

/** An element; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) text += ` ${key}="${typeof value === "number" ? short(value) : escaped(value)}"`;
  }
  return children.length === 0 ? `${text}/>` : `${text}>${children.join("")}</${name}>`;
}

/** A line of text; `content` is escaped. */
export function label(x: number, y: number, content: string, className: string, anchor?: "middle" | "end"): string {
  return element("text", { x, y, class: className, "text-anchor": anchor }, escaped(content));
}

export function escaped(text: string): string {
  const known = text.split("\n").map(printable).join("\n");
  return known.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** At most one digit behind the point. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function moved(block: Block, x: number, y: number): string {
  return element("g", { transform: `translate(${short(x)} ${short(y)})` }, block.svg);
}

/** Blocks below each other. */
export function stacked(blocks: readonly Block[], gap: number): Block {
  let y = 0;
  let width = 0;
  const parts: string[] = [];
  for (const block of blocks) {
    if (block.height === 0) continue;
    parts.push(moved(block, 0, y));
    y += block.height + gap;
    width = Math.max(width, block.width);
  }
  return { svg: parts.join(""), width, height: Math.max(0, y - gap) };
}

/** Blocks side by side, in as many rows as the width asks for. */
export function flowing(blocks: readonly Block[], gap: number, most: number): Block {
  const rows: Block[] = [];
  let row: Block[] = [];
  let width = 0;
  for (const block of [...blocks, null]) {
    if (row.length > 0 && (block === null || width + block.width > most)) {
      rows.push(beside(row, gap));
      row = [];
      width = 0;
    }
    if (block !== null) {
      row.push(block);
      width += block.width + gap;
    }
  }
  return stacked(rows, gap);
}

function beside(blocks: readonly Block[], gap: number): Block {
  let x = 0;
  let height = 0;
  const parts: string[] = [];
  for (const block of blocks) {
    parts.push(moved(block, x, 0));
    x += block.width + gap;
    height = Math.max(height, block.height);
  }
  return { svg: parts.join(""), width: Math.max(0, x - gap), height };
}

/** Lines of text below each other, broken at spaces after so many characters. */
export function paragraph(text: string, className: string, columns: number, size: number): Block {
  const lines = wrapped(text, columns);
  const svg = lines.map((line, k) => label(0, size + k * (size + 5), line, className)).join("");
  const width = Math.max(...lines.map((line) => line.length)) * size * 0.56;
  return { svg, width, height: lines.length * (size + 5) };
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
