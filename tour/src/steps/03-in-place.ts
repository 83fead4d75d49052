/** Step 3: in place or not. */
import { multiply, zeros } from "strided";
import { aid } from "../sharing.ts";
import type { Step } from "../step.ts";

export const inPlace: Step = {
  number: 3,
  slug: "in-place",
  title: "In place or not",
  says: "a *= 2 writes into the memory that is there. a * 2 and a.copy() ask for new memory, and that takes time.",
  run(log) {
    const a = log.let("a = np.zeros(10)", () => zeros(10));
    const ax = log.let("ax = aid(a)", () => aid(a));
    const b = log.let("b = a.copy()", () => a.copy(), { a });
    log.show("aid(b) == ax", () => aid(b) === ax);
    log.write("a *= 2", () => multiply(a, 2, { out: a }), { a });
    log.show("aid(a) == ax", () => aid(a) === ax);
    const c = log.let("c = a * 2", () => multiply(a, 2), { a });
    log.show("aid(c) == ax", () => aid(c) === ax);
    const big = zeros(10_000_000);
    log.race(
      "10,000,000 float64, 80 MB",
      { numpy: "big *= 2", run: () => multiply(big, 2, { out: big }) },
      { numpy: "fresh = big * 2", run: () => multiply(big, 2) },
    );
  },
};
