/** Several suites, one after the other, into a folder of their own: what a report over all of them is made of. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArguments } from "./arguments.ts";
import { type Host, runCommand } from "./command.ts";
import { type Contender, SMALL_PAGES } from "./contenders.ts";
import { type Recorded, readRecorded } from "./record.ts";

export interface SuitesRun {
  /** The worst exit code. */
  readonly code: number;
  readonly recorded: readonly Recorded[];
}

/** Runs those that have a case that is asked for, with their samples in `folder`. */
export async function runSuites(
  names: readonly string[],
  args: readonly string[],
  folder: string,
  host: Omit<Host, "folder">,
): Promise<SuitesRun> {
  const { only } = parseArguments(args);
  const suites = host.suites
    .filter(({ name }) => names.includes(name))
    .filter(({ cases }) => only.length === 0 || cases.some(({ id }) => only.some((text) => id.includes(text))));
  mkdirSync(folder, { recursive: true });
  let code = 0;
  for (const { name } of suites) {
    const own = [...args, "--suite", name, "--out", `${name}.jsonl`];
    // What the suites have to say stands in the table of all.
    code = Math.max(code, await runCommand(own, { ...host, stdout: { write: () => true }, folder }));
  }
  return { code, recorded: suites.map(({ name }) => readSuite(folder, name)) };
}

export function readSuite(folder: string, name: string): Recorded {
  return readRecorded(readFileSync(join(folder, `${name}.jsonl`), "utf8"));
}

/** The host with NumPy without huge pages as one of those that always take part, in the cases of these groups. */
export function withoutHugePages<H extends Omit<Host, "folder">>(host: H, groups: readonly string[]): H {
  const contenders = host.contenders.map(
    (one): Contender => (one.name === SMALL_PAGES ? { ...one, isExtra: false, groups } : one),
  );
  return { ...host, contenders };
}
