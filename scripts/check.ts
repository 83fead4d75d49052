/** `pnpm check`: runs all checks that are not tests, also after one has failed, and says at the end which ones did. */
import { spawnSync } from "node:child_process";
import { ROOT } from "./workspace.ts";

/** In this order: the packed packages and the sizes need what the types step builds. */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  lint: ["biome check --error-on-warnings ."],
  layers: ["node scripts/check-layers.ts", "turbo boundaries"],
  types: ["tsc -b", "tsc -p tsconfig.tests.json"],
  components: ["node docs/node_modules/vue-tsc/bin/vue-tsc.js -p docs/tsconfig.json"],
  exports: ["knip --no-config-hints"],
  packages: ["node scripts/check-packages.ts"],
  size: ["size-limit"],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in CHECKS));
if (unknown.length > 0) throw new Error(`check: no check ${unknown.join(", ")}; there are ${Object.keys(CHECKS)}`);

const failed: string[] = [];
for (const [name, commands] of Object.entries(CHECKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  const passed = commands.every(succeeds);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? "ok    " : "FAILED"}  ${name} (${seconds} s)`);
  if (!passed) failed.push(name);
}
console.log(failed.length === 0 ? "\nall checks passed" : `\nfailed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Quiet on success. Run through a shell, because on Windows the commands are `.cmd` files. */
function succeeds(command: string): boolean {
  const env = { ...process.env, DO_NOT_TRACK: "1", FORCE_COLOR: process.stdout.isTTY ? "1" : "0" };
  const { status, stdout, stderr } = spawnSync(command, { cwd: ROOT, shell: true, encoding: "utf8", env });
  if (status !== 0) console.log(`\n$ ${command}\n${stdout}${stderr}`);
  return status === 0;
}
