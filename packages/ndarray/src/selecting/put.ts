/** Writing by position in C order: `put`, and by mask: `putmask` and `place`. */

import { type Casting, CastingError, canCast } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import { IndexError, isCContiguous, packLayout, ShapeError } from "@strided/layout";
import type { NDArray } from "../array.ts";
import type { IndexArray } from "../indexing/keys.ts";
import { countTrue, packMask } from "../indexing/mask.ts";
import { putMasked } from "../indexing/masked.ts";
import { SCATTER } from "../indexing/move.ts";
import { listOf, listPicks, type Picks } from "../indexing/positions.ts";
import { transfer } from "../indexing/transfer.ts";
import { wordSize } from "../indexing/words.ts";
import type { ArrayLike } from "../nested.ts";
import { checkArray } from "../nested.ts";
import { checkOptions } from "../options.ts";
import { boundsOverlap } from "../overlap.ts";
import { type IndexMode, indexArgument, type ModeOptions, modeOf, picksBy } from "./modes.ts";

/**
 * Writes values at positions in C order: `a.flat[indices] = values`. They are cast to the dtype of `a` without asking, and
 * repeated where there are more positions.
 *
 * Throws IndexError for a position out of bounds unless `mode` is `"wrap"` or `"clip"`, ReadOnlyError if the array is
 * read-only.
 *
 * ```ts
 * const a = zeros([2, 3]);
 * put(a, [0, -1, 2], [1, 2]);
 * a; // => array([[1., 0., 1.],
 * //           [0., 0., 2.]])
 * put(a, 6, 1); // throws IndexError: put: index 6 is out of bounds for axis 0 with size 6
 * ```
 */
export function put(
  a: NDArray,
  indices: IndexArray | number | bigint,
  values: ArrayLike,
  options: ModeOptions = {},
): void {
  checkOptions("put", options, ["mode"]);
  const mode = modeOf(options, "put");
  checkArray(a, "put");
  a.requireWriteable("put");
  const given = indexArgument(a, indices, "put");
  const index = boundsOverlap(given, a) ? given.copy() : given;
  if (index.size > 0 && a.size === 0) {
    throw new IndexError("put: cannot replace elements of an empty array; got size 0", { size: 0 });
  }
  const source = valuesFor(a, values, "unsafe", "put");
  if (source.size === 0) return;
  const cycle = cycled(source, index.size, "put");
  const step = cycle.size === 1 ? 0 : a.itemsize;
  const target = { storage: a.storage, offset: a.offset, strides: [] };
  const picks = flatPicks(a, index, mode);
  transfer(SCATTER, target, picks, { storage: cycle.storage, offset: cycle.offset, strides: [] }, step, [], a.dtype);
}

/** The picks of positions in C order of an array. */
function flatPicks({ shape, strides, itemsize, size }: NDArray, index: NDArray, mode: IndexMode): Picks {
  let step = itemsize;
  let isRow = true;
  let first = true;
  let length = 1;
  for (let k = shape.length - 1; k >= 0; k--) {
    if (shape[k] === 1) continue;
    if (first) step = strides[k];
    else if (strides[k] !== step * length) isRow = false;
    first = false;
    length *= shape[k];
  }
  const picks = picksBy(mode, index, size, 0, step, "put");
  if (isRow) return picks;
  const positions = listOf(picks);
  const grain = wordSize(itemsize, ...strides);
  const places = new Float64Array(positions.length);
  let below = size;
  for (let k = 0; k < shape.length; k++) {
    below /= shape[k];
    const apart = strides[k] / grain;
    for (let i = 0; i < places.length; i++) places[i] += (Math.floor(positions[i] / below) % shape[k]) * apart;
  }
  return listPicks(places, grain);
}

