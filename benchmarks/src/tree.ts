/** The packages of a commit in a folder of their own, measured by the benchmarks of this tree. */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "./arguments.ts";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const ROOT = join(HERE, "..");

export interface Tree {
  /** In short. */
  readonly commit: string;
  /** The file that starts a contender in it. */
  readonly serve: string;
  readonly remove: () => void;
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Throws UsageError if there is no such commit. */
export function treeOf(commit: string): Tree {
  const hash = hashOf(commit);
  const folder = join(mkdtempSync(join(tmpdir(), "strided-bench-")), "tree");
  git("worktree", "add", "--detach", "--quiet", folder, hash);
  const remove = (): void => {
    git("worktree", "remove", "--force", folder);
    rmSync(dirname(folder), { recursive: true, force: true });
  };
  try {
    // What measures is this tree's own in both; what is measured is the commit's.
    rmSync(join(folder, "benchmarks/src"), { recursive: true, force: true });
    cpSync(join(HERE, "src"), join(folder, "benchmarks/src"), { recursive: true });
    linkPackages(folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { commit: hash.slice(0, 12), serve: join(folder, "benchmarks/src/serve.ts"), remove };
}

function hashOf(commit: string): string {
  try {
    return git("rev-parse", "--verify", "--quiet", `${commit}^{commit}`).trim();
  } catch {
    throw new UsageError(`--compare: got "${commit}", expected a commit or a branch of this repository`);
  }
}

/** Each package sees the commit's packages that it depends on; tinybench is this tree's. */
function linkPackages(folder: string): void {
  const manifests = globSync(join(folder, "packages/*/package.json"));
  const folders = new Map(manifests.map((file) => [manifestOf(file).name, dirname(file)]));
  for (const file of manifests) {
    for (const name of Object.keys(manifestOf(file).dependencies ?? {})) {
      link(dirname(file), name, folders.get(name) ?? null);
    }
  }
  for (const [name, target] of folders) link(join(folder, "benchmarks"), name, target);
  link(join(folder, "benchmarks"), "tinybench", realpathSync(join(HERE, "node_modules/tinybench")));
}

function link(owner: string, name: string, target: string | null): void {
  if (target === null) throw new Error(`compare: ${basename(owner)} needs ${name}, which the commit does not have`);
  const place = join(owner, "node_modules", name);
  if (existsSync(place)) return;
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(target, place, "junction");
}

function manifestOf(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
