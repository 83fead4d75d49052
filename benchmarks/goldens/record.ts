/** Records what NumPy computes for every case on its small shape: `pnpm --filter @strided/benchmarks run goldens`. */
import { writeFileSync } from "node:fs";
import { shrink, workOf } from "../src/case.ts";
import { CASES } from "../src/cases.ts";
import { Child } from "../src/child.ts";
import { CONTENDERS } from "../src/contenders.ts";

const contender = CONTENDERS.find(({ name }) => name === "NumPy");
if (contender === undefined) throw new Error("NumPy is no contender");
const numpy = new Child(contender);
const hello = await numpy.hello();
if ("missing" in hello) throw new Error(hello.missing);

const lines: string[] = [];
for (const item of CASES) {
  const checked = await numpy.check(workOf(shrink(item)));
  if ("unsupported" in checked) throw new Error(`NumPy has no ${checked.unsupported}`);
  lines.push(`  ${JSON.stringify(item.id)}: ${JSON.stringify(checked.checksum)}`);
}
numpy.close();
const text = `{\n "impl": ${JSON.stringify(hello.impl)},\n "checksums": {\n${lines.join(",\n")}\n }\n}\n`;
writeFileSync(new URL("checksums.json", import.meta.url), text);
