/** Text in columns. */

/** Lines whose cells stand below each other; columns are aligned left (`l`) or right (`r`), the last letter goes on. */
export function table(rows: readonly (readonly string[])[], align = "l", indent = ""): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, cell.length);
    });
  }
  return rows.map((row) => {
    const cells = row.map((cell, k) => {
      const isRight = (align[k] ?? align[align.length - 1]) === "r";
      return isRight ? cell.padStart(widths[k]) : cell.padEnd(widths[k]);
    });
    return (indent + cells.join("  ")).trimEnd();
  });
}

/** `1 byte`, `2 bytes`. */
export function count(n: number, what: string): string {
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ",")} ${what}${n === 1 ? "" : "s"}`;
}

/** A list of names: `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
