/** A contender's process: questions go in, answers come back in the same order. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Work } from "./case.ts";
import type { Contender } from "./contenders.ts";
import type { Checked, Failure, Hello, Measured, Question } from "./protocol.ts";

/** One thread each: libraries below NumPy would take all cores. */
const ONE_THREAD = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
const PATIENCE_MS = 120_000;

interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (error: Error) => void;
}

export class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  #waiting: Waiting | null = null;
  #ended: Error | null = null;
  #complaint = "";

  constructor({ name, command: [program, ...args], environment }: Contender) {
    this.#process = spawn(program, args, { env: { ...process.env, ...ONE_THREAD, ...environment } });
    createInterface({ input: this.#process.stdout }).on("line", (line) =>
      this.#settle((waiting) => waiting.resolve(line)),
    );
    this.#process.stderr.on("data", (text: Buffer) => {
      this.#complaint = (this.#complaint + text).slice(-2000);
    });
    // Writing to a process that is gone: told by "error" or "close" already.
    this.#process.stdin.on("error", () => {});
    this.#process.on("error", (error) => this.#end(error));
    this.#process.on("close", (code) =>
      this.#end(new Error(`${name} ended with code ${code} ${firstError(this.#complaint)}`.trim())),
    );
  }

  hello(): Promise<Hello> {
    return this.#ask({ ask: "hello" });
  }

  check(work: Work): Promise<Checked> {
    return this.#ask({ ask: "check", work });
  }

  measure(work: Work, milliseconds: number): Promise<Measured> {
    return this.#ask({ ask: "measure", work, milliseconds });
  }

  close(): void {
    this.#process.stdin.end();
  }

  async #ask<T extends object>(question: Question): Promise<T> {
    const answer = JSON.parse(await this.#line(question)) as T | Failure;
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  }

  #line(question: Question): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const timer = setTimeout(() => {
      this.#end(new Error(`no answer within ${PATIENCE_MS / 1000} s`));
      this.#process.kill();
    }, PATIENCE_MS);
    this.#waiting = { resolve, reject };
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    return promise.finally(() => clearTimeout(timer));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#settle((waiting) => waiting.reject(error));
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) how(waiting);
  }
}

/** The line that says what was wrong, out of a stack trace. */
function firstError(complaint: string): string {
  const lines = complaint.trim().split("\n");
  return (lines.find((line) => /^\w*Error/.test(line)) ?? lines.at(-1) ?? "").trim();
}
