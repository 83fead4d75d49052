/** `pnpm --filter @strided/benchmarks run report`: makes every page of `results/` anew of what was recorded. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeLimitsReport } from "./limits-report.ts";
import { resultsFolder, writeReports } from "./results.ts";
import { readSuite } from "./run-suites.ts";
import { readSpeed, writeSpeedReport } from "./speed.ts";

writeReports();
const folder = resultsFolder();
const speed = readSpeed(join(folder, "speed"));
if (speed.length > 0) writeSpeedReport(folder, speed);
const limits = join(folder, "limits");
if (existsSync(limits)) writeLimitsReport(folder, readSuite(limits, "limits"));
