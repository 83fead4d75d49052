/** Selections where there is no WebAssembly, or no heap is wanted. */
import { configureHeap, heapSpace } from "@strided/buffer";
import { expect, test } from "vitest";
import { describeMoves } from "./moves.ts";

configureHeap({ maxBytes: 0 });

test("there is no heap", () => {
  expect(heapSpace()).toBe(null);
});

describeMoves((a) => a);
