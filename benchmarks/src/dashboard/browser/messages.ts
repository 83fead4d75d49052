/** What the worker tells the page. */
import type { Verdict } from "./verdict.ts";

export type Message =
  | { readonly state: "running"; readonly title: string; readonly done: number; readonly of: number }
  | { readonly state: "result"; readonly result: BrowserResult }
  | { readonly state: "finished"; readonly seconds: number }
  | { readonly state: "failed"; readonly error: string };

export interface BrowserResult {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Nanoseconds of one call; null where there is no such statement, or its result is wrong. */
  readonly strided: number | null;
  readonly loop: number | null;
}
