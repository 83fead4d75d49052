import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shrink } from "../src/case.ts";
import { type Host, runCommand } from "../src/command.ts";
import { CONTENDERS, type Contender } from "../src/contenders.ts";
import type { Round } from "../src/outcome.ts";
import { readRecorded } from "../src/record.ts";
import type { Suite } from "../src/suite.ts";
import { recipes } from "../src/suites/recipes.ts";

const [STRIDED] = CONTENDERS;
const SMALL: Suite = { ...recipes, cases: recipes.cases.map(shrink) };
const QUICK = ["--processes", "1", "--rounds", "2", "--milliseconds", "2", "--case", "reshape-line/float64/5x5/T"];

/** A contender that answers each question with what `answers` has for it. */
function scripted(name: string, answers: object): Contender {
  const program = `
    const answers = ${JSON.stringify(answers)};
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const answer = answers[JSON.parse(line).ask];
      if (answer === undefined) process.exit(3);
      console.log(JSON.stringify(answer));
    });`;
  return { name, language: "numpy", command: [process.execPath, "-e", program], hint: "made for a test" };
}

async function run(args: readonly string[], contenders: readonly Contender[] = [STRIDED], host: Partial<Host> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const suite = args.includes("--suite") || args.includes("--full") ? [] : ["--suite", "recipes"];
  const code = await runCommand([...args, ...suite], {
    stdout: { write: (text: string) => out.push(text) > 0 },
    stderr: { write: (text: string) => err.push(text) > 0 },
    suites: [SMALL],
    contenders,
    folder: tmpdir(),
    ...host,
  });
  return { code, out: out.join(""), err: err.join("") };
}

function roundsOf(file: string, contender: string): readonly Round[] {
  const [{ results }] = readRecorded(readFileSync(file, "utf8")).outcomes;
  const result = results.get(contender);
  if (result?.state !== "measured") throw new Error(`${contender} was not measured`);
  return result.rounds;
}

