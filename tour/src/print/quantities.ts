/** Times and how they compare, for people. */

const UNITS: readonly (readonly [nanoseconds: number, name: string])[] = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
  [1, "ns"],
];

/** Three digits and a unit: `3.07 ms`. */
export function duration(nanoseconds: number): string {
  const [size, name] = UNITS.find(([unit]) => nanoseconds >= unit) ?? UNITS[UNITS.length - 1];
  return `${digits(nanoseconds / size)} ${name}`;
}

/** How often the first goes into the second: `28`, `2.6`. */
export function times(quick: number, slow: number): string {
  return (slow / quick).toFixed(slow / quick < 10 ? 1 : 0);
}

function digits(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** A bar of at most `width` blocks; a value that is not 0 is seen. */
export function bar(value: number, most: number, width: number): string {
  const eighths = Math.max(1, Math.round((value / most) * width * 8));
  return "█".repeat(eighths >> 3) + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths & 7];
}
