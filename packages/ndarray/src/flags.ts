/** What an array's flags say, and how one of them, writeable, is changed. */
import { addressOf } from "@strided/buffer";
import { isCContiguous, isFContiguous, sameNumbers, shapeText } from "@strided/layout";
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

/** Why an array is read-only: the function that made it so, or a view that it is a view of, and the shape of that one. */
export interface Lock {
  readonly by: string;
  readonly shape: readonly number[];
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
  if (options.write === false) a.lock ??= { by: "setflags", shape: a.shape };
  if (options.write !== true) return;
  const reason = a.base?.lock?.by ?? null;
  if (reason !== null) {
    throw new ReadOnlyError(
      `setflags: cannot set WRITEABLE flag to True of this array; its base was made read-only by ${reason}`,
      reason,
      a.base?.shape ?? a.shape,
    );
  }
  a.lock = null;
}

/** The error of a write through a read-only array. */
export function readOnly(a: NDArray, { by, shape }: Lock, fn: string): ReadOnlyError {
  const how = sameNumbers(a.shape, shape)
    ? ` made read-only by ${by}`
    : `, part of the array of shape ${shapeText(shape)} that ${by} made read-only`;
  return new ReadOnlyError(
    `${fn}: assignment destination is read-only; got shape ${shapeText(a.shape)}${how}, expected a writeable array`,
    by,
    shape,
  );
}
