/** How long a fresh process takes to load each built package, and to its first result: beyond what Node itself takes. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGES } from "./packages.ts";
import { resultsFolder } from "./results.ts";
import { median } from "./statistics.ts";

export interface Start {
  readonly what: string;
  /** Beyond an empty program. */
  readonly milliseconds: number;
}

const TIMES = 9;
const HERE = fileURLToPath(new URL("..", import.meta.url));

const PROGRAMS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PACKAGES.map((name) => [`import "${name}"`, `await import("${name}");`])),
  "import, and a first add of ten elements": `const np = await import("strided"); np.add(np.arange(10), 1);`,
  "import, and a first add of a million": `const np = await import("strided"); np.add(np.zeros(1e6), 1);`,
};

/** Builds the packages first: users load those. */
export async function writeColdStarts(): Promise<void> {
  execFileSync("pnpm", ["exec", "tsc", "-b"], { cwd: join(HERE, ".."), shell: process.platform === "win32" });
  const empty = timeOf("");
  const starts = Object.entries(PROGRAMS).map(
    ([what, program]): Start => ({ what, milliseconds: Number((timeOf(program) - empty).toFixed(1)) }),
  );
  writeFileSync(file(), `[\n${starts.map((start) => JSON.stringify(start)).join(",\n")}\n]\n`);
}

export function readColdStarts(): readonly Start[] {
  return existsSync(file()) ? (JSON.parse(readFileSync(file(), "utf8")) as readonly Start[]) : [];
}

/** Milliseconds of a whole process, the median of several. */
function timeOf(program: string, times: number = TIMES): number {
  return median(
    Array.from({ length: times }, () => {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: HERE });
      if (status !== 0) throw new Error(`start: ${program} ended with ${status}: ${stderr}`);
      return performance.now() - start;
    }),
  );
}

function file(): string {
  return join(resultsFolder(), "starts.json");
}
