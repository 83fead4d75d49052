/** Step 1: where an array lies. */
import { zeros } from "strided";
import { aid } from "../sharing.ts";
import type { Step } from "../step.ts";

export const address: Step = {
  number: 1,
  slug: "address",
  title: "The address of an array",
  says: "aid(x) is the address of the first element. A view that starts one element later differs by the item size.",
  run(log) {
    const a = log.let("a = np.zeros(3)", () => zeros(3));
    const b = log.let("b = a[1:]", () => a.slice("1:"), { a });
    log.show("aid(a), aid(b)", () => [aid(a), aid(b)]);
    log.show("aid(b) - aid(a)", () => aid(b) - aid(a));
    log.show("a.itemsize", () => a.itemsize);
    log.show("aid(a[::-1]) - aid(a)", () => aid(a.slice("::-1")) - aid(a));
    const f = log.let("f = np.zeros(3, dtype=np.float32)", () => zeros(3, { dtype: "float32" }));
    log.show("aid(f[1:]) - aid(f)", () => aid(f.slice("1:")) - aid(f));
    log.note("The addresses are virtual: unique for each storage, and the same however the bytes move.");
  },
};
