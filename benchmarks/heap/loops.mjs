/**
 * Fresh results in one synchronous loop, many times as many bytes as the machine has: are they right, how much memory
 * stays resident, and is the heap in order afterwards? Every row runs in a process of its own, on the built packages,
 * with whatever Node runs this file (plain JavaScript, because Node 20 reads no TypeScript).
 *
 * node heap/loops.mjs [--op=add|copy|zeros|storage|TypedArray] [--keep=500] [--limit=2e8] [--share=1]
 *
 * keep: so many results are kept, at random, and looked at in the end; limit: up to so many bytes; share: a part of each loop
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Bytes of one result, and how many results. */
const LOOPS = [
  [80, 10_000_000],
  [8_000, 2_000_000],
  [8_000_000, 2_000],
];

const options = Object.fromEntries(
  process.argv.slice(2).map((arg) => /^--(\w+)=(.*)$/.exec(arg)?.slice(1) ?? [arg, "true"]),
);
const { op = "add", keep = "500", share = "1" } = options;
const limit = Number(options.limit ?? 2e8);

if (options.nbytes === undefined) {
  console.log(`Node ${process.version}, ${op}, ${keep} results kept`);
  for (const [nbytes, count] of LOOPS) {
    const times = Math.round(count * Number(share));
    const args = [
      fileURLToPath(import.meta.url),
      `--op=${op}`,
      `--keep=${keep}`,
      `--limit=${limit}`,
      `--nbytes=${nbytes}`,
      `--count=${times}`,
    ];
    console.log(execFileSync(process.execPath, args, { encoding: "utf8" }).trim());
  }
} else await runLoop(Number(options.nbytes), Number(options.count), Number(keep));

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
          return { get: (k) => storage.memory.view.getFloat64(storage.address + 8 * k, true) };
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

async function runLoop(nbytes, count, kept) {
  const { heapStats } = await import("@strided/buffer");
  const n = nbytes / 8;
  const [make, expected] = await operation(n);
  const survivors = [];
  // A kept result per stretch, at a random place of it.
  const stretch = kept > 0 ? Math.floor(count / kept) : count;
  let next = kept > 0 ? Math.floor(Math.random() * stretch) : -1;
  let wrong = 0;
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const result = make(i);
    if (result.get(0) !== expected(i, 0) || result.get(n - 1) !== expected(i, n - 1)) wrong++;
    if (i === next) {
      // Of large results few are kept, unless all are asked for: they alone would be more than a gigabyte.
      if (survivors.length * nbytes < limit) survivors.push([i, result]);
      next += stretch;
    }
  }
  const time = performance.now() - start;
  for (const [i, result] of survivors) {
    for (let k = 0; k < n; k++) if (result.get(k) !== expected(i, k)) wrong++;
  }
  const { reserved, collections, collectionTime, fallbacks, grows } = heapStats();
  const rss = Math.round(process.resourceUsage().maxRSS / 1000);
  console.log(
    [
      `${String(nbytes).padStart(8)} bytes x ${count}:`,
      wrong === 0 ? "all right," : `${wrong} WRONG,`,
      `${survivors.length} kept,`,
      `${((time / count) * 1e6).toFixed(0)} ns each,`,
      `at most ${rss} MB resident;`,
      `heap ${Math.round(reserved / 1e6)} MB, grown ${grows} times, ${collections} collections in ${collectionTime.toFixed(0)} ms, ${fallbacks} fallbacks`,
    ].join(" "),
  );
  if (wrong > 0 || (op !== "TypedArray" && fallbacks > 0)) process.exitCode = 1;
}
