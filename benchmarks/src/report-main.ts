/** `pnpm --filter @strided/benchmarks run report`. */
import { writeReports } from "./results.ts";

writeReports();
