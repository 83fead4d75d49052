/** Step 10: plain assignment is no copy. */
import { arange, type NDArray } from "strided";
import { aid } from "../sharing.ts";
import type { Step } from "../step.ts";

export const assignment: Step = {
  number: 10,
  slug: "assignment",
  title: "Assignment is no copy",
  says: "b = a gives the same array a second name. A function that takes a gets a itself.",
  run(log) {
    const a = log.let("a = np.arange(12).reshape(3, 4).copy()", () => arange(12n).reshape([3, 4]).copy());
    const b = log.let("b = a", () => a, { a });
    log.show("b is a", () => b === a);
    log.note("f is a function that returns what it was given:");
    const f = (x: NDArray): NDArray => x;
    log.show("f(a) is a", () => f(a) === a);
    log.show("aid(f(a)) == aid(a)", () => aid(f(a)) === aid(a));
  },
};
