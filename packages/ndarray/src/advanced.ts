/**
 * Advanced indexing: elements picked by arrays of indices. Always a copy. A boolean array stands for the indices of its
 * true elements, one integer array per axis that it covers.
 */
import type { DType } from "@strided/buffer";
import { copyElements } from "@strided/kernel";
import {
  broadcastShapes,
  IndexError,
  normalizeIndex,
  packLayout,
  shapeText,
  sizeOf,
  uncheckedLayout,
} from "@strided/layout";
import type { NDArray } from "./array.ts";
import type { ArrayLike } from "./nested.ts";

/** Positions along one axis, with the shape in which they were given. */
interface Pick {
  readonly shape: readonly number[];
  readonly positions: readonly number[];
}

/** Pointwise indexing: index arrays for the leading axes, broadcast together; whole axes after them. */
export function vindexArray(a: NDArray, keys: readonly ArrayLike[]): NDArray {
  const picks: Pick[] = [];
  for (const key of keys) picks.push(...picksOf(a, key, picks.length));
  const count = picks.length;
  const shape = broadcastIndices(picks);
  const rest = uncheckedLayout(a.shape.slice(count), a.strides.slice(count), 0);
  const out = a.fresh(a.dtype, packLayout([...shape, ...rest.shape], "C", a.itemsize), "vindex");
  const cell = packLayout(rest.shape, "C", a.itemsize);
  const step = rest.size * a.itemsize;
  const offsets = offsetsOf(a, picks, shape);
  offsets.forEach((offset, i) => {
    copyElements(
      { storage: out.storage, dtype: a.dtype, layout: uncheckedLayout(cell.shape, cell.strides, i * step) },
      { storage: a.storage, dtype: a.dtype, layout: uncheckedLayout(rest.shape, rest.strides, offset) },
    );
  });
  return out;
}

/** For each place of the broadcast indices, the byte offset that they pick. */
function offsetsOf(a: NDArray, picks: readonly Pick[], shape: readonly number[]): Float64Array {
  const offsets = new Float64Array(sizeOf(shape)).fill(a.offset);
  const strides = picks.map((pick) => broadcastStep(pick.shape, shape));
  const index = new Array<number>(shape.length).fill(0);
  for (let i = 0; i < offsets.length; i++) {
    picks.forEach((pick, axis) => {
      let at = 0;
      for (let d = 0; d < index.length; d++) at += index[d] * strides[axis][d];
      offsets[i] += pick.positions[at] * a.strides[axis];
    });
    for (let d = index.length - 1; d >= 0 && ++index[d] === shape[d]; d--) index[d] = 0;
  }
  return offsets;
}

/** Steps through a packed list of `from` that is read in shape `to`. */
function broadcastStep(from: readonly number[], to: readonly number[]): number[] {
  const packed = packLayout(from).strides;
  const missing = to.length - from.length;
  return to.map((_, d) => (d < missing || from[d - missing] === 1 ? 0 : packed[d - missing]));
}

function broadcastIndices(picks: readonly Pick[]): readonly number[] {
  try {
    return broadcastShapes(...picks.map((pick) => pick.shape));
  } catch {
    const shapes = picks.map((pick) => shapeText(pick.shape)).join(" ");
    throw new IndexError(
      `vindex: shape mismatch: indexing arrays could not be broadcast together; got shapes ${shapes}, expected shapes that broadcast`,
      { index: picks.map((pick) => pick.shape) },
    );
  }
}

/** The positions that one key picks from `axis` on: one list for integers, one per covered axis for a mask. */
function picksOf(a: NDArray, key: ArrayLike, axis: number): Pick[] {
  const index = a.coerce(key, "vindex");
  const { kind } = index.dtype;
  const covered = kind === "b" ? index.ndim : 1;
  if (axis + covered > a.ndim) {
    throw new IndexError(
      `vindex: too many indices for array; got ${axis + covered} indexed axes, expected at most ${a.ndim}`,
      { index: key, axis },
    );
  }
  const values = index.ndim === 0 ? [index.get()] : index.flatten().toNested();
  if (kind === "b") return maskPicks(a, index, values as boolean[], axis);
  const isWhole = kind === "i" || kind === "u" || (index !== key && (values as number[]).every(Number.isInteger));
  if (!isWhole) {
    throw new IndexError(
      `vindex: arrays used as indices must be of integer (or boolean) type; got ${(index.dtype as DType).name}, expected int32 or bool`,
      { index: key, axis },
    );
  }
  const size = a.shape[axis];
  return [
    { shape: index.shape, positions: (values as number[]).map((i) => normalizeIndex(Number(i), size, axis, "vindex")) },
  ];
}

function maskPicks(a: NDArray, mask: NDArray, values: readonly boolean[], axis: number): Pick[] {
  mask.shape.forEach((length, d) => {
    if (length === a.shape[axis + d]) return;
    throw new IndexError(
      `vindex: boolean index did not match indexed array along axis ${axis + d}; size of axis is ${a.shape[axis + d]} but size of corresponding boolean axis is ${length}`,
      { index: mask.shape, axis: axis + d, size: a.shape[axis + d] },
    );
  });
  const { strides } = packLayout(mask.shape);
  const places: number[] = [];
  values.forEach((value, i) => {
    if (value) places.push(i);
  });
  return mask.shape.map((length, d) => ({
    shape: [places.length],
    positions: places.map((place) => Math.floor(place / strides[d]) % length),
  }));
}
