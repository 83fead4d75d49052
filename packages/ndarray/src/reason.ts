/** Why the strides of an array force a copy, in one sentence with the numbers. */
import type { Layout, ReshapeObstacle } from "@strided/layout";

/** The two axes that a reshape would have to merge, and the strides that keep them apart. */
export function reshapeReason(layout: Layout, obstacle: ReshapeObstacle | null, order: "C" | "F" | "A"): string {
  if (obstacle === null) return "the strides allow a view";
  const [outer, inner] = obstacle.axes;
  // In Fortran order the outer axis runs first, so that the roles of the two are exchanged.
  const [fixed, moving] = order === "F" || obstacle.got === layout.strides[inner] ? [outer, inner] : [inner, outer];
  return (
    `merging axes ${outer} and ${inner} needs strides[${moving}] = shape[${fixed}] * strides[${fixed}]; ` +
    `got ${layout.strides[moving]} and ${layout.shape[fixed]} * ${layout.strides[fixed]}`
  );
}
