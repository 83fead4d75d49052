/** Runs the lines of the explorer call by call, and writes down of each call what it did to memory. */
import { arrayRepr, type Explanation, explain, NDArray, type Scene, sharesMemory, trace } from "strided";
import { type Expression, ParseError, parse, type Span } from "./parse.ts";
import { sceneOf } from "./scene.ts";
import { type Callable, FACTS, FUNCTIONS, METHODS, VIEWS } from "./vocabulary.ts";

/** One call of a chain. */
export interface Step extends Span {
  /** How it is written, without what it is called on. */
  readonly text: string;
  readonly fn: string;
  /** The arrays that went in, the one it is called on first. */
  readonly inputs: readonly NDArray[];
  /** What came out; undefined if it threw. */
  readonly value: unknown;
  readonly verdict: Explanation | null;
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
  readonly error: { readonly message: string; readonly at: number } | null;
}

export interface RunOptions {
  /** Arrays that exist before the first line. */
  readonly given?: ReadonlyMap<string, NDArray>;
  /** Whether calls that may do either are told not to copy. */
  readonly isCopyForbidden?: boolean;
}

/** Elements that one array may have here: a picture is no place for gigabytes. */
const MOST = 1e7;

export function run(text: string, options: RunOptions = {}): Run {
  const runner = new Runner(text, options);
  try {
    for (const { name, value } of parse(text)) runner.line(name, value);
    return { steps: runner.steps, error: null };
  } catch (error) {
    if (error instanceof ParseError) return { steps: runner.steps, error: { message: error.message, at: error.at } };
    if (error instanceof StepError) return { steps: runner.steps, error: { message: error.message, at: error.at } };
    throw error;
  }
}

/** A call threw: what came before it stands. */
class StepError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

class Runner {
  readonly steps: Step[] = [];
  readonly #text: string;
  readonly #isCopyForbidden: boolean;
  readonly #names: Map<string, unknown>;

  constructor(text: string, { given = new Map(), isCopyForbidden = false }: RunOptions) {
    this.#text = text;
    this.#names = new Map(given);
    this.#isCopyForbidden = isCopyForbidden;
  }

  line(name: string | null, value: Expression): void {
    const result = this.#value(value);
    if (name === null) return;
    this.#names.set(name, result);
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
        if (FUNCTIONS.has(node.name)) return FUNCTIONS.get(node.name);
        throw new ParseError(`there is nothing called ${node.name}`, node.start);
      case "call": {
        const fn = FUNCTIONS.get(node.fn);
        if (fn === undefined) throw new ParseError(`the explorer has no function ${node.fn}`, node.start);
        const args = node.args.map((arg) => this.#value(arg));
        if (node.fn === "slice") return (fn as (...given: unknown[]) => unknown)(...args);
        return this.#step(node, node.start, node.fn, fn, null, args);
      }
      case "method": {
        const of = this.#array(node.of);
        if (!METHODS.includes(node.name)) {
          throw new ParseError(`arrays have no method ${node.name} here; there are ${METHODS.join(", ")}`, node.of.end);
        }
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

  #step(node: Span, from: number, fn: string, call: Callable, of: NDArray | null, given: readonly unknown[]): unknown {
    const args = this.#isCopyForbidden ? withoutCopy(fn, of, given) : given;
    const inputs = [of, ...args, ...optionsIn(args)].filter((arg) => arg instanceof NDArray);
    const text = this.#text.slice(from, node.end).trim();
    const made = { start: node.start, end: node.end, text, fn, inputs };
    try {
      checkSize(fn, args);
      const foreseen = forecast(fn, call, of, args);
      const { result, total } = trace(() => (call as (...all: readonly unknown[]) => unknown)(...args));
      const verdict = foreseen ?? (result instanceof NDArray ? found(fn, result, inputs, total.bytes) : null);
      this.#keep({ ...made, value: result, verdict, error: null });
      return result;
    } catch (error) {
      if (error instanceof ParseError) throw error;
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      this.#keep({ ...made, value: undefined, verdict: null, error: message });
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

/** The same call with `copy: false`, for the functions that have it as a promise. */
function withoutCopy(fn: string, of: NDArray | null, args: readonly unknown[]): readonly unknown[] {
  if (fn !== "reshape" && fn !== "asarray") return args;
  const first = of === null ? (fn === "reshape" ? 2 : 1) : 1;
  const options = (args[first] ?? {}) as object;
  return [...args.slice(0, first), { ...options, copy: false }];
}

/** Functions that make as many elements as their numbers say. */
function checkSize(fn: string, args: readonly unknown[]): void {
  if (!["arange", "eye", "full", "ones", "zeros"].includes(fn)) return;
  const counts = args.flat().filter((arg) => typeof arg === "number" || typeof arg === "bigint");
  const most = counts.reduce((product: number, count) => product * Math.max(1, Math.abs(Number(count))), 1);
  if (most > MOST)
    throw new RangeError(`${fn}: too many elements for the explorer; got ${most}, expected at most ${MOST}`);
}

const KNOWN: readonly string[] = [
  "array",
  "asarray",
  "ascontiguousarray",
  "asfortranarray",
  "assign",
  "astype",
  "copy",
  "flatten",
  "getitem",
  "ravel",
  "reshape",
  "setitem",
  "slice",
  "transpose",
  "view",
];

/** What the code that decides says before the call; null if nothing is known about the function. */
function forecast(fn: string, call: Callable, of: NDArray | null, args: readonly unknown[]): Explanation | null {
  const all = of === null ? args : [of, ...args];
  const ask = explain as (...given: readonly unknown[]) => Explanation;
  if (fn === "T") return ask("transpose", of);
  if (of === null && typeof (call as { plan?: unknown }).plan === "function") return ask(call, ...args);
  if (!KNOWN.includes(fn)) return null;
  try {
    return ask(fn, ...all);
  } catch {
    // The call is made and throws the same.
    return null;
  }
}

/** The verdict on a call that cannot be foreseen, from what came out of it. */
function found(fn: string, result: NDArray, inputs: readonly NDArray[], bytes: number): Explanation {
  const shape = `(${result.shape.join(", ")})`;
  const rest = { kind: "explanation", fn, advice: null, axes: null, operands: null } as const;
  const isShared = inputs.some((input) => input.storage === result.storage || sharesMemory(input, result));
  if (inputs.includes(result)) return { ...rest, outcome: "in place", reason: "the array itself comes back", bytes };
  if (isShared) {
    const reason = `shape ${shape}, strides (${result.strides.join(", ")}) and offset ${result.offset} over the same bytes`;
    return { ...rest, outcome: "view", reason, bytes };
  }
  const isFirst = inputs.length === 0;
  const reason = isFirst
    ? `a new array of shape ${shape}: its memory is made here`
    : `the result has memory of its own, of shape ${shape}`;
  return { ...rest, outcome: "copy", reason, bytes };
}

/** A value as the library prints it. */
function printed(value: unknown): string {
  if (value === undefined) return "undefined";
  if (value instanceof NDArray)
    return value.size > 2000 ? `an array of shape (${value.shape.join(", ")})` : arrayRepr(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (typeof value === "bigint") return `${value}n`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
