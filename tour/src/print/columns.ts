/** Text in a page of 100 columns: wrapped, or in two columns, ours and NumPy's. */

export const WIDTH = 100;
export const INDENT = "   ";
/** Where NumPy's column begins. */
export const RIGHT = 53;

/** Between the columns of a table. */
const GAP = "   ";

/** The lines of a paragraph. */
export function wrap(text: string, width: number = WIDTH - INDENT.length): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Breaks a line of code where it is too long, at a space, the rest further in. */
export function breakCode(code: string, width: number = WIDTH - INDENT.length): string[] {
  const [first, ...rest] = wrap(code, width);
  return [first, ...rest.flatMap((line) => wrap(line, width - 2)).map((line) => `  ${line}`)];
}

/**
 * Our line and NumPy's beside each other, or below each other where there is no room. `paint` colours NumPy's after its
 * place is known.
 */
export function beside(ours: string, numpys: string, paint: (text: string) => string = (text) => text): string[] {
  const isWide = INDENT.length + ours.length + 2 > RIGHT || RIGHT + numpys.length > WIDTH;
  if (!isWide) return [`${`${INDENT}${ours}`.padEnd(RIGHT)}${paint(numpys)}`];
  const below = breakCode(`NumPy: ${numpys}`, WIDTH - INDENT.length - 2);
  return [...breakCode(ours).map((line) => `${INDENT}${line}`), ...below.map((line) => `${INDENT}  ${paint(line)}`)];
}

/**
 * Rows of cells, which may have several lines, in columns as wide as their widest line. The last column is wrapped at
 * the end of the page.
 */
export function tabulate(rows: readonly (readonly string[])[]): string[] {
  const last = rows[0].length - 1;
  const widths = rows[0].map((_, k) =>
    Math.max(...rows.flatMap((row) => row[k].split("\n").map((line) => line.length))),
  );
  const room = WIDTH - INDENT.length - widths.slice(0, last).reduce((total, width) => total + width + GAP.length, 0);
  return rows.flatMap((row) => {
    const cells = row.map((cell, k) => cell.split("\n").flatMap((line) => (k === last ? wrap(line, room) : [line])));
    return Array.from({ length: Math.max(...cells.map((lines) => lines.length)) }, (_, i) =>
      cells
        .map((lines, k) => (lines[i] ?? "").padEnd(widths[k]))
        .join(GAP)
        .trimEnd(),
    );
  });
}
