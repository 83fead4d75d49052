/** Makes the dashboard: pages, a style sheet, and the scripts of two pages, all in one folder that may lie anywhere. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { timeOf } from "../times.ts";
import { browserCases, workerText } from "./browser-cases.ts";
import { readData } from "./data.ts";
import { pageText } from "./html.ts";
import { pagesOf } from "./pages.ts";

const SOURCES = fileURLToPath(new URL("..", import.meta.url));
export const OUTPUT: string = fileURLToPath(new URL("../../dist/dashboard", import.meta.url));

export async function buildDashboard(folder: string = OUTPUT): Promise<readonly string[]> {
  const data = readData();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = pagesOf(data);
  for (const page of pages) writeFileSync(join(folder, `${page.file}.html`), pageText(page, pages));
  copyFileSync(join(SOURCES, "dashboard/style.css"), join(folder, "style.css"));
  copyFileSync(join(SOURCES, "../../docs/public/icon.svg"), join(folder, "icon.svg"));
  const ids = new Set(browserCases().map(({ id }) => id));
  const published = data.suites.headline.outcomes.flatMap((outcome) => {
    const time = timeOf(outcome, "strided");
    return ids.has(outcome.item.id) && time !== null ? [[outcome.item.id, time]] : [];
  });
  writeFileSync(join(folder, "published.json"), JSON.stringify(Object.fromEntries(published)));
  const common: BuildOptions = {
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    conditions: ["@strided/source"],
    legalComments: "none",
  };
  await Promise.all([
    ...["pick", "run"].map((name) =>
      build({
        ...common,
        entryPoints: [join(SOURCES, `dashboard/browser/${name}.ts`)],
        outfile: join(folder, `${name}.js`),
      }),
    ),
    build({
      ...common,
      stdin: { contents: workerText(), resolveDir: SOURCES, loader: "ts", sourcefile: "worker.ts" },
      outfile: join(folder, "worker.js"),
      alias: { "node:zlib": join(SOURCES, "dashboard/browser/crc32.ts") },
    }),
  ]);
  return pages.map(({ file }) => `${file}.html`);
}
