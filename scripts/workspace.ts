/** The workspace as its own files describe it: which packages there are, in which layer, and what each may import. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Package {
  readonly name: string;
  /** The folder, as a path from the root. */
  readonly folder: string;
  /** The number in its `layer:` tag; packages without one (tour, benchmarks, docs) stand above all layers. */
  readonly layer: number;
  readonly isPrivate: boolean;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  /** What others may import, by its specifier ("strided", "strided/fluent"), with the source file behind it. */
  readonly entries: ReadonlyMap<string, string>;
  /** The folders of the project references in its tsconfig.json. */
  readonly references: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Record<string, string | Record<string, string>>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

export const ROOT: string = join(import.meta.dirname, "..");

export function readWorkspace(root: string): Package[] {
  return globSync(["packages/*/package.json", "*/package.json"], { cwd: root, exclude: ["node_modules"] })
    .sort()
    .map((file) => readPackage(root, dirname(file)));
}

/** What the root offers to the tests of every package. */
export function rootDevDependencies(root: string): string[] {
  return Object.keys(readJson<Manifest>(join(root, "package.json"))?.devDependencies ?? {});
}

function readPackage(root: string, folder: string): Package {
  const manifest = readJson<Manifest>(join(root, folder, "package.json")) as Manifest;
  const turbo = readJson<{ tags?: string[] }>(join(root, folder, "turbo.json"));
  const tsconfig = readJson<{ references?: { path: string }[] }>(join(root, folder, "tsconfig.json"));
  const layer = turbo?.tags?.find((tag) => tag.startsWith("layer:"))?.slice("layer:".length);
  return {
    name: manifest.name,
    folder,
    layer: layer === undefined ? Number.POSITIVE_INFINITY : Number(layer),
    isPrivate: manifest.private === true,
    dependencies: Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.optionalDependencies,
    }),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
    entries: entriesOf(manifest, folder),
    references: (tsconfig?.references ?? []).map(({ path }) => join(folder, path)),
  };
}

function entriesOf({ name, exports = {} }: Manifest, folder: string): Map<string, string> {
  const entries = Object.entries(exports).flatMap(([path, target]): [string, string][] => {
    const source = typeof target === "string" ? undefined : target["@strided/source"];
    return source === undefined ? [] : [[join(name, path), join(folder, source)]];
  });
  return new Map(entries);
}

function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8").replace(/^\s*\/\/.*$/gm, "")) as T;
}
