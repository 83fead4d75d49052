/** Step 2: who owns the data. */
import { baseOf, sharesMemory, zeros } from "strided";
import { arraysShareData, getDataBase } from "../sharing.ts";
import type { Step } from "../step.ts";

export const owner: Step = {
  number: 2,
  slug: "owner",
  title: "Who owns the data",
  says: "Following base leads to the array that owns the data. Two arrays with one owner share data, whatever their addresses.",
  run(log) {
    const a = log.let("a = np.zeros(3)", () => zeros(3));
    const b = log.let("b = a.copy()", () => a.copy(), { a });
    log.show("arrays_share_data(a, b)", () => arraysShareData(a, b));
    const c = log.let("c = a[:1]", () => a.slice(":1"), { a });
    log.show("arrays_share_data(a, c)", () => arraysShareData(a, c));
    log.show("get_data_base(a[1:][:1]) is a", () => getDataBase(a.slice("1:").slice(":1")) === a);
    log.note("One owner does not mean one element in common: sharesMemory asks for that.");
    const d = log.let("d = a[2:]", () => a.slice("2:"), { a });
    log.show("arrays_share_data(c, d)", () => arraysShareData(c, d));
    log.show("np.shares_memory(c, d)", () => sharesMemory(c, d));
    log.claim(
      "baseOf, ready made, gives the same owners",
      baseOf(c) === getDataBase(c) && baseOf(b) === getDataBase(b),
    );
  },
};
