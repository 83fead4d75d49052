import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { crc32 } from "../src/dashboard/browser/crc32.ts";
import { type BrowserCase, type Made, measureAll, timeOf } from "../src/dashboard/browser/measure.ts";
import type { Message } from "../src/dashboard/browser/messages.ts";
import { verdictOn } from "../src/dashboard/browser/verdict.ts";
import { browserCases, workerText } from "../src/dashboard/browser-cases.ts";
import { chart, colorOf, decades, legend, shortNumber } from "../src/dashboard/chart.ts";
import { breakEven, bytesText, ratioWords } from "../src/dashboard/data.ts";
import { figure, html, type Page, pageText, table } from "../src/dashboard/html.ts";
import { historyPage } from "../src/dashboard/pages/history.ts";
import { evensOf } from "../src/dashboard/pages/passes.ts";
import { wordOn } from "../src/dashboard/pages/ratios.ts";
import { cacheLines, roofsOf } from "../src/dashboard/pages/sizes.ts";
import { serveFolder } from "../src/dashboard/serve.ts";
import { cacheBytes } from "../src/environment.ts";
import { changeOf, type HistoryLine, historyLine, isStep, machineOf } from "../src/history.ts";
import type { Outcome } from "../src/outcome.ts";
import { passes } from "../src/suites/passes.ts";
import { sizes } from "../src/suites/sizes.ts";
import { floorOf } from "../src/times.ts";
import { weigh } from "../src/weight.ts";
import { measured, outcomeOf } from "./outcomes.ts";

const PAGE: Page = { file: "pick", title: "Pick", lead: "a < b", body: html`<p>${"<script>"}</p>`, script: "pick.js" };

