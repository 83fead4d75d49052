/** Figures as SVG, drawn by Observable Plot when the pages are made: nothing of it reaches the reader's browser. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { Html, html } from "./html.ts";

/** One colour for each contender, the same on all pages; what is undecided is grey. */
const SERIES: readonly string[] = ["strided", "NumPy", "loop", "numpy-ts", "scijs", "jax-js", "tfjs WASM", "stdlib"];
export const UNDECIDED = "var(--undecided)";

export function colorOf(name: string): string {
  const k = SERIES.indexOf(name);
  return k < 0 ? "var(--ink-soft)" : `var(--series-${k + 1})`;
}

/** The SVG of a plot; its colours are variables of the page's style sheet. */
export function chart(options: Plot.PlotOptions, label: string): Html {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = Plot.plot({
    document: document as unknown as Document,
    className: "plot",
    width: 780,
    marginLeft: 64,
    marginBottom: 44,
    ...options,
  });
  const text = svg.outerHTML.replace(/<style>.*?<\/style>/s, "");
  return new Html(text.replace("<svg ", `<svg role="img" aria-label="${label.replaceAll('"', "&quot;")}" `));
}

/** The powers of ten among the values: the ticks of a logarithmic axis. */
export function decades(values: readonly number[]): readonly number[] {
  const [from, to] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  const first = Math.ceil(from - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to + 1e-9) - first + 1) }, (_, k) => Number(`1e${first + k}`));
}

/** `100k`, `10M`; below one as decimals. */
export function shortNumber(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1e4 ? `${value / 1e3}k` : String(value);
}

export function legend(names: readonly string[], colors: (name: string) => string = colorOf): Html {
  const key = (name: string): Html =>
    html`<li><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="${colors(name)}"/></svg>${name}</li>`;
  return html`<ul class="legend">${names.map(key)}</ul>`;
}

/** A square for each pair, darker where the value is larger, with the value in it. */
export function heatMap(
  cells: readonly { readonly x: string; readonly y: string; readonly facet: string; readonly value: number }[],
  options: {
    readonly label: string;
    readonly x: string;
    readonly y: string;
    readonly facet: string;
    readonly most: number;
    readonly text: (value: number) => string;
    readonly columns?: readonly string[];
    readonly height?: number;
    readonly marginLeft?: number;
  },
): Html {
  const { most, text, label, x, y, facet, columns, ...rest } = options;
  return chart(
    {
      ...rest,
      x: { type: "band", label: x, padding: 0.06, ...(columns === undefined ? {} : { domain: columns }) },
      y: { type: "band", label: y, padding: 0.06 },
      fx: { label: facet },
      marks: [
        Plot.cell(cells, {
          x: "x",
          y: "y",
          fx: "facet",
          fill: "var(--series-1)",
          fillOpacity: ({ value }: { value: number }) => 0.08 + 0.62 * Math.min(1, value / most),
        }),
        Plot.text(cells, {
          x: "x",
          y: "y",
          fx: "facet",
          text: ({ value }: { value: number }) => text(value),
          fill: "var(--ink)",
        }),
      ],
    },
    label,
  );
}
