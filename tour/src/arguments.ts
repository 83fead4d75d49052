/** The command line: what to run and how to print it. */
import { parseArgs } from "node:util";

export interface Arguments {
  /** Numbers of the steps to run, in order; null for all. */
  readonly only: readonly number[] | null;
  readonly json: boolean;
  readonly help: boolean;
}

/** A command line that cannot be meant. */
export class UsageError extends Error {}

export const USAGE = `usage: pnpm tour [--only 4] [--only 4,7] [--json] [--help]

  --only n[,n]  run these steps only
  --json        print everything as one JSON document
  --help        print this

Exit code 0: every claim holds. 1: some do not, and the end of the output says which. 2: the command line is wrong.`;

/** Throws UsageError for an unknown option and for steps that are not there. */
export function parseArguments(args: readonly string[], steps: readonly number[]): Arguments {
  const { only, json, help } = valuesOf(args);
  return { only: only === undefined ? null : numbersOf(only, steps), json, help };
}

function valuesOf(args: readonly string[]) {
  // `pnpm tour -- --only 4` hands on the two dashes too.
  const own = args[0] === "--" ? args.slice(1) : [...args];
  try {
    const { values } = parseArgs({
      args: own,
      options: {
        only: { type: "string", multiple: true },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function numbersOf(texts: readonly string[], steps: readonly number[]): number[] {
  const range = `expected a step from ${steps[0]} to ${steps.at(-1)}, or several as 4,7`;
  const wanted = texts
    .join(",")
    .split(",")
    .map((text) => {
      const number = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
      if (!steps.includes(number)) throw new UsageError(`--only: got "${text}", ${range}`);
      return number;
    });
  return steps.filter((number) => wanted.includes(number));
}
