/** Runs the lines of the explorer call by call, and writes down of each call what it did to memory. */
import { arrayRepr, NDArray, type Scene, trace } from "strided";
import { type Alignment, alignmentOf } from "./alignment.ts";
import { prohibition, withoutCopy } from "./forbidding.ts";
import { type Expression, type Line, ParseError, parse, type Span } from "./parse.ts";
import { sceneOf } from "./scene.ts";
import { type Call, forecast, found, type Verdict } from "./verdict.ts";
import { type Callable, FACTS, FIRST, FOLDS, METHODS, VIEWS, type Vocabulary } from "./vocabulary.ts";

/** One call of a chain. */
export interface Step extends Span {
  /** How it is written, without what it is called on. */
  readonly text: string;
  readonly fn: string;
  /** The arrays that went in, the one it is called on first. */
  readonly inputs: readonly NDArray[];
  /** What came out; undefined if it threw. */
  readonly value: unknown;
  readonly verdict: Verdict | null;
  /** What it would mean to forbid copies here; null if they are not forbidden. */
  readonly forbidden: string | null;
  /** How the shapes of the operands were laid one over the other; null for calls that do not broadcast. */
  readonly alignment: Alignment | null;
  readonly error: string | null;
  /** All variables that have an array as their value when the step has ended. */
  readonly variables: ReadonlyMap<string, NDArray>;
  /** The memory as it was when the step had ended, its values copied; null if there is no array in it. */
  readonly scene: Scene | null;
  /** What came out, as it was printed then. */
  readonly output: string;
}

export interface Run {
  readonly steps: readonly Step[];
  /** What is wrong with the text, and where; null if it ran. */
  readonly error: { readonly message: string; readonly at: number; readonly isUnknownWord: boolean } | null;
}

export interface RunOptions {
  /** Arrays that exist before the first line. */
  readonly given?: ReadonlyMap<string, NDArray>;
  /** Whether calls that may do either are told not to copy. */
  readonly isCopyForbidden?: boolean;
  readonly words?: Vocabulary;
}

/** Elements that one array may have here: a picture is no place for gigabytes. */
const MOST = 1e7;

export function run(text: string, options: RunOptions = {}): Run {
  const runner = new Runner(text, options);
  try {
    for (const { names, value } of parse(text)) runner.line(names, value);
    return { steps: runner.steps, error: null };
  } catch (error) {
    if (!(error instanceof ParseError) && !(error instanceof StepError)) throw error;
    const { message, at } = error;
    return { steps: runner.steps, error: { message, at, isUnknownWord: error instanceof UnknownWord } };
  }
}

/** No function of this name is there. */
class UnknownWord extends ParseError {}

/** A call threw: what came before it stands. */
class StepError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** A copy would be made, and none may be. */
class Refusal extends Error {
  override readonly name = "Forbidden";
}

class Runner {
  readonly steps: Step[] = [];
  readonly #text: string;
  readonly #isCopyForbidden: boolean;
  readonly #words: Vocabulary;
  readonly #names: Map<string, unknown>;

  constructor(text: string, { given = new Map(), isCopyForbidden = false, words = FIRST }: RunOptions) {
    this.#words = words;
    this.#text = text;
    this.#names = new Map(given);
    this.#isCopyForbidden = isCopyForbidden;
  }

  /** One name takes the value; several take the arrays of a list that it is. */
  line(names: Line["names"], value: Expression): void {
    const result = this.#value(value);
    if (names === null) return;
    if (typeof names === "string") this.#names.set(names, result);
    else {
      if (!Array.isArray(result)) throw new ParseError("only a list can be taken apart by names", value.start);
      names.forEach((name, k) => {
        this.#names.set(name, result[k]);
      });
    }
    const last = this.steps.at(-1);
    if (last !== undefined && last.value === result) {
      this.steps.pop();
      this.#keep(last);
    }
  }

