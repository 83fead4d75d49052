/** What an import weighs in a bundle: each package with all its names, and each function of `strided` alone. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import * as umbrella from "strided";
import { PACKAGES } from "./packages.ts";
import { resultsFolder } from "./results.ts";

export interface Weight {
  readonly package: string;
  /** One name, or "*". */
  readonly name: string;
  readonly minified: number;
  readonly gzipped: number;
}

/** So many bundles are made at a time. */
const AT_ONCE = 16;

export async function weigh(from: string, name: string): Promise<Weight> {
  const contents = name === "*" ? `export * from "${from}";` : `export { ${name} } from "${from}";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    conditions: ["@strided/source"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    legalComments: "none",
  });
  const bytes = outputFiles[0].contents;
  return { package: from, name, minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}

export async function writeWeights(): Promise<void> {
  const functions = Object.entries(umbrella).filter(([, value]) => typeof value === "function");
  const wanted = [...PACKAGES.map((name) => [name, "*"]), ...functions.map(([name]) => ["strided", name])];
  const weights: Weight[] = [];
  for (let k = 0; k < wanted.length; k += AT_ONCE) {
    weights.push(...(await Promise.all(wanted.slice(k, k + AT_ONCE).map(([from, name]) => weigh(from, name)))));
  }
  writeFileSync(file(), `[\n${weights.map((weight) => JSON.stringify(weight)).join(",\n")}\n]\n`);
}

export function readWeights(): readonly Weight[] {
  return existsSync(file()) ? (JSON.parse(readFileSync(file(), "utf8")) as readonly Weight[]) : [];
}

function file(): string {
  return join(resultsFolder(), "weights.json");
}
