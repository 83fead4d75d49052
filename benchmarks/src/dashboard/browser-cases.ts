/** The cases for the reader's browser, as the text of a module: no code may be made of strings there, so it is made here. */
import { readFileSync } from "node:fs";
import { type Case, type Operand, shrink, workOf } from "../case.ts";
import type { Checksum } from "../protocol.ts";
import { headline } from "../suites/headline.ts";

/** Beginnings of the ids. */
const CHOSEN: readonly string[] = [
  "slice/float64/100x100",
  "transpose/float64/100x100",
  "broadcast-to/float64/100x100",
  "windows/float64/100x100",
  "add/float64/5",
  "add-out/float64/5",
  "get/float64/5",
  "add-out/float64/1000000",
  "add-out/float64/1000000/every second",
  "add-out/float64/1000000/reversed",
  "add-out/float32/1000000",
  "sqrt-out/float64/1000000",
  "add-T-out/float64/1000x1000",
  "double-add/float64/1000000",
  "double-add-out/float64/50000",
  "sum-all/float64/1000x1000",
  "sum-axis-0/float64/1000x1000",
  "copy/float64/1000000",
  "astype-float32/float64/1000000",
  "laplace-out/float64/150x150",
];

/** Throws an Error if the headline has no such case. */
export function browserCases(): readonly Case[] {
  return CHOSEN.map((id) => {
    const item = headline.cases.find((one) => one.id === id);
    if (item === undefined) throw new Error(`dashboard: no case ${id} in the headline suite`);
    return item;
  });
}

/** The worker's own file: imports, the cases as functions, and their start. */
export function workerText(): string {
  const cases = browserCases().map((item) => {
    const loop = workOf(item, "loop");
    const { id, tolerance } = item;
    const small = shrink(item);
    return `{
  id: ${JSON.stringify(id)},
  title: ${JSON.stringify(titleOf(item))},
  strided: ${functionText(item, "strided")},
  loop: ${loop === null ? "null" : functionText(item, "loop")},
  tolerance: ${tolerance},
  numbersOf,
  small: {
    checksum: () => resultChecksum((${functionText(small, "strided")})().check(), { tolerance: ${tolerance} }),
    expected: ${JSON.stringify(expectedOf(small))},
  },
}`;
  });
  return `import * as np from "strided";
import { elementsOf } from "./fill.ts";
import { operand, resultChecksum } from "./contenders/strided-operand.ts";
import { measureAll } from "./dashboard/browser/measure.ts";
const sink = { last: null };
const numbersOf = (result) => {
  if (typeof result === "number") return [result];
  return result instanceof np.NDArray ? result.toTypedArray() : result;
};
const cases = [${cases.join(",\n")}];
measureAll(cases, (message) => postMessage(message));
`;
}

/** What NumPy was recorded with on the small shape. Throws an Error if that was not recorded. */
function expectedOf({ id }: Case): Checksum {
  const file = new URL("../../goldens/checksums.json", import.meta.url);
  const { checksums } = JSON.parse(readFileSync(file, "utf8")) as { readonly checksums: Record<string, Checksum> };
  const checksum = checksums[`headline ${id}`];
  if (checksum === undefined) throw new Error(`dashboard: no checksum of ${id}; the command goldens records it`);
  return checksum;
}

function titleOf({ title, dtype, shape, layout }: Case): string {
  return `${title}, ${dtype} ${shape.join(" x ")}${layout === null ? "" : `, ${layout}`}`;
}

function functionText(item: Case, language: "strided" | "loop"): string {
  const work = workOf(item, language);
  if (work === null || work.statement === null) throw new Error(`dashboard: ${item.id} is not written for ${language}`);
  const { setup = "", run, check } = work.statement;
  const made = (operand: Operand): string =>
    `${language === "strided" ? "operand" : "elementsOf"}(${JSON.stringify(operand)})`;
  const operands = Object.entries(work.operands).map(([name, operand]) => `const ${name} = ${made(operand)};`);
  const body = language === "strided" ? `sink.last = ${run};` : run;
  return `() => { const n = ${work.n}; ${operands.join(" ")} ${setup}
    return {
      run: (calls) => { for (let call = 0; call < calls; call++) { ${body} } },
      check: () => { ${body} return ${check ?? "sink.last"}; },
    }; }`;
}
