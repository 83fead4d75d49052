/** Recordings of goldens/record-*.py, or with FUZZ=live (and FUZZ=long) new ones by a python3 that has NumPy 2; SEED=… repeats those. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const FOLDER = new URL("./goldens/", import.meta.url);
const isLong = process.env.FUZZ === "long";
const isLive = (isLong || process.env.FUZZ === "live") && hasNumpy();

function hasNumpy(): boolean {
  try {
    const given = execFileSync("python3", ["-c", "import numpy; print(numpy.__version__)"], { encoding: "utf8" });
    return given.startsWith("2.");
  } catch {
    return false;
  }
}

/** What was recorded under a name; new ones are `count` cases, and five times as many with FUZZ=long. */
export function recorded<Tables extends object>(name: string, count: number): Tables {
  const json = isLive ? fresh(name, isLong ? 5 * count : count) : readFileSync(new URL(`${name}.json`, FOLDER), "utf8");
  return JSON.parse(json) as Tables;
}

function fresh(name: string, count: number): string {
  const seed = process.env.SEED ?? `${Math.floor(Math.random() * 2 ** 31)}`;
  console.info(`${name}: SEED=${seed}`);
  const options = { cwd: FOLDER, maxBuffer: 2 ** 30, encoding: "utf8" as const };
  return execFileSync("python3", ["-W", "ignore", `record-${name}.py`, "--seed", seed, "--count", `${count}`], options);
}
