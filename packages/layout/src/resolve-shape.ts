/** The shape that a caller means: one length may be left open as -1, and the product must be the size at hand. */

import { ShapeError } from "./errors.ts";
import { numbersOf } from "./kind.ts";
import { shapeText } from "./shape.ts";
import { checkWhole } from "./whole-number.ts";

/**
 * Resolves a shape in which one length may be -1, for an array of `size` elements.
 *
 * @throws ShapeError when the sizes differ, nothing fits the -1, or there is more than one.
 *
 * @example
 * ```ts
 * resolveShape([2, -1], 6); // => [ 2, 3 ]
 * resolveShape(-1, 6); // => [ 6 ]
 * ```
 */
export function resolveShape(shape: number | readonly number[], size: number, fn = "reshape"): readonly number[] {
  const wanted = numbersOf(shape, "shape", fn);
  const resolved = new Array<number>(wanted.length);
  let known = 1;
  let unknown = -1;
  for (let k = 0; k < wanted.length; k++) {
    const length = wanted[k];
    resolved[k] = length;
    if (length === -1) {
      if (unknown >= 0) {
        throw new ShapeError(`${fn}: can only specify one unknown dimension; got ${shapeText(wanted)}`, {
          shape: wanted,
        });
      }
      unknown = k;
    } else {
      // NumPy: any negative length counts as -1 there.
      checkWhole("dimension", length, 0, fn);
      known *= length;
    }
  }
  if (unknown < 0 ? known !== size : known === 0 || size % known !== 0) {
    throw new ShapeError(`${fn}: cannot reshape array of size ${size} into shape ${shapeText(wanted)}`, {
      shape: wanted,
      got: size,
      expected: known,
    });
  }
  if (unknown >= 0) resolved[unknown] = size / known;
  return resolved;
}
