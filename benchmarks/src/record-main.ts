/** Runs every suite into `results/`, and makes the reports; options other than `--suite` and `--out` are handed on. */
import { runCommand } from "./command.ts";
import { CONTENDERS } from "./contenders.ts";
import { resultsFolder, writeReports } from "./results.ts";
import { SUITES } from "./suites.ts";

const folder = resultsFolder();
const codes: number[] = [];
for (const { name } of SUITES) {
  codes.push(
    await runCommand([...process.argv.slice(2), "--suite", name, "--out", `${name}.jsonl`], {
      stdout: process.stdout,
      stderr: process.stderr,
      suites: SUITES,
      contenders: CONTENDERS,
      folder,
    }),
  );
}
writeReports();
process.exitCode = Math.max(...codes);
