/**
 * From words to lines: brackets around each axis, items wrapped at the line's width, blank lines between blocks.
 */

/** The items of one axis that are printed, in order; -1 stands for those left out. */
export type Picks = readonly number[];

/**
 * Which items of an axis of length n are printed: all, or in a summary `edge` at each end.
 *
 * The last item is always printed, also when `edge` is 0.
 * NumPy: with `edge` 0 it reads all elements to choose width and digits; here those not printed have no say.
 */
export function pick(n: number, summarise: boolean, edge: number): Picks {
  const all = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  return summarise && n > 2 * edge ? [...all(0, edge), -1, ...all(n - (edge || 1), n)] : all(0, n);
}

/**
 * Lays words out as nested brackets, the words in the order of the picks.
 *
 * Every line but the first starts with `indent`, and is no longer than `width` where its words allow.
 */
export function layOut(
  words: readonly string[],
  axes: readonly Picks[],
  sep: string,
  indent: string,
  width: number,
): string {
  let next = 0;
  const gap = sep.trimEnd();

  function item(axis: number, indent: string, width: number): string {
    if (axis === axes.length) return words[next++];
    const items = axes[axis].map((i) => (i < 0 ? "..." : item(axis + 1, `${indent} `, width - 1)));
    const rowsBelow = axes.length - axis - 1;
    const text = rowsBelow
      ? items.join(`${gap}${"\n".repeat(rowsBelow)}${indent}`)
      : wrap(items, sep, indent, width - Math.max(gap.length, 1));
    return `[${text}]`;
  }
  return item(0, indent, width);
}

/** One row: its words side by side, broken into lines. A word of several lines keeps them below each other. */
function wrap(items: readonly string[], sep: string, indent: string, width: number): string {
  let done = "";
  let line = indent;
  items.forEach((item, i) => {
    if (i) line += sep;
    const [first, ...rest] = item.split("\n");
    const room = Math.max(first.length, ...rest.map((text) => text.length));
    // A line that holds nothing yet takes its word however long it is.
    if (line.length + room > width && line.length > indent.length) {
      done += `${line.trimEnd()}\n`;
      line = indent;
    }
    const hang = " ".repeat(line.length);
    line += first;
    for (const text of rest) {
      done += `${line.trimEnd()}\n`;
      line = hang + text;
    }
    line += " ".repeat(room - (rest.at(-1) ?? first).length);
  });
  return (done + line).slice(indent.length);
}
