/** Step 16: what gives a view and what gives a copy. */
import { arange, array, greater, sharesMemory } from "strided";
import type { Step } from "../step.ts";

export const viewsAndCopies: Step = {
  number: 16,
  slug: "views-and-copies",
  title: "What gives a view, what gives a copy",
  says: "Slices, transposes and most reshapes are views. Indexing with an array of integers or of booleans is a copy.",
  run(log) {
    log.heading("Views");
    const matrix = log.let("matrix = np.arange(1, 10).reshape(3, 3).copy()", () =>
      arange(1n, 10n).reshape([3, 3]).copy(),
    );
    const row = log.let("row = matrix[1]", () => matrix.slice(1), { matrix });
    log.show("np.shares_memory(matrix, row)", () => sharesMemory(matrix, row));
    const column = log.let("column = matrix[:, 1]", () => matrix.slice(":", 1), { matrix });
    log.show("np.shares_memory(matrix, column)", () => sharesMemory(matrix, column));
    const block = log.let("block = matrix[1:3, 0:2]", () => matrix.slice("1:3", "0:2"), { matrix });
    log.show("np.shares_memory(matrix, block)", () => sharesMemory(matrix, block));
    const transposed = log.let("transposed = matrix.T", () => matrix.T, { matrix });
    log.show("np.shares_memory(matrix, transposed)", () => sharesMemory(matrix, transposed));
    const line = log.let("line = np.arange(1, 7)", () => arange(1n, 7n));
    const reshaped = log.let("reshaped = line.reshape(2, 3)", () => line.reshape([2, 3]), { line });
    log.show("np.shares_memory(line, reshaped)", () => sharesMemory(line, reshaped));

    log.heading("Copies");
    const data = log.let("data = np.array([10, 20, 30, 40, 50])", () => array([10n, 20n, 30n, 40n, 50n]));
    const picked = log.let("picked = data[[0, 2, 4]]", () => data.vindex([0, 2, 4]), { data });
    log.show("np.shares_memory(data, picked)", () => sharesMemory(data, picked));
    log.show("picked", () => picked);
    const mask = log.let("mask = data > 20", () => greater(data, 20));
    const kept = log.let("kept = data[mask]", () => data.vindex(mask), { data });
    log.show("np.shares_memory(data, kept)", () => sharesMemory(data, kept));
    log.show("kept", () => kept);
  },
};
