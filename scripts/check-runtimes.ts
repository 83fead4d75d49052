/**
 * `pnpm check:runtimes`: runs the built packages wherever they promise to run: each a little on every Node, then what
 * memory promises (packages/buffer/test/runtimes) on every Node and in Chromium. Without a Chromium, on the path or named
 * in CHROMIUM, its part is left out, and that is said.
 */
import { spawnSync } from "node:child_process";
import { ROOT } from "./workspace.ts";

const VERSIONS = ["20", "22", "24", "26"];
const PREFIX = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
const PACKAGE = `${PREFIX}-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const BEHAVIOURS = "packages/buffer/test/runtimes";

const succeeds = (command: string, stdio: "inherit" | "ignore" = "inherit"): boolean =>
  spawnSync(command, { cwd: ROOT, shell: true, stdio }).status === 0;

const failed = VERSIONS.filter(
  (version) => !succeeds(`npx --yes --package=${PACKAGE}@${version} -- node scripts/smoke-dist.mjs`),
).map((version) => `Node ${version}`);
if (!succeeds(`node --disable-warning=ExperimentalWarning ${BEHAVIOURS}/run.ts ${VERSIONS.join(" ")}`))
  failed.push("Node, as to memory");
if (!succeeds(`"${process.env.CHROMIUM ?? "chromium"}" --version`, "ignore")) {
  console.log("no Chromium found: what memory promises there was not looked at");
} else if (!succeeds(`node --disable-warning=ExperimentalWarning ${BEHAVIOURS}/browser.ts`)) failed.push("Chromium");

if (failed.length > 0) console.error(`the built packages fail on ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
