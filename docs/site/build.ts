/** Builds the site below a path before it is tested. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { BASE } from "./site.ts";

export function setup(): void {
  const cwd = join(import.meta.dirname, "..");
  const options = { cwd, env: { ...process.env, DOCS_BASE: BASE, NODE_ENV: "production" }, stdio: "inherit" } as const;
  const dashboard = ["--conditions=@strided/source", "src/dashboard/main.ts", "--build"];
  execFileSync(process.execPath, dashboard, { cwd: join(cwd, "../benchmarks"), stdio: "inherit" });
  execFileSync(process.execPath, ["--conditions", "@strided/source", "scripts/prepare.ts"], options);
  execFileSync(process.execPath, ["node_modules/vitepress/bin/vitepress.js", "build"], options);
}
