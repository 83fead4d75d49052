/**
 * Floating-point errors. Nothing is computed differently: results are compared with their operands after a call, and only
 * where somebody asked for it.
 */
import { checkEnded, checkFunction, watch } from "@strided/buffer";
import { type ArrayLike, checkOptions, type NDArray, oneOf, toNDArray } from "@strided/ndarray";
import { atUfunc } from "./at.ts";
import { callUfunc, foreseeCall, type UfuncOptions } from "./call.ts";
import { type Checker, setChecker, unchecked } from "./checked.ts";
import { type Fact, type Findings, foundInCall, foundInFold } from "./errors-found.ts";
import { foundInAt, foundInProduct } from "./errors-in-steps.ts";
import { fold } from "./fold.ts";
import type { UfuncRow } from "./row.ts";

/** What happens when a floating-point error is found. */
export type ErrorAction = "ignore" | "warn" | "raise";

/** Options of `errstate`; what is left out stays as it is outside. */
export interface ErrorState {
  /** All that are not named. */
  readonly all?: ErrorAction;
  /** An infinite result of finite operands, exactly: 1 / 0 or the logarithm of 0; for integers any division by 0. */
  readonly divide?: ErrorAction;
  /** An infinite result of finite operands, since it is too large. */
  readonly over?: ErrorAction;
  /** A result of multiplication, division, powers or exponentials that is too small to be a normal float. */
  readonly under?: ErrorAction;
  /** NaN of operands without NaN. */
  readonly invalid?: ErrorAction;
}

type Actions = { readonly [F in Fact]: ErrorAction };

const TEXTS: { readonly [F in Fact]: string } = {
  divide: "divide by zero",
  over: "overflow",
  under: "underflow",
  invalid: "invalid value",
};
const FACTS = Object.keys(TEXTS) as Fact[];
const ACTIONS: readonly ErrorAction[] = ["ignore", "warn", "raise"];
const SILENT: Actions = { divide: "ignore", over: "ignore", under: "ignore", invalid: "ignore" };

let current: Actions = SILENT;

/** A floating-point error that `errstate` was asked to raise. */
export class FloatingPointError extends Error {
  /** What was found: `divide`, `over`, `under` or `invalid`. */
  readonly fact: string;

  constructor(message: string, fact: string) {
    super(message);
    this.name = "FloatingPointError";
    this.fact = fact;
    Object.defineProperty(this, Symbol.for("strided.error"), { value: this.name });
  }
}

/**
 * Calls a function and has floating-point errors raised, told on the console, or ignored, as they are by default, in the
 * universal functions, their methods, products, sums, means and all other functions that are made of them. States may be
 * nested. A call that raises has changed nothing.
 *
 * Returns what the function returns. Throws what it throws; FloatingPointError for an error that is to be raised;
 * TypeError if it returns a promise, since the state would end before its work does.
 *
 * ```ts
 * errstate({ divide: "raise" }, () => divide([0, 1], [0, 0]));
 * // throws FloatingPointError: divide: divide by zero encountered; got 1 and 0 at index (1,), expected no such operands while errstate has divide "raise"
 * errstate({ all: "raise", divide: "ignore" }, () => divide(1, [2, 0])); // => array([0.5, inf])
 * ```
 */
export function errstate<T>(state: ErrorState, fn: () => T): T {
  checkOptions("errstate", state, ["all", ...FACTS]);
  checkFunction(fn, "errstate");
  for (const [name, action] of Object.entries(state)) {
    if (action !== undefined) oneOf("errstate", `action for ${name}`, action, ACTIONS);
  }
  const outer = current;
  const next = FACTS.map((fact) => [fact, state[fact] ?? state.all ?? outer[fact]] as const);
  current = Object.fromEntries(next) as unknown as Actions;
  const isSilent = next.every(([, action]) => action === "ignore");
  const before = setChecker(isSilent ? null : CHECKER);
  // Whoever watches is told of every pass, so that no call takes a way around the check.
  const unwatch = isSilent
    ? () => {}
    : watch({ intended() {}, made() {}, freed() {}, viewed() {}, writing() {}, moved() {}, passed() {} });
  try {
    const result = fn();
    checkEnded(result, "errstate");
    return result;
  } finally {
    unwatch();
    setChecker(before);
    current = outer;
  }
}

/** Raises what is to be raised, tells what is to be told. */
function report(fn: string, found: Findings): void {
  for (const fact of FACTS) {
    const action = current[fact];
    const data = found.get(fact);
    if (data === undefined || action === "ignore") continue;
    const text = `${fn}: ${TEXTS[fact]} encountered; got ${data}, expected no such operands while errstate has ${fact} "${action}"`;
    if (action === "raise") throw new FloatingPointError(text, fact);
    console.warn(text);
  }
}

const CHECKER: Checker = {
  call: (row, args, options) => unchecked(() => checkedCall(row, args, options)),
  fold: (fn, row, elements, out, run) =>
    unchecked(() => {
      // What is refused changes nothing: the fold goes into a copy first.
      const copy = out?.copy({ order: "K" }) ?? null;
      out?.requireWriteable(fn);
      const result = run(copy);
      report(fn, foundInFold(row, elements, result));
      if (out === null || copy === null) return result;
      out.assign(copy);
      return result === (copy as unknown) ? (out as typeof result) : result;
    }),
  foldOperands(what, options) {
    const { fn, row, operands, map, loop, dtype, vanishes = false } = what;
    const { initial, out = null } = options;
    const mapped: UfuncRow | null = map && {
      name: fn,
      nin: operands.length,
      nout: 1,
      types: [],
      loop: map,
      loopFor: () => ({ inputs: loop, outputs: [dtype] }),
      vanishes,
    };
    const elements = mapped === null ? operands : callUfunc(mapped, operands, { casting: "unsafe" });
    const starts = initial == null ? [] : [toNDArray(initial, fn)];
    return CHECKER.fold(fn, row, [...elements, ...starts], out, (into) => fold(what, { ...options, out: into }));
  },
  at: (row, a, indices, values) =>
    unchecked(() => {
      const copy = a.copy();
      atUfunc(row, copy, indices, values);
      report(row.name, foundInAt(row, a, indices, values));
      a.assign(copy);
    }),
  product: (fn, operands, total) => unchecked(() => report(fn, foundInProduct(operands, total))),
};

function checkedCall(row: UfuncRow, args: readonly ArrayLike[], options: UfuncOptions): NDArray[] {
  // Throws all that the call itself would throw, before anything is written.
  const { reads, writes, shape } = foreseeCall(row, args, options);
  const given = writes.map(({ array }) => array as NDArray | null);
  // The operands as they were: an `out` may lie in their memory, but is written last.
  const copies = given.map((out) => out?.copy({ order: "K" }) ?? null);
  const results = callUfunc(row, args, { ...options, out: copies });
  report(
    row.name,
    foundInCall(
      row,
      reads.map(({ array }) => array as NDArray),
      results,
      shape,
    ),
  );
  return results.map((result, k) => (given[k]?.assign(result) as NDArray | undefined) ?? result);
}
