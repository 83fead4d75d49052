/** Bundles the packages for the playground: one module per name that can be imported there, and the runner. */
import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");

/** `docs/public/play/<name>.js`, where the slashes of a name became dashes. */
export async function bundlePackages(): Promise<void> {
  const entries: Record<string, string> = {
    runner: join(root, "docs/src/playground/runner.ts"),
    "strided-fluent": join(root, "packages/strided/src/fluent.ts"),
  };
  for (const file of globSync("packages/*/package.json", { cwd: root })) {
    const { name } = JSON.parse(readFileSync(join(root, file), "utf8")) as { name: string };
    entries[name.replace("@", "").replace("/", "-")] = join(root, file, "../src/index.ts");
  }
  const outDir = join(root, "docs/public/play");
  rmSync(outDir, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    root: join(root, "docs"),
    resolve: { conditions: ["@strided/source", "module", "browser", "development|production"] },
    build: {
      outDir,
      target: "es2022",
      rollupOptions: {
        input: entries,
        preserveEntrySignatures: "strict",
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunk-[hash].js" },
      },
    },
  });
}
