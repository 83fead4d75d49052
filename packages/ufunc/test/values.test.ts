import { fromTypedArray, type NDArray } from "@strided/ndarray";
import { describe } from "vitest";
import { describeValues } from "./values.ts";

describe("on the heap", () => describeValues((a) => a.copy()));
describe("on memory from outside", () => describeValues((a) => a, 3));
describe("on memory from outside, unaligned", () => {
  describeValues((a) => {
    const bytes = fromTypedArray(new Uint8Array(a.nbytes + 1)).slice("1:");
    return bytes.view(a.dtype).assign(a) as unknown as NDArray;
  }, 3);
});
