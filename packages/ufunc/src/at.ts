/** Changes elements in place, one after the other: an element that is picked twice is changed twice. */
import { heapSpace, intend, isScalar } from "@strided/buffer";
import { type Operand, type Program, run, update } from "@strided/kernel";
import {
  broadcastStrides,
  packLayout,
  reshapeLayout,
  ShapeError,
  shapeText,
  sizeOf,
  uncheckedLayout,
} from "@strided/layout";
import {
  type ArrayLike,
  boundsOverlap,
  extentReason,
  type IndexKey,
  NDArray,
  type Places,
  placesOf,
  toNDArray,
} from "@strided/ndarray";
import { programOf } from "./call.ts";
import { checker } from "./checked.ts";
import { resolveLoop } from "./resolve.ts";
import type { UfuncRow } from "./row.ts";

/**
 * What `at` takes as indices: one key (a whole number, a list of them, a mask, a slice), or a list of keys. A list of
 * nothing but whole numbers or truth values, nested or not, is one array of indices, as it is in NumPy.
 */
export type Indices = IndexKey | readonly IndexKey[];

/** `a[indices] = f(a[indices], values)`, unbuffered: where an index repeats, every value counts. */
export function atUfunc(row: UfuncRow, a: NDArray, indices: Indices, values: readonly ArrayLike[]): void {
  const fn = row.name;
  if (!(a instanceof NDArray)) throw new TypeError(`${fn}: at changes an array; got ${typeof a}, expected an NDArray`);
  const missing = (values as readonly (ArrayLike | undefined)[]).indexOf(undefined);
  if (missing >= 0) {
    throw new TypeError(`${fn}: wrong number of operands of at; got ${missing + 1}, expected ${row.nin}`);
  }
  a.requireWriteable(fn);
  if (checker !== null) {
    checker.at(row, a, indices, values);
    return;
  }
  const arrays = values.map((value) => (isScalar(value) ? value : toNDArray(value, fn, null, "temporary")));
  const types = arrays.map((value) => (isScalar(value) ? { weak: value } : value));
  const loop = resolveLoop(row, [a, ...types], null, "unsafe");
  const others = arrays.map((value, k) => apart(toNDArray(value, fn, loop.inputs[k + 1], "temporary"), a, fn));
  const places = placesOf(a, keysOf(indices), fn);
  const shape = places instanceof NDArray ? places.shape : selectedShape(places);
  const sources = others.map((other) => fitted(other, shape, fn));
  row.guard?.(loop)?.([a, ...others], null, null, keysOf(indices));
  const dtypes = [a, ...others].map(({ dtype }) => dtype);
  const program = programOf(row, loop, dtypes, [a.dtype]);
  if (places instanceof NDArray) {
    run(program, shape, [places, ...sources, places]);
  } else if (isForeign(a) && a.size < 8 * sizeOf(shape)) {
    // Kernels do not reach foreign memory: they work on a copy.
    intend("temporary", fn, a.nbytes, () => "kernels read memory of the library only");
    const near = a.copy({ order: "K" });
    atUfunc(row, near, indices, others);
    a.assign(near);
  } else {
    updatePlaces(
      program,
      a,
      places,
      sources.map((source) => byPlace(source, places)),
    );
  }
}

/** A list of keys, or one key in a list. */
export function keysOf(indices: Indices): readonly IndexKey[] {
  return Array.isArray(indices) && !isIndexList(indices) ? indices : [indices as IndexKey];
}

function isIndexList(list: readonly unknown[]): boolean {
  return list.every((item) =>
    Array.isArray(item) ? isIndexList(item) : ["number", "bigint", "boolean"].includes(typeof item),
  );
}

const isForeign = ({ storage }: NDArray): boolean => storage.memory !== (heapSpace()?.memory ?? storage.memory);

/** An operand that is not changed while it is read, in memory that kernels reach. */
function apart(operand: NDArray, a: NDArray, fn: string): NDArray {
  const isOverlapping = boundsOverlap(operand, a);
  if (!isOverlapping && !isForeign(operand)) return operand;
  intend(isOverlapping ? "guard" : "temporary", fn, operand.nbytes, () =>
    isOverlapping ? extentReason("an operand", "the array") : "kernels read memory of the library only",
  );
  return operand.copy({ order: "K" });
}

