/** Step 19: a small view keeps a large array alive. */
import { arange, type NDArray } from "strided";
import { isHeld } from "../collector.ts";
import { getDataBase } from "../sharing.ts";
import type { Step } from "../step.ts";

export const keptAlive: Step = {
  number: 19,
  slug: "kept-alive",
  title: "100 numbers that hold 80 MB",
  says: "A view holds its owner, all of it. A copy of the few elements that are needed lets the owner go.",
  async run(log) {
    const a = log.let("a = np.arange(10_000_000, dtype=np.float64)", () => arange(10_000_000));
    const b = log.let("b = a[:100]", () => a.slice(":100"), { a });
    log.show("b.base is a", () => b.base === a);
    log.show("b.nbytes", () => b.nbytes);
    log.show("get_data_base(b).nbytes", () => getDataBase(b).nbytes);
    const c = log.let("c = a[:100].copy()", () => a.slice(":100").copy(), { a });
    log.show("c.base is None", () => c.base === null);
    log.show("c.nbytes", () => c.nbytes);
    log.show("get_data_base(c).nbytes", () => getDataBase(c).nbytes);

    log.note("The same asked of the garbage collector, after the last name of the large array is gone:");
    log.longPart("waiting for the garbage collector");
    const [viewed, view] = largeAndPart((large) => large.slice(":100"));
    const [copied, copy] = largeAndPart((large) => large.slice(":100").copy());
    const heldByView = await isHeld(viewed);
    const heldByCopy = await isHeld(copied);
    log.table(
      ["what is left", "its own bytes", "the large array"],
      [
        ["a view of 100 elements", String(view.nbytes), heldByView ? "still there: 80000000 bytes" : "collected"],
        ["a copy of 100 elements", String(copy.nbytes), heldByCopy ? "still there: 80000000 bytes" : "collected"],
      ],
      [
        { text: "a view keeps the large array alive", holds: heldByView },
        { text: "a copy lets the large array go", holds: !heldByCopy },
      ],
    );
  },
};

/** A part of a large array that nobody else knows; the array itself can only be asked for. */
function largeAndPart(take: (large: NDArray) => NDArray): [WeakRef<NDArray>, NDArray] {
  const large: NDArray = arange(10_000_000);
  return [new WeakRef(large), take(large)];
}
