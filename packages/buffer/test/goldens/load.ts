/** Reads what record.py wrote, and the two forms in which it writes numbers: bits as text, tables as deflated bytes. */
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { DTYPES, type DType, type DTypeName } from "../../src/index.ts";

/** All names, in the order of the table. */
export const NAMES: readonly DTypeName[] = Object.keys(DTYPES) as DTypeName[];

/** A dtype whose name is known only at run time. */
export function row(name: DTypeName): DType {
  return DTYPES[name] as unknown as DType;
}

export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));
}

export function doubleOf(bits: string): number {
  return Buffer.from(bits, "hex").readDoubleBE();
}

export function inflated(text: string): ArrayBuffer {
  return new Uint8Array(inflateSync(Buffer.from(text, "base64"))).buffer;
}
