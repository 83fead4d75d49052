/**
 * Whether layouts are apart for certain: enough for whoever would rather copy than search for long, and much shorter than
 * the exact answers, which also name two elements that share a unit.
 */
import { extent } from "./extent.ts";
import type { Layout } from "./layout.ts";
import { mayOverlap } from "./overlap.ts";

/** Places that are tried before the question is left open. */
const PATIENCE = 100;

/**
 * Whether two layouts over one storage share no unit of it. `true` is certain; `false` is a shared unit, or steps that
 * interlock in so many ways that the search was given up.
 *
 * @example
 * ```ts
 * const even = createLayout([4], { strides: [2] });
 * const odd = createLayout([4], { strides: [2], offset: 1 });
 * isApart(even, 1, odd, 1); // => true
 * ```
 */
export function isApart(a: Layout, itemsizeA: number, b: Layout, itemsizeB: number): boolean {
  if (!mayOverlap(a, itemsizeA, b, itemsizeB)) return true;
  // How often each step may be taken, the steps of `b` counted from its upper end, so that all go the same way.
  const counts = new Map<number, number>([[1, itemsizeA + itemsizeB - 2]]);
  for (const { shape, strides } of [a, b]) {
    shape.forEach((length, k) => {
      const step = Math.abs(strides[k]);
      counts.set(step, (counts.get(step) ?? 0) + length - 1);
    });
  }
  counts.delete(0);
  const steps = [...counts].sort(([s], [t]) => t - s);
  const [p, q] = [extent(a, itemsizeA), extent(b, itemsizeB)];
  let tries = 0;
  /** Whether steps from the k-th on can go a distance; `most` is the farthest that they go. */
  const canGo = (distance: number, k: number, most: number): boolean => {
    if (distance === 0 || ++tries > PATIENCE) return true;
    if (distance > most) return false;
    const [step, count] = steps[k];
    const beyond = most - step * count;
    for (let times = Math.min(count, Math.floor(distance / step)); times >= 0; times--) {
      const rest = distance - times * step;
      if (rest > beyond) return false;
      if (canGo(rest, k + 1, beyond)) return true;
    }
    return false;
  };
  const most = steps.reduce((sum, [step, count]) => sum + step * count, 0);
  return !canGo(q.end - 1 - p.start, 0, most);
}