describe("pages", () => {
  test("escape what is put in, and hold no script or style of their own", () => {
    const text = pageText(PAGE, [PAGE, { ...PAGE, file: "run", title: "Run" }]);
    expect(text).toContain("a &lt; b");
    expect(text).toContain("<p>&lt;script&gt;</p>");
    expect(text).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(text).toContain('<script type="module" src="pick.js"></script>');
    expect(text.match(/<script(?! type="module" src="[a-z]+\.js")/)).toBeNull();
    expect(text).not.toMatch(/<style|style=|onclick|href="\//);
  });

  test("tables put numbers to the right and carry what scripts filter by", () => {
    const { text } = table(["name", "ns"], [["a & b", 3]], { id: "cases", data: [{ group: 'x"y' }] });
    expect(text).toContain('<table id="cases">');
    expect(text).toContain('<tr data-group="x&quot;y"><td>a &amp; b</td><td class="number">3</td></tr>');
  });

  test("figures are SVG without a style sheet, named, with their numbers below", () => {
    const svg = chart({ x: { domain: [0, 1] } }, 'a "chart"');
    expect(svg.text).toMatch(/^<svg role="img" aria-label="a &quot;chart&quot;"/);
    expect(svg.text).not.toContain("<style");
    expect(svg.text.match(/plot plot-\w+/g)).toEqual(["plot plot-wide", "plot plot-narrow"]);
    expect(svg.text).toContain('width="350"');
    const { text } = figure("What it says", svg, legend(["strided"]), table(["n"], [[1]]));
    expect(text).toContain("<figcaption>What it says</figcaption>");
    expect(text).toContain('fill="var(--series-1)"');
    expect(text).toContain("<summary>The numbers</summary>");
  });

  test("a contender has one colour everywhere, an unknown one none of them", () => {
    expect(colorOf("NumPy")).toBe("var(--series-2)");
    expect(colorOf("fortran")).toBe("var(--ink-soft)");
  });

  test("logarithmic axes have the powers of ten as ticks", () => {
    expect(decades([0.02, 1500])).toEqual([0.1, 1, 10, 100, 1000]);
    expect(decades([15, 878])).toEqual([30, 100, 300]);
    expect(decades([4, 6])).toEqual([5]);
    expect(decades([1, 1e7]).map(shortNumber)).toEqual(["1", "10", "100", "1000", "10k", "100k", "1M", "10M"]);
  });
});

describe("what the pages say", () => {
  test("a copy pays after as many passes as it takes to win its time back", () => {
    expect(breakEven(100, 30, 10)).toBe(5);
    expect(breakEven(100, 10, 10)).toBeNull();
    expect(breakEven(100, 10, 30)).toBeNull();
  });

  test("break-even is taken from the pass over the view, over the copy, and the copy of the same layout", () => {
    const times: Readonly<Record<string, number>> = { "pass-copy": 900, "pass-sum": 400 };
    const outcomes = passes.cases.map(
      (item): Outcome => ({
        item,
        results: new Map([
          ["strided", measured(item.layout === "contiguous" ? 100 : (times[item.id.split("/")[0]] ?? 50))],
        ]),
      }),
    );
    const [even] = evensOf(outcomes, "strided");
    expect(even).toMatchObject({
      layout: "T",
      operation: "np.sum(a)",
      copy: 900,
      overView: 400,
      overCopy: 100,
      passes: 3,
    });
    expect(evensOf(outcomes, "strided").filter((one) => one.passes === null)).toHaveLength(12);
    expect(evensOf(outcomes, "NumPy")).toEqual([]);
  });

  test("the roofs are the fastest copy and triad of the largest arrays", () => {
    const outcomes = sizes.cases.map(
      (item): Outcome => ({
        item,
        results: new Map([
          ["strided", measured(16e6)],
          ["NumPy", measured(8e6)],
        ]),
      }),
    );
    expect(roofsOf(outcomes)).toEqual([
      { name: "copy", speed: 20 },
      { name: "triad", speed: 30 },
    ]);
  });

  test("a ratio whose interval holds 1 is undecided", () => {
    expect(wordOn({ median: 0.5, low: 0.4, high: 0.9 })).toBe("strided is faster");
    expect(wordOn({ median: 2, low: 1.1, high: 3 })).toBe("strided is slower");
    expect(wordOn({ median: 0.5, low: 0.4, high: 1 })).toBe("undecided");
    expect(ratioWords({ median: 0.5, low: 0.4, high: 12 })).toBe("0.50 (0.40 to 12)");
    expect(ratioWords(null)).toBe("–");
  });

  test("bytes in words; the noise floor of a run without a second one is none", () => {
    expect([null, 12.4, 8016, 8e6].map(bytesText)).toEqual(["–", "12 B", "8.02 kB", "8.00 MB"]);
    const outcomes = [outcomeOf({ theirs: { state: "unsupported" } })];
    expect(floorOf(outcomes)).toBe(1);
  });

  test("a run's line has the machine and the times of what was measured", () => {
    const env = { cpu: "Abacus", cores: 2, system: "linux 6.1 x64", v8: "14.2.1", commit: "abc", load: 0.1 };
    expect(machineOf(env as never)).toBe("Abacus, 2 cores, linux, V8 14.2");
    const outcomes = [
      outcomeOf({ theirs: measured(1) }),
      outcomeOf({ theirs: measured(1), ours: { state: "unsupported" } }),
    ];
    const line = historyLine({
      occasion: { env, started: "now", contenders: ["strided"] } as never,
      outcomes,
      loads: [],
    });
    expect(line).toMatchObject({ commit: "abc", started: "now", times: { [outcomes[0].item.id]: 3e6 } });
  });

  const runs: readonly HistoryLine[] = [1, 2].map((run) => ({
    machine: "Abacus",
    commit: null,
    started: `2026-11-2${run}T10:00:00.000Z`,
    load: 0,
    noise: 1 + run / 10,
    times: { same: 100 + run * 10, less: 300 / run, more: 100 * run ** 2 },
  }));

  test("a case changed between two runs only beyond the noise of both", () => {
    const [one, two] = runs;
    expect(["same", "less", "more", "other"].map((id) => changeOf(id, one, two))).toEqual([
      "within the noise",
      "faster",
      "slower",
      null,
    ]);
    expect(changeOf("less", { ...one, noise: null }, two)).toBeNull();
  });

  test("the history shows changes from the second run on, with the noise", () => {
    expect(historyPage({ history: runs.slice(0, 1) } as never).body.text).toContain("One run so far");
    const { text } = historyPage({ history: runs } as never).body;
    expect(text).toContain("From run 1 to 2: 1 faster, 1 slower, 1 within the noise.");
    expect(text).toContain("a factor of 1.20");
    expect(text).toMatch(/<code>more<\/code><\/td>.*slower<\/td><td class="number">too few runs/);
  });

  test("caches are where what an operation touches fills them; instructions have none", () => {
    const bytes = cacheBytes({ caches: ["48K data", "32K instruction", "2M unified"] });
    expect(bytes).toEqual([49_152, 2_097_152]);
    const [sums, adds] = ["sum-all", "add-out"].map((op) => sizes.cases.filter(({ id }) => id.startsWith(`${op}/`)));
    const places = (cases: typeof sums) =>
      cacheLines(
        cases.map((item) => ({ item, results: new Map() })),
        bytes,
      );
    expect(places(sums)[0]).toEqual({ name: "L1", n: 6144 });
    expect(places(adds)[1]).toEqual({ name: "L2", n: 2 ** 21 / 24 });
  });

  test("a function weighs less than its package, and an error class less than a function", async () => {
    const [whole, make, error] = await Promise.all([
      weigh("@strided/layout", "*"),
      weigh("@strided/layout", "createLayout"),
      weigh("@strided/layout", "ShapeError"),
    ]);
    expect(make.gzipped).toBeLessThan(whole.gzipped);
    expect(error.gzipped).toBeLessThan(make.gzipped);
    expect(error.minified).toBeGreaterThan(error.gzipped);
  });

  test("a step stands out from the changes before it", () => {
    expect(isStep([100, 101, 100])).toBeNull();
    expect(isStep([100, 101, 100, 102, 100, 101])).toBe(false);
    expect(isStep([100, 101, 100, 102, 100, 150])).toBe(true);
  });
});

describe("the browser's part", () => {
  test("is a module with every case as a function, made of the suite's own statements", () => {
    const text = workerText();
    expect(browserCases()).toHaveLength(20);
    expect(text).toContain("sink.last = np.add(a, b, { out });");
    expect(text).not.toMatch(/new Function|eval\(/);
    expect(createHash("sha1").update(workerText()).digest("hex")).toBe(createHash("sha1").update(text).digest("hex"));
  });

  const made = (result: unknown, spent: () => void = () => {}): (() => Made) => {
    return () => ({ run: spent, check: () => result });
  };
  const item = (parts: Partial<BrowserCase> = {}): BrowserCase => ({
    id: "x",
    title: "X",
    strided: made([1, 2]),
    loop: null,
    small: { checksum: () => ({ value: 1 }), expected: { value: 1 } },
    numbersOf: (result) => result as number[],
    tolerance: 0,
    ...parts,
  });

  test("compares with NumPy and with the loop, and times nothing that is wrong", () => {
    const wrong = { small: { checksum: () => ({ value: 2 }), expected: { value: 1 } } };
    expect(verdictOn(item())).toBe("as NumPy");
    expect(verdictOn(item({ loop: made([1, 2]) }))).toBe("as NumPy and the loop");
    expect(verdictOn(item({ loop: made([1, 2 + 1e-12]) }))).toBe("not the loop's result");
    expect(verdictOn(item({ loop: made([1, 2 + 1e-12]), tolerance: 1e-11 }))).toBe("as NumPy and the loop");
    expect(verdictOn(item({ loop: made([1]) }))).toBe("not the loop's result");
    expect(verdictOn(item(wrong))).toBe("not NumPy's result");
    const told: Message[] = [];
    const never = (): Made => ({ run: () => expect.unreachable(), check: () => [1, 2] });
    measureAll([item({ ...wrong, strided: never, loop: never })], (message) => told.push(message));
    expect(told[1]).toMatchObject({ result: { verdict: "not NumPy's result", strided: null, loop: null } });
  });

  test("has the checksums of Node", () => {
    for (const bytes of [new Uint8Array(), Uint8Array.of(0), new TextEncoder().encode("the quick brown fox")]) {
      expect(crc32(bytes)).toBe(zlib.crc32(bytes));
    }
  });

  test("tells of each case and of the end", () => {
    const told: string[] = [];
    const quick = (): void => {
      const end = performance.now() + 6;
      while (performance.now() < end);
    };
    measureAll([item({ strided: made([1, 2], quick) })], ({ state }) => told.push(state));
    expect(told).toEqual(["running", "result", "finished"]);
  });

  test("takes the median of batches that the clock can tell apart", () => {
    let time = 0;
    const run = (calls: number): void => {
      time += calls * 0.002;
    };
    expect(timeOf(run, () => time)).toBeCloseTo(2000, 3);
  });

  test("does not take a pause for a long batch", () => {
    let time = 0;
    let isFirst = true;
    const run = (calls: number): void => {
      time += isFirst ? 50 : calls * 0.002;
      isFirst = false;
    };
    const coarse = (): number => Math.floor(time / 0.1) * 0.1;
    expect(timeOf(run, coarse)).toBeCloseTo(2000, -2);
  });
});

test("the server gives the folder's files, and nothing outside of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dashboard-"));
  writeFileSync(join(folder, "index.html"), "<p>here</p>");
  const server = await serveFolder(folder, 0);
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;
  const page = await fetch(`${base}/`);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await page.text()).toBe("<p>here</p>");
  expect((await fetch(`${base}/other.html`)).status).toBe(404);
  expect((await fetch(`${base}/..%2fsecret.html`)).status).toBe(404);
  server.close();
});
