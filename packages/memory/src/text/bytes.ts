/** Numbers of bytes as people write them: `8 KB` is 8000 bytes, `8 KiB` is 8192. */

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/** `192 B`, `8.19 KB`, `1.5 GB`: three digits, in powers of 1000. */
export function bytesText(nbytes: number): string {
  for (const [unit, size] of [
    ["GB", 1e9],
    ["MB", 1e6],
    ["KB", 1e3],
  ] as const) {
    if (Math.abs(nbytes) >= size) return `${Number((nbytes / size).toPrecision(3))} ${unit}`;
  }
  return `${nbytes} B`;
}

/** All digits, in groups of three: `1,048,576 B`. */
export function exactBytes(nbytes: number): string {
  return `${String(nbytes).replace(/\B(?=(\d{3})+$)/g, ",")} B`;
}

/** The number that a text such as `8 KB` or a number of bytes stands for. Throws TypeError for anything else. */
export function parseBytes(value: number | string, fn: string): number {
  if (typeof value === "number" && value >= 0) return value;
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmg]i?b|b)?\s*$/i.exec(String(value));
  if (match !== null) return Number(match[1]) * UNITS[(match[2] ?? "b").toLowerCase()];
  throw new TypeError(
    `${fn}: not a number of bytes; got ${JSON.stringify(value)}, expected a number or text such as "8 KB" or "1 MiB"`,
  );
}

/** An address as programs print it. */
export function addressText(address: number): string {
  return `0x${address.toString(16)}`;
}
