/** No copy that nobody asked for: the first one is an error, before it is made. */
import type { Intent, Purpose, Watcher } from "@strided/buffer";
import { exactBytes } from "../text/bytes.ts";
import { callerLine } from "./caller.ts";
import { reasonOf } from "./reason.ts";
import { watched } from "./watched.ts";

/** A copy that a function was about to make on its own account. */
export class HiddenCopyError extends Error {
  /** `copy`: a view would have done but for the strides; `cast`: another dtype; `guard`: what is read and written overlaps. */
  readonly purpose: Purpose;
  /** The function that would have copied. */
  readonly fn: string;
  readonly bytes: number;
  readonly reason: string;
  /** The line that called it; null where the engine does not tell. */
  readonly line: string | null;

  constructor(intent: Intent, line: string | null) {
    const { purpose, fn, nbytes } = intent;
    const reason = reasonOf(intent);
    super(`${fn}: ${WORDS[purpose]} of ${exactBytes(nbytes)} where none is allowed; ${reason}`);
    this.name = "HiddenCopyError";
    this.purpose = purpose;
    this.fn = fn;
    this.bytes = nbytes;
    this.reason = reason;
    this.line = line;
    Object.defineProperty(this, Symbol.for("strided.error"), { value: this.name });
  }
}

const WORDS: { readonly [P in Purpose]: string } = {
  result: "a result",
  copy: "a copy",
  cast: "a converted copy",
  guard: "a copy because of overlap",
  temporary: "a temporary",
};

const HIDDEN: readonly Purpose[] = ["copy", "cast", "guard"];

const guard: Watcher = {
  intended(intent) {
    if (HIDDEN.includes(intent.purpose)) throw new HiddenCopyError(intent, callerLine());
  },
  made() {},
  freed() {},
  viewed() {},
  writing() {},
  moved() {},
  passed() {},
};

/**
 * Runs a function in which no hidden copy may be made: no copy by `reshape` or `ravel` for want of a view, no conversion to
 * another dtype on the way, no copy because operands and result overlap. The first one throws HiddenCopyError instead, and
 * nothing is written. Results, copies that were asked for and small temporaries of scalars are no hidden copies.
 *
 * Returns what the function returns. TypeError if it returns a promise, since it would not have ended.
 *
 * ```ts
 * const a = zeros([3, 4]);
 * strict(() => a.reshape([12])).base === a; // => true
 * strict(() => a.T.copy()).shape; // => [ 4, 3 ]
 * strict(() => a.T.reshape([12])); // throws HiddenCopyError: reshape: a copy of 96 B where none is allowed; merging axes 0 and 1 needs strides[0] = shape[1] * strides[1]; got 8 and 3 * 32
 * ```
 */
export function strict<T>(fn: () => T): T {
  return watched("strict", guard, fn);
}
