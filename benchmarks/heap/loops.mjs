/**
 * Fresh results in one synchronous loop, many times as many bytes as the machine has: are they right, how much memory
 * stays resident, and is the heap in order afterwards? Every row runs in a process of its own, on the built packages,
 * with whatever Node runs this file (plain JavaScript, because Node 20 reads no TypeScript).
 *
 * node heap/loops.mjs [--op=add|copy|zeros|storage|TypedArray] [--keep=500] [--limit=2e8] [--share=1] [--seed=1] [--json]
 *
 * keep: so many results are kept, at scattered places, and looked at in the end; limit: up to so many bytes; share: a part of each
 * loop; json: rows as data
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Bytes of one result, how many results, and how many of them a heap of 4 GiB can keep beside what is made. */
const LOOPS = [
  [80, 10_000_000, 500],
  [8_000, 2_000_000, 500],
  [8_000_000, 2_000, 500],
  [80_000_000, 200, 25],
];

const options = Object.fromEntries(
  process.argv.slice(2).map((arg) => /^--(\w+)=(.*)$/.exec(arg)?.slice(1) ?? [arg.replace(/^--/, ""), "true"]),
);
const { op = "add", keep = "500", limit = "2e8", share = "1", seed = String(Date.now() % 1e6), json } = options;

if (options.nbytes === undefined) {
  if (json === undefined)
    console.log(`Node ${process.version}, ${op}, ${keep} results kept here and there, seed ${seed}`);
  for (const [nbytes, whole, most] of LOOPS) {
    const count = Math.round(whole * Number(share));
    // A result kept in each of as many stretches; of large ones few, unless there is room for all.
    const kept = Math.min(Number(keep), most, Math.floor(Number(limit) / nbytes), count);
    const args = Object.entries({ op, seed, nbytes, count, kept }).map(([name, value]) => `--${name}=${value}`);
    const row = JSON.parse(
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...args], { encoding: "utf8" }),
    );
    console.log(json === undefined ? sentence(row) : JSON.stringify({ node: process.version, ...row }));
    if (row.wrong > 0 || !row.isServed) process.exitCode = 1;
  }
} else {
  const row = await runLoop(Number(options.nbytes), Number(options.count), Number(options.kept), Number(seed));
  console.log(JSON.stringify(row));
}

function sentence({ nbytes, count, kept, wrong, ns, slowest, resident, reserved, grows, fallbacks, ...row }) {
  return [
    `${String(nbytes).padStart(8)} bytes x ${count}:`,
    wrong === 0 ? "all right," : `${wrong} WRONG,`,
    `${kept} kept, ${ns} ns each, at most ${slowest.toFixed(1)} ms; at most ${resident} MB resident;`,
    `heap ${reserved} MB, grown ${grows} times, ${row.collections} collections in ${row.collectionTime} ms,`,
    `${fallbacks} fallbacks,`,
    row.isServed ? "none afterwards" : "AND STILL afterwards",
  ].join(" ");
}

/** A function that makes result number i, and one that says what an element of it is. */
async function operation(n) {
  const np = await import("@strided/ndarray");
  const { allocate } = await import("@strided/buffer");
  const a = np.arange(n);
  switch (op) {
    case "add": {
      const { add } = await import("@strided/ufunc");
      return [(i) => add(a, i), (i, k) => k + i];
    }
    case "copy":
      return [() => a.copy(), (_, k) => k];
    case "zeros":
      return [() => np.zeros(n), () => 0];
    case "storage":
      return [
        (i) => {
          const storage = allocate(n * 8);
          new Float64Array(storage.memory.buffer, storage.address, n).fill(i);
          return { place: storage, get: (k) => storage.memory.view.getFloat64(storage.address + 8 * k, true) };
        },
        (i) => i,
      ];
    case "TypedArray": {
      const data = Float64Array.from({ length: n }, (_, k) => k);
      return [
        (i) => {
          const out = new Float64Array(n);
          for (let k = 0; k < n; k++) out[k] = data[k] + i;
          return { get: (k) => out[k] };
        },
        (i, k) => k + i,
      ];
    }
    default:
      throw new Error(`no operation ${op}`);
  }
}

/** A place in each stretch, scattered by the golden ratio: no two stretches next to each other keep the same one. */
function scattered(seed, stretch) {
  const golden = (Math.sqrt(5) - 1) / 2;
  return (k) => k * stretch + Math.floor(stretch * (((seed + k) * golden) % 1));
}

async function runLoop(nbytes, count, kept, seed) {
  const { heapSpace, heapStats } = await import("@strided/buffer");
  const n = nbytes / 8;
  const [make, expected] = await operation(n);
  const place = scattered(seed, kept > 0 ? Math.floor(count / kept) : count);
  let survivors = [];
  let next = kept > 0 ? place(0) : -1;
  let wrong = 0;
  let slowest = 0;
  const start = performance.now();
  // One loop inside of another: the clock is read once in a thousand small results.
  const turn = nbytes < 1e6 ? 1000 : 1;
  for (let i = 0; i < count; ) {
    const from = performance.now();
    for (const end = Math.min(i + turn, count); i < end; i++) {
      const result = make(i);
      if (result.get(0) !== expected(i, 0) || result.get(n - 1) !== expected(i, n - 1)) wrong++;
      if (i === next) {
        survivors.push([i, result]);
        next = survivors.length < kept ? place(survivors.length) : -1;
      }
    }
    slowest = Math.max(slowest, performance.now() - from);
  }
  const ns = Math.round(((performance.now() - start) / count) * 1e6);
  for (const [i, result] of survivors) {
    for (let k = 0; k < n; k++) if (result.get(k) !== expected(i, k)) wrong++;
  }
  const { reserved, collections, collectionTime, fallbacks, grows } = heapStats();
  const resident = Math.round(process.resourceUsage().maxRSS / 1000);
  survivors = [];
  // Enough for the heap to notice, and in a job of their own.
  await new Promise((resolve) => setImmediate(resolve));
  let last = null;
  for (let i = 0; i < 2e9 / nbytes && i < 1e6; i++) last = make(i);
  const isServed = op === "TypedArray" || (last.storage ?? last.place).memory === heapSpace().memory;
  return {
    ...{ nbytes, count, seed, kept, wrong, ns, slowest, resident, reserved: Math.round(reserved / 1e6) },
    ...{ grows, collections, collectionTime: Math.round(collectionTime), fallbacks, isServed },
  };
}
