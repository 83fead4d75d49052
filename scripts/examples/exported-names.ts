/** Which names a package exports, read from its index file: an example without imports gets them from there. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseSync } from "oxc-parser";

/** `sourceOf` gives the index file of a workspace package, for `export * from "@strided/…"`. */
export function exportedNames(file: string, sourceOf: (name: string) => string | undefined): Set<string> {
  const names = new Set<string>();
  if (!existsSync(file)) return names;
  for (const { entries } of parseSync(file, readFileSync(file, "utf8")).module.staticExports) {
    for (const entry of entries) {
      if (entry.isType) continue;
      if (entry.exportName.name !== null) names.add(entry.exportName.name);
      if (entry.exportName.kind !== "None" || entry.moduleRequest === null) continue;
      const request = entry.moduleRequest.value;
      const target = request.startsWith(".") ? resolve(dirname(file), request) : sourceOf(request);
      if (target !== undefined) for (const name of exportedNames(target, sourceOf)) names.add(name);
    }
  }
  return names;
}
