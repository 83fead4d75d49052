/** The folder of recorded runs: `results/<suite>.jsonl`, and the page that is made of it, `results/<suite>.md`. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readRecorded } from "./record.ts";
import { reportText } from "./report.ts";

const RESULTS = fileURLToPath(new URL("../results/", import.meta.url));

/** Makes sure of the folder and gives its path. */
export function resultsFolder(): string {
  mkdirSync(RESULTS, { recursive: true });
  return RESULTS;
}

export function writeReports(): void {
  for (const file of globSync(`${RESULTS}*.jsonl`)) {
    writeFileSync(file.replace(/jsonl$/, "md"), reportText(readRecorded(readFileSync(file, "utf8"))));
  }
}
