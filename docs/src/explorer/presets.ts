/** What can be picked instead of typed: a title, and lines that run. */
export interface Preset {
  readonly slug: string;
  readonly group: "Recipes" | "Reshapes that others copy" | "More memory";
  readonly title: string;
  readonly code: string;
}

const recipe = (slug: string, title: string, code: string): Preset => ({ slug, group: "Recipes", title, code });
const more = (slug: string, title: string, code: string): Preset => ({ slug, group: "More memory", title, code });
const other = (slug: string, title: string, code: string): Preset => ({
  slug,
  group: "Reshapes that others copy",
  title,
  code,
});

export const PRESETS: readonly Preset[] = [
  recipe("address", "1. The address of an array", `a = zeros(3)\nb = a.slice("1:")\na.slice("::-1")`),
  recipe("owner", "2. Who owns the data", `a = zeros(3)\nb = a.copy()\nc = a.slice("1:").slice(":1")`),
  recipe("in-place", "3. In place or not", `a = zeros(10)\nc = multiply(a, 2)\nmultiply(a, 2, { out: a })`),
  recipe(
    "reshape",
    "4. Reshape: a view if the strides allow it",
    "a = arange(12).reshape([3, 4])\na.reshape([12])\na.T.reshape([12])",
  ),
  recipe(
    "flatten",
    "5. Flatten copies, ravel only if it must",
    `a = arange(12).reshape([3, 4])\na.flatten()\na.ravel()\na.T.ravel()\na.T.ravel({ order: "K" })`,
  ),
  recipe(
    "outer",
    "6. An outer product without tiles",
    `a = arange(4)\nc = a.slice(":", null)\nr = a.slice(null, ":")\nmultiply(c, r)`,
  ),
  recipe(
    "strides",
    "7. Rows first, columns first",
    `a = arange(6).reshape([2, 3]).copy()\nf = a.copy({ order: "F" })\nf.ravel({ order: "K" })`,
  ),
  recipe(
    "rows",
    "8. A row is near, a column is far",
    `a = arange(64).reshape([8, 8])\nrow = a.slice(0, ":")\ncolumn = a.slice(":", 0)`,
  ),
  recipe("broadcasting", "9. Which shapes go together", "row = arange(4)\nwide = broadcastTo(row, [3, 4])"),
  recipe("assignment", "10. Assignment is no copy", "a = arange(12).reshape([3, 4]).copy()\nb = a\nb.reshape([4, 3])"),
  recipe(
    "view",
    "11. view(): another array, the same data",
    "a = arange(12).reshape([3, 4]).copy()\nc = a.view()\nc = c.reshape([2, 6])",
  ),
  recipe(
    "write",
    "12. Writing into a slice",
    `a = arange(12).reshape([3, 4]).copy()\ns = a.slice(":", "1:3")\ns.assign(10)`,
  ),
  recipe("deep-copy", "13. A deep copy", "a = arange(12).reshape([3, 4]).copy()\nd = a.copy()\nd.assign(9999)"),
  recipe(
    "slice-copy",
    "14. A slice follows, a copy stays",
    `a = arange(6)\nb = a.slice("0:3")\nc = a.copy()\na.slice("0:2").assign(-1)`,
  ),
  recipe(
    "may-share",
    "15. May share is not shares",
    `a = arange(8)\neven = a.slice("::2")\nodd = a.slice("1::2")\nmayShareMemory(even, odd)\nsharesMemory(even, odd)`,
  ),
  recipe(
    "indexing",
    "16. What gives a view, what gives a copy",
    `m = arange(1, 10).reshape([3, 3]).copy()\nm.slice(1)\nm.slice(":", 1)\nm.slice("1:3", "0:2")\ngetitem(m, [0, 2])\ngetitem(m, greater(m, 5))`,
  ),
  recipe(
    "demonstration",
    "17. The complete demonstration",
    `original = arange(1, 13).reshape([3, 4]).copy()\npart = original.slice("1:3", "1:3")\nreshaped = original.reshape([2, 6])\nturned = original.T`,
  ),
  recipe(
    "safe-modify",
    "18. A function that changes only a copy",
    "original = array([1, 2, 3, 4, 5])\nsafely = original.copy()\nmultiply(safely, 2, { out: safely })",
  ),
  recipe("kept-alive", "19. Few numbers that hold many", `a = arange(1000000)\nb = a.slice(":100")\nc = b.copy()`),
  other(
    "split-transposed",
    "Split an axis of a transposed array",
    "a = arange(24).reshape([6, 4]).T\na.reshape([2, 2, 6])",
  ),
  other(
    "merge-sliced",
    "Merge axes that still chain",
    `a = arange(48).reshape([2, 3, 8]).slice(":", ":", "::2")\na.reshape([6, 4])`,
  ),
  other("reversed", "Split a reversed array", `a = arange(12).slice("::-1")\na.reshape([3, 4])`),
  other("repeated", "Merge repeated axes", "a = broadcastTo(arange(3), [2, 2, 3])\na.reshape([4, 3])"),
  more(
    "overlap",
    "Overlap: a result over its operand",
    `x = arange(6)\nadd(x.slice("1:"), x.slice(":-1"), { out: x.slice("1:") })`,
  ),
  more("transpose-sum", "x += x.T", "x = arange(9).reshape([3, 3]).copy()\nadd(x, x.T, { out: x })"),
  more("diagonal", "The diagonal", "a = arange(16).reshape([4, 4])\ndiagonal(a)"),
  more("window", "A sliding window", "a = arange(8)\nw = slidingWindowView(a, 3)"),
  more("negative", "A negative step", `a = arange(8)\na.slice("::-2")`),
  more("astype", "Another dtype", `a = arange(6)\nb = a.astype("float32")\nc = a.astype("float64", { copy: false })`),
  more("bytes", "The bytes of numbers", `a = array([1, 256], { dtype: "float64" })\nb = a.view("uint8")`),
  more(
    "unaligned",
    "Unaligned numbers",
    `bytes = arange(0, 17, 1, { dtype: "uint8" })\nbytes.slice("1:").view("float64")`,
  ),
  more(
    "complex",
    "The parts of complex numbers",
    `z = zeros(3, { dtype: "complex128" })\nz.imag.assign(arange(3))\nz.real`,
  ),
];
