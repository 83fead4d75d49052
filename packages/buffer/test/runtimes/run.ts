/**
 * Runs all behaviours on the built packages (`tsc -b` first), each in a process of its own, on other versions of Node:
 * `node test/runtimes/run.ts 20 22 24 26`, or with paths of node binaries. FUZZ=long takes many more rounds.
 */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Behaviour, Expected } from "./behaviour.ts";
import { behaviourModules, packagesFolder, SUITES } from "./modules.ts";

const folder = mkdtempSync(join(tmpdir(), "behaviours-"));
for (const [name, code] of behaviourModules()) writeFileSync(join(folder, name), code);
const folderUrl = `${pathToFileURL(folder).href}/`;
const prefix = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
const nodePackage = `${prefix}-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** The binary of a version, fetched by the package manager's own means. */
function binaryOf(version: string): string {
  if (!/^\d+$/.test(version)) return version;
  const command = ["--yes", `--package=${nodePackage}@${version}`, "--", "node", "-p", "process.execPath"];
  return execFileSync("npx", command, { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "ignore"] }).trim();
}

interface Job {
  readonly title: string;
  readonly binary: string;
  readonly args: readonly string[];
}

const isPatient = process.env.FUZZ === "long";
const variants: Readonly<Record<string, Expected>> = {
  "": { heap: true, shared: true, collects: true },
  " without WebAssembly": { heap: false, shared: true, collects: false },
};

async function jobsOf(version: string): Promise<Job[]> {
  const binary = binaryOf(version);
  const name = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
  const jobs: Job[] = [];
  for (const [pkg, module, list] of SUITES) {
    const { [list]: behaviours } = (await import(folderUrl + module)) as Record<string, readonly Behaviour[]>;
    const dist = new URL(`${pkg}/dist/index.js`, packagesFolder).href;
    for (const [suffix, expected] of Object.entries(variants)) {
      behaviours.forEach((behaviour, index) => {
        const script = new URL("one.mjs", import.meta.url).pathname;
        const args = [script, folderUrl, dist, module, list, String(index), JSON.stringify({ ...expected, isPatient })];
        jobs.push({ title: `Node ${name}${suffix}: ${behaviour.name}`, binary, args });
      });
    }
  }
  return jobs;
}

/** The failure, or null. */
function runJob({ binary, args }: Job): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(binary, [...args], { timeout: 300_000 }, (error, _, stderr) => {
      resolve(error === null ? null : stderr || String(error));
    });
  });
}

const versions = process.argv.slice(2);
const jobs = (await Promise.all((versions.length > 0 ? versions : ["20", "22", "24", "26"]).map(jobsOf))).flat();
const total = jobs.length;
let failed = 0;
const work = async (): Promise<void> => {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const failure = await runJob(job);
    if (failure === null) continue;
    failed++;
    console.error(`FAILED  ${job.title}\n        ${failure.trim().split("\n").slice(0, 4).join("\n        ")}`);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));
rmSync(folder, { recursive: true });
console.log(`${total - failed} of ${total} behaviours hold`);
process.exitCode = failed === 0 ? 0 : 1;
