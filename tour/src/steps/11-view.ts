/** Step 11: another array object on the same data. */
import { arange } from "strided";
import type { Step } from "../step.ts";

export const view: Step = {
  number: 11,
  slug: "view",
  title: "view(): another array, the same data",
  says: "A view has its own shape and no data of its own: reshaping it leaves the owner alone, writing through it does not.",
  run(log) {
    const a = log.let("a = np.arange(12).reshape(3, 4).copy()", () => arange(12n).reshape([3, 4]).copy());
    let c = log.let("c = a.view()", () => a.view(), { a });
    log.show("c is a", () => c === a);
    log.show("c.base is a", () => c.base === a);
    log.show("c.flags.owndata", () => c.flags.ownData);
    c = log.let("c = c.reshape((2, 6))", () => c.reshape([2, 6]), { a });
    log.show("a.shape", () => a.shape);
    log.write("c[0, 4] = 1234", () => c.set(0, 4, 1234n), { c });
    log.show("a", () => a);
  },
};
