/** The behaviours as JavaScript, for runtimes that read no TypeScript. */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";

const PACKAGES = new URL("../../../", import.meta.url);

/** The folder of all packages. */
export const packagesFolder: URL = PACKAGES;

/** The files that a runner needs, without types, by the name that they import each other with. */
export function behaviourModules(): Map<string, string> {
  const files = {
    "behaviour.mjs": "buffer/test/runtimes/behaviour.ts",
    "steps.mjs": "buffer/test/runtimes/steps.ts",
    "storage.mjs": "buffer/test/runtimes/storage.ts",
    "arrays.mjs": "ndarray/test/runtimes/arrays.ts",
  };
  return new Map(
    Object.entries(files).map(([name, path]) => {
      const source = readFileSync(new URL(path, PACKAGES), "utf8");
      return [name, stripTypeScriptTypes(source).replaceAll(/from "\.\/(\w+)\.ts"/g, 'from "./$1.mjs"')];
    }),
  );
}

/** The lists of behaviours: which package they are about, the module, and the name of the list in it. */
export const SUITES: readonly (readonly [pkg: string, module: string, list: string])[] = [
  ["buffer", "storage.mjs", "storageBehaviours"],
  ["ndarray", "arrays.mjs", "arrayBehaviours"],
];
