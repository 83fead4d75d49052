/** The logical grid of a view as text: planes of rows and columns, with dots for what is left out. */
import type { SceneView } from "../scene/scene.ts";
import { table } from "./table.ts";

export function gridText({ grid, shape }: SceneView): string[] {
  if (grid.cells.length === 0) return [];
  const values = grid.cells.map(({ value }) => value);
  if (shape.length === 0) return ["", `    ${values[0]}`];
  const [rows, columns] = shape.length === 1 ? [null, grid.shown[0]] : grid.shown.slice(-2);
  const lines: string[] = [];
  let next = 0;
  for (const plane of planesOf(grid.shown.slice(0, -2))) {
    lines.push("");
    if (plane === null) {
      lines.push("    …");
      continue;
    }
    if (plane.length > 0) lines.push(`    [${plane.join(", ")}, :, :]`);
    const head = [rows === null ? "index" : "", ...columns.map((column) => (column === null ? "…" : String(column)))];
    const body = (rows ?? [0]).map((row) => {
      if (row === null) return ["…", ...columns.map(() => "…")];
      const cells = columns.map((column) => (column === null ? "…" : values[next++]));
      return [rows === null ? "value" : String(row), ...cells];
    });
    const [first, ...rest] = table([head, ...body], "r", "    ");
    lines.push(first, ...rest);
  }
  return lines;
}

/** The indices of the planes that are shown, in C order; null once for all that are left out. */
export function planesOf(shown: readonly (readonly (number | null)[])[]): ((number | null)[] | null)[] {
  let planes: number[][] = [[]];
  let isPartial = false;
  for (const indices of shown) {
    const whole = indices.filter((i) => i !== null);
    if (whole.length < indices.length) isPartial = true;
    planes = planes.flatMap((plane) => whole.map((i) => [...plane, i]));
  }
  return isPartial ? [...planes, null] : planes;
}
