/** Arrays handed to another thread and back. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ArrayMessage, arange, arrayOverlap, fromMessage, type MessageOptions, toMessage } from "../src/index.ts";

let worker: Worker;
beforeEach(() => {
  worker = new Worker(new URL("runtimes/other-thread.ts", import.meta.url), {
    execArgv: ["--conditions=@strided/source"],
  });
});
afterEach(() => worker.terminate());

/** Sends an array, waits until the other thread has doubled it, and returns what it has sent back. */
async function exchange(a: Parameters<typeof toMessage>[0], options?: MessageOptions): Promise<ArrayMessage> {
  worker.postMessage(toMessage(a, options));
  const [answer] = await once(worker, "message");
  return answer;
}

test("another thread writes into the same bytes", async () => {
  const a = arange(6);
  const answer = await exchange(a.slice("::2"));
  expect(a.toNested()).toEqual([0, 1, 4, 3, 8, 5]);
  expect(answer.shared).toBe(true);
});

test("a copy stays what it was", async () => {
  const a = arange(3);
  await exchange(a, { shared: false });
  expect(a.toNested()).toEqual([0, 1, 2]);
});

test("what a thread has sent outlives it", async () => {
  const b = fromMessage(await exchange(arange(1)));
  await worker.terminate();
  expect(b.toNested()).toEqual([0, 1, 2, 3]);
  b.set(0, 9);
  expect(b.get(0)).toBe(9);
});

test("the same bytes sent twice are known to be the same", async () => {
  const a = arange(3);
  const [first, second] = [toMessage(a), toMessage(a.slice("1:"))].map((sent) => fromMessage(structuredClone(sent)));
  expect(arrayOverlap(first, second, -1).verdict).toBe("yes");
  expect(arrayOverlap(first, a, -1).verdict).toBe("yes");
});
