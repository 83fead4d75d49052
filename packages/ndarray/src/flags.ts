/** What an array's flags say, and how one of them, writeable, is changed. */
import { addressOf } from "@strided/buffer";
import { isCContiguous, isFContiguous, shapeText } from "@strided/layout";
import type { NDArray } from "./array.ts";
import { ReadOnlyError } from "./errors.ts";
import { checkOptions } from "./options.ts";

/** What NumPy's `flags` tell of an array. */
export interface Flags {
  readonly cContiguous: boolean;
  readonly fContiguous: boolean;
  readonly ownData: boolean;
  readonly writeable: boolean;
  readonly aligned: boolean;
}

/** Options of `setflags`. */
export interface SetflagsOptions {
  /** Whether the array may be written from now on. */
  readonly write?: boolean;
}

export function flagsOf(a: NDArray): Flags {
  return {
    cContiguous: isCContiguous(a.layout, a.itemsize),
    fContiguous: isFContiguous(a.layout, a.itemsize),
    ownData: a.base === null,
    writeable: a.lock === null,
    aligned: isAligned(a),
  };
}

/** Whether every element lies at an address that its dtype asks for. */
export function isAligned({ storage, layout, dtype }: Pick<NDArray, "storage" | "layout" | "dtype">): boolean {
  if (layout.size === 0) return true;
  if ((addressOf(storage) + layout.offset) % dtype.alignment !== 0) return false;
  return layout.strides.every((stride, axis) => layout.shape[axis] <= 1 || stride % dtype.alignment === 0);
}

export function setFlags(a: NDArray, options: SetflagsOptions): void {
  checkOptions("setflags", options, ["write"]);
  if (options.write === false) a.lock ??= "setflags";
  if (options.write !== true) return;
  const reason = a.base?.lock ?? null;
  if (reason !== null) {
    throw new ReadOnlyError(
      `setflags: cannot set WRITEABLE flag to True of this array; its base was made read-only by ${reason}`,
      reason,
    );
  }
  a.lock = null;
}

/** The error of a write through a read-only array. */
export function readOnly(a: NDArray, reason: string, fn: string): ReadOnlyError {
  return new ReadOnlyError(
    `${fn}: assignment destination is read-only; got shape ${shapeText(a.shape)} made read-only by ${reason}, expected a writeable array`,
    reason,
  );
}
