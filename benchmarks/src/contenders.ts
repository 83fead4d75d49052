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
  /** Variables of its process beside those of this one. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Takes part in the cases of these groups only. */
  readonly groups?: readonly string[];
  /** Takes part only where all are asked for, or it by its name. */
  readonly isExtra?: boolean;
}

const SERVE = fileURLToPath(new URL("./serve.ts", import.meta.url));
const NUMPY = fileURLToPath(new URL("./contenders/with_numpy.py", import.meta.url));
const SOURCE = "--conditions=@strided/source";
const HERE = "it is part of this workspace";

/** A process that serves one of our own adapters; `serve` is the file that starts it. */
export function ourContender(name: string, adapter: string, language: Language = "strided", serve = SERVE): Contender {
  return { name, language, command: [process.execPath, SOURCE, serve, adapter], hint: HERE };
}

const extra = (contender: Contender): Contender => ({ ...contender, isExtra: true });

const library = (name: string, adapter: string): Contender => ({
  name,
  language: "phrases",
  command: [process.execPath, SERVE, adapter],
  hint: "pnpm install brings it",
  isExtra: true,
});

const numpy = (name: string): Contender => ({
  name,
  language: "numpy",
  command: ["python3", NUMPY],
  hint: "it needs python3 with numpy: pip install numpy",
});

/** NumPy asks Linux for pages of 2 MB under arrays of 4 MB and more; this one keeps to those of 4 KB. */
export const SMALL_PAGES = "NumPy without huge pages";

/** Takes part where limits are measured. */
export const BARE = "by hand";

export const CONTENDERS: readonly Contender[] = [
  ourContender("strided", "strided"),
  ourContender(BARE, "bare", "bare"),
  numpy("NumPy"),
  { name: "loop", language: "loop", command: [process.execPath, SERVE, "loop"], hint: HERE },
  extra({ ...numpy(SMALL_PAGES), environment: { NUMPY_MADVISE_HUGEPAGE: "0" } }),
  // The same once more: how far two runs of the same code lie apart.
  extra(ourContender("strided again", "strided")),
  extra(ourContender("strided fused", "strided", "fused")),
  extra(ourContender("strided on buffers", "strided-buffers")),
  extra(ourContender("strided without WebAssembly", "strided-plain")),
  library("numpy-ts", "numpy-ts"),
  library("scijs", "scijs"),
  library("jax-js", "jax-js"),
  library("tfjs CPU", "tfjs-cpu"),
  library("tfjs WASM", "tfjs-wasm"),
  library("stdlib", "stdlib"),
];
