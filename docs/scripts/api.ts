/** The API reference, from the doc comments, as typedoc reads them. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Application } from "typedoc";
import { GENERATED } from "./pages.ts";
import { PACKAGES, writePages } from "./reference.ts";

const root = join(import.meta.dirname, "../..");

export async function writeReference(): Promise<void> {
  const out = join(GENERATED, "api");
  rmSync(out, { recursive: true, force: true });
  const app = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    entryPoints: PACKAGES.map((name) => join(root, `packages/${name}/src/index.ts`)),
    tsconfig: join(root, "docs/tsconfig.api.json"),
    basePath: root,
    readme: "none",
    logLevel: "Error",
    disableSources: true,
    disableGit: true,
    excludePrivate: true,
    excludeInternal: true,
    excludeExternals: true,
    skipErrorChecking: true,
    ...({
      outputFileStrategy: "modules",
      outputs: [{ name: "markdown", path: out }],
      entryFileName: "index",
      hidePageHeader: true,
      hideBreadcrumbs: true,
      useCodeBlocks: true,
      useHTMLAnchors: true,
      anchorPrefix: "name-",
      parametersFormat: "table",
      sanitizeComments: true,
    } as object),
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("typedoc could not read the packages");
  for (const child of project.children ?? [])
    child.name = child.name
      .replace(/\/src$/, "")
      .split("/")
      .at(-1) as string;
  await app.generateOutputs(project);
  const files = new Map<string, string>();
  for (const child of project.children ?? []) {
    if (child.name !== "strided") continue;
    for (const one of child.children ?? []) {
      const id = project.getSymbolIdFromReflection(one);
      if (id !== undefined) files.set(one.name, `${id.packageName}/${id.packagePath}`);
    }
  }
  const texts = new Map(PACKAGES.map((name) => [name, readFileSync(join(out, `${name}.md`), "utf8")]));
  rmSync(out, { recursive: true, force: true });
  writePages(texts, (name) => files.get(name)?.replace(/^@strided\/(\w+)\/src\//, "$1/") ?? "");
}
