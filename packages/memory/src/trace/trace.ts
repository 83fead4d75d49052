/** What a function allocates: every storage that the packages make while it runs, with the line that asked for it. */
import type { Purpose } from "@strided/buffer";
import { hintsFor } from "./hints.ts";
import { Recorder } from "./recorder.ts";
import { watched } from "./watched.ts";

/** Memory that was made while a function was traced. */
export interface Allocation {
  /** Counted from 1, in the order in which memory was made. */
  readonly step: number;
  readonly fn: string;
  readonly purpose: Purpose;
  /** Why, for anything but a result. */
  readonly reason: string | null;
  readonly dtype: string | null;
  readonly shape: readonly number[] | null;
  readonly bytes: number;
  /** The line of the program that called the function: `/app/main.js:12:7`. */
  readonly line: string | null;
  /** When it was made and when it was given back, in ticks of the trace; null if it was not before the end. */
  readonly from: number;
  readonly until: number | null;
  /** How it could be avoided; null if it could not, or nothing is known. */
  readonly hint: string | null;
}

/** Count and bytes of some allocations. */
export interface Amount {
  readonly count: number;
  readonly bytes: number;
}

/** What a traced function did to memory. */
export interface Trace<T = unknown> {
  readonly kind: "trace";
  /** What the function returned. */
  readonly result: T;
  /** In their order; of very many the first 10,000. */
  readonly allocations: readonly Allocation[];
  readonly total: Amount;
  readonly byPurpose: { readonly [P in Purpose]: Amount };
  /**
   * The most bytes that were in use at once, of those that were made here. Results count until the end unless they are
   * given back: when the garbage collector comes is not known.
   */
  readonly peak: number;
  /** Bytes that loops over whole arrays read and wrote, and how many such loops there were. */
  readonly read: number;
  readonly written: number;
  readonly passes: number;
  /** Ticks: every allocation and every release is one. */
  readonly ticks: number;
  /** Things that look like mistakes: a write to a copy that nobody reads. */
  readonly warnings: readonly string[];
}

/**
 * Runs a function and reports every allocation that the packages make meanwhile: function, shape, dtype, bytes, whether
 * it is a result, a temporary, a cast, an overlap guard or a copy of a view, and the line that asked for it; with totals,
 * peak, bytes read and written, and, where one could be avoided, how. `format` prints it, `render` draws it.
 *
 * The function runs as it always does, but without the short ways of small calls. Throws what it throws; TypeError if it
 * returns a promise, since it would not have ended.
 *
 * ```ts
 * const a = zeros([3, 4]);
 * const { allocations, peak } = trace(() => a.T.reshape(12));
 * allocations[0].purpose; // => "copy"
 * allocations[0].reason; // => "merging axes 0 and 1 needs strides[0] = shape[1] * strides[1]; got 8 and 3 * 32"
 * peak; // => 96
 * ```
 */
export function trace<T>(fn: () => T): Trace<T> {
  const recorder = new Recorder();
  const result = watched("trace", recorder, fn);
  recorder.end();
  const { hints, warnings } = hintsFor(recorder, result);
  return {
    kind: "trace",
    result,
    allocations: recorder.records.map((record, k) => ({
      step: k + 1,
      fn: record.fn,
      purpose: record.purpose,
      reason: record.reason,
      dtype: record.dtype,
      shape: record.shape,
      bytes: record.bytes,
      line: record.line,
      from: record.from,
      until: record.until,
      hint: hints.get(record) ?? null,
    })),
    total: recorder.total,
    byPurpose: recorder.byPurpose,
    peak: recorder.peak,
    read: recorder.read,
    written: recorder.written,
    passes: recorder.passes,
    ticks: recorder.tick,
    warnings,
  };
}
