/** Step 8: summing a row and summing a column of the same matrix. */
import { byteBounds, type NDArray, sum } from "strided";
import { randomSample } from "../random.ts";
import type { Step } from "../step.ts";

export const rowsAndColumns: Step = {
  number: 8,
  slug: "rows-and-columns",
  title: "A row is near, a column is far",
  says: "a[0, :] and a[:, 0] hold 5000 numbers each. The memory between two of them is what makes one slower.",
  run(log) {
    log.longPart("drawing 25,000,000 random numbers, NumPy's own");
    const a = log.let("a = random_sample(0, (5000, 5000))", () => randomSample(0, [5000, 5000]));
    log.show("a[:2, :2]", () => a.slice(":2", ":2"), { a });
    const row = log.let("row = a[0, :]", () => a.slice(0, ":"), { a });
    const column = log.let("column = a[:, 0]", () => a.slice(":", 0), { a });
    log.show("row.strides, column.strides", () => [row.strides, column.strides]);
    log.show("bytes_spanned(row), bytes_spanned(column)", () => [bytesSpanned(row), bytesSpanned(column)]);
    log.show("round(row.sum(), 6)", () => Number(sum(row)).toFixed(6));
    log.show("round(column.sum(), 6)", () => Number(sum(column)).toFixed(6));
    log.race(
      "5000 x 5000 float64, 200 MB",
      { numpy: "a[0, :].sum()", run: () => sum(a.slice(0, ":")) },
      { numpy: "a[:, 0].sum()", run: () => sum(a.slice(":", 0)) },
    );
    log.note("Why: memory comes in lines of 64 bytes and pages of 4096. Of a line of the column, 8 bytes are used.");
    log.table(
      ["", "elements", "bytes from end to end", "lines fetched", "pages touched"],
      [
        ["row", ...footprint(row)],
        ["column", ...footprint(column)],
      ],
    );
  },
};

function bytesSpanned(x: NDArray): number {
  const [low, high] = byteBounds(x);
  return high - low;
}

/** How many elements, bytes, cache lines and pages a one-dimensional view covers. */
function footprint(x: NDArray): string[] {
  const blocks = (size: number): number =>
    new Set(Array.from({ length: x.size }, (_, i) => Math.floor((x.offset + i * x.strides[0]) / size))).size;
  return [x.size, bytesSpanned(x), blocks(64), blocks(4096)].map((count) => count.toLocaleString("en"));
}
