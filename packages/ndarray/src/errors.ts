/** Errors of the array layer, and the one guard that recognises every error of the packages. */
import type { CastingError, DisposedError, DTypeError, OutOfMemoryError } from "@strided/buffer";
import type { AxisError, IndexError, ShapeError } from "@strided/layout";

const BRAND: symbol = /* @__PURE__ */ Symbol.for("strided.error");

/** A write through an array that is read-only. */
export class ReadOnlyError extends Error {
  /** What made the array read-only, e.g. `broadcastTo`. */
  readonly reason: string;
  /** The shape of the view that it made read-only: the array itself, or one that the array is a view of. */
  readonly lockedShape: readonly number[];

  constructor(message: string, reason: string, lockedShape: readonly number[]) {
    super(message);
    this.reason = reason;
    this.lockedShape = lockedShape;
    this.name = "ReadOnlyError";
    Object.defineProperty(this, BRAND, { value: this.name });
  }
}

/** The error classes by name. */
export interface StridedErrors {
  AxisError: AxisError;
  CastingError: CastingError;
  DisposedError: DisposedError;
  DTypeError: DTypeError;
  IndexError: IndexError;
  OutOfMemoryError: OutOfMemoryError;
  ReadOnlyError: ReadOnlyError;
  ShapeError: ShapeError;
}

/**
 * Whether a caught value is an error of these packages, of one class or of any; copies of a package do not matter.
 *
 * ```ts
 * let caught: unknown;
 * try {
 *   zeros([2]).get(5);
 * } catch (error) {
 *   caught = error;
 * }
 * isStridedError(caught, "IndexError"); // => true
 * isStridedError(caught, "ShapeError"); // => false
 * isStridedError(new Error("other")); // => false
 * ```
 */
export function isStridedError<K extends keyof StridedErrors = keyof StridedErrors>(
  error: unknown,
  kind?: K,
): error is StridedErrors[K] {
  if (!(error instanceof Error)) return false;
  const brand = (error as Error & { readonly [key: symbol]: unknown })[BRAND];
  return kind === undefined ? brand !== undefined : brand === kind;
}
