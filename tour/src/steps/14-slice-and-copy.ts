/** Step 14: a slice follows its array, a copy does not. */
import { arange } from "strided";
import type { Step } from "../step.ts";

export const sliceAndCopy: Step = {
  number: 14,
  slug: "slice-and-copy",
  title: "A slice follows, a copy stays",
  says: "What is written through the slice is seen in both. What is written to the copy is seen there only.",
  run(log) {
    const a = log.let("a = np.arange(6)", () => arange(6n));
    const b = log.let("b = a[0:3]", () => a.slice("0:3"), { a });
    log.write("b[0] = 100", () => b.set(0, 100n), { b });
    log.show("a", () => a);
    log.show("b", () => b);
    const c = log.let("c = a.copy()", () => a.copy(), { a });
    log.write("c[0] = 0", () => c.set(0, 0n), { c });
    log.show("a", () => a);
    log.show("b", () => b);
    log.show("c", () => c);
    log.note("Which is which, from the arrays themselves:");
    log.show("a.base is None", () => a.base === null);
    log.show("b.base is a", () => b.base === a);
    log.show("c.base is None", () => c.base === null);
  },
};
