/** Step 13: a copy with data of its own. */
import { arange } from "strided";
import type { Step } from "../step.ts";

export const deepCopy: Step = {
  number: 13,
  slug: "deep-copy",
  title: "A deep copy",
  says: "copy() gives new data and no base. Writing to the copy leaves the original as it was.",
  run(log) {
    const a = log.let("a = np.arange(12).reshape(3, 4).copy()", () => arange(12n).reshape([3, 4]).copy());
    log.write("a[1, 0] = 1234", () => a.set(1, 0, 1234n), { a });
    log.write("a[:, 1:3] = 10", () => void a.slice(":", "1:3").assign(10n), { a });
    const d = log.let("d = a.copy()", () => a.copy(), { a });
    log.show("d is a", () => d === a);
    log.show("d.base is a", () => d.base === a);
    log.show("d.base is None", () => d.base === null);
    log.write("d[0, 0] = 9999", () => d.set(0, 0, 9999n), { d });
    log.show("a", () => a);
    log.show("d", () => d);
  },
};
