/** The rules for one import and for one package, each with the message that a person reads when it is broken. */
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path/posix";
import type { Package } from "../workspace.ts";
import type { Import } from "./imports.ts";

export interface Context {
  readonly file: string;
  readonly owner: Package;
  readonly packages: ReadonlyMap<string, Package>;
  /** What the root offers to tests: vitest, fast-check … */
  readonly rootDevDependencies: readonly string[];
}

type Rule = (imported: Import, context: Context) => string | undefined;

const RULES: readonly Rule[] = [staysInPackage, isNotDeep, isAllowedBuiltin, pointsDown, isDeclared];

/** The first rule that an import breaks; the later ones would only repeat it in other words. */
export function problemOf(imported: Import, context: Context): string | undefined {
  for (const rule of RULES) {
    const problem = rule(imported, context);
    if (problem !== undefined) return `${context.file}:${imported.line}: ${problem}`;
  }
  return undefined;
}

/** What is wrong with the manifest and the tsconfig.json of a package. */
export function problemsOfPackage(pkg: Package, packages: ReadonlyMap<string, Package>): string[] {
  const manifest = `${pkg.folder}/package.json`;
  const problems: string[] = [];
  if (!pkg.isPrivate && pkg.layer === Number.POSITIVE_INFINITY) {
    problems.push(`${pkg.folder}/turbo.json: ${pkg.name} has no "layer:N" tag`);
  }
  for (const name of pkg.dependencies) {
    const target = packages.get(name);
    if (target === undefined) {
      if (!pkg.isPrivate) problems.push(`${manifest}: "${name}" is a runtime dependency outside the workspace`);
    } else if (!isBelow(target, pkg)) {
      problems.push(`${manifest}: "${name}" is in ${place(target)}, not below ${pkg.name} in ${place(pkg)}`);
    }
  }
  if (!pkg.isPrivate) {
    const folders = pkg.dependencies.flatMap((name) => packages.get(name)?.folder ?? []);
    const differing = [...new Set(folders).symmetricDifference(new Set(pkg.references))].sort();
    if (differing.length > 0) {
      problems.push(`${pkg.folder}/tsconfig.json: "references" and the dependencies differ in ${differing.join(", ")}`);
    }
  }
  return problems;
}

function staysInPackage({ specifier }: Import, { file, owner }: Context): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const target = join(dirname(file), specifier);
  if (target.startsWith(`${owner.folder}/`)) return undefined;
  return `"${specifier}" leaves the package; import another package by its name`;
}

function isNotDeep({ specifier }: Import, { packages }: Context): string | undefined {
  const name = packageName(specifier);
  const target = packages.get(name);
  if (name === specifier || target === undefined || target.entries.has(specifier)) return undefined;
  return `"${specifier}" reaches into ${name}; import "${name}" and export there what is missing`;
}

function isAllowedBuiltin({ specifier }: Import, { file, owner }: Context): string | undefined {
  if (!isBuiltin(specifier) || owner.isPrivate || !isSource(file, owner)) return undefined;
  return `"${specifier}" exists in Node only; the packages also run in browsers`;
}

function pointsDown({ specifier }: Import, { owner, packages }: Context): string | undefined {
  const target = packages.get(packageName(specifier));
  if (target === undefined || target === owner || isBelow(target, owner)) return undefined;
  const direction = target.layer === owner.layer ? "sideways" : "upwards";
  return `${owner.name} (${place(owner)}) imports ${direction}: ${target.name} is in ${place(target)}`;
}

function isDeclared({ specifier }: Import, { file, owner, rootDevDependencies }: Context): string | undefined {
  if (specifier.startsWith(".") || isBuiltin(specifier)) return undefined;
  const name = packageName(specifier);
  if (owner.dependencies.includes(name)) return undefined;
  const forTests = [owner.name, ...owner.devDependencies, ...rootDevDependencies];
  if ((owner.isPrivate || !isSource(file, owner)) && forTests.includes(name)) return undefined;
  return `"${name}" is not declared in ${owner.folder}/package.json`;
}

function isSource(file: string, owner: Package): boolean {
  return file.startsWith(`${owner.folder}/src/`);
}

function isBelow(target: Package, pkg: Package): boolean {
  return target.layer < pkg.layer;
}

function place(pkg: Package): string {
  return Number.isFinite(pkg.layer) ? `layer ${pkg.layer}` : "no layer";
}

function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
