/** Step 4: reshape is a view where the strides allow it. */
import { zeros } from "strided";
import type { Step } from "../step.ts";

export const reshape: Step = {
  number: 4,
  slug: "reshape",
  title: "Reshape: a view if the strides allow it",
  says: "A matrix is flattened by changing its strides. Its transpose is not: no single stride visits the elements in that order.",
  run(log) {
    const a = log.let("a = np.zeros((100, 100))", () => zeros([100, 100]));
    log.show("a.strides", () => a.strides);
    log.let("b = a.reshape((1, -1))", () => a.reshape([1, -1]), { a });
    log.show("a.T.strides", () => a.T.strides);
    log.let("c = a.T.reshape((1, -1))", () => a.T.reshape([1, -1]), { a });
    log.note("Why it copies, in numbers: forbid the copy, and the error says which two axes do not merge.");
    const reason = log.fails("a.T.reshape((1, -1), copy=False)", () => a.T.reshape([1, -1], { copy: false }));
    log.claim("the reason names the strides in the way: 8, and 100 * 800", reason.endsWith("got 8 and 100 * 800"));
    log.race(
      "100 x 100 float64",
      { numpy: "a.reshape((1, -1))", run: () => a.reshape([1, -1]) },
      { numpy: "a.T.reshape((1, -1))", run: () => a.T.reshape([1, -1]) },
    );
  },
};
