/** The part of the example runner that lives inside vitest. */
import { join } from "node:path";
import type { Plugin } from "vitest/config";
import { readWorkspace } from "../workspace.ts";
import { FOLDER, generate } from "./generate.ts";

/** Makes the tests before vitest looks for test files, again when a source changes, and lets them import any package. */
export function documentationExamples(root: string): Plugin {
  const folder = join(root, FOLDER);
  const sources = new Map(readWorkspace(root).flatMap(({ entries }) => [...entries]));
  generate(root);
  return {
    name: "documentation-examples",
    enforce: "pre",
    configureServer(server) {
      server.watcher.on("change", (file) => {
        if (/\.(ts|md)$/.test(file) && !file.startsWith(folder)) generate(root);
      });
    },
    resolveId(source, importer) {
      const file = importer?.startsWith(folder) ? sources.get(source) : undefined;
      return file && join(root, file);
    },
  };
}
