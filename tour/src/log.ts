/** The log of a running step: it runs the lines, compares each with NumPy's recording, and keeps what came out. */
import { NDArray } from "strided";
import type { Clock } from "./clock.ts";
import { describe, equal, includes, messageOf } from "./compare.ts";
import { printed } from "./printed.ts";
import type { RecordedLine } from "./recording.ts";
import type { Claim, Entry, Lane, MemoryFacts } from "./scene.ts";
import { aid } from "./sharing.ts";
import { codeOf } from "./source.ts";
import { judge, judgeWrite, type Named } from "./verdict.ts";

/** One of two ways to the same result: NumPy's line and ours. */
export interface Runner {
  readonly numpy: string;
  readonly run: () => unknown;
}

export interface LogOptions {
  readonly lines: readonly RecordedLine[];
  /** NumPy's recorded nanoseconds by line. */
  readonly times: Readonly<Record<string, number>>;
  readonly clock: Clock;
  /** Told before something that takes a while. */
  readonly onLongPart: (text: string) => void;
}

/** How often a race is run again before the slower one counts as faster: a busy machine is no counterexample. */
const ATTEMPTS = 3;

export class Log {
  readonly entries: Entry[] = [];
  readonly #options: LogOptions;
  #next = 0;

  constructor(options: LogOptions) {
    this.#options = options;
  }

  /** Binds a name. With `from`, says whether the array is a view or a copy of that one. */
  let<T>(numpy: string, run: () => T, from?: Named): T {
    return this.#line(numpy, run, { from, prints: false });
  }

  /** Prints a value. */
  show<T>(numpy: string, run: () => T, from?: Named): T {
    return this.#line(numpy, run, { from, prints: true });
  }

  /** Writes into an array. */
  write(numpy: string, run: () => unknown, target: Named): void {
    const recorded = this.#recorded(numpy);
    const memory = judgeWrite(run, target);
    const claims = [equal(`${numpy}: memory`, memory.verdict, recorded.memory?.verdict)];
    this.entries.push({ kind: "code", strided: codeOf(run, numpy), numpy, memory, claims });
  }

  /** A line that throws; our message contains NumPy's sentence. */
  fails(numpy: string, run: () => unknown): string {
    const { error, claim } = this.refusal(numpy, run);
    this.entries.push({ kind: "code", strided: codeOf(run, numpy), numpy, error, claims: [claim] });
    return error;
  }

  /** The message of a line that throws, compared but not shown. */
  refusal(numpy: string, run: () => unknown): { readonly error: string; readonly claim: Claim } {
    const error = messageOf(run);
    return { error, claim: includes(`${numpy}: error`, error, this.#recorded(numpy).error) };
  }

  /** The printed value of a line, compared but not shown. */
  value(numpy: string, run: () => unknown): { readonly printed: string; readonly claim: Claim } {
    const text = printed(run());
    return { printed: text, claim: equal(`${numpy}: value`, text, this.#recorded(numpy).printed) };
  }

  /** Measures two ways to the same result, of which the first is expected to be faster. */
  race(title: string, quick: Runner, slow: Runner): void {
    const { clock, onLongPart } = this.#options;
    onLongPart(`timing ${title}`);
    let times = clock([quick.run, slow.run]);
    for (let n = 1; n < ATTEMPTS && times !== null && times[0] >= times[1]; n++) {
      onLongPart(`timing ${title} once more`);
      times = clock([quick.run, slow.run]);
    }
    const lanes = [quick, slow].map((runner, k) => this.#lane(runner, times?.[k] ?? null));
    const claims: Claim[] = [];
    if (times !== null) {
      const holds = times[0] < times[1];
      const got = holds ? {} : { got: `${Math.round(times[0])} ns against ${Math.round(times[1])} ns` };
      claims.push({ text: `${lanes[0].strided} is faster than ${lanes[1].strided}`, holds, ...got });
    }
    this.entries.push({ kind: "race", title, quick: lanes[0], slow: lanes[1], claims });
  }

  table(head: readonly string[], rows: readonly (readonly string[])[], claims: readonly Claim[] = []): void {
    this.entries.push({ kind: "table", head, rows, claims });
  }

  note(text: string): void {
    this.entries.push({ kind: "note", text, claims: [] });
  }

  heading(text: string): void {
    this.entries.push({ kind: "heading", text, claims: [] });
  }

  /** Something that must hold and is not a line of NumPy. */
  claim(text: string, holds: boolean): void {
    this.entries.push({ kind: "claim", claims: [{ text, holds }] });
  }

  /** Announces something that takes a while. */
  longPart(text: string): void {
    this.#options.onLongPart(text);
  }

  /** To be called at the end: every recorded line must have been run. */
  finish(): void {
    const left = this.#options.lines[this.#next];
    if (left !== undefined) this.claim(`every recorded line was run; missing: ${left.code}`, false);
  }

  #line<T>(numpy: string, run: () => T, { from, prints }: { from: Named | undefined; prints: boolean }): T {
    const recorded = this.#recorded(numpy);
    const value = run();
    const claims: Claim[] = [];
    const text = prints ? printed(value) : undefined;
    if (text !== undefined && recorded.printed !== undefined) {
      claims.push(equal(`${numpy}: value`, text, recorded.printed));
    }
    let memory: MemoryFacts | undefined;
    if (value instanceof NDArray) {
      claims.push(equal(`${numpy}: layout`, JSON.stringify(describe(value)), JSON.stringify(recorded.array)));
      if (from !== undefined) {
        memory = judge(value, from);
        claims.push(...this.#memoryClaims(recorded, value, memory, from));
      }
    }
    this.entries.push({
      kind: "code",
      strided: codeOf(run, numpy),
      numpy,
      ...(text === undefined ? {} : { printed: text }),
      ...(memory === undefined ? {} : { memory }),
      claims,
    });
    return value;
  }

  #memoryClaims({ code, memory }: RecordedLine, value: NDArray, found: MemoryFacts, from: Named): Claim[] {
    const claims = [equal(`${code}: memory`, found.verdict, memory?.verdict)];
    if (memory?.verdict !== "view") return claims;
    const [source] = Object.values(from);
    return [
      ...claims,
      equal(`${code}: address`, String(aid(value) - aid(source)), String(memory.delta)),
      equal(`${code}: base`, String(value.base === source), String(memory.baseIsSource)),
    ];
  }

  #lane({ numpy, run }: Runner, nanoseconds: number | null): Lane {
    const numpyNanoseconds = this.#options.times[numpy] ?? null;
    return { strided: codeOf(run, ""), numpy, nanoseconds, numpyNanoseconds };
  }

  /** Lines are compared in the order in which they were recorded. */
  #recorded(numpy: string): RecordedLine {
    const line = this.#options.lines[this.#next++];
    if (line?.code === numpy) return line;
    throw new Error(`the recording has "${line?.code ?? "no further line"}" where the step runs "${numpy}"`);
  }
}
