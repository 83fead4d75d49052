/** The slow truth: a layout as a list of all multi-indices with their positions, made by counting and nothing else. */
import type { Layout } from "../src/index.ts";

export type Pair = readonly [index: readonly number[], position: number];

export function pairs(l: Layout): Pair[] {
  const found: Pair[] = [];
  const visit = (index: number[], position: number): void => {
    const axis = index.length;
    if (axis === l.shape.length) found.push([index, position]);
    else for (let i = 0; i < l.shape[axis]; i++) visit([...index, i], position + i * l.strides[axis]);
  };
  visit([], l.offset);
  return found;
}

/** All positions in C order. */
export function positions(l: Layout): number[] {
  return pairs(l).map(([, position]) => position);
}

/** All positions in Fortran order. */
export function fortranPositions(l: Layout): number[] {
  const text = ([index]: Pair): readonly number[] => [...index].reverse();
  return pairs(l)
    .sort((p, q) => compareLists(text(p), text(q)))
    .map(([, position]) => position);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const k = a.findIndex((value, i) => value !== b[i]);
  return k < 0 ? 0 : a[k] - b[k];
}

/** Every unit that an element covers. */
export function unitsOf(position: number, itemsize: number): number[] {
  return Array.from({ length: itemsize }, (_, k) => position + k);
}
