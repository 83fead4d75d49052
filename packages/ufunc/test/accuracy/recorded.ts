/** Arguments with correctly rounded values, recorded, so that the tests need no Python. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Floats, FloatType } from "./floats.ts";
import type { Measured } from "./functions.ts";
import type { Reference } from "./reference.ts";

export interface Recorded {
  readonly columns: readonly Floats[];
  readonly reference: Reference;
}

/** Per float type: the operands, then the results, as base64 of their bytes. */
type File = { [type: string]: string[] };

const fileOf = (f: Measured): string => join(import.meta.dirname, "goldens", `${f.name}.json`);

export function readRecorded(f: Measured, type: FloatType): Recorded {
  const file = JSON.parse(readFileSync(fileOf(f), "utf8")) as File;
  const lists = file[type.name].map((text) => type.fromBytes(Buffer.from(text, "base64")));
  const rounded = lists.pop() as Floats;
  // How far the truth lies from the rounded value was not recorded.
  return { columns: lists, reference: { rounded, above: new Float64Array(rounded.length) } };
}

export function writeRecorded(f: Measured, recorded: ReadonlyMap<FloatType, Recorded>): void {
  const text = (floats: Floats): string =>
    Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength).toString("base64");
  const file: File = {};
  for (const [type, { columns, reference }] of recorded) {
    file[type.name] = [...columns, reference.rounded].map(text);
  }
  writeFileSync(fileOf(f), `${JSON.stringify(file, null, 1)}\n`);
}
