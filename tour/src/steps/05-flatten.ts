/** Step 5: flatten copies, ravel only if it must. */
import { zeros } from "strided";
import type { Step } from "../step.ts";

export const flatten: Step = {
  number: 5,
  slug: "flatten",
  title: "Flatten copies, ravel only if it must",
  says: "Both give one dimension. flatten always copies; ravel gives a view of a contiguous array.",
  run(log) {
    const a = log.let("a = np.zeros((100, 100))", () => zeros([100, 100]));
    log.let("d = a.flatten()", () => a.flatten(), { a });
    log.let("e = a.ravel()", () => a.ravel(), { a });
    log.let("f = a.T.ravel()", () => a.T.ravel(), { a });
    log.note("Whoever does not mind the order of the elements takes them as they lie in memory: a view again.");
    log.let('g = a.T.ravel(order="K")', () => a.T.ravel({ order: "K" }), { a });
    log.race(
      "100 x 100 float64",
      { numpy: "a.ravel()", run: () => a.ravel() },
      { numpy: "a.flatten()", run: () => a.flatten() },
    );
  },
};
