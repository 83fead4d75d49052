/**
 * `pnpm bench:limits` measures what no library on WebAssembly can be faster than into `results/limits`, in a minute and a
 * half, and makes `results/limits.md`; with `--case text` it only prints those.
 */
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArguments, USAGE, UsageError } from "./arguments.ts";
import { CONTENDERS } from "./contenders.ts";
import { measureFirstCalls } from "./first-call.ts";
import { limitsText, writeLimitsReport } from "./limits-report.ts";
import { outcomeLine } from "./record.ts";
import { resultsFolder } from "./results.ts";
import { readSuite, runSuites, withoutHugePages } from "./run-suites.ts";
import { SUITES } from "./suites.ts";

const NAME = "limits";
/** Where NumPy's huge pages decide. */
const MEMORY = ["bandwidth", "touch", "pages"];

const { stdout, stderr } = process;
const args = process.argv.slice(2);
try {
  const isWhole = parseArguments(args).only.length === 0;
  const folder = isWhole ? join(resultsFolder(), NAME) : mkdtempSync(join(tmpdir(), "strided-limits-"));
  const host = withoutHugePages({ stdout, stderr, suites: SUITES, contenders: CONTENDERS }, MEMORY);
  const { code, recorded } = await runSuites([NAME], args, folder, host);
  if (recorded.length > 0) {
    if (isWhole) {
      for (const outcome of measureFirstCalls()) {
        appendFileSync(join(folder, `${NAME}.jsonl`), outcomeLine(outcome, loadavg()[0]));
      }
    }
    const all = readSuite(folder, NAME);
    stdout.write(`${limitsText(all, stdout.columns)}\n`);
    if (isWhole) writeLimitsReport(resultsFolder(), all);
  }
  if (!isWhole) rmSync(folder, { recursive: true });
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  stderr.write(`limits: ${error.message}\n\n${USAGE}\n`);
  process.exitCode = 2;
}
