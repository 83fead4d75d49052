/** Between positions in C or Fortran order and indices, for whole arrays of them. */
import { type DType, int32 } from "@strided/buffer";
import {
  broadcastLayout,
  broadcastShapeList,
  checkShape,
  ravelMultiIndex as flatOf,
  IndexError,
  unravelIndex as indicesOf,
  type OutOfRange,
  packLayout,
  ShapeError,
  sizeOf,
} from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import type { IndexArray } from "../indexing/keys.ts";
import { splitPositions } from "../indexing/mask.ts";
import { addScaled, elementsOf, packIndex, standing } from "../indexing/positions.ts";
import { checkOptions, oneOf } from "../options.ts";
import { indexArgument, modeOf } from "./modes.ts";

/** An array of indices. */
type Indices = NDArray<"int32">;

/** Options of `unravelIndex`. */
export interface UnravelOptions {
  /** Which axis runs fastest: the last one in "C" order, the first one in "F". */
  readonly order?: "C" | "F";
}

/**
 * The indices of positions in an array of a shape: one int32 array per axis, or one number for a single position. Copies.
 *
 * Throws IndexError for a position outside the array.
 *
 * ```ts
 * unravelIndex(7, [3, 4]); // => [ 1, 3 ]
 * unravelIndex([0, 7, 11], [3, 4]); // => [ array([0, 1, 2], dtype=int32), array([0, 3, 3], dtype=int32) ]
 * unravelIndex(12, [3, 4]); // throws IndexError: unravelIndex: index 12 is out of bounds for array with size 12
 * ```
 */
export function unravelIndex(indices: number, shape: readonly number[], options?: UnravelOptions): number[];
export function unravelIndex(indices: IndexArray, shape: readonly number[], options?: UnravelOptions): Indices[];
export function unravelIndex(
  indices: number | IndexArray,
  shape: readonly number[],
  options: UnravelOptions = {},
): number[] | Indices[] {
  checkOptions("unravelIndex", options, ["order"]);
  const order = oneOf("unravelIndex", "order", options.order ?? "C", ["C", "F"]);
  const size = checkShape(shape, 1, "unravelIndex");
  if (typeof indices === "number") return indicesOf(indices, shape, order, "unravelIndex");
  const index = indexArgument(toNDArray(0, "unravelIndex"), indices, "unravelIndex");
  if (standing(index, size) > 0) {
    const wrong = elementsOf(index).find((at) => !(at >= 0 && at < size));
    throw new IndexError(`unravelIndex: index ${wrong} is out of bounds for array with size ${size}`, {
      index: wrong,
      size,
    });
  }
  const out = shape.map(() => index.fresh(int32 as DType, packLayout(index.shape, "C", 4), "unravelIndex"));
  const isFortran = order === "F";
  if (index.dtype.kind === "f") {
    const { strides } = packLayout(shape, order);
    const flat = elementsOf(index);
    out.forEach((one, k) => {
      const to = elementsOf(one);
      for (let i = 0; i < to.length; i++) to[i] = Math.floor(flat[i] / strides[k]) % shape[k];
    });
  } else if (shape.length === 1) out[0].assign(index);
  else splitPositions(index, isFortran ? [...shape].reverse() : shape, isFortran ? [...out].reverse() : out);
  return out as NDArray[] as Indices[];
}

/** Options of `ravelMultiIndex`. */
export interface RavelMultiOptions extends UnravelOptions {
  /** What happens to an index outside of its axis; one word, or one per axis. Negative indices count as outside. */
  readonly mode?: OutOfRange | readonly OutOfRange[];
}

/**
 * The positions, in an array of a shape, of indices given as one array per axis: int32, or a number if all are numbers. A
 * copy.
 *
 * Throws IndexError for an index outside of its axis unless `mode` is `"wrap"` or `"clip"`, ShapeError unless there is one
 * array per axis and they broadcast together.
 *
 * ```ts
 * ravelMultiIndex([1, 3], [3, 4]); // => 7
 * ravelMultiIndex([[0, 1, 2], [0, 3, 3]], [3, 4]); // => array([ 0,  7, 11], dtype=int32)
 * ravelMultiIndex([[3], [0]], [3, 4]); // throws IndexError: ravelMultiIndex: invalid entry in coordinates array; got 3 for axis 0 of shape (3,4)
 * ```
 */
export function ravelMultiIndex(
  indices: readonly number[],
  shape: readonly number[],
  options?: RavelMultiOptions,
): number;
export function ravelMultiIndex(
  indices: readonly (number | IndexArray)[] | NDArray,
  shape: readonly number[],
  options?: RavelMultiOptions,
): Indices;
export function ravelMultiIndex(
  indices: readonly (number | IndexArray)[] | NDArray,
  shape: readonly number[],
  options: RavelMultiOptions = {},
): number | Indices {
  checkOptions("ravelMultiIndex", options, ["mode", "order"]);
  checkShape(shape, 1, "ravelMultiIndex");
  const given = (Array.isArray(indices) ? indices : rowsOf(indices as NDArray)) as readonly (number | IndexArray)[];
  if (given.every((index) => typeof index === "number")) {
    return flatOf(given as readonly number[], shape, options, "ravelMultiIndex");
  }
  if (given.length !== shape.length) {
    throw new ShapeError(
      `ravelMultiIndex: parameter multi_index must be a sequence of length ${shape.length}; got ${given.length} arrays`,
      { shape, got: given.length, expected: shape.length },
    );
  }
  const arrays = given.map((index) => indexArgument(toNDArray(0, "ravelMultiIndex"), index, "ravelMultiIndex"));
  const common = broadcastShapeList(
    arrays.map((index) => index.shape),
    "ravelMultiIndex",
  );
  const packed = arrays.map((index) => {
    return packIndex(index.derive(broadcastLayout(index.layout, common, "ravelMultiIndex")), "ravelMultiIndex");
  });
  const out = packed[0].fresh(int32 as DType, packLayout(common, "C", 4), "ravelMultiIndex");
  const order = oneOf("ravelMultiIndex", "order", options.order ?? "C", ["C", "F"]);
  for (const mode of [options.mode ?? "raise"].flat()) modeOf({ mode }, "ravelMultiIndex");
  if (sizeOf(shape) < 2 ** 31 && packed.every((index, k) => standing(index, shape[k]) === 0)) {
    const { strides } = packLayout(shape, order);
    packed.forEach((index, k) => {
      addScaled(elementsOf(out), 0, out.size, elementsOf(index), 0, 0, strides[k], k === 0, 0);
    });
    return out as NDArray as Indices;
  }
  const columns = packed.map(elementsOf);
  const flat = new Int32Array(out.size);
  const place = new Array<number>(shape.length);
  for (let i = 0; i < flat.length; i++) {
    for (let k = 0; k < place.length; k++) place[k] = columns[k][i];
    flat[i] = flatOf(place, shape, options, "ravelMultiIndex");
  }
  new Int32Array(out.storage.memory.buffer, out.storage.address, flat.length).set(flat);
  return out as NDArray as Indices;
}

function rowsOf(table: NDArray): NDArray[] {
  return Array.from({ length: table.shape[0] }, (_, k) => table.slice(k, "..."));
}
