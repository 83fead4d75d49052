/** Where there is no WebAssembly, or no heap is wanted, the same functions run as loops over blocks of typed arrays. */
import { configureHeap, heapSpace } from "@strided/buffer";
import { expect, test } from "vitest";
import { describeValues } from "./values.ts";

configureHeap({ maxBytes: 0 });

test("there is no heap", () => {
  expect(heapSpace()).toBe(null);
});

describeValues((a) => a.copy(), 2);
