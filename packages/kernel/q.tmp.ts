
const { allocate, heapSpace } = await import("@strided/buffer");
const { theHeap } = await import("../buffer/src/heap.ts");
const nb = Number(process.argv[2]),
  N = Number(process.argv[3]);
const touch = process.argv[5] !== "no";
const keep = [];
let sum = 0;
const kk = Number(process.argv[6] ?? 0);
const wasm = heapSpace()!;
const clear = (wasm as any).clear;
const t = performance.now();
for (let i = 0; i < N; i++) {
  const s = allocate(nb);
  if (touch) clear(s.address, nb);
  sum += s.address;
  if (kk && i % Math.floor(N / kk) === 0) keep.push(s);
}
const dt = performance.now() - t;
const room = theHeap()!.room;
console.log(
  process.version,
  nb,
  N,
  process.argv[4],
  "ns",
  ((dt * 1e6) / N).toFixed(1),
  "coll",
  room.collections,
  room.collectionTime.toFixed(0) + "ms",
  "grows",
  room.grows,
  "reserved",
  wasm.memory.bytes.length / 2 ** 20,
  "rss",
  (process.memoryUsage().rss / 1e6) | 0,
);
