/** Step 17: the complete demonstration of the third recipe, with what its page prints wrongly. */
import { arange, array, greater, sharesMemory } from "strided";
import { print } from "../printed.ts";
import type { Step } from "../step.ts";

export const demonstration: Step = {
  number: 17,
  slug: "demonstration",
  title: "The complete demonstration",
  says: "Views, writing through them, copies, and indexing that copies: one array from beginning to end.",
  run(log) {
    const original = log.let("original = np.arange(1, 13).reshape(3, 4).copy()", () =>
      arange(1n, 13n).reshape([3, 4]).copy(),
    );
    log.show("original", () => original);
    log.show('print("Original shape:", original.shape)', () => print("Original shape:", original.shape));

    log.heading("Creating views");
    const sliceView = log.let("slice_view = original[1:3, 1:3]", () => original.slice("1:3", "1:3"), { original });
    log.show("slice_view", () => sliceView);
    log.show('print("Shares memory with original:", np.shares_memory(original, slice_view))', () =>
      print("Shares memory with original:", sharesMemory(original, sliceView)),
    );
    log.show('print("View base is original:", slice_view.base is original)', () =>
      print("View base is original:", sliceView.base === original),
    );
    const reshapedView = log.let("reshaped_view = original.reshape(4, 3)", () => original.reshape([4, 3]), {
      original,
    });
    log.show("reshaped_view", () => reshapedView);
    log.show('print("Reshape shares memory:", np.shares_memory(original, reshaped_view))', () =>
      print("Reshape shares memory:", sharesMemory(original, reshapedView)),
    );
    const transposedView = log.let("transposed_view = original.T", () => original.T, { original });
    log.show("transposed_view", () => transposedView);
    log.show('print("Transpose shares memory:", np.shares_memory(original, transposed_view))', () =>
      print("Transpose shares memory:", sharesMemory(original, transposedView)),
    );
    const untouched = [sliceView, reshapedView, transposedView].map(String);

    log.heading("Demonstrating shared memory");
    log.write("slice_view[0, 0] = 999", () => sliceView.set(0, 0, 999n), { sliceView });
    log.show("original", () => original);
    log.show("reshaped_view", () => reshapedView);
    log.show("transposed_view", () => transposedView);

    log.heading("Creating copies");
    const npCopy = log.let("np_copy = np.copy(original)", () => array(original), { original });
    log.show("np_copy", () => npCopy);
    log.show('print("Shares memory:", np.shares_memory(original, np_copy))', () =>
      print("Shares memory:", sharesMemory(original, npCopy)),
    );
    const methodCopy = log.let("method_copy = original.copy()", () => original.copy(), { original });
    log.show("method_copy", () => methodCopy);
    log.show('print("Shares memory:", np.shares_memory(original, method_copy))', () =>
      print("Shares memory:", sharesMemory(original, methodCopy)),
    );
    log.write("np_copy[0, 0] = 777", () => npCopy.set(0, 0, 777n), { npCopy });
    log.show("original", () => original);
    log.show("np_copy", () => npCopy);

    log.heading("Operations that force copies");
    const fancyCopy = log.let("fancy_copy = original[[0, 2]]", () => original.vindex([0, 2]), { original });
    log.show("fancy_copy", () => fancyCopy);
    log.show('print("Fancy indexing creates copy:", not np.shares_memory(original, fancy_copy))', () =>
      print("Fancy indexing creates copy:", !sharesMemory(original, fancyCopy)),
    );
    const mask = log.let("mask = original > 5", () => greater(original, 5));
    const booleanCopy = log.let("boolean_copy = original[mask]", () => original.vindex(mask), { original });
    log.show("boolean_copy", () => booleanCopy);
    log.show('print("Boolean indexing creates copy:", not np.shares_memory(original, boolean_copy))', () =>
      print("Boolean indexing creates copy:", !sharesMemory(original, booleanCopy)),
    );

    log.heading("Memory usage");
    log.show('print("Original array size:", original.nbytes, "bytes")', () =>
      print("Original array size:", original.nbytes, "bytes"),
    );
    log.show('print("Copy memory usage:", np_copy.nbytes, "bytes (separate allocation)")', () =>
      print("Copy memory usage:", npCopy.nbytes, "bytes (separate allocation)"),
    );

    log.heading("Where the page's expected output is wrong");
    log.table(
      ["where", "the page prints", "NumPy prints", "why"],
      [
        ["slice view", "[[ 999 7]\n[ 10 11]]", untouched[0], "999 is written only afterwards"],
        ["reshaped view", "[ 4 999 6]", untouched[1], "999 comes later, and then in place of the 6: [4 5 999]"],
        ["transposed view", "[ 1 999 9]", untouched[2], "999 comes later, and then in the second row: [2 999 10]"],
        ["both copies", "[999 6 7 8]", String(methodCopy), "slice_view[0, 0] is original[1, 1], not original[1, 0]"],
        [
          "the rest",
          "(left out)",
          String(fancyCopy),
          "writing through the view, and what the two kinds of indexing give",
        ],
        ["sizes", "48 bytes", `${original.nbytes} bytes`, "12 elements of int64 take 96; as int32 they would take 48"],
      ],
    );
    log.claim("the page's 48 bytes are the size as int32", original.astype("int32").nbytes === 48);
  },
};
