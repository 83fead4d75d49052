/** Every function that a package exports has a doc comment with an example, which runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Declared, exportedValues } from "../examples/exported-names.ts";
import { examplesInSource } from "../examples/extract.ts";
import { ROOT } from "../workspace.ts";

/** What the packages have for each other, not for users. */
const INTERNAL: Readonly<Record<string, readonly string[]>> = {
  ufunc: [],
  ndarray: [
    "areApart",
    "arrayOverlap",
    "assignVerdict",
    "astypeVerdict",
    "boundsOverlap",
    "castReason",
    "checkArray",
    "checkOptions",
    "convertVerdict",
    "extentReason",
    "isAligned",
    "isSameView",
    "itemVerdict",
    "joinArrays",
    "joinedShape",
    "meetingReason",
    "oneOf",
    "overlapReason",
    "placesOf",
    "ravelVerdict",
    "reshapeVerdict",
    "setitemVerdict",
    "toNDArray",
    "viewVerdict",
  ],
  memory: [],
};

/** Whether an example stands above a declaration, or above that of which it is another name; classes need none. */
function hasExample({ file, name }: Declared): boolean {
  const source = readFileSync(file, "utf8");
  if (new RegExp(`^export (abstract )?class ${name}\\b`, "m").test(source)) return true;
  const alias = new RegExp(`/\\*\\* Another name of \`(\\w+)\`[^\\n]*\\*/\\nexport const ${name}\\b`).exec(source);
  return alias === null
    ? examplesInSource(file, source).some(({ title }) => title === name)
    : hasExample({ file, name: alias[1] });
}

test.each(Object.keys(INTERNAL))("every function of %s has an example, but what is internal", (folder) => {
  const index = join(ROOT, "packages", folder, "src/index.ts");
  // What comes from another package is that one's to document.
  const own = [...exportedValues(index, () => undefined)].filter(([, { file }]) => file !== index);
  expect(own.length).toBeGreaterThan(10);
  const without = own.filter(([, declared]) => !hasExample(declared)).map(([name]) => name);
  expect(without.sort()).toEqual(INTERNAL[folder]);
});

test("a declaration is found behind remarks, and one without a result does not count", () => {
  const file = "a.ts";
  const example = (line: string): string => `/**\n * One.\n *\n * \`\`\`ts\n * ${line}\n * \`\`\`\n */\n`;
  const titles = (source: string): string[] => examplesInSource(file, source).map(({ title }) => title);
  expect(titles(`${example("one(); // => 1")}// A remark.\nexport const one = () => 1;`)).toEqual(["one"]);
  expect(titles(`${example("one();")}export const one = () => 1;`)).toEqual([]);
});
