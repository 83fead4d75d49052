/** Step 12: writing into a slice. */
import { arange } from "strided";
import type { Step } from "../step.ts";

export const writeThroughASlice: Step = {
  number: 12,
  slug: "write-through-a-slice",
  title: "Writing into a slice",
  says: "s = a[:, 1:3] is a view, so filling s fills two columns of a. (s = 10 would only give the name s to a number.)",
  run(log) {
    const a = log.let("a = np.arange(12).reshape(3, 4).copy()", () => arange(12n).reshape([3, 4]).copy());
    log.write("a[1, 0] = 1234", () => a.set(1, 0, 1234n), { a });
    const s = log.let("s = a[:, 1:3]", () => a.slice(":", "1:3"), { a });
    log.write("s[:] = 10", () => s.assign(10n), { s });
    log.show("a", () => a);
  },
};
