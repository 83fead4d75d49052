/** Pages as text: escaped, without inline scripts or styles, so that the strictest content security policy holds. */

/** Text that is HTML already. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Html | string | number | null | readonly Content[];

/** `html\`<p>${text}</p>\``: what is put in is escaped, unless it is Html. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.reduce((text, part, k) => text + textOf(values[k - 1]) + part));
}

function textOf(value: Content): string {
  if (value === null) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(textOf).join("");
  return escapeText(String(value));
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export interface TableOptions {
  /** So many columns hold words; numbers stand to the right. */
  readonly texts?: number;
  /** The last column holds words too. */
  readonly wordsLast?: boolean;
  /** For a script that filters: one object for each row. */
  readonly data?: readonly Readonly<Record<string, string>>[];
  readonly id?: string;
}

export function table(
  head: readonly Content[],
  rows: readonly (readonly Content[])[],
  options: TableOptions = {},
): Html {
  const { texts = 1, wordsLast = false, data = [], id = "" } = options;
  const cell = (name: "td" | "th", content: Content, k: number): Html =>
    new Html(
      `<${name}${k < texts || (wordsLast && k === head.length - 1) ? "" : ' class="number"'}>${textOf(content)}</${name}>`,
    );
  const attributes = (k: number): Html =>
    new Html(
      Object.entries(data[k] ?? {})
        .map(([key, value]) => ` data-${key}="${escapeText(value)}"`)
        .join(""),
    );
  return html`<div class="table"><table${new Html(id === "" ? "" : ` id="${id}"`)}><thead><tr>${head.map((content, k) => cell("th", content, k))}</tr></thead><tbody>${rows.map(
    (row, k) => html`<tr${attributes(k)}>${row.map((content, c) => cell("td", content, c))}</tr>`,
  )}</tbody></table></div>`;
}

/** A figure with what it says, and the numbers below it. */
export function figure(caption: string, svg: Html, legend: Html | null, numbers: Html): Html {
  return html`<figure><figcaption>${caption}</figcaption>${legend}<div class="plot-box">${svg}</div><details><summary>The numbers</summary>${numbers}</details></figure>`;
}

export interface Page {
  /** Without `.html`. */
  readonly file: string;
  readonly title: string;
  readonly lead: string;
  readonly body: Html;
  readonly script?: string;
}

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";

export function pageText({ file, title, lead, body, script }: Page, pages: readonly Page[]): string {
  const links = pages.map((page) =>
    page.file === file
      ? html`<li><a href="${page.file}.html" aria-current="page">${page.title}</a></li>`
      : html`<li><a href="${page.file}.html">${page.title}</a></li>`,
  );
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title} · strided benchmarks</title><link rel="icon" href="icon.svg" type="image/svg+xml"><link rel="stylesheet" href="style.css">
${script === undefined ? null : html`<script type="module" src="${script}"></script>`}</head>
<body><a class="skip" href="#content">To the content</a><header><strong>strided</strong> benchmarks<nav aria-label="Pages"><ul>${links}</ul></nav></header>
<main id="content"><h1>${title}</h1><p class="lead">${lead}</p>${body}</main></body></html>
`.text;
}
