/** The command as a function: arguments in, a table out, and the exit code. */
import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { type Arguments, parseArguments, USAGE, UsageError } from "./arguments.ts";
import type { Case } from "./case.ts";
import type { Contender } from "./contenders.ts";
import { type Environment, isBusy, readEnvironment } from "./environment.ts";
import { isFaulty } from "./outcome.ts";
import { type Output, progressOn } from "./progress.ts";
import { runCases } from "./run.ts";
import { tableText } from "./table.ts";

export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cases: readonly Case[];
  readonly contenders: readonly Contender[];
  /** The folder that paths in the arguments start from. */
  readonly folder: string;
}

/** 0: measured; 1: a contender failed or computed something else; 2: the arguments are wrong. */
export async function runCommand(args: readonly string[], host: Host): Promise<number> {
  try {
    return await run(args, host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.stderr.write(`bench: ${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}

async function run(args: readonly string[], { stdout, stderr, cases, contenders, folder }: Host): Promise<number> {
  const { only, out, list, help, ...lengths } = parseArguments(args);
  const chosen = cases.filter(({ id }) => only.length === 0 || only.some((text) => id.includes(text)));
  if (chosen.length === 0)
    throw new UsageError(`--only: no case contains "${only.join('" or "')}"; --list prints them`);
  if (help || list) {
    stdout.write(`${help ? USAGE : chosen.map(({ id }) => id).join("\n")}\n`);
    return 0;
  }
  const env = readEnvironment();
  const progress = progressOn(stderr);
  const file = out === null ? null : open(resolve(folder, out));
  const { outcomes, versions } = await runCases({
    cases: chosen,
    contenders,
    env,
    ...lengths,
    onProgress: progress.say,
    onRecord: (record) => {
      if (file !== null) writeSync(file, `${JSON.stringify(record)}\n`);
    },
  });
  progress.done();
  if (file !== null) closeSync(file);

  const names = contenders.map(({ name }) => name);
  stdout.write(`${preamble(names[0], versions, lengths, env)}\n\n${tableText(outcomes, names)}\n`);
  if (out !== null) stdout.write(`\nsamples: ${out}\n`);
  return outcomes.some(isFaulty) ? 1 : 0;
}

function preamble(
  first: string,
  versions: readonly string[],
  { processes, rounds, milliseconds }: Pick<Arguments, "processes" | "rounds" | "milliseconds">,
  env: Environment,
): string {
  return [
    versions.join(", "),
    `${env.cpu}, ${env.cores} cores, ${env.system}`,
    `medians of ${processes} x ${rounds} rounds of ${milliseconds} ms; below 1 ${first} is faster; in brackets the range of the rounds`,
    ...(isBusy(env) ? [`the machine was busy with other work (load ${env.load.toFixed(1)}): the times are rough`] : []),
  ].join("\n");
}

function open(path: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    throw new UsageError(`--out: ${(error as Error).message}`);
  }
}
