/** Makes `results/<suite>.md` of every `results/<suite>.jsonl`. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readRecorded } from "./record.ts";
import { reportText } from "./report.ts";

for (const file of globSync(fileURLToPath(new URL("../results/*.jsonl", import.meta.url)))) {
  writeFileSync(file.replace(/jsonl$/, "md"), reportText(readRecorded(readFileSync(file, "utf8"))));
}