describe("a benchmark", { timeout: 60_000 }, () => {
  test("prints a table and writes its samples", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    const file = join(folder, "samples.jsonl");
    const { code, out, err } = await run([...QUICK, "--out", "samples.jsonl"], [STRIDED], { folder });
    expect(code).toBe(0);
    expect(out).toMatch(/^strided@\d+\.\d+\.\d+ \(node \d+/);
    expect(out).toMatch(/recipe 4 {2}a\.T\.reshape\(\(1, -1\)\) {2}float64 5 x 5 T {2}copy +\d+(\.\d+)? [nµm]s/);
    expect(err).toContain("1/1 reshape-line/float64/5x5/T: comparing the results");

    const { occasion, outcomes } = readRecorded(readFileSync(file, "utf8"));
    expect(occasion).toMatchObject({ suite: "recipes", contenders: ["strided"], env: { node: process.versions.node } });
    expect(outcomes.map(({ item }) => item)).toMatchObject([{ variant: "copy", shape: [5, 5], layout: "T" }]);
    const [first, second] = roundsOf(file, "strided");
    expect([first, second].map(({ process, order }) => [process, order])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(first.samplesNs.length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...first.samplesNs)).toBeGreaterThan(0);
  });

  test("shows a contender whose program is not there as missing", async () => {
    const absent: Contender = {
      name: "NumPy",
      language: "numpy",
      command: ["no-such-python"],
      hint: "it needs python3 with numpy",
    };
    const { code, out } = await run(QUICK, [STRIDED, absent]);
    expect(code).toBe(0);
    expect(out).toMatch(/[nµ]s +missing +-\n/);
    expect(out).toContain(
      "NumPy is missing in reshape-line/float64/5x5/T: spawn no-such-python ENOENT (it needs python3 with numpy)",
    );
  });

  test("shows a contender that lacks its library as missing", async () => {
    const { code, out } = await run(QUICK, [
      STRIDED,
      scripted("NumPy", { hello: { missing: "No module named 'numpy'" } }),
    ]);
    expect(code).toBe(0);
    expect(out).toContain("NumPy is missing in reshape-line/float64/5x5/T: No module named 'numpy' (made for a test)");
  });

  test("does not time a contender that computes something else", async () => {
    const other = scripted("other", { hello: { impl: "other@1", runtime: "x" }, check: { checksum: { value: 7 } } });
    const { code, out } = await run(QUICK, [STRIDED, other]);
    expect(code).toBe(1);
    expect(out).toMatch(/differs +-\n/);
    expect(out).toContain("other differs in reshape-line/float64/5x5/T: got 7, expected float64 (1, 25) crc32");
  });

  test("goes on without a contender that breaks off", async () => {
    const other = scripted("other", { hello: { impl: "other@1", runtime: "x" } });
    const { code, out } = await run(QUICK, [STRIDED, other]);
    expect(code).toBe(1);
    expect(out).toMatch(/[nµ]s +failed +-\n/);
    expect(out).toContain("other failed in reshape-line/float64/5x5/T: other ended with code 3");
  });

  test("shows a function that a contender does not have as missing", async () => {
    const other = scripted("other", { hello: { impl: "other@1", runtime: "x" }, check: { lacks: "reshape" } });
    const { code, out } = await run(QUICK, [STRIDED, other]);
    expect(code).toBe(0);
    expect(out).toMatch(/[nµ]s +no reshape +-\n/);
    expect(out).toContain("other is missing in reshape-line/float64/5x5/T: it has no reshape");
  });

  test("asks no contender for a case that is not written in its language", async () => {
    const other: Contender = { ...scripted("other", { hello: { impl: "other@1", runtime: "x" } }), language: "loop" };
    const suite: Suite = { ...SMALL, languages: ["strided", "loop"] };
    const { code, out } = await run(QUICK, [STRIDED, other], { suites: [suite] });
    expect(code).toBe(0);
    expect(out).toMatch(/[nµ]s +- +-\n/);
  });

  test("extra contenders take part where all are asked for, or they by name", async () => {
    const [a, b] = ["plain", "extra"].map((name) => scripted(name, { hello: { missing: "all" } }));
    const all = [a, { ...b, isExtra: true }];
    expect((await run(QUICK, all)).out).not.toContain("extra");
    expect((await run([...QUICK, "--full"], all)).out).toContain("extra is missing");
    expect((await run([...QUICK, "--contender", "ext"], all)).out).toContain("extra is missing");
    const more = [...all, { ...b, name: "extra without", isExtra: true }];
    expect((await run([...QUICK, "--contender", "extra"], more)).out).not.toContain("extra without");
  });

  test("a contender has variables of its own, and only the cases of its groups", async () => {
    const says = `console.log(JSON.stringify({ missing: "pages of " + process.env.PAGES }))`;
    const program = `process.stdin.on("data", () => ${says});`;
    const other: Contender = {
      name: "other",
      language: "numpy",
      command: [process.execPath, "-e", program],
      hint: "made for a test",
      environment: { PAGES: "4 KB" },
    };
    expect((await run(QUICK, [STRIDED, other])).out).toContain("pages of 4 KB (made for a test)");
    const checks = { hello: { impl: "other@1", runtime: "x" }, check: { checksum: { value: 7 } } };
    const limited = (group: string): Contender => ({ ...scripted("other", checks), groups: [group] });
    expect((await run(QUICK, [STRIDED, limited("recipe 4")])).out).toContain("other differs");
    expect((await run(QUICK, [STRIDED, limited("recipe 5")])).out).toMatch(/[nµ]s +- +-\n/);
  });

  test("shows an operation that a library has no phrase for as not written", async () => {
    const other = scripted("other", { hello: { impl: "other@1", runtime: "x" }, check: { unsupported: true } });
    const { code, out } = await run(QUICK, [STRIDED, other]);
    expect(code).toBe(0);
    expect(out).toMatch(/[nµ]s +- +-\n/);
  });

  test("takes its lengths from the suite", async () => {
    const lengths = { processes: 1, rounds: 3, milliseconds: 2 };
    const { out } = await run(["--case", "5x5/T"], [STRIDED], { suites: [{ ...SMALL, lengths }] });
    expect(out).toContain("medians of 1 x 3 rounds of 2 ms");
  });

  test("lets the contenders take turns, and their order too", async () => {
    const measure = { samples: [5, 6, 7], calls: 1, gcNanoseconds: null };
    const answers = { check: { checksum: { value: 1 } }, measure };
    const names = ["a", "b"].map((name) => scripted(name, { ...answers, hello: { impl: name, runtime: "x" } }));
    const file = join(mkdtempSync(join(tmpdir(), "bench-")), "samples.jsonl");
    const { out } = await run([...QUICK, "--processes", "2", "--out", file], names);
    expect(out).toContain("1.00 (1.00 to 1.00)");
    const orders = ["a", "b"].map((name) => roundsOf(file, name).map(({ order }) => order));
    expect(orders).toEqual([
      [0, 1, 1, 0],
      [1, 0, 0, 1],
    ]);
  });
});

describe("the command line", () => {
  const cases: [string[], string][] = [
    [["--bogus"], "'--bogus'"],
    [["--rounds", "0"], '--rounds: got "0", expected a whole number from 1 to 999999'],
    [["--milliseconds", "fast"], '--milliseconds: got "fast"'],
    [["--case", "nothing-like-it"], '--case: no case contains "nothing-like-it"; --list prints them'],
    [["--suite", "all"], '--suite: got "all", expected one of recipes'],
    [["--out", "/no/such/folder/file"], "--out: ENOENT"],
    [["reshape"], "'reshape'"],
    [["--contender", "fortran"], '--contender: got "fortran", expected a part of one of '],
    [["--compare", "no-such-commit"], '--compare: got "no-such-commit", expected a commit or a branch'],
    [["--full", "--out", "x.jsonl"], "--out: one file holds one suite"],
  ];
  test.each(cases)("%j is refused", async (args, message) => {
    const { code, out, err } = await run(args, []);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain("usage: pnpm bench");
    expect(out).toBe("");
  });

  test("--list prints the ids and --help the usage", async () => {
    expect((await run(["--list", "--case", "sum"], [])).out).toBe("sum-row/float64/12x12\nsum-column/float64/12x12\n");
    expect((await run(["--", "--help"], [])).out).toContain("usage: pnpm bench");
  });

  test("on a terminal the progress is one line that is removed at the end", async () => {
    const err: string[] = [];
    const stderr = { isTTY: true, columns: 60, write: (text: string) => err.push(text) > 0 };
    const { code } = await run(QUICK, [scripted("a", { hello: { missing: "all" } })], { stderr });
    expect(code).toBe(0);
    expect(err[0]).toBe("\r\x1b[K[--------------------]   0 %  1/1 reshape-line/float64/5x5/");
    expect(err.at(-1)).toBe("\r\x1b[K");
  });
});
