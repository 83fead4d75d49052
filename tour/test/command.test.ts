import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runOnce } from "../src/clock.ts";
import { type Host, runCommand } from "../src/command.ts";
import { readRecording } from "../src/recording.ts";
import { STEPS } from "../src/steps.ts";

const recording = readRecording();

async function run(args: readonly string[], host: Partial<Host> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(args, {
    stdout: { write: (text: string) => out.push(text) > 0 },
    stderr: { write: (text: string) => err.push(text) > 0 },
    env: {},
    steps: STEPS,
    recording,
    clock: runOnce,
    ...host,
  });
  return { code, out: out.join(""), err: err.join("") };
}

/** As if NumPy had printed something else in the first step. */
const TAMPERED = {
  ...recording,
  steps: {
    ...recording.steps,
    1: recording.steps[1].map((line) => (line.code === "a.itemsize" ? { ...line, printed: "9" } : line)),
  },
};

describe("the tour", () => {
  test("prints the steps and exits with 0 if every claim holds", async () => {
    const { code, out } = await run(["--only", "1,11"]);
    expect(code).toBe(0);
    expect(out).toContain("The address of an array");
    expect(out).toContain("[1234    5    6    7]");
    expect(out).toMatch(/2 steps, \d+ claims, all hold/);
    expect(out).not.toContain("Who owns the data");
    expect(out).not.toContain("\x1b[");
  });

  test("exits with 1 and says which claim does not hold", async () => {
    const { code, out } = await run(["--only", "1"], { recording: TAMPERED });
    expect(code).toBe(1);
    expect(out).toContain("✗ a.itemsize: value\n     got      8\n     expected 9");
    expect(out).toContain("step 1, The address of an array");
  });

  test("counts a step that breaks off as a claim that does not hold", async () => {
    const broken = { ...STEPS[0], run: () => Promise.reject(new TypeError("no such thing")) };
    const { code, out } = await run([], { steps: [broken] });
    expect(code).toBe(1);
    expect(out).toContain("✗ the step runs to its end: TypeError: no such thing");
  });

  test("gives machines the same as JSON and nothing else", async () => {
    const { code, out } = await run(["--only", "1", "--json"], { recording: TAMPERED });
    const report = JSON.parse(out);
    expect(code).toBe(1);
    expect(report.failures).toEqual([{ step: 1, text: "a.itemsize: value", holds: false, got: "8", expected: "9" }]);
    expect(report.steps[0].entries[0]).toMatchObject({ kind: "code", numpy: "a = np.zeros(3)" });
    expect(report.steps[0].entries[1].memory.verdict).toBe("view");
  });

  test("says on the side what takes a while", async () => {
    const { err } = await run(["--only", "4"]);
    expect(err).toBe("... step 4, Reshape: a view if the strides allow it: timing 100 x 100 float64\n");
  });

  test("uses colours on a terminal, not with NO_COLOR", async () => {
    const out: string[] = [];
    const stdout = { isTTY: true, write: (text: string) => out.push(text) > 0 };
    await run(["--only", "1"], { stdout });
    expect(out.splice(0).join("")).toContain("\x1b[");
    await run(["--only", "1"], { stdout, env: { NO_COLOR: "1" } });
    expect(out.join("")).not.toContain("\x1b[");
  });

  test("writes the progress over itself on a terminal", async () => {
    const err: string[] = [];
    await run(["--only", "4"], { stderr: { isTTY: true, columns: 40, write: (text: string) => err.push(text) > 0 } });
    expect(err[0]).toBe("\r\x1b[K... step 4, Reshape: a view if the stri");
    expect(err.at(-1)).toBe("\r\x1b[K");
  });
});

describe("wrong arguments", () => {
  const cases: [string[], string][] = [
    [["--only", "x"], '--only: got "x", expected a step from 1 to 19, or several as 4,7'],
    [["--only", "20"], '--only: got "20", expected a step from 1 to 19'],
    [["--only", "4,"], '--only: got "", expected a step from 1 to 19'],
    [["--only"], "--only"],
    [["--bogus"], "'--bogus'"],
    [["4"], "'4'"],
  ];
  test.each(cases)("%j exit with 2", async (args, message) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain("usage: pnpm tour");
    expect(out).toBe("");
  });

  test("--help is no error", async () => {
    const { code, out } = await run(["--", "--help"]);
    expect(code).toBe(0);
    expect(out).toContain("usage: pnpm tour");
  });
});

test("the program itself exits with the code of the command", { timeout: 60_000 }, () => {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const tour = (...args: string[]) =>
    spawnSync(process.execPath, ["--conditions=@strided/source", main, ...args], { encoding: "utf8" });
  const good = tour("--only", "3,4");
  expect(good.stdout).toContain("> multiply(a, 2, { out: a })");
  expect(good.stdout).toContain("times as long; in NumPy");
  expect(good.status).toBe(0);
  expect(tour("--only", "0").status).toBe(2);
});
