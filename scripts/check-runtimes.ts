/** `pnpm check:runtimes`: runs the built packages on every Node that they promise to run on. */
import { spawnSync } from "node:child_process";
import { ROOT } from "./workspace.ts";

const VERSIONS = ["20", "22", "24", "26"];
const PREFIX = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
const PACKAGE = `${PREFIX}-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

const failed = VERSIONS.filter((version) => {
  const command = `npx --yes --package=${PACKAGE}@${version} -- node scripts/smoke-dist.mjs`;
  return spawnSync(command, { cwd: ROOT, shell: true, stdio: "inherit" }).status !== 0;
});
if (failed.length > 0) console.error(`the built packages fail on Node ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
