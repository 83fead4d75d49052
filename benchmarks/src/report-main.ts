/** `pnpm --filter @strided/benchmarks run report`: makes every page of `results/` anew of what was recorded. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeLimitsReport } from "./limits-report.ts";
import { resultsFolder, writeReports } from "./results.ts";
import { readSuite } from "./run-suites.ts";
import { SPEED, writeSpeedReport } from "./speed.ts";

writeReports();
const folder = resultsFolder();
const [speed, limits] = [join(folder, "speed"), join(folder, "limits")];
if (existsSync(speed)) {
  writeSpeedReport(
    folder,
    SPEED.map((name) => readSuite(speed, name)),
  );
}
if (existsSync(limits)) writeLimitsReport(folder, readSuite(limits, "limits"));