  #value(node: Expression): unknown {
    switch (node.kind) {
      case "literal":
        return node.value;
      case "list":
        return node.items.map((item) => this.#value(item));
      case "options":
        return Object.fromEntries(node.entries.map(([name, value]) => [name, this.#value(value)]));
      case "name":
        if (this.#names.has(node.name)) return this.#names.get(node.name);
        if (this.#words.functions.has(node.name)) return this.#words.functions.get(node.name);
        throw new UnknownWord(`there is nothing called ${node.name}`, node.start);
      case "call": {
        const fn = this.#words.functions.get(node.fn);
        if (fn === undefined) throw new UnknownWord(`the explorer has no function ${node.fn}`, node.start);
        const args = node.args.map((arg) => this.#value(arg));
        if (node.fn === "slice") return (fn as (...given: unknown[]) => unknown)(...args);
        return this.#step(node, node.start, node.fn, fn, null, args);
      }
      case "method": {
        const ufunc = node.of.kind === "name" ? this.#words.functions.get(node.of.name) : undefined;
        if (ufunc !== undefined) return this.#fold(node, node.name, ufunc, node.args);
        const of = this.#array(node.of);
        if (!METHODS.includes(node.name)) throw new UnknownWord(this.#noMethod(node.name), node.of.end);
        const args = node.args.map((arg) => this.#value(arg));
        return this.#step(node, node.of.end, node.name, methodOf(of, node.name), of, args);
      }
      case "property": {
        const of = this.#array(node.of);
        if (FACTS.includes(node.name)) return (of as unknown as Record<string, unknown>)[node.name];
        if (!VIEWS.includes(node.name)) {
          const known = [...VIEWS, ...FACTS].join(", ");
          throw new ParseError(`arrays have no property ${node.name} here; there are ${known}`, node.of.end);
        }
        const get = (): unknown => (of as unknown as Record<string, unknown>)[node.name];
        return this.#step(node, node.of.end, node.name, get, of, []);
      }
    }
  }

  #array(node: Expression): NDArray {
    const value = this.#value(node);
    if (value instanceof NDArray) return value;
    throw new ParseError(`only arrays have methods here; got ${typeof value}`, node.start);
  }

  #noMethod(name: string): string {
    const instead = this.#words.functions.has(name)
      ? `write ${name}(…) with the array as the first argument`
      : `there are ${METHODS.join(", ")}`;
    return `arrays have no method ${name} here; ${instead}`;
  }

  /** `add.reduce(a)` and its like. */
  #fold(node: Span, name: string, ufunc: Callable, given: readonly Expression[]): unknown {
    const fold = (ufunc as unknown as Record<string, Callable>)[name];
    if (!FOLDS.includes(name) || typeof fold !== "function")
      throw new ParseError(`${ufunc.name} has no ${name}; universal functions have ${FOLDS.join(", ")}`, node.start);
    const call: Callable = (...args) => fold.apply(ufunc, args);
    const args = given.map((arg) => this.#value(arg));
    return this.#step(node, node.start, `${ufunc.name}.${name}`, call, null, args, true);
  }

  #step(
    node: Span,
    from: number,
    fn: string,
    call: Callable,
    of: NDArray | null,
    given: readonly unknown[],
    isComputing: boolean = this.#words.computing.has(fn),
  ): unknown {
    const isForbidden = this.#isCopyForbidden;
    const asked = { fn, call, of, inputs: inputsOf(of, given), isComputing };
    const args = isForbidden ? withoutCopy({ ...asked, args: given }) : given;
    const made: Call = { ...asked, args };
    const variables = this.#variables();
    const nameOf = (array: NDArray): string | undefined =>
      [...variables].find(([, variable]) => variable === array)?.[0];
    const text = this.#text.slice(from, node.end).trim();
    const step = { start: node.start, end: node.end, text, fn, inputs: made.inputs };
    const alignment = alignmentOf(made, nameOf);
    try {
      checkSize(fn, args);
      const foreseen = forecast(made);
      const { result, total } = trace(() => (call as (...all: readonly unknown[]) => unknown)(...args));
      const verdict = foreseen ?? found(made, result, total.bytes);
      const { text: forbidden, isRefused } =
        isForbidden && verdict !== null ? prohibition(fn, verdict) : { text: null, isRefused: false };
      if (isRefused) throw new Refusal(forbidden ?? "");
      this.#keep({ ...step, value: result, verdict, forbidden, alignment, error: null });
      return result;
    } catch (error) {
      if (error instanceof ParseError) throw error;
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      this.#keep({ ...step, value: undefined, verdict: null, forbidden: null, alignment, error: message });
      throw new StepError(message, from);
    }
  }

  /** Looks at memory now: the next call may write into it. */
  #keep(made: Omit<Step, "variables" | "scene" | "output">): void {
    const variables = this.#variables();
    const scene = sceneOf({ ...made, variables });
    this.steps.push({ ...made, variables, scene, output: printed(made.value) });
  }

  #variables(): ReadonlyMap<string, NDArray> {
    const all = [...this.#names].filter((entry): entry is [string, NDArray] => entry[1] instanceof NDArray);
    return new Map(all);
  }
}

function methodOf(of: NDArray, name: string): Callable {
  return (...args) => (of as unknown as Record<string, (...given: unknown[]) => unknown>)[name](...args);
}

function optionsIn(args: readonly unknown[]): unknown[] {
  const last = args.at(-1);
  const isOptions = typeof last === "object" && last !== null && Object.getPrototypeOf(last) === Object.prototype;
  return isOptions ? Object.values(last) : [];
}

/** The arrays that go into a call: what it is a method of, the arguments, those in lists and in the options. */
function inputsOf(of: NDArray | null, args: readonly unknown[]): readonly NDArray[] {
  const all = [of, ...args.flat(Number.POSITIVE_INFINITY), ...optionsIn(args)];
  return [...new Set(all.filter((arg) => arg instanceof NDArray))];
}

/** Functions that make as many elements as the product of their numbers says. */
const MAKERS: readonly string[] = [
  "arange",
  "empty",
  "eye",
  "full",
  "identity",
  "indices",
  "linspace",
  "ones",
  "tri",
  "zeros",
];
/** Those that make so many times the elements that they are given. */
const GROWERS: readonly string[] = ["pad", "repeat", "resize", "tile", "vander"];

function checkSize(fn: string, args: readonly unknown[]): void {
  if (!MAKERS.includes(fn) && !GROWERS.includes(fn)) return;
  const counts = args.flat().map((arg) => (GROWERS.includes(fn) && arg instanceof NDArray ? arg.size : arg));
  const numbers = counts.filter((arg) => typeof arg === "number" || typeof arg === "bigint");
  const most = numbers.reduce((product: number, count) => product * Math.max(1, Math.abs(Number(count))), 1);
  if (most > MOST)
    throw new RangeError(`${fn}: too many elements for the explorer; got ${most}, expected at most ${MOST}`);
}

/** A value as the library prints it. */
function printed(value: unknown): string {
  if (value === undefined) return "undefined";
  if (value instanceof NDArray)
    return value.size > 2000 ? `an array of shape (${value.shape.join(", ")})` : arrayRepr(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${printed(field)}`);
    return `{ ${fields.join(", ")} }`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
