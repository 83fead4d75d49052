/** A contender in the course of a benchmark: its process, and what became of each case so far. */
import { type Case, type Work, workOf } from "./case.ts";
import { Child } from "./child.ts";
import type { Contender } from "./contenders.ts";
import { sameResult } from "./equality.ts";
import type { Result, Round } from "./outcome.ts";
import type { Checksum } from "./protocol.ts";

export class Lane {
  readonly name: string;
  /** Name and version, once it has said so. */
  impl = "";
  runtime = "";
  readonly #contender: Contender;
  readonly #checksums: Map<string, Checksum> = new Map();
  readonly #rounds: Map<string, Round[]> = new Map();
  readonly #settled: Map<string, Result> = new Map();
  #child: Child | null = null;
  /** Why there is no process, once that is known. */
  #absent: Result | null = null;

  constructor(contender: Contender) {
    this.name = contender.name;
    this.#contender = contender;
  }

  /** Starts a new process. A program that is not there, or that misses something, makes the contender missing. */
  async start(): Promise<void> {
    if (this.#absent !== null) return;
    const child = new Child(this.#contender);
    try {
      const hello = await child.hello();
      if ("missing" in hello) {
        child.close();
        this.#absent = this.#missing(hello.missing);
        return;
      }
      this.impl = hello.impl;
      this.runtime = hello.runtime;
      this.#child = child;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#absent = code === "ENOENT" ? this.#missing(message) : { state: "failed", reason: message };
    }
  }

  stop(): void {
    this.#child?.close();
    this.#child = null;
  }

  checksum(item: Case): Checksum | null {
    return this.#checksums.get(item.id) ?? null;
  }

  /** Computes the case once. The result must be the same as `expected`, unless that is null. */
  async check(item: Case, expected: Checksum | null): Promise<void> {
    await this.#attempt(item, async (child, work) => {
      const checked = await child.check(work);
      if ("unsupported" in checked) {
        this.#settled.set(item.id, { state: "unsupported" });
        return;
      }
      if ("lacks" in checked) {
        this.#settled.set(item.id, { state: "missing", reason: `it has no ${checked.lacks}` });
        return;
      }
      this.#checksums.set(item.id, checked.checksum);
      if (expected !== null && !sameResult(checked.checksum, expected, item.tolerance)) {
        this.#settled.set(item.id, { state: "differs", got: checked.checksum, expected });
      }
    });
  }

  /** Measures one round; false if there is nothing to measure. */
  async measure(item: Case, milliseconds: number, process: number, order: number): Promise<boolean> {
    const round = await this.#attempt(item, async (child, work) => {
      const answer = await child.measure(work, milliseconds);
      const { samples, calls, gcNanoseconds, collections = null, allocatedBytes = null } = answer;
      const samplesNs = samples.map((ns) => Number(ns.toPrecision(4)));
      const gcNs = gcNanoseconds === null ? null : Math.round(gcNanoseconds);
      return { process, order, calls, gcNs, collections, allocatedBytes, samplesNs };
    });
    if (round === null) return false;
    this.#rounds.set(item.id, [...(this.#rounds.get(item.id) ?? []), round]);
    return true;
  }

  result(item: Case): Result {
    if (this.#absent !== null) return this.#absent;
    const rounds = this.#rounds.get(item.id);
    if (this.#settled.has(item.id) || rounds === undefined) {
      return this.#settled.get(item.id) ?? { state: "failed", reason: "nothing was measured" };
    }
    return { state: "measured", impl: this.impl, rounds };
  }

  #missing(reason: string): Result {
    return { state: "missing", reason: `${reason} (${this.#contender.hint})` };
  }

  async #attempt<T>(item: Case, act: (child: Child, work: Work) => Promise<T>): Promise<T | null> {
    if (this.#child === null || this.#settled.has(item.id)) return null;
    const { language, groups } = this.#contender;
    const work = groups?.includes(item.group) === false ? null : workOf(item, language);
    if (work === null) {
      this.#settled.set(item.id, { state: "unsupported" });
      return null;
    }
    try {
      return await act(this.#child, work);
    } catch (error) {
      this.#settled.set(item.id, { state: "failed", reason: (error as Error).message });
      return null;
    }
  }
}
