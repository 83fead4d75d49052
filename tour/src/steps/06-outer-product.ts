/** Step 6: an outer product by tiling and by broadcasting. */
import { arange, multiply, newaxis, notEqual, sum, tile } from "strided";
import type { Step } from "../step.ts";

export const outerProduct: Step = {
  number: 6,
  slug: "outer-product",
  title: "An outer product without tiles",
  says: "Tiling writes every number a thousand times before it multiplies. Broadcasting reads it a thousand times instead.",
  run(log) {
    const n = log.let("n = 1000", () => 1000);
    const a = log.let("a = np.arange(n)", () => arange(n, { dtype: "int64" }));
    const ac = log.let("ac = a[:, np.newaxis]", () => a.slice(":", newaxis), { a });
    const ar = log.let("ar = a[np.newaxis, :]", () => a.slice(newaxis, ":"), { a });
    const ct = log.let("ct = np.tile(ac, (1, n))", () => tile(ac, [1, n]), { a });
    const rt = log.let("rt = np.tile(ar, (n, 1))", () => tile(ar, [n, 1]), { a });
    const tiled = log.let("tiled = ct * rt", () => multiply(ct, rt), { a });
    const outer = log.let("outer = ar * ac", () => multiply(ar, ac), { a });
    log.show("outer", () => outer);
    log.note("Where the two results differ, and what each way allocated, in bytes:");
    log.show("np.sum(tiled != outer)", () => sum(notEqual(tiled, outer)));
    log.show("ct.nbytes + rt.nbytes + tiled.nbytes", () => ct.nbytes + rt.nbytes + tiled.nbytes);
    log.show("outer.nbytes", () => outer.nbytes);
    log.race(
      "n = 1000, int64",
      { numpy: "ar * ac", run: () => multiply(ar, ac) },
      {
        numpy: "np.tile(ac, (1, n)) * np.tile(ar, (n, 1))",
        run: () => multiply(tile(ac, [1, n]), tile(ar, [n, 1])),
      },
    );
  },
};
