/**
 * The recipe for pairs of views that goldens/record.py follows too: the same pseudo-random numbers, drawn in the same
 * order. Change both or neither.
 */
import { type DTypeName, dtype } from "@strided/buffer";
import { createLayout } from "@strided/layout";
import { type NDArray, zeros } from "@strided/ndarray";

/** What record.py wrote down for its pairs. */
export interface Recipe {
  readonly seed: number;
  readonly count: number;
  readonly dtypes: readonly DTypeName[];
  readonly units: readonly number[];
}

/** dtype, shape, strides and offset of a view. */
export type Geometry = readonly [DTypeName, number[], number[], number];

/** Marsaglia's xorshift with 32 bits of state. */
class Draws {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(n: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state % n;
  }
}

/** All pairs of the recipe. */
export function* pairs({ seed, count, dtypes, units }: Recipe): Generator<readonly [Geometry, Geometry]> {
  const draws = new Draws(seed);
  for (let i = 0; i < count; i++) {
    const unit = units[draws.below(units.length)];
    const first = drawView(draws, dtypes, unit);
    const other = draws.below(2) === 0 ? unit : units[draws.below(units.length)];
    yield [first, drawView(draws, dtypes, other)];
  }
}

function drawView(draws: Draws, dtypes: readonly DTypeName[], unit: number): Geometry {
  const name = dtypes[draws.below(dtypes.length)];
  const ndim = draws.below(5);
  const shape: number[] = [];
  const strides: number[] = [];
  let lowest = 0;
  for (let axis = 0; axis < ndim; axis++) {
    let length = 1 + draws.below(5);
    if (draws.below(40) === 0) length = 0;
    let step = draws.below(13) - 4;
    if (draws.below(3) === 0) step *= 5;
    shape.push(length);
    strides.push(step * unit);
    if (length > 1 && step < 0) lowest += (length - 1) * step * unit;
  }
  return [name, shape, strides, draws.below(64) - lowest];
}

const memory = zeros(1 << 16, { dtype: "uint8" });

/** A view of that geometry into one memory that all of them share. */
export function viewOf([name, shape, strides, offset]: Geometry): NDArray {
  const row = dtype(name);
  return memory.deriveAs(row, createLayout(shape, { strides, offset, itemsize: row.itemsize })) as unknown as NDArray;
}

/** The bytes that belong to the elements of a view, element by element. */
export function bytesOf([name, shape, strides, offset]: Geometry): Set<number> {
  let positions = [offset];
  shape.forEach((length, axis) => {
    positions = positions.flatMap((at) => Array.from({ length }, (_, i) => at + i * strides[axis]));
  });
  const { itemsize } = dtype(name);
  return new Set(positions.flatMap((at) => Array.from({ length: itemsize }, (_, k) => at + k)));
}
