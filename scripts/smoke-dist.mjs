// Imports the built packages under the Node that runs this file (20 or newer) and uses each a little: the tests run on
// the sources under the development Node, so only this sees what a user of an older Node gets. Plain JavaScript, because
// Node 20 reads no TypeScript.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const load = (name) => import(new URL(`../packages/${name}/dist/index.js`, import.meta.url).href);

const globals = Object.getOwnPropertyNames(globalThis);
const names = ["layout", "buffer", "kernel", "ndarray", "ufunc", "memory", "strided"];
const [layout, buffer, , ndarray, ufunc, memory, np] = await Promise.all(names.map(load));
assert.deepEqual(Object.getOwnPropertyNames(globalThis), globals, "an import adds no global variable");

const grid = layout.createLayout([4, 6]);
assert.deepEqual([...layout.sliceLayout(grid, ["1:3, ::2"]).shape], [2, 3]);
assert.equal(buffer.promoteTypes("int32", "float32").name, "float64");

const a = ndarray.array([
  [1, 2, 3],
  [4, 5, 6],
]);
assert.deepEqual(a.T.toNested(), [
  [1, 4],
  [2, 5],
  [3, 6],
]);
assert.deepEqual(ufunc.add(a, a.slice(0)).toNested(), [
  [2, 4, 6],
  [5, 7, 9],
]);
assert.equal(memory.sharesMemory(a, a.T), true);
assert.equal(memory.sharesMemory(a, a.copy()), false);

assert.equal(np.sum(np.arange(10)), 45);
assert.equal(String(np.array([1, 2], { dtype: "int32" })), "[1 2]");
assert.equal(np.array, ndarray.array, "the whole namespace re-exports, it does not bundle");

assert.equal("add" in a, false);
await import(new URL("../packages/strided/dist/fluent.js", import.meta.url).href);
assert.deepEqual(np.arange(3).iadd(1).mul(2).toNested(), [2, 4, 6]);

const command = fileURLToPath(new URL("../packages/strided/bin/strided.js", import.meta.url));
assert.match(execFileSync(process.execPath, [command, "--help"], { encoding: "utf8" }), /^usage: strided inspect/);

console.log(`the built packages work on Node ${process.version}`);
