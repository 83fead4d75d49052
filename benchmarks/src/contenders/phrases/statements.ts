/** How phrases end: with a value, or with operands that have changed. */
import type { Statement } from "../../case.ts";

export type Phrases = Readonly<Record<string, Statement>>;

/** Its value is the result. */
export const value = (run: string, setup = ""): Statement => ({ run: `sink.last = ${run};`, setup });

/** It changes `check`. */
export const changed = (check: string, run: string, setup = ""): Statement => ({ run, setup, check });
