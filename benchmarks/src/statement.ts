/**
 * Makes functions of a case's statement. As in Python's timeit the statement stands inside of the loop that is timed, in a
 * function of its own, so that the compiler has seen no other case there.
 */
import { type Adapter, Lacking } from "./adapter.ts";
import type { Statement, Work } from "./case.ts";

export interface Compiled {
  /** Does it so many times; a promise in libraries whose results are not there at once. */
  readonly run: (calls: number) => void | Promise<void>;
  /** Does it once and gives the result. */
  readonly check: () => unknown;
}

/** Results go here, so that no call can be seen to be useless. */
const sink: { last: unknown } = { last: null };

/** What the contender is to do: the work's statement, or its own phrase for the operation; null if it has none. */
export function statementFor({ statement, op, layout }: Work, { phrases = {} }: Adapter): Statement | null {
  if (statement !== null) return statement;
  const phrase = phrases[`${op}/${layout}`] ?? phrases[op];
  return phrase === undefined ? null : typeof phrase === "string" ? { run: phrase } : phrase;
}

/** Why there is no statement: what the library has none of, or which of the operands it cannot have; null if nobody knows. */
export function reasonAgainst({ op, layout, operands }: Work, { without = {}, operand }: Adapter): string | null {
  const reason = without[`${op}/${layout}`] ?? without[op];
  if (reason !== undefined) return reason;
  try {
    for (const spec of Object.values(operands)) operand(spec);
    return null;
  } catch (error) {
    if (error instanceof Lacking) return error.message;
    throw error;
  }
}

/** The first name that the statement takes from a library which does not have it, or null. */
export function lackOf(work: Work, adapter: Adapter): string | null {
  const { run = "", setup = "", check = "" } = statementFor(work, adapter) ?? {};
  const names = [...`${setup} ${run} ${check}`.matchAll(/\bnp\.(\w+)/g)].map(([, name]) => name);
  return names.find((name) => !(name in adapter.np)) ?? null;
}

export function compile(work: Work, adapter: Adapter): Compiled {
  const { np, isExpression, isAsync = false, operand } = adapter;
  const { n, operands } = work;
  const { run, setup = "", check } = statementFor(work, adapter) as Statement;
  const body = isExpression ? `sink.last = ${run};` : run;
  const kind = isAsync ? "async " : "";
  const text = `
    ${setup}
    return {
      ${kind}run(calls) { for (let call = 0; call < calls; call++) { ${body} } },
      ${kind}check() { ${body} return ${check ?? "sink.last"}; },
    };`;
  const make = new Function("np", "sink", "n", ...Object.keys(operands), text);
  return make(np, sink, n, ...Object.values(operands).map(operand)) as Compiled;
}
