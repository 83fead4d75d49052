/** With FUZZ=long and a python3 that has NumPy: arrays made on the spot print as NumPy prints them. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { differences, type Recording } from "./print.compare.ts";

const SCRIPT = fileURLToPath(new URL("./goldens/record-print.py", import.meta.url));

test.runIf(process.env.FUZZ === "long" && hasNumpy())(
  "any array prints as NumPy prints it",
  { timeout: 600_000 },
  () => {
    const seed = process.env.FUZZ_SEED ?? `${Math.floor(Math.random() * 1e9)}`;
    const json = python("-W", "ignore", SCRIPT, "--seed", seed, "--count", "40000");
    expect(differences(JSON.parse(json) as Recording).slice(0, 10), `FUZZ_SEED=${seed}`).toEqual([]);
  },
);

function python(...options: string[]): string {
  return execFileSync("python3", options, { encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "pipe"] });
}

function hasNumpy(): boolean {
  try {
    return python("-c", "import numpy; print(numpy.__version__)").startsWith("2.");
  } catch {
    return false;
  }
}
