/** What an import costs: bytes in a bundle, milliseconds in a fresh process. */
import * as Plot from "@observablehq/plot";
import { chart } from "../chart.ts";
import { bytesText, type Data } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

export function weightPage({ weights, starts }: Data): Page {
  const packages = weights.filter(({ name }) => name === "*");
  const functions = weights.filter(({ name }) => name !== "*").toSorted((a, b) => a.gzipped - b.gzipped);
  return {
    file: "import-cost",
    title: "Import cost",
    lead: "Bytes that an import adds to a bundle, with all that it needs: minified by esbuild, then gzipped. What is not imported is not in it.",
    body: html`${figure(
      "Whole packages, gzipped kB: every name imported.",
      chart(
        {
          height: 260,
          marginLeft: 120,
          x: { label: "kB gzipped →", grid: true },
          y: { label: null, domain: packages.map((weight) => weight.package) },
          marks: [
            Plot.barX(packages, {
              x: ({ gzipped }: { gzipped: number }) => gzipped / 1000,
              y: "package",
              fill: "var(--series-1)",
            }),
            Plot.text(packages, {
              x: ({ gzipped }: { gzipped: number }) => gzipped / 1000,
              y: "package",
              text: ({ gzipped }: { gzipped: number }) => (gzipped / 1000).toFixed(1),
              textAnchor: "start",
              dx: 5,
              fill: "var(--ink)",
            }),
          ],
          marginRight: 40,
        },
        "Gzipped size of each package",
      ),
      null,
      table(
        ["package", "minified", "gzipped"],
        packages.map((weight) => [weight.package, bytesText(weight.minified), bytesText(weight.gzipped)]),
      ),
    )}${startsText(starts)}<h2>One function alone</h2><p>From <code>strided</code>, smallest first. Most share the same base: the difference between two of them is what the second adds.</p>${table(
      ["import", "minified", "gzipped"],
      functions.map(({ name, minified, gzipped }) => [
        html`<code>{ ${name} }</code>`,
        bytesText(minified),
        bytesText(gzipped),
      ]),
    )}`,
  };
}

function startsText(starts: Data["starts"]): Html {
  return html`<h2>Cold start</h2><p>Milliseconds of a fresh Node process, beyond those of an empty program: the built package loaded, and in the last rows a first result computed, its kernel compiled.</p>${table(
    ["program", "ms"],
    starts.map(({ what, milliseconds }) => [what, milliseconds.toFixed(1)]),
  )}`;
}
