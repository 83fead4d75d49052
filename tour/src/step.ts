/** A step of the tour: one recipe, told by a function that writes into a log. */
import type { Log } from "./log.ts";

export interface Step {
  readonly number: number;
  /** For file names and machines: `in-place`. */
  readonly slug: string;
  readonly title: string;
  /** What the recipe says, in a sentence or two. */
  readonly says: string;
  readonly run: (log: Log) => void | Promise<void>;
}
