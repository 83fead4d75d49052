/**
 * What a fresh result costs: `add(a, b)` of float64 arrays beside the same with typed arrays and with NumPy, and memory
 * alone. Each library has a process of its own, since collecting the garbage of one takes time of whoever collects; and
 * samples of all are taken in turn, so that a noisy moment meets each.
 *
 * node heap/cost.mjs [--sizes=10,1e3,1e5,1e7] [--samples=15] [--python=python3] [--out=FILE]
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { heapStats, scope } from "@strided/buffer";
import { arange, empty } from "@strided/ndarray";
import { add } from "@strided/ufunc";

const options = Object.fromEntries(
  process.argv.slice(2).map((arg) => /^--(\w+)=(.*)$/.exec(arg)?.slice(1) ?? [arg, ""]),
);

/** A library in a process: a line with a name, a size and how many calls in, a line with nanoseconds per call out. */
const SERVER = `
import sys, time, json, numpy as np
for line in sys.stdin:
    name, n, times = json.loads(line)
    a = np.arange(n, dtype=np.float64); b = a + 1; out = np.empty(n)
    run = {"NumPy: add": lambda: np.add(a, b), "NumPy: add, out given": lambda: np.add(a, b, out=out), "NumPy: empty": lambda: np.empty(n)}[name]
    for _ in range(min(times, 3)): run()
    start = time.perf_counter_ns()
    for _ in range(times): run()
    print((time.perf_counter_ns() - start) / times, flush=True)
`;
let sink = null;
const operands = (n) => {
  const a = arange(n);
  return [a, add(a, 1)];
};
/** Made for a size: a function that makes so many calls. */
const contenders = {
  "strided: add": (n) => {
    const [a, b] = operands(n);
    return (times) => {
      for (let i = 0; i < times; i++) sink = add(a, b);
    };
  },
  "strided: add in a scope": (n) => {
    const [a, b] = operands(n);
    return (times) => {
      for (let i = 0; i < times; i++) {
        scope(() => {
          sink = add(a, b);
        });
      }
    };
  },
  "strided: add, out given": (n) => {
    const [a, b] = operands(n);
    const out = empty(n);
    return (times) => {
      for (let i = 0; i < times; i++) sink = add(a, b, { out });
    };
  },
  "typed arrays: add": (n) => {
    const a = Float64Array.from({ length: n }, (_, i) => i);
    const b = a.map((x) => x + 1);
    return (times) => {
      for (let i = 0; i < times; i++) {
        const c = new Float64Array(n);
        for (let k = 0; k < n; k++) c[k] = a[k] + b[k];
        sink = c;
      }
    };
  },
  "strided: empty": (n) => (times) => {
    for (let i = 0; i < times; i++) sink = empty(n);
  },
  "typed arrays: new Float64Array": (n) => (times) => {
    for (let i = 0; i < times; i++) sink = new Float64Array(n);
  },
};

/** Middle and least. */
const summary = (values) => {
  const sorted = values.toSorted((x, y) => x - y);
  return { median: Math.round(sorted[sorted.length >> 1]), least: Math.round(sorted[0]) };
};
const text = (ns) =>
  ns < 1e3 ? `${ns.toFixed(0)} ns` : ns < 1e6 ? `${(ns / 1e3).toFixed(2)} us` : `${(ns / 1e6).toFixed(2)} ms`;

if (options.serve !== undefined) {
  const made = new Map();
  for await (const line of createInterface({ input: process.stdin })) {
    const [name, n, times] = JSON.parse(line);
    const key = `${name} ${n}`;
    if (!made.has(key)) made.set(key, contenders[name](n));
    const run = made.get(key);
    const start = process.hrtime.bigint();
    run(times);
    console.log(Number(process.hrtime.bigint() - start) / times);
  }
  if (options.serve === "strided") {
    const { collections, collectionTime, fallbacks } = heapStats();
    console.error(`\n${collections} collections in ${collectionTime.toFixed(0)} ms, ${fallbacks} fallbacks`);
  }
  process.exitCode = sink === null ? 1 : 0;
} else await compare();

async function compare() {
  const self = fileURLToPath(import.meta.url);
  const servers = {
    strided: serve(process.execPath, [self, "--serve=strided"]),
    "typed arrays": serve(process.execPath, [self, "--serve=typed"]),
    NumPy: serve(options.python ?? "python3", ["-c", SERVER]),
  };
  const names = [...Object.keys(contenders), "NumPy: add", "NumPy: add, out given", "NumPy: empty"];
  const sizes = {};
  for (const n of (options.sizes ?? "10,1e3,1e5,1e7").split(",").map(Number)) {
    const times = Math.max(2, Math.min(100_000, Math.round(1e7 / (n + 100))));
    const all = Object.fromEntries(names.map((name) => [name, []]));
    for (let sample = -3; sample < Number(options.samples ?? 15); sample++) {
      for (const name of names) {
        const ns = await servers[name.split(":")[0]].ask(name, n, times);
        // The first samples warm up.
        if (sample >= 0) all[name].push(ns);
      }
    }
    sizes[n] = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, summary(values)]));
    console.log(`\nn = ${n}`);
    for (const [name, { median, least }] of Object.entries(sizes[n])) {
      const ratio = name.includes(": add")
        ? `${(median / sizes[n]["NumPy: add"].median).toFixed(2)} of NumPy's add`
        : "";
      console.log(`  ${name.padEnd(32)} ${text(median).padStart(10)}, least ${text(least).padStart(10)}  ${ratio}`);
    }
  }
  for (const { end } of Object.values(servers)) end();
  if (options.out !== undefined) {
    writeFileSync(options.out, `${JSON.stringify({ node: process.version, sizes }, null, 2)}\n`);
  }
}

function serve(command, args) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(...question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      return Number((await answers.next()).value);
    },
    end: () => child.stdin.end(),
  };
}
