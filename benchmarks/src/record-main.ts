/**
 * Measures what the dashboard shows into `results/`, with all contenders, and makes the reports; then the cost of imports
 * and of starts. Options other than `--suite` and `--out` are handed on; `--suites a,b` records those instead.
 */
import { runCommand } from "./command.ts";
import { CONTENDERS } from "./contenders.ts";
import { appendHistory } from "./history.ts";
import { resultsFolder, writeReports } from "./results.ts";
import { writeColdStarts } from "./start.ts";
import { PUBLISHED, SUITES } from "./suites.ts";
import { writeWeights } from "./weight.ts";

const [named, ...rest] = process.argv.slice(2);
const isNamed = named?.startsWith("--suites=") ?? false;
const names = isNamed ? named.slice("--suites=".length).split(",") : PUBLISHED.map(({ name }) => name);
const handed = isNamed ? rest : process.argv.slice(2);

const folder = resultsFolder();
const codes: number[] = [];
for (const name of names) {
  codes.push(
    await runCommand([...handed, "--full", "--suite", name, "--out", `${name}.jsonl`], {
      stdout: process.stdout,
      stderr: process.stderr,
      suites: SUITES,
      contenders: CONTENDERS,
      folder,
    }),
  );
}
if (names.includes("headline")) appendHistory();
if (!isNamed) {
  await writeWeights();
  await writeColdStarts();
}
writeReports();
process.exitCode = Math.max(...codes);
