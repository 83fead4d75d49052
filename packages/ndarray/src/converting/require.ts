/** An array that meets requirements, by a copy only if it must be. */
import type { DTypeLike, DTypeName } from "@strided/buffer";
import { checkList } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { copyArray } from "../copying.ts";
import { asarray, type DTypeOf } from "../create.ts";
import { isAligned } from "../flags.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, oneOf } from "../options.ts";

/** C- or Fortran-contiguous, aligned, writeable, owner of its memory. */
export type Requirement = "C" | "F" | "A" | "W" | "O";

/** Options of `require`. */
export interface RequireOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
  readonly requirements?: readonly Requirement[];
}

/**
 * The value as an array of a dtype that is C-contiguous ("C"), Fortran-contiguous ("F"), aligned ("A"), writeable ("W") or
 * owner of its memory ("O"), as asked for: itself where it is that already, else a copy.
 *
 * Throws TypeError for an unknown requirement, and for "C" together with "F".
 *
 * ```ts
 * const a = broadcastTo([1, 2], [2, 2]);
 * require(a, { requirements: ["W"] }).flags.writeable; // => true
 * require(a) === a; // => true
 * ```
 */
export function require<const A extends ArrayLike, D extends DTypeName = DTypeOf<A>>(
  a: A,
  options: RequireOptions<D> = {},
): NDArray<D> {
  checkOptions("require", options, ["dtype", "requirements"]);
  const { requirements = [], ...rest } = options;
  for (const one of checkList(requirements, "requirements", "require"))
    oneOf("require", "requirement", one, ["C", "F", "A", "W", "O"]);
  const [isC, isF] = [requirements.includes("C"), requirements.includes("F")];
  if (isC && isF) throw new TypeError('require: cannot specify both "C" and "F" order; got both');
  const order = isC ? "C" : isF ? "F" : "K";
  const made = asarray<ArrayLike, D>(a, { ...rest, order });
  const isMet =
    (!requirements.includes("A") || isAligned(made as NDArray)) &&
    (!requirements.includes("W") || made.lock === null) &&
    (!requirements.includes("O") || made.base === null);
  return isMet
    ? made
    : (copyArray(made as NDArray, isF ? "F" : order === "K" ? "A" : "C", "require") as unknown as NDArray<D>);
}
