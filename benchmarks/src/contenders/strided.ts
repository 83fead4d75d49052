/** strided, as a contender. */
import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { array, fromTypedArray, multiply, type NDArray, newaxis, sum, tile } from "strided";
import type { Adapter } from "../adapter.ts";
import type { Work } from "../case.ts";
import { elementsOf } from "../fill.ts";
import type { Checksum } from "../protocol.ts";

function operand(work: Work): NDArray {
  // A copy, so that the array lies where the library puts its own.
  const a: NDArray = array(fromTypedArray(elementsOf(work), work.shape));
  return work.layout === "T" ? a.T : a;
}

export const strided: Adapter = {
  impl: `strided@${version()}`,
  operations: {
    "multiply-in-place": (work) => {
      const a = operand(work);
      return () => multiply(a, 2, { out: a });
    },
    multiply: (work) => {
      const a = operand(work);
      return () => multiply(a, 2);
    },
    reshape: (work) => {
      const a = operand(work);
      return () => a.reshape([1, -1]);
    },
    ravel: (work) => {
      const a = operand(work);
      return () => a.ravel();
    },
    flatten: (work) => {
      const a = operand(work);
      return () => a.flatten();
    },
    "outer-tile": (work) => {
      const { n, column, row } = outer(work);
      return () => multiply(tile(column, [1, n]), tile(row, [n, 1]));
    },
    "outer-broadcast": (work) => {
      const { column, row } = outer(work);
      return () => multiply(row, column);
    },
    "sum-row": (work) => {
      const a = operand(work);
      return () => sum(a.slice(0, ":"));
    },
    "sum-column": (work) => {
      const a = operand(work);
      return () => sum(a.slice(":", 0));
    },
  },
  checksum,
};

function outer(work: Work): { readonly n: number; readonly column: NDArray; readonly row: NDArray } {
  const a = operand(work);
  return { n: work.shape[0], column: a.slice(":", newaxis), row: a.slice(newaxis, ":") };
}

function checksum(result: unknown): Checksum {
  if (typeof result === "number") return { value: result };
  const a = result as NDArray;
  const { buffer, byteOffset, byteLength } = a.toTypedArray();
  return { shape: a.shape, dtype: a.dtype.name, crc32: crc32(new Uint8Array(buffer, byteOffset, byteLength)) };
}

function version(): string {
  const manifest = new URL("../package.json", import.meta.resolve("strided"));
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
