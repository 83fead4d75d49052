/** Selections on the heap, on memory from outside, and between the two. */
import { adopt } from "@strided/buffer";
import { createLayout } from "@strided/layout";
import { describe } from "vitest";
import { NDArray } from "../src/index.ts";
import { describeMoves } from "./moves.ts";

/** The same array in an ordinary ArrayBuffer, askew for every dtype but those of one byte. */
function outside(a: NDArray): NDArray {
  const { address, memory, nbytes } = a.storage;
  const bytes = new Uint8Array(nbytes + 1);
  bytes.set(memory.bytes.subarray(address, address + nbytes), 1);
  return new NDArray(
    adopt(bytes.buffer),
    a.dtype,
    createLayout(a.shape, { strides: a.strides, offset: a.offset + 1, itemsize: a.itemsize }),
  );
}

let turn = 0;

describe("on the heap", () => describeMoves((a) => a));
describe("outside, askew", () => describeMoves(outside));
describe("now here, now there", () => describeMoves((a) => (turn++ % 2 === 0 ? a : outside(a))));
