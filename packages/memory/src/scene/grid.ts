/** The logical grid of a view: all of a small one, the beginning and the end of a large one. */
import type { Layout } from "@strided/layout";
import type { Placed } from "./place.ts";
import type { SceneCell, SceneGrid } from "./scene.ts";
import { textAt } from "./source.ts";

/** How many indices of an axis are shown: columns, rows, and planes of all further axes. */
const COLUMNS = 12;
const ROWS = 8;
const PLANES = 4;

export function gridOf(placed: Placed): SceneGrid {
  const shown = shownIndices(placed.layout);
  const cells: SceneCell[] = [];
  if (placed.layout.size > 0) collect(placed, shown, [], placed.layout.offset, cells);
  return { shown, cells };
}

/** Per axis the indices that are shown; null where some are left out. */
function shownIndices(l: Layout): (number | null)[][] {
  let planes = 1;
  return l.shape.map((length, axis) => {
    const fromEnd = l.ndim - 1 - axis;
    const most = fromEnd === 0 ? COLUMNS : fromEnd === 1 ? ROWS : Math.max(1, Math.floor(PLANES / planes));
    // Planes are counted together, over all axes that number them.
    if (fromEnd > 1) planes *= Math.min(length, most);
    return someOf(length, most);
  });
}

/** 0 to length - 1, or the first ones, a gap, and the last. */
function someOf(length: number, most: number): (number | null)[] {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  if (most === 1) return [0, null];
  const before = Math.ceil((most - 1) / 2) + (most > 4 ? 1 : 0);
  const after = most - 1 - before;
  return [
    ...Array.from({ length: before }, (_, i) => i),
    null,
    ...Array.from({ length: Math.max(after, 1) }, (_, i) => length - Math.max(after, 1) + i),
  ];
}

function collect(
  placed: Placed,
  shown: readonly (readonly (number | null)[])[],
  index: readonly number[],
  at: number,
  cells: SceneCell[],
): void {
  const axis = index.length;
  if (axis === shown.length) {
    cells.push({ index, at, value: textAt(placed.source, at - placed.origin) });
    return;
  }
  for (const i of shown[axis]) {
    if (i !== null) collect(placed, shown, [...index, i], at + i * placed.layout.strides[axis], cells);
  }
}
