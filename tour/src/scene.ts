/** What a step leaves behind: plain data that the terminal printer draws and that `--json` prints as it is. */

/** How the memory of a result relates to that of the array it was made from. */
export type Verdict = "view" | "copy" | "in place" | "same object";

export interface MemoryFacts {
  readonly verdict: Verdict;
  /** What shows it: base, shared memory, addresses. */
  readonly evidence: readonly string[];
}

/** Something that must hold; `got` and `expected` are there when it does not. */
export interface Claim {
  readonly text: string;
  readonly holds: boolean;
  readonly got?: string;
  readonly expected?: string;
}

/** One line of code, ours beside NumPy's, and what came of it. */
export interface CodeEntry {
  readonly kind: "code";
  readonly strided: string;
  readonly numpy: string;
  readonly printed?: string;
  readonly error?: string;
  readonly memory?: MemoryFacts;
  readonly claims: readonly Claim[];
}

export interface Lane {
  readonly strided: string;
  readonly numpy: string;
  readonly nanoseconds: number | null;
  /** NumPy's time, as recorded; another machine may be slower or faster. */
  readonly numpyNanoseconds: number | null;
}

/** Two ways to the same result, measured in turns. */
export interface RaceEntry {
  readonly kind: "race";
  readonly title: string;
  readonly quick: Lane;
  readonly slow: Lane;
  readonly claims: readonly Claim[];
}

export interface TableEntry {
  readonly kind: "table";
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly claims: readonly Claim[];
}

export interface NoteEntry {
  readonly kind: "note" | "heading";
  readonly text: string;
  readonly claims: readonly Claim[];
}

/** A sentence that was checked beside the lines of code. */
export interface ClaimEntry {
  readonly kind: "claim";
  readonly claims: readonly [Claim];
}

export type Entry = CodeEntry | RaceEntry | TableEntry | NoteEntry | ClaimEntry;

export interface Scene {
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly says: string;
  readonly seconds: number;
  readonly entries: readonly Entry[];
}

export function claimsOf(scene: Scene): readonly Claim[] {
  return scene.entries.flatMap((entry) => entry.claims);
}

export function failuresOf(scene: Scene): readonly Claim[] {
  return claimsOf(scene).filter((claim) => !claim.holds);
}
