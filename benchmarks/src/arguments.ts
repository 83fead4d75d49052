/** The command line: which cases, how long, and where the samples go. */
import { parseArgs } from "node:util";
import type { Lengths } from "./suite.ts";

export interface Arguments {
  /** Null for all. */
  readonly suite: string | null;
  /** Texts, one of which a case's id must contain; empty for all cases. */
  readonly only: readonly string[];
  /** Names, or texts that names contain; empty for those that always take part. */
  readonly contenders: readonly string[];
  /** All contenders, and all suites unless one is named. */
  readonly full: boolean;
  /** The commit whose packages this tree is compared with, or null. */
  readonly compare: string | null;
  /** Those that are given; the suite has its own for the others. */
  readonly lengths: Partial<Lengths>;
  /** The file for the samples, or null. */
  readonly out: string | null;
  readonly list: boolean;
  readonly help: boolean;
}

const DEFAULT = "headline";

/** A command line that cannot be meant. */
export class UsageError extends Error {}

const OPTIONS = {
  suite: { type: "string" },
  contender: { type: "string", multiple: true },
  full: { type: "boolean", default: false },
  compare: { type: "string" },
  case: { type: "string", multiple: true },
  processes: { type: "string" },
  rounds: { type: "string" },
  milliseconds: { type: "string" },
  out: { type: "string" },
  list: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

export const USAGE = `usage: pnpm bench [--suite headline] [--case text] [--contender text] [--full] [--compare commit] [--out file] [--list]

  --suite name      which cases; --help names the suites
  --case text       cases whose id contains the text; may be repeated
  --contender text  beside strided, the contender of that name, or all whose name contains the text; may be repeated
  --full            all contenders, and every suite unless one is named
  --compare commit  this tree against the packages of a commit, in turns, with a verdict where it is beyond the noise
  --out file        writes all samples as JSON lines
  --processes n     new processes for every contender, one after the other
  --rounds n        rounds in each process; the contenders take turns
  --milliseconds n  how long a contender is measured in a round
  --list            prints the ids of the cases and measures nothing

Exit code 0: measured. 1: a contender failed or computed something else. 2: the command line is wrong.`;

/** Throws UsageError for unknown options and for numbers that are none. */
export function parseArguments(args: readonly string[]): Arguments {
  const { case: only = [], contender: contenders = [], compare = null, out = null, ...rest } = valuesOf(args);
  const { full, processes, rounds, milliseconds, list, help } = rest;
  const suite = rest.suite ?? (full ? null : DEFAULT);
  if (suite === null && out !== null) throw new UsageError("--out: one file holds one suite; name it by --suite");
  const lengths = {
    ...(processes === undefined ? {} : { processes: wholeNumber("processes", processes) }),
    ...(rounds === undefined ? {} : { rounds: wholeNumber("rounds", rounds) }),
    ...(milliseconds === undefined ? {} : { milliseconds: wholeNumber("milliseconds", milliseconds) }),
  };
  return { suite, only, contenders, full, compare, lengths, out, list, help };
}

function valuesOf(args: readonly string[]) {
  // `pnpm bench -- --list` hands on the two dashes too.
  const own = args[0] === "--" ? args.slice(1) : [...args];
  try {
    return parseArgs({ args: own, options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--${name}: got "${text}", expected a whole number from 1 to 999999`);
}
