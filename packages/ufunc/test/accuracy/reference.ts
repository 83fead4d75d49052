/** Correctly rounded values, asked from Python. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Floats, FloatType } from "./floats.ts";
import type { Measured } from "./functions.ts";

export interface Reference {
  /** The correctly rounded values. */
  readonly rounded: Floats;
  /** How far the true values lie above them, in units in the last place. */
  readonly above: Float64Array;
}

const SCRIPT = join(import.meta.dirname, "references.py");

export function reference(f: Measured, type: FloatType, columns: readonly Floats[]): Reference {
  const input = Buffer.concat(columns.map((c) => new Uint8Array(c.buffer, c.byteOffset, c.byteLength)));
  const output = execFileSync("python3", [SCRIPT, f.name, type.name, String(columns.length)], {
    input,
    maxBuffer: 2 ** 30,
  });
  const middle = columns[0].byteLength;
  return {
    rounded: type.fromBytes(output.subarray(0, middle)),
    above: new Float64Array(new Uint8Array(output.subarray(middle)).buffer),
  };
}
