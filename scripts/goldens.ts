/**
 * `pnpm goldens`: records anew what NumPy does, with every `record*.py` beside a package's tests. A script writes its
 * files itself, or it prints one: what `record-print.py` prints goes to `print.json`.
 */
import { execFileSync } from "node:child_process";
import { globSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOT } from "./workspace.ts";

for (const script of globSync("packages/*/test/goldens/record*.py", { cwd: ROOT }).sort()) {
  console.log(script);
  const printed = execFileSync("python3", ["-W", "ignore", script], { cwd: ROOT, maxBuffer: 2 ** 30 });
  const name = basename(script, ".py").replace(/^record-/, "");
  if (printed.length > 0) writeFileSync(join(ROOT, dirname(script), `${name}.json`), printed);
}
