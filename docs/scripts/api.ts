/** The API reference, from the doc comments: one page per package. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application } from "typedoc";
import { GENERATED } from "./pages.ts";

const root = join(import.meta.dirname, "../..");
const PACKAGES = ["strided", "ufunc", "memory", "ndarray", "kernel", "buffer", "layout"];

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
  for (const name of PACKAGES) {
    const file = join(out, `${name}.md`);
    const full = name === "strided" ? name : `@strided/${name}`;
    // An anchor that ends in an underscore loses it in links.
    const text = readFileSync(file, "utf8")
      .replace(/^# .*$/m, `# ${full}: reference`)
      .replaceAll("name-ix_", "name-ix-grid");
    writeFileSync(
      file,
      `---\ndescription: "Every exported name of ${full}, from the comments in its sources."\n---\n\n${text}`,
    );
  }
  const index = join(out, "index.md");
  writeFileSync(
    index,
    `# API reference\n\nEvery exported name, from the comments in the sources. Their examples run as tests.\n\n${PACKAGES.map((name) => `- [${name === "strided" ? name : `@strided/${name}`}](/api/${name})`).join("\n")}\n`,
  );
}
