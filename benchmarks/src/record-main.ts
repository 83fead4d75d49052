/**
 * `pnpm bench:record` measures what the dashboard shows into `results/`, the headline with all contenders, and makes the reports. Options
 * other than `--suite` and `--out` are handed on; `--suites=a,b` records those instead.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.ts";
import { CONTENDERS } from "./contenders.ts";
import { appendHistory } from "./history.ts";
import { readRecorded } from "./record.ts";
import { resultsFolder, writeReports } from "./results.ts";
import { PUBLISHED, SUITES } from "./suites.ts";
import { countText, groupRows, summarize } from "./summary.ts";
import { align } from "./table.ts";

const ARGS = process.argv.slice(2);
const isNaming = (arg: string): boolean => arg.startsWith("--suites=");
const named = ARGS.find(isNaming);
const names = named?.slice("--suites=".length).split(",") ?? PUBLISHED.map(({ name }) => name);
const handed = ARGS.filter((arg) => !isNaming(arg));

/** Beside the headline, those that the pages show. */
const SHOWN = ["NumPy", "loop", "numpy-ts", "scijs", "jax-js", "stdlib"].flatMap((name) => ["--contender", name]);

const folder = resultsFolder();
const codes: number[] = [];
for (const name of names) {
  codes.push(
    await runCommand(
      [...handed, ...(name === "headline" ? ["--full"] : SHOWN), "--suite", name, "--out", `${name}.jsonl`],
      {
        stdout: process.stdout,
        stderr: process.stderr,
        suites: SUITES,
        contenders: CONTENDERS,
        folder,
      },
    ),
  );
  if (name === "headline") appendHistory();
}
writeReports();
if (names.includes("headline")) process.stdout.write(`\n${headlineText()}\n`);
process.exitCode = Math.max(...codes);

/** Once more at the very end: what the README says of the headline. */
function headlineText(): string {
  const { outcomes } = readRecorded(readFileSync(join(folder, "headline.jsonl"), "utf8"));
  const summary = summarize(outcomes, "strided", "NumPy");
  return [
    `headline: ${countText(summary, "strided", "NumPy")}`,
    "",
    ...align(groupRows(summary), 1, true, process.stdout.columns),
  ].join("\n");
}
