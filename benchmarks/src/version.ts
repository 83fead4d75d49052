/** Which version of a library is installed: its manifest is found upwards from where its module lies. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Throws an Error if no folder above `url` has a manifest of that name. */
export function versionOf(name: string, url: string): string {
  for (let folder = new URL("./", url); folder.pathname !== "/"; folder = new URL("../", folder)) {
    const file = fileURLToPath(new URL("package.json", folder));
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
    if (manifest.name === name && manifest.version !== undefined) return manifest.version;
  }
  throw new Error(`versionOf: no manifest; got ${url}, expected it below the package ${name}`);
}
