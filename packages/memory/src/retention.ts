/** How much memory an array keeps alive, and how much of it it shows. */
import { checkArray, checkOptions, type NDArray } from "@strided/ndarray";
import { coveredBytes } from "./scene/facts.ts";
import { place } from "./scene/place.ts";
import { exactBytes } from "./text/bytes.ts";

/** From so many times as many bytes on, a copy is advised, if that is more than a few bytes. */
const RATIO = 4;
const WORTH_A_WORD = 4096;

/** Options of `retention`. */
export interface RetentionOptions {
  /** How many times the bytes that are used may be kept before a copy is advised; 4 unless given. */
  readonly ratio?: number;
}

/** What an array uses, and what it keeps from being given back. */
export interface Retention {
  readonly kind: "retention";
  /** Bytes that belong to elements, each counted once; null where counting them would take too long. */
  readonly used: number | null;
  /** Bytes that stay alive as long as the array does. */
  readonly kept: number;
  /** `kept` over `used`; null where that is not known, or nothing is used. */
  readonly ratio: number | null;
  /** What to do; null if there is nothing to gain. */
  readonly advice: string | null;
}

/**
 * Bytes that an array uses against the bytes that it keeps alive, with the advice to copy where a small view holds a large
 * buffer. Memory below 4 KiB is not worth an advice.
 *
 * Throws DisposedError for an array whose memory was given back.
 *
 * ```ts
 * const frames = zeros([1000, 64, 64], { dtype: "uint8" });
 * const { used, kept, advice } = retention(frames.slice(0));
 * [used, kept]; // => [ 4096, 4096000 ]
 * advice; // => "copy() and drop the rest: 4,096 B are used, 4,096,000 B are kept alive, 1000 times as many"
 * retention(frames).advice; // => null
 * ```
 */
export function retention(a: NDArray, options: RetentionOptions = {}): Retention {
  checkArray(a, "retention");
  checkOptions("retention", options, ["ratio"]);
  const { ratio: limit = RATIO } = options;
  if (!(limit >= 1)) {
    throw new TypeError(`retention: invalid value for ratio; got ${limit}, expected a number from 1 on`);
  }
  const { placed, grounds } = place([["a", a]]);
  const used = coveredBytes(placed[0].layout, a.itemsize);
  const kept = grounds[0].nbytes;
  const ratio = used === null || used === 0 ? null : kept / used;
  return { kind: "retention", used, kept, ratio, advice: adviceOn(used, kept, limit) };
}

function adviceOn(used: number | null, kept: number, limit: number): string | null {
  if (used === null || kept < WORTH_A_WORD || kept <= limit * used) return null;
  if (used === 0) return `drop the array: it has no elements and keeps ${exactBytes(kept)} alive`;
  const times = Number((kept / used).toPrecision(3));
  return `copy() and drop the rest: ${exactBytes(used)} are used, ${exactBytes(kept)} are kept alive, ${times} times as many`;
}

/** One line for the terminal. */
export function retentionText({ used, kept, advice }: Retention): string {
  const uses = used === null ? "an unknown part" : exactBytes(used);
  return `uses ${uses} of the ${exactBytes(kept)} that it keeps alive${advice === null ? "" : `\n  advice: ${advice}`}`;
}
