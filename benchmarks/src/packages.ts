/** The published packages, from the bottom up. */
export const PACKAGES: readonly string[] = [
  "@strided/layout",
  "@strided/buffer",
  "@strided/kernel",
  "@strided/ndarray",
  "@strided/memory",
  "@strided/ufunc",
  "strided",
];
