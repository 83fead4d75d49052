/** The command as a function: arguments in, tables out, and the exit code. */
import { closeSync, openSync, writeSync } from "node:fs";
import { loadavg } from "node:os";
import { resolve } from "node:path";
import { type Arguments, parseArguments, USAGE, UsageError } from "./arguments.ts";
import type { Case } from "./case.ts";
import { compareWith } from "./compare.ts";
import type { Contender } from "./contenders.ts";
import { readEnvironment } from "./environment.ts";
import { isFaulty, type Outcome } from "./outcome.ts";
import { preamble } from "./preamble.ts";
import { type Output, progressOn } from "./progress.ts";
import { type Occasion, occasionLine, outcomeLine } from "./record.ts";
import { runCases } from "./run.ts";
import type { Suite } from "./suite.ts";
import { countText, groupRows, summarize, worstRows } from "./summary.ts";
import { align, tableText } from "./table.ts";

const WORST = 20;

export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly suites: readonly Suite[];
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

async function run(args: readonly string[], host: Host): Promise<number> {
  const { stdout, suites } = host;
  const given = parseArguments(args);
  const { suite: name, only, out, list, help } = given;
  if (help) {
    stdout.write(`${USAGE}\n\n${align(suites.map((suite) => [suite.name, suite.about])).join("\n")}\n`);
    return 0;
  }
  const wanted = name === null ? suites : [suiteOf(name, suites)];
  if (list) {
    const ids = wanted.flatMap((suite) => chosen(suite, only).map(({ id }) => id));
    stdout.write(`${ids.join("\n")}\n`);
    return 0;
  }
  const codes: number[] = [];
  for (const suite of wanted) codes.push(await runSuite(suite, given, host));
  if (out !== null) stdout.write(`\nsamples: ${out}\n`);
  return Math.max(...codes);
}

async function runSuite(suite: Suite, given: Arguments, host: Host): Promise<number> {
  const { only, out, lengths, compare } = given;
  const cases = chosen(suite, only);
  if (compare !== null) return compareWith(compare, suite, cases, { ...suite.lengths, ...lengths }, host);
  const contenders = takingPart(host.contenders, given).filter(({ language }) => suite.languages.includes(language));
  const occasion: Occasion = {
    suite: suite.name,
    about: suite.about,
    started: new Date().toISOString(),
    lengths: { ...suite.lengths, ...lengths },
    contenders: contenders.map((contender) => contender.name),
    env: readEnvironment(),
  };
  const outcomes = await measured(occasion, cases, contenders, out, host);
  return outcomes.some(isFaulty) ? 1 : 0;
}

async function measured(
  occasion: Occasion,
  cases: readonly Case[],
  contenders: readonly Contender[],
  out: string | null,
  { stdout, stderr, folder }: Host,
): Promise<readonly Outcome[]> {
  const progress = progressOn(stderr);
  const file = out === null ? null : open(resolve(folder, out));
  const write = (line: string): void => {
    if (file !== null) writeSync(file, line);
  };
  write(occasionLine(occasion));
  const { outcomes, versions } = await runCases({
    cases,
    contenders,
    ...occasion.lengths,
    onProgress: progress.say,
    onOutcome: (outcome) => write(outcomeLine(outcome, loadavg()[0])),
  });
  progress.done();
  if (file !== null) closeSync(file);
  stdout.write(
    `${preamble(occasion, versions).join("\n")}\n\n${tableText(outcomes, occasion.contenders, stdout.columns)}\n`,
  );
  if (occasion.contenders.length > 1) stdout.write(`\n${summaryText(outcomes, occasion.contenders, stdout.columns)}\n`);
  return outcomes;
}

function summaryText(outcomes: readonly Outcome[], [first, other]: readonly string[], columns?: number): string {
  const summary = summarize(outcomes, first, other);
  return [
    `${first} / ${other}: ${countText(summary, first, other)}`,
    ...(summary.groups.length === 0 ? [] : ["", ...align(groupRows(summary), 1, true, columns)]),
    ...(summary.worst.length === 0
      ? []
      : ["", "the worst cells", ...align(worstRows(summary, WORST), 3, false, columns)]),
  ].join("\n");
}

/** The first, which all are compared with, and whoever is asked for: by the whole name, or else by a part of it. */
function takingPart(all: readonly Contender[], { contenders, full }: Arguments): readonly Contender[] {
  if (contenders.length === 0) return all.filter(({ isExtra = false }) => full || !isExtra);
  const chosen = contenders.map((text) => {
    const named = all.filter(({ name }) => name === text);
    return named.length > 0 ? named : all.filter(({ name }) => name.includes(text));
  });
  const lacking = contenders.find((_, k) => chosen[k].length === 0);
  if (lacking !== undefined) {
    const names = all.map(({ name }) => name).join(", ");
    throw new UsageError(`--contender: got "${lacking}", expected a part of one of ${names}`);
  }
  return all.filter((one, k) => k === 0 || chosen.some((some) => some.includes(one)));
}

function suiteOf(name: string, suites: readonly Suite[]): Suite {
  const suite = suites.find((one) => one.name === name);
  if (suite !== undefined) return suite;
  throw new UsageError(`--suite: got "${name}", expected one of ${suites.map((one) => one.name).join(", ")}`);
}

function chosen({ cases }: Suite, only: readonly string[]): readonly Case[] {
  const some = cases.filter(({ id }) => only.length === 0 || only.some((text) => id.includes(text)));
  if (some.length > 0) return some;
  throw new UsageError(`--case: no case contains "${only.join('" or "')}"; --list prints them`);
}

function open(path: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    throw new UsageError(`--out: ${(error as Error).message}`);
  }
}
