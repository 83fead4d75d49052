/** Pages that are made of files which stand elsewhere in the repository: one per package, the architecture, how to work on it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** `docs/generated`: as if it stood in `docs`. */
export const GENERATED = join(root, "docs/generated");

export function writePage(path: string, description: string, text: string): void {
  const file = join(GENERATED, `${path}.md`);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `---\ndescription: ${JSON.stringify(description)}\neditLink: false\n---\n\n${text.trim()}\n`);
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");

interface Row {
  readonly name: string;
  readonly folder: string;
  readonly purpose: string;
  readonly size: string;
  readonly importLine: string;
}

/** The table of packages in the README: sizes are measured there. */
function rows(readme: string): Row[] {
  const line = /^\| \[([^\]]+)\]\(packages\/(\w+)\) \| (.+?) \| (.+?) \| (.+?) \|$/gm;
  return [...readme.matchAll(line)].map(([, name, folder, purpose, size, importLine]) => ({
    name,
    folder,
    purpose,
    size,
    importLine,
  }));
}

export function writePackagePages(): void {
  const readme = read("README.md");
  const all = rows(readme);
  const diagram = /```\nlayer 4[\s\S]*?```/.exec(readme)?.[0] ?? "";
  const table = all.map((p) => `| [${p.name}](/packages/${p.folder}) | ${p.purpose} | ${p.size} |`);
  const head = "| package | what it is for | gzipped, whole |\n|---|---|---|";
  writePage(
    "packages/index",
    "Seven packages in layers: take the part that you need.",
    `# Packages\n\nSizes include what a package depends on, minified, with every name imported. What is not imported is not in a bundle.\n\n${head}\n${table.join("\n")}\n\n${diagram}\n\nImports point downwards, never sideways; \`layout\` and \`buffer\` do not know each other. Every exported name is in the [API reference](/api/).`,
  );
  for (const { name, folder, purpose, size, importLine } of all) {
    const layer = /"layer:(\d)"/.exec(read(`packages/${folder}/turbo.json`))?.[1] ?? "?";
    const facts = `| | |\n|---|---|\n| install | \`npm install ${name}\` |\n| import | ${importLine} |\n| whole, gzipped | ${size} |\n| layer | ${layer} of 0 to 4 |\n| reference | [every exported name](/api/${apiName(name)}) |`;
    const [title, ...rest] = read(`packages/${folder}/README.md`).split("\n");
    writePage(
      `packages/${folder}`,
      `${name}: ${purpose}.`,
      `${title}\n\n${facts}\n${withPackages(withoutFiles(rest.join("\n")))}`,
    );
  }
}

/** Packages that a table lists lead to their pages. */
function withPackages(text: string): string {
  return text.replace(/^\| `(@strided\/(\w+))` \|/gm, "| [`$1`](/packages/$2) |");
}

/** The file that the reference of a package stands in. */
function apiName(name: string): string {
  return name.replace("@strided/", "");
}

export function writeProjectPages(): void {
  writePage(
    "architecture",
    "How the packages fit together, the invariants and their tests.",
    withoutFiles(read("ARCHITECTURE.md")),
  );
  writePage(
    "contributing",
    "Commands, rules, and how to add a function, a dtype, a package.",
    withoutFiles(read("CONTRIBUTING.md")),
  );
}

/** Links to pages lead to the pages; links to other files of the repository are their text. */
function withoutFiles(text: string): string {
  return text.replace(/\[([^\]\n]+)\]\((?!https?:|#|\/)([^)\s]+)\)/g, (_, words: string, target: string) => {
    const [path, hash] = target.split("#");
    const folder =
      /(?:^|\/)packages\/(\w+)\/?(?:README\.md)?$/.exec(path)?.[1] ?? /^\.\.\/(\w+)\/?(?:README\.md)?$/.exec(path)?.[1];
    const page = /ARCHITECTURE\.md$/.test(path)
      ? "/architecture"
      : /CONTRIBUTING\.md$/.test(path)
        ? "/contributing"
        : folder === undefined
          ? null
          : `/packages/${folder}`;
    return page === null ? words : `[${words}](${page}${hash === undefined ? "" : `#${hash}`})`;
  });
}
