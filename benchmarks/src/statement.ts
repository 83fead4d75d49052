/**
 * Makes functions of a case's statement. As in Python's timeit the statement stands inside of the loop that is timed, in a
 * function of its own, so that the compiler has seen no other case there.
 */
import type { Adapter } from "./adapter.ts";
import type { Work } from "./case.ts";

export interface Compiled {
  /** Does it so many times. */
  readonly run: (calls: number) => void;
  /** Does it once and gives the result. */
  readonly check: () => unknown;
}

/** Results go here, so that no call can be seen to be useless. */
const sink: { last: unknown } = { last: null };

/** The first name that the statement takes from a library which does not have it, or null. */
export function lackOf({ statement: { run, setup = "", check = "" } }: Work, { np }: Adapter): string | null {
  const names = [...`${setup} ${run} ${check}`.matchAll(/\bnp\.(\w+)/g)].map(([, name]) => name);
  return names.find((name) => !(name in np)) ?? null;
}

export function compile({ n, operands, statement }: Work, { np, isExpression, operand }: Adapter): Compiled {
  const { run, setup = "", check } = statement;
  const body = isExpression ? `sink.last = ${run};` : run;
  const text = `
    ${setup}
    return {
      run(calls) { for (let call = 0; call < calls; call++) { ${body} } },
      check() { ${body} return ${check ?? "sink.last"}; },
    };`;
  const make = new Function("np", "sink", "n", ...Object.keys(operands), text);
  return make(np, sink, n, ...Object.values(operands).map(operand)) as Compiled;
}
