/** Applies the layer rules to a whole workspace. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dirname, join as joinPosix } from "node:path/posix";
import { readWorkspace, rootDevDependencies } from "../workspace.ts";
import { cyclesIn } from "./cycles.ts";
import { importsOf } from "./imports.ts";
import { problemOf, problemsOfPackage } from "./rules.ts";

/** All broken rules, as one message each, in the order of the files. */
export function checkLayers(root: string): string[] {
  const packages = new Map(readWorkspace(root).map((pkg) => [pkg.name, pkg]));
  const rootDevs = rootDevDependencies(root);
  const problems: string[] = [];
  const graph = new Map<string, string[]>();
  for (const owner of packages.values()) {
    problems.push(...problemsOfPackage(owner, packages));
    for (const file of sourceFiles(root, owner.folder)) {
      const imports = importsOf(file, readFileSync(join(root, file), "utf8"));
      const context = { file, owner, packages, rootDevDependencies: rootDevs };
      problems.push(...imports.flatMap((imported) => problemOf(imported, context) ?? []));
      const values = imports.filter(({ specifier, isType }) => !isType && specifier.startsWith("."));
      graph.set(
        file,
        values.map(({ specifier }) => joinPosix(dirname(file), specifier)),
      );
    }
  }
  const cycles = cyclesIn(graph).map((cycle) => `import cycle: ${[...cycle, cycle[0]].join(" -> ")}`);
  return [...problems, ...cycles];
}

function sourceFiles(root: string, folder: string): string[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root, exclude: ["**/node_modules", "**/dist", "**/.vitepress"] })
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}
