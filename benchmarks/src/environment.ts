/** Where it was measured: what a number cannot be read without. */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";

export interface Environment {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  /** Sizes of the first core's caches, innermost first: `48K data`. Empty where the system does not tell. */
  readonly caches: readonly string[];
  /** How the clock is governed; null where the system does not tell. */
  readonly governor: string | null;
  /** To whom Linux gives pages of 2 MB: `always`, `madvise` (who asks), `never`. */
  readonly hugePages?: string | null;
  /** How many processes wanted to run in the minute before; 0 where the system does not tell. */
  readonly load: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  /** The commit of the sources, with a plus if they were changed since; null outside of a repository. */
  readonly commit: string | null;
}

const CPU = "/sys/devices/system/cpu/cpu0";

export function readEnvironment(): Environment {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    caches: globSync(`${CPU}/cache/index*`)
      .sort()
      .map((folder) => `${line(`${folder}/size`)} ${line(`${folder}/type`)?.toLowerCase()}`),
    governor: line(`${CPU}/cpufreq/scaling_governor`),
    hugePages: /\[(\w+)\]/.exec(line("/sys/kernel/mm/transparent_hugepage/enabled") ?? "")?.[1] ?? null,
    load: loadavg()[0],
    system: `${platform()} ${release()} ${process.arch}`,
    node: process.versions.node,
    v8: process.versions.v8,
    commit: commit(),
  };
}

/** Whether others were using so much of the machine that times are rough. */
export function isBusy({ load, cores }: Environment): boolean {
  return load > cores / 2;
}

/** The sizes of the caches that hold data, innermost first; empty where the system did not tell. */
export function cacheBytes({ caches }: Pick<Environment, "caches">): readonly number[] {
  const units: Readonly<Record<string, number>> = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };
  return caches.flatMap((text) => {
    const [, size, unit, kind] = /^(\d+)([KMG]) (\w+)$/.exec(text) ?? [];
    return kind === "data" || kind === "unified" ? [Number(size) * units[unit]] : [];
  });
}

function line(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

function commit(): string | null {
  try {
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: import.meta.dirname, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return git("rev-parse", "--short=12", "HEAD").trim() + (git("status", "--porcelain").trim() === "" ? "" : "+");
  } catch {
    return null;
  }
}
