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

/** The SVG of a plot, and one for phones, of which the style sheet shows the one that fits; colours are its variables. */
export function chart(options: Plot.PlotOptions, label: string): Html {
  return html`${drawn(options, label, "wide")}${drawn(narrowed(options), label, "narrow")}`;
}

function drawn(options: Plot.PlotOptions, label: string, kind: "wide" | "narrow"): Html {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = Plot.plot({
    document: document as unknown as Document,
    className: "plot",
    width: 780,
    marginLeft: 64,
    marginBottom: 44,
    ...options,
  });
  const text = svg.outerHTML.replace(/<style>.*?<\/style>/s, "").replace('class="plot"', `class="plot plot-${kind}"`);
  return new Html(text.replace("<svg ", `<svg role="img" aria-label="${label.replaceAll('"', "&quot;")}" `));
}

const NARROW = { width: 350, words: 118 } as const;

/** For phones: words beside the axis are broken into lines, with rows as high as these need. */
function narrowed(options: Plot.PlotOptions): Plot.PlotOptions {
  const { marginLeft = 64, height = 300, marks = [], x = {}, y = {} } = options;
  const hasWords = marginLeft > NARROW.words;
  const hasColumns = x.type === "band" && x.domain !== undefined;
  return {
    ...options,
    width: NARROW.width,
    marginLeft: hasWords ? NARROW.words : Math.min(marginLeft, 52),
    height: (hasWords ? 1.45 : 1) * height,
    ...(hasColumns ? { marginBottom: 70 } : {}),
    x: hasColumns ? { ...x, axis: null } : x,
    y: hasWords ? { ...y, axis: null } : y,
    marks: [
      ...(hasWords ? [Plot.axisY({ lineWidth: 8, tickSize: 0, label: null })] : []),
      ...(hasColumns ? [Plot.axisX({ tickRotate: -35, tickSize: 0, label: null })] : []),
      ...marks,
    ],
  };
}

/** The ticks of a logarithmic axis: the powers of ten among the values; where there are fewer than two, others between them. */
export function decades(values: readonly number[]): readonly number[] {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const first = Math.floor(Math.log10(from));
  const count = Math.ceil(Math.log10(to)) - first + 1;
  const among = (factors: readonly number[]): readonly number[] =>
    Array.from({ length: Math.max(0, count) }, (_, k) => factors.map((factor) => Number(`${factor}e${first + k}`)))
      .flat()
      .filter((tick) => tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9));
  return [[1], [1, 3]].map(among).find(({ length }) => length >= 2) ?? among([1, 2, 5]);
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
