/** Which names a package exports, read from its index file: an example without imports gets them from there. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseSync } from "oxc-parser";

/** Where an exported value is declared, as far as the index file tells. */
export interface Declared {
  readonly file: string;
  readonly name: string;
}

/** `sourceOf` gives the index file of a workspace package, for `export * from "@strided/…"`. */
export function exportedNames(file: string, sourceOf: (name: string) => string | undefined): Set<string> {
  return new Set(exportedValues(file, sourceOf).keys());
}

/** The exported values with the files that declare them: the index file itself for those of unknown packages. */
export function exportedValues(
  file: string,
  sourceOf: (name: string) => string | undefined,
): ReadonlyMap<string, Declared> {
  const values = new Map<string, Declared>();
  if (!existsSync(file)) return values;
  for (const { entries } of parseSync(file, readFileSync(file, "utf8")).module.staticExports) {
    for (const entry of entries) {
      if (entry.isType) continue;
      const request = entry.moduleRequest?.value;
      const target = request?.startsWith(".") ? resolve(dirname(file), request) : request && sourceOf(request);
      const { name } = entry.exportName;
      if (name !== null) values.set(name, { file: target ?? file, name: entry.importName.name ?? name });
      if (entry.exportName.kind !== "None" || target === undefined) continue;
      for (const [own, declared] of exportedValues(target, sourceOf)) values.set(own, declared);
    }
  }
  return values;
}
