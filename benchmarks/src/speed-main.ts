/**
 * `pnpm bench:speed` measures the suites that the speed of the universal functions is judged by into `results/speed`, in
 * five minutes, and makes `results/speed.md`. `pnpm --filter @strided/benchmarks run speed` only prints the table; options are handed on.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { USAGE, UsageError } from "./arguments.ts";
import { CONTENDERS } from "./contenders.ts";
import { resultsFolder } from "./results.ts";
import { runSpeed, speedText, writeSpeedReport } from "./speed.ts";
import { SUITES } from "./suites.ts";

const isRecord = process.argv[2] === "--record";
const folder = isRecord ? join(resultsFolder(), "speed") : mkdtempSync(join(tmpdir(), "strided-speed-"));
const { stdout, stderr } = process;
try {
  const { code, recorded } = await runSpeed(process.argv.slice(isRecord ? 3 : 2), folder, {
    stdout,
    stderr,
    suites: SUITES,
    contenders: CONTENDERS,
  });
  if (code < 2 && recorded.length > 0) {
    stdout.write(`${speedText(recorded, stdout.columns)}\n`);
    if (isRecord) writeSpeedReport(resultsFolder(), recorded);
  }
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  stderr.write(`speed: ${error.message}\n\n${USAGE}\n`);
  process.exitCode = 2;
} finally {
  if (!isRecord) rmSync(folder, { recursive: true, force: true });
}
