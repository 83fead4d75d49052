/** Coordinates of a grid, from the coordinates along its axes. */
import { broadcastLayout, sameNumbers } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { toNDArray } from "../create.ts";
import type { ArrayLike } from "../nested.ts";
import { checkOptions, oneOf } from "../options.ts";

/** Options of `meshgrid`. */
export interface MeshgridOptions {
  /** `"xy"` (the default): the first two axes of the results are exchanged, so that x runs along rows; `"ij"`: as given. */
  readonly indexing?: "xy" | "ij";
  /** true: results keep length 1 along all axes but their own. */
  readonly sparse?: boolean;
  /** false: read-only views instead of copies. */
  readonly copy?: boolean;
}

/**
 * For every place of the grid that lists of coordinates span, its coordinate along each axis: one array per list. Copies;
 * with `copy: false` read-only views of the lists.
 *
 * ```ts
 * const [x, y] = meshgrid([1, 2, 3], [10, 20]);
 * x; // => array([[1., 2., 3.],
 * //           [1., 2., 3.]])
 * y; // => array([[10., 10., 10.],
 * //           [20., 20., 20.]])
 * meshgrid([1, 2, 3], [10, 20], { sparse: true }).map((a) => a.shape); // => [ [ 1, 3 ], [ 2, 1 ] ]
 * ```
 */
export function meshgrid(...listsAndOptions: readonly (ArrayLike | MeshgridOptions)[]): NDArray[] {
  const last = listsAndOptions[listsAndOptions.length - 1];
  const options = isOptions(last) ? last : {};
  const lists = (isOptions(last) ? listsAndOptions.slice(0, -1) : listsAndOptions) as readonly ArrayLike[];
  checkOptions("meshgrid", options, ["indexing", "sparse", "copy"]);
  const indexing = oneOf("meshgrid", "indexing", options.indexing ?? "xy", ["xy", "ij"]);
  const { sparse = false, copy = true } = options;
  const count = lists.length;
  // With "xy" the first list runs along axis 1, and the second along axis 0.
  const axisOf = (k: number): number => (indexing === "xy" && count > 1 && k < 2 ? 1 - k : k);
  const rows = lists.map((list, k) => {
    const row = toNDArray(list, "meshgrid");
    return row.reshape(lists.map((_, axis) => (axis === axisOf(k) ? -1 : 1)));
  });
  const shape = lists.map((_, axis) => Math.max(...rows.map((row) => row.shape[axis])));
  rows.forEach((row) => {
    row.shape.forEach((length, axis) => {
      if (length === 0) shape[axis] = 0;
    });
  });
  return rows.map((row) => {
    const isWhole = sparse || sameNumbers(row.shape, shape);
    const lock = copy ? row.lock : "meshgrid";
    const grid = row.derive(isWhole ? row.layout : broadcastLayout(row.layout, shape, "meshgrid"), lock);
    return copy ? grid.copy() : grid;
  });
}

function isOptions(value: ArrayLike | MeshgridOptions | undefined): value is MeshgridOptions {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !("data" in value) &&
    !("re" in value)
  );
}
