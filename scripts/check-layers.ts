/** `pnpm check:layers`: fails when an import goes anywhere but down. The rules are explained in CONTRIBUTING.md. */
import { checkLayers } from "./layers/check.ts";
import { ROOT } from "./workspace.ts";

const problems = checkLayers(ROOT);
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? "layers: all imports point downwards" : `layers: ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
