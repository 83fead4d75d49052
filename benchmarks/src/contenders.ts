/** The contenders, as data: a name and the command that starts one. The first is the one that the others are compared with. */
import { fileURLToPath } from "node:url";

export interface Contender {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Where it may be had, for the one who misses it. */
  readonly hint: string;
}

const SERVE = fileURLToPath(new URL("./serve.ts", import.meta.url));
const NUMPY = fileURLToPath(new URL("./contenders/with_numpy.py", import.meta.url));

export const CONTENDERS: readonly Contender[] = [
  {
    name: "strided",
    command: [process.execPath, "--conditions=@strided/source", SERVE, "strided"],
    hint: "it is part of this workspace",
  },
  { name: "NumPy", command: ["python3", NUMPY], hint: "it needs python3 with numpy: pip install numpy" },
];
