/** Where there is no WebAssembly, or no heap is wanted, the same functions run as loops over blocks of typed arrays. */
import { configureHeap, heapSpace } from "@strided/buffer";
import { describe, expect, test } from "vitest";
import { describeErrorState } from "./errstate.ts";
import { describeRounding } from "./rounding.ts";
import { describeValues } from "./values.ts";

configureHeap({ maxBytes: 0 });

test("there is no heap", () => {
  expect(heapSpace()).toBe(null);
});

describeValues((a) => a.copy(), 2);

describe("round and angle", describeRounding);

describe("floating-point errors", describeErrorState);
