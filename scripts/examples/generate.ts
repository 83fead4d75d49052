/**
 * Writes one test file for each source or Markdown file that has examples, into a folder that git ignores. A file is
 * written only when its text changes and removed when its examples are gone.
 */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Package, readWorkspace } from "../workspace.ts";
import { exportedNames } from "./exported-names.ts";
import { type Example, examplesInMarkdown, examplesInSource } from "./extract.ts";
import { rewrite } from "./rewrite.ts";

/** Below the root of the repository. */
export const FOLDER = ".examples";

const SOURCES = ["packages/*/src/**/*.ts"];
const MARKDOWN = ["README.md", "packages/*/README.md", "docs/*.md", "docs/{guide,coming-from}/**/*.md"];

export function generate(root: string): void {
  const packages = readWorkspace(root);
  const checks = join(import.meta.dirname, "check.ts");
  const stale = new Set(globSync("**/*.test.ts", { cwd: join(root, FOLDER) }));
  for (const [file, examples] of collect(root)) {
    const name = `${file}.test.ts`;
    const target = join(root, FOLDER, name);
    const owner = packages.find(({ folder }) => file.startsWith(`${folder}/src/`));
    const from = (path: string): string => relative(dirname(target), path).replaceAll("\\", "/");
    const providers = owner === undefined ? [] : providersFor(owner, packages, root);
    // Last, the file itself: an example may show a function that the package keeps to itself.
    if (owner !== undefined) providers.push({ name: from(join(root, file)), exported: namesIn(join(root, file)) });
    writeIfChanged(target, testFile(file, examples, providers, from(checks)));
    stale.delete(name);
  }
  for (const name of stale) rmSync(join(root, FOLDER, name), { force: true });
}

/** A module from which an example takes names that it does not import itself. */
export interface Provider {
  readonly name: string;
  readonly exported: ReadonlySet<string>;
}

export function testFile(
  file: string,
  examples: readonly Example[],
  providers: readonly Provider[],
  checksPath: string,
): string {
  const seen = new Map<string, number>();
  const tests = examples.map((example) => {
    const count = (seen.get(example.title) ?? 0) + 1;
    seen.set(example.title, count);
    return testOf(example, count === 1 ? example.title : `${example.title} (${count})`, providers);
  });
  return [
    `// Made from ${file}: change the examples there.`,
    `import { describe, test } from "vitest";`,
    `import { check as $check, printed as $printed, quiet as console, throws as $throws } from "${checksPath}";`,
    "",
    `describe("${file}", () => {`,
    ...tests,
    "});",
    "",
  ].join("\n");
}

function testOf(example: Example, title: string, providers: readonly Provider[]): string {
  const head = `test(${JSON.stringify(title)}, async () => {`;
  try {
    const { body, free } = rewrite(example.code, (line) => `${example.file}:${example.line + line - 1}`);
    return [head, ...importsOf(free, providers), body, "});"].join("\n");
  } catch (error) {
    // One broken example is one failing test, and the others still run.
    return `${head} throw new SyntaxError(${JSON.stringify((error as Error).message)}); });`;
  }
}

function importsOf(free: ReadonlySet<string>, providers: readonly Provider[]): string[] {
  const wanted = new Map<string, string[]>();
  for (const name of free) {
    const provider = providers.find(({ exported }) => exported.has(name));
    if (provider !== undefined) wanted.set(provider.name, [...(wanted.get(provider.name) ?? []), name]);
  }
  const named = [...wanted].map(([from, names]) => `const { ${names.join(", ")} } = await import("${from}");`);
  return free.has("np") ? [...named, `const np = await import("strided");`] : named;
}

/** The package itself, then what it depends on, then the whole namespace. */
function providersFor(owner: Package, packages: readonly Package[], root: string): Provider[] {
  const sources = new Map(packages.flatMap(({ entries }) => [...entries]));
  const sourceOf = (name: string): string | undefined => {
    const file = sources.get(name);
    return file && join(root, file);
  };
  return [...new Set([owner.name, ...owner.dependencies, "strided"])].flatMap((name) => {
    const file = sourceOf(name);
    return file === undefined ? [] : [{ name, exported: exportedNames(file, sourceOf) }];
  });
}

function namesIn(file: string): Set<string> {
  return exportedNames(file, () => undefined);
}

function collect(root: string): Map<string, Example[]> {
  const found = new Map<string, Example[]>();
  const add = (pattern: string[], read: (file: string, text: string) => Example[]): void => {
    for (const path of globSync(pattern, { cwd: root })) {
      const file = path.replaceAll("\\", "/");
      const examples = read(file, readFileSync(join(root, path), "utf8"));
      if (examples.length > 0) found.set(file, examples);
    }
  };
  add(SOURCES, examplesInSource);
  add(MARKDOWN, examplesInMarkdown);
  return found;
}

/** Renames into place, because two runs of the tests may write at the same time. */
function writeIfChanged(target: string, text: string): void {
  if (existsSync(target) && readFileSync(target, "utf8") === text) return;
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, target);
}
