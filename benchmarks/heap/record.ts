/**
 * Records what the heap does, in results/: the loops under Node 20 and under this Node, and what a fresh result costs
 * (`pnpm build` first). `node heap/record.ts [loops] [cost]`; without a name both, in about three minutes. The tables in
 * results/README.md are made anew of all that is recorded, the random model included.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Environment, readEnvironment } from "../src/environment.ts";

const here = (name: string): string => `${import.meta.dirname}/${name}`;
const RESULTS = "results/";

interface Row {
  readonly node: string;
  readonly nbytes: number;
  readonly count: number;
  readonly seed: number;
  readonly kept: number;
  readonly wrong: number;
  readonly ns: number;
  readonly slowest: number;
  readonly resident: number;
  readonly reserved: number;
  readonly grows: number;
  readonly collections: number;
  readonly collectionTime: number;
  readonly fallbacks: number;
  readonly isServed: boolean;
}

interface Cost {
  readonly node: string;
  readonly sizes: Readonly<
    Record<string, Readonly<Record<string, { readonly median: number; readonly least: number }>>>
  >;
}

interface Recorded<T> {
  readonly date: string;
  readonly environment: Environment;
  readonly data: T;
}

function write<T>(name: string, environment: Environment, data: T): void {
  const recorded: Recorded<T> = { date: new Date().toISOString().slice(0, 16), environment, data };
  writeFileSync(here(`${RESULTS}${name}.json`), `${JSON.stringify(recorded, null, 1)}\n`);
}

function read<T>(name: string): T | null {
  const file = here(`${RESULTS}${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : null;
}

/** All loops under a Node, without any result kept and with as many as fit. */
function loops(command: string, args: readonly string[]): Row[] {
  return ["0", "500"].flatMap((keep) => {
    const all = [...args, here("loops.mjs"), `--keep=${keep}`, "--limit=4e9", "--json"];
    const { stdout } = spawnSync(command, all, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    process.stdout.write(stdout);
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Row);
  });
}

const node20 = (): Row[] => {
  const prefix = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  const system = process.platform === "win32" ? "win" : process.platform;
  return loops("npx", ["--yes", `--package=${prefix}-${system}-${process.arch}@20`, "--", "node"]);
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const size = (nbytes: number): string =>
  nbytes < 1e3 ? `${nbytes} B` : nbytes < 1e6 ? `${nbytes / 1e3} KB` : `${nbytes / 1e6} MB`;

const time = (ns: number): string =>
  ns < 1e3 ? `${ns} ns` : ns < 1e6 ? `${(ns / 1e3).toFixed(2)} us` : `${(ns / 1e6).toFixed(1)} ms`;

const where = ({ date, environment: { cpu, cores, load, commit } }: Recorded<unknown>): string =>
  `${date}, ${cpu}, ${cores} cores, load ${load.toFixed(1)} at the start, commit ${commit}.`;

function loopsText(recorded: Recorded<readonly Row[]>): string {
  const rows = recorded.data.map((row) => [
    `${row.node}, ${row.count.toLocaleString("en")} x ${size(row.nbytes)}`,
    `${row.kept}`,
    row.wrong === 0 ? "right" : `${row.wrong} WRONG`,
    `${row.resident} MB`,
    `${row.reserved} MB`,
    `${row.grows}`,
    `${row.collections} in ${row.collectionTime} ms`,
    `${row.fallbacks}, ${row.isServed ? "none" : "SOME"} later`,
    time(row.ns),
    `${row.slowest.toFixed(1)} ms`,
  ]);
  const head = [
    ...["loop", "kept", "results", "resident at most", "heap", "grown", "collections", "fallbacks", "each"],
    "slowest",
  ];
  return [
    "## Loops",
    "",
    "`add(a, i)` in one synchronous loop. The first and the last element of every result are looked at, and in the end",
    "every element of those that were kept, chosen at random. 500 results of 8 MB are nearly all that a heap of 4 GiB can",
    "hold. Slowest: the slowest result, or thousand results of less than 1 MB. Only times depend on the machine's load.",
    "",
    where(recorded),
    "",
    table(head, rows),
  ].join("\n");
}

function costText(recorded: Recorded<Cost>): string {
  const { sizes } = recorded.data;
  const ns = Object.keys(sizes);
  const names = Object.keys(Object.values(sizes)[0]);
  const cells = names.map((name) => [
    name,
    ...ns.map((n) => `${time(sizes[n][name].median)} (${time(sizes[n][name].least)})`),
  ]);
  const ratios = names
    .filter((name) => name.startsWith("strided: add"))
    .flatMap((name) =>
      ["NumPy: add", "typed arrays: add"].map((other) => [
        `${name.replace("strided: ", "")}, over ${other}`,
        ...ns.map((n) => (sizes[n][name].median / sizes[n][other].median).toFixed(2)),
      ]),
    );
  return [
    "## What a fresh result costs",
    "",
    `float64, ${recorded.data.node}, samples in turn; median, and the least in brackets. Ratios are of medians: below 1 is faster.`,
    "",
    where(recorded),
    "",
    table(["elements", ...ns], cells),
    "",
    table(["ratio", ...ns], ratios),
  ].join("\n");
}

type Model = Readonly<Record<string, Readonly<Record<string, number | readonly number[]>> | string>>;

function modelText({ node, ...heaps }: Model): string {
  const counts = Object.values(heaps).filter((heap) => typeof heap === "object");
  const names = Object.keys(counts[0]);
  return [
    "## The random model",
    "",
    `Node ${node}; \`pnpm --filter @strided/buffer run test:model\`. Not one byte changed, no two storages overlapped.`,
    "",
    table(
      ["", ...Object.keys(heaps)],
      names.map((name) => [
        name,
        ...counts.map((heap) => {
          const value = heap[name];
          return typeof value === "number" ? value.toLocaleString("en") : `${value?.join(" to ")}`;
        }),
      ]),
    ),
  ].join("\n");
}

mkdirSync(here(RESULTS), { recursive: true });
const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
if (isWanted("loops")) {
  const environment = readEnvironment();
  write("loops", environment, [...loops(process.execPath, []), ...node20()]);
}
if (isWanted("cost")) {
  const environment = readEnvironment();
  const folder = mkdtempSync(join(tmpdir(), "cost-"));
  execFileSync(process.execPath, [here("cost.mjs"), `--out=${folder}/cost.json`], { stdio: "inherit" });
  write("cost", environment, JSON.parse(readFileSync(`${folder}/cost.json`, "utf8")));
  rmSync(folder, { recursive: true });
}

const recordedLoops = read<Recorded<readonly Row[]>>("loops");
const cost = read<Recorded<Cost>>("cost");
const model = read<Model>("model");
const parts = [
  "# The heap, recorded",
  recordedLoops && loopsText(recordedLoops),
  cost && costText(cost),
  model && modelText(model),
];
writeFileSync(here(`${RESULTS}README.md`), `${parts.filter((part) => part !== null).join("\n\n")}\n`);
if (recordedLoops?.data.some(({ wrong, isServed }) => wrong > 0 || !isServed)) process.exitCode = 1;