/** Values in the dtype of the array, packed, in memory of their own. Throws CastingError if they do not cast by the rule. */
function valuesFor(a: NDArray, values: ArrayLike, casting: Casting, fn: string): NDArray {
  const source = a.coerce(values, fn, a.dtype);
  if (!canCast(source.dtype, a.dtype, casting)) {
    const [from, to] = [source.dtype.name, a.dtype.name];
    throw new CastingError(
      `${fn}: cannot cast array data from ${from} to ${to} according to the rule '${casting}'; got ${from}, expected ${to}`,
      { from, to, casting },
    );
  }
  const isPacked = source.dtype === a.dtype && isCContiguous(source.layout, a.itemsize);
  if (isPacked && !boundsOverlap(source, a)) return source;
  const packed = a.fresh(a.dtype, packLayout(source.shape, "C", a.itemsize), fn);
  copyElements(packed, source);
  return packed;
}

/** Packed values repeated to at least a number of elements; a single one stays alone. */
export function cycled(values: NDArray, count: number, fn: string): NDArray {
  const { size, itemsize } = values;
  if (size === 1 || size >= count) return values;
  const out = values.fresh(values.dtype, packLayout([count], "C", itemsize), fn);
  const bytes = out.storage.memory.bytes;
  const start = out.storage.address;
  const from = values.storage.address + values.offset;
  bytes.set(values.storage.memory.bytes.subarray(from, from + size * itemsize), start);
  // What is there already is copied behind itself, twice as much each time.
  for (let done = size; done < count; done *= 2) {
    const more = Math.min(done, count - done);
    bytes.copyWithin(start + done * itemsize, start, start + more * itemsize);
  }
  return out;
}

/**
 * Writes where a mask is true the value at the same position in C order; values are repeated to the size of the array.
 *
 * Throws ShapeError if mask and array differ in size, CastingError for values whose dtype does not cast safely,
 * ReadOnlyError if the array is read-only.
 *
 * ```ts
 * const a = arange(5);
 * putmask(a, [false, true, true, false, true], [-1, -2]);
 * a; // => array([ 0., -2., -1.,  3., -1.])
 * ```
 */
export function putmask(a: NDArray, mask: ArrayLike, values: ArrayLike): void {
  checkArray(a, "putmask");
  a.requireWriteable("putmask");
  const where = maskFor(a, mask, "putmask");
  const source = valuesFor(a, values, "safe", "putmask");
  if (source.size === 0) return;
  const cycle = cycled(source, a.size, "putmask");
  putMasked(a, where, { array: cycle, along: cycle.size === 1 ? 0 : a.itemsize, apart: 0 }, "putmask");
}

/**
 * Writes one value after the other into the elements for which a mask is true; values are repeated if there are too few.
 *
 * Throws ShapeError if mask and array differ in size or there is no value to write, CastingError for values whose dtype does not
 * cast safely, ReadOnlyError if the array is read-only.
 *
 * ```ts
 * const a = arange(5);
 * place(a, [false, true, true, false, true], [-1, -2]);
 * a; // => array([ 0., -1., -2.,  3., -1.])
 * ```
 */
export function place(a: NDArray, mask: ArrayLike, values: ArrayLike): void {
  checkArray(a, "place");
  a.requireWriteable("place");
  const where = maskFor(a, mask, "place");
  const source = valuesFor(a, values, "safe", "place");
  const count = countTrue(where);
  if (count === 0) return;
  if (source.size === 0) {
    throw new ShapeError("place: Cannot insert from an empty array; got 0 values", { shape: source.shape });
  }
  const cycle = cycled(source, count, "place");
  putMasked(a, where, { array: cycle, along: 0, apart: cycle.size === 1 ? 0 : a.itemsize }, "place");
}

function maskFor(a: NDArray, mask: ArrayLike, fn: string): NDArray {
  const given = a.coerce(mask, fn);
  const where = packMask(boundsOverlap(given, a) ? given.copy() : given, fn);
  if (where.size !== a.size) {
    throw new ShapeError(`${fn}: mask and data must be the same size; got ${where.size} and ${a.size}`, {
      shapes: [where.shape, a.shape],
    });
  }
  return where.reshape(a.shape);
}
