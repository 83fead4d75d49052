/** Step 18: a function that works on a copy. */
import { array, multiply, type NDArray } from "strided";
import type { Step } from "../step.ts";

export const safeModify: Step = {
  number: 18,
  slug: "safe-modify",
  title: "A function that changes only a copy",
  says: "safeModify(a, f) calls f with a copy of a, so that a stays as it is even if f works in place.",
  run(log) {
    const original = log.let("original = np.array([1, 2, 3, 4, 5])", () => array([1n, 2n, 3n, 4n, 5n]));
    const modified = log.let(
      "modified = safe_modify(original, lambda x: x * 2)",
      () => modifySafely(original, (x) => multiply(x, 2)),
      { original },
    );
    log.show("modified", () => modified);
    log.show("original", () => original);
    log.note("double works in place. On a copy it does no harm; called directly it changes the original.");
    const safely = log.let("safely = safe_modify(original, double)", () => modifySafely(original, double), {
      original,
    });
    log.show("safely", () => safely);
    log.show("original", () => original);
    log.let("unsafely = double(original)", () => double(original), { original });
    log.show("original", () => original);
  },
};

function modifySafely(a: NDArray, modify: (copy: NDArray) => NDArray): NDArray {
  return modify(a.copy());
}

function double(x: NDArray): NDArray {
  return multiply(x, 2, { out: x });
}
