/** Why a call copies, in one sentence with the numbers: from what the deciding code found. */
import { type Layout, type PackingObstacle, type ReshapeObstacle, shapeText } from "@strided/layout";

/** The two axes that a reshape would have to merge, and the strides that keep them apart. */
export function reshapeReason(layout: Layout, obstacle: ReshapeObstacle, order: "C" | "F"): string {
  const [outer, inner] = obstacle.axes;
  // In Fortran order the outer axis runs first, so that the roles of the two are exchanged.
  const [fixed, moving] = order === "F" ? [outer, inner] : [inner, outer];
  return (
    `merging axes ${outer} and ${inner} needs strides[${moving}] = shape[${fixed}] * strides[${fixed}]; ` +
    `got ${layout.strides[moving]} and ${layout.shape[fixed]} * ${layout.strides[fixed]}`
  );
}

/** The axis that is not packed around the ones inside of it. */
export function packingReason({ axis, needed, got }: PackingObstacle, order: string): string {
  return `in order '${order}' elements without gaps need strides[${axis}] = ${needed}; got ${got}`;
}

/** What meets where memory is read while it is written. */
export function meetingReason(read: string, written: string): string {
  return `${read} is read while ${written} is written`;
}

/** The same where only the extents were looked at. */
export function extentReason(read: string, written: string): string {
  return `${meetingReason(read, written)}, and their extents overlap`;
}

/** Elements that are read as another dtype. */
export function castReason(from: string, to: string, shape: readonly number[]): string {
  return `elements of ${from} become ${to}, shape ${shapeText(shape)}`;
}
