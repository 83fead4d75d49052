/** Step 15: the quick question about sharing and the exact one. */
import { arange, mayShareMemory, sharesMemory, zeros } from "strided";
import type { Step } from "../step.ts";

export const mayShare: Step = {
  number: 15,
  slug: "may-share",
  title: "May share is not shares",
  says: "mayShareMemory compares the two ends of each array. sharesMemory solves for a byte that belongs to both.",
  run(log) {
    const a = log.let("a = np.arange(8)", () => arange(8n));
    const even = log.let("even = a[::2]", () => a.slice("::2"), { a });
    const odd = log.let("odd = a[1::2]", () => a.slice("1::2"), { a });
    log.show("np.may_share_memory(even, odd)", () => mayShareMemory(even, odd));
    log.show("np.shares_memory(even, odd)", () => sharesMemory(even, odd));
    log.show("np.may_share_memory(a[:4], a[4:])", () => mayShareMemory(a.slice(":4"), a.slice("4:")));
    log.show("np.shares_memory(a[::2], a[::3])", () => sharesMemory(a.slice("::2"), a.slice("::3")));
    log.note("The same with the colours of an image, which lie between each other:");
    const image = log.let("image = np.zeros((480, 640, 3), dtype=np.uint8)", () =>
      zeros([480, 640, 3], { dtype: "uint8" }),
    );
    const red = log.let("red = image[..., 0]", () => image.slice("...", 0), { image });
    const green = log.let("green = image[..., 1]", () => image.slice("...", 1), { image });
    log.show("np.may_share_memory(red, green)", () => mayShareMemory(red, green));
    log.show("np.shares_memory(red, green)", () => sharesMemory(red, green));
  },
};
