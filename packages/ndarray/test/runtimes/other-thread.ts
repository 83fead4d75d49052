/** The other thread of worker.test.ts: doubles what it receives, in place, and answers with an array of its own. */
import { parentPort } from "node:worker_threads";
import { type ArrayMessage, arange, fromMessage, toMessage } from "@strided/ndarray";

parentPort?.on("message", (message: ArrayMessage) => {
  const a = fromMessage(message);
  for (let i = 0; i < a.size; i++) a.set(i, 2 * Number(a.get(i)));
  parentPort?.postMessage(toMessage(arange(4)));
});
