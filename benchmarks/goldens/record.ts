/** Records what NumPy computes for every case on its small shape: `pnpm --filter @strided/benchmarks run goldens`. */
import { writeFileSync } from "node:fs";
import { workOf } from "../src/case.ts";
import { Child } from "../src/child.ts";
import { CONTENDERS } from "../src/contenders.ts";
import { smallCases } from "./small-cases.ts";

const contender = CONTENDERS.find(({ name }) => name === "NumPy");
if (contender === undefined) throw new Error("NumPy is no contender");
const numpy = new Child(contender);
const hello = await numpy.hello();
if ("missing" in hello) throw new Error(hello.missing);

const lines: string[] = [];
for (const [key, item] of smallCases()) {
  const work = workOf(item, "numpy");
  if (work === null) throw new Error(`${key} is not written for NumPy`);
  const checked = await numpy.check(work);
  if (!("checksum" in checked)) throw new Error(`NumPy cannot say ${key}`);
  lines.push(`  ${JSON.stringify(key)}: ${JSON.stringify(checked.checksum)}`);
}
numpy.close();
const text = `{\n "impl": ${JSON.stringify(hello.impl)},\n "checksums": {\n${lines.join(",\n")}\n }\n}\n`;
writeFileSync(new URL("checksums.json", import.meta.url), text);