function selectedShape({ block, rest, order }: Places): readonly number[] {
  const lengths = [...block, ...rest];
  return order.map((k) => lengths[k]);
}

/** An operand broadcast to the selected shape; more axes than that has, though of length 1, are too many. */
function fitted({ storage, dtype, layout, shape: own }: NDArray, shape: readonly number[], fn: string): Operand {
  const strides = own.length > shape.length ? null : broadcastStrides(layout, shape);
  if (strides !== null) return { storage, dtype, layout: uncheckedLayout(shape, strides, layout.offset) };
  throw new ShapeError(
    `${fn}: array is not broadcastable to correct shape; got ${shapeText(own)}, expected one that broadcasts to ${shapeText(shape)}`,
    { shape: own, expected: shape },
  );
}

/** The axes of the block merged to one, those of the rest after it. */
function byPlace(operand: Operand, { block, rest, order }: Places): Operand {
  const { storage, dtype, layout } = operand;
  if (order.length === 1 && block.length === 1) return operand;
  const strides = new Array<number>(order.length);
  order.forEach((k, axis) => {
    strides[k] = layout.strides[axis];
  });
  const lengths = [...block, ...rest];
  const merged = [sizeOf(block), ...rest];
  const { itemsize } = dtype;
  const spread = uncheckedLayout(lengths, strides, layout.offset);
  const view = reshapeLayout(spread, merged, { itemsize });
  if (view !== null) return { storage, dtype, layout: view };
  const packed = new NDArray(storage, dtype, spread).copy();
  return { storage: packed.storage, dtype, layout: packLayout(merged, "C", itemsize) };
}

/** Runs over the positions for each element of the rest, or over the rest for each position: whatever takes fewer calls. */
function updatePlaces(program: Program, a: NDArray, places: Places, sources: readonly Operand[]): void {
  const { positions, step, offset, rest, restStrides } = places;
  const owners = places.indices.map(({ index }) => index.storage);
  const n = positions.length;
  const { storage, dtype } = a;
  if (sizeOf(rest) > n) {
    // A list of its own, as the index array may be gone before it is read to the end.
    Float64Array.from(positions).forEach((position, i) => {
      const at = offset + position * step;
      const target: Operand = { storage, dtype, layout: uncheckedLayout(rest, restStrides, at) };
      run(program, rest, [target, ...sources.map((source) => row(source, i)), target]);
    });
  } else if (rest.length === 0) {
    const target: Operand = { storage, dtype, layout: uncheckedLayout([], [], offset) };
    update(program, target, { list: positions, step, owners }, sources);
  } else {
    forEachIndex(rest, (index) => {
      const column = (operand: Operand): Operand => {
        const { strides, offset: start } = operand.layout;
        const at = index.reduce((sum, k, axis) => sum + k * strides[axis + 1], start);
        return { ...operand, layout: uncheckedLayout([n], [strides[0]], at, n) };
      };
      const at = index.reduce((sum, k, axis) => sum + k * restStrides[axis], offset);
      const target: Operand = { storage, dtype, layout: uncheckedLayout([], [], at) };
      update(program, target, { list: positions, step, owners }, sources.map(column));
    });
  }
}

/** Element i of the first axis. */
function row(operand: Operand, i: number): Operand {
  const { shape, strides, offset } = operand.layout;
  return { ...operand, layout: uncheckedLayout(shape.slice(1), strides.slice(1), offset + i * strides[0]) };
}

function forEachIndex(shape: readonly number[], visit: (index: readonly number[]) => void): void {
  const index = shape.map(() => 0);
  if (shape.includes(0)) return;
  for (;;) {
    visit(index);
    let axis = shape.length - 1;
    while (axis >= 0 && ++index[axis] === shape[axis]) index[axis--] = 0;
    if (axis < 0) return;
  }
}
