/** Packs every published package as `pnpm publish` would and looks at the tarballs: contents, exports map, types. */
import { exec } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT, readWorkspace } from "./workspace.ts";

const run = promisify(exec);

const REQUIRED = ["package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts", "src/index.ts"];
const ALLOWED = /^(package\.json|README\.md|LICENSE|bin\/.+\.js|dist\/.+\.(js|d\.ts)(\.map)?|src\/.+\.ts)$/;

const folder = mkdtempSync(join(tmpdir(), "packages-"));
try {
  const packages = readWorkspace(ROOT).filter(({ isPrivate }) => !isPrivate);
  await output(`${pnpm()} ${packages.map(({ name }) => `--filter ${name}`).join(" ")} pack --out "${folder}/%s.tgz"`);
  const tarballs = globSync("*.tgz", { cwd: folder }).sort();
  if (tarballs.length !== packages.length) throw new Error(`packed ${tarballs.length} of ${packages.length} packages`);

  const problems = await inTurn(tarballs, problemsOf);
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`packages: ${tarballs.length} tarballs are in order`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

async function problemsOf(tarball: string): Promise<string[]> {
  const file = join(folder, tarball);
  const problems = contentProblems(await output(`tar -tzf "${file}"`));
  for (const tool of ["publint run --strict", "attw --profile esm-only --no-emoji --no-color --no-definitely-typed"]) {
    await output(`${tool} "${file}"`).catch((error: Error & { stdout: string; stderr: string }) => {
      problems.push(`${tool.split(" ")[0]} says:\n${error.stdout}${error.stderr}`);
    });
  }
  return problems.map((problem) => `${tarball}: ${problem}`);
}

function contentProblems(listing: string): string[] {
  const files = listing
    .trim()
    .split("\n")
    .map((file) => file.trim().replace(/^package\//, ""));
  return [
    ...REQUIRED.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files.filter((file) => !ALLOWED.test(file)).map((file) => `${file} should not be in it`),
    ...files.filter((file) => isLeftOver(file, files)).map((file) => `${file} has no source; delete dist and build`),
  ];
}

/** `tsc -b` never removes what it made from a file that is gone. */
function isLeftOver(file: string, files: readonly string[]): boolean {
  const name = /^dist\/(.+?)(?:\.d)?\.(?:js|ts)(?:\.map)?$/.exec(file)?.[1];
  return name !== undefined && !files.includes(`src/${name}.ts`);
}

/** As many at once as the machine has processors; the problems in the order of the items. */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<string[]>): Promise<string[]> {
  const results: string[][] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results.flat();
}

async function output(command: string): Promise<string> {
  return (await run(command, { cwd: ROOT })).stdout;
}

/** The pnpm that runs this script; it need not be in the PATH. */
function pnpm(): string {
  const path = process.env.npm_execpath;
  if (path === undefined) return "npx --yes pnpm@12";
  return /\.[cm]?js$/.test(path) ? `node "${path}"` : `"${path}"`;
}
