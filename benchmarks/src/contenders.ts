/** The contenders, as data: a name and the command that starts one. The first is the one that is compared with the others. */
import { fileURLToPath } from "node:url";
import type { Language } from "./case.ts";

export interface Contender {
  readonly name: string;
  /** Which of a case's statements it runs. */
  readonly language: Language;
  readonly command: readonly [program: string, ...args: string[]];
  /** Where it may be had, for the one who misses it. */
  readonly hint: string;
}

const SERVE = fileURLToPath(new URL("./serve.ts", import.meta.url));
const NUMPY = fileURLToPath(new URL("./contenders/with_numpy.py", import.meta.url));

export const CONTENDERS: readonly Contender[] = [
  {
    name: "strided",
    language: "strided",
    command: [process.execPath, "--conditions=@strided/source", SERVE, "strided"],
    hint: "it is part of this workspace",
  },
  {
    name: "NumPy",
    language: "numpy",
    command: ["python3", NUMPY],
    hint: "it needs python3 with numpy: pip install numpy",
  },
  { name: "loop", language: "loop", command: [process.execPath, SERVE, "loop"], hint: "it is part of this workspace" },
];
