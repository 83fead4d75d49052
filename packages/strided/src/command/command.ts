/** `npx strided inspect data.npy`: what a file holds and how it lies there, told on the terminal or drawn. */
import { describe, type Explanation, format, mapNpy, type NpyFile, npyArray, render } from "@strided/memory";
import { NDArray } from "@strided/ndarray";
import { explainCall } from "./explain-call.ts";

/** What the command needs of the machine that it runs on. */
export interface Machine {
  readonly read: (path: string) => Uint8Array;
  readonly write: (path: string, text: string) => void;
  /** The last part of a path, without its folders. */
  readonly nameOf: (path: string) => string;
  /** How many characters a line of the terminal has; undefined where the text goes elsewhere. */
  readonly columns: number | undefined;
}

/** What the command prints, and the code that it ends with: 1 if the file is no good, 2 if the command line is not. */
export interface Outcome {
  readonly text: string;
  readonly code: 0 | 1 | 2;
}

const USAGE = `usage: strided inspect FILE.npy [--explain "CALL"] [--svg OUT.svg]

  --explain "reshape 3,-1"   what a call would do to the memory, and why; also
                             ravel, transpose 1,0, slice 1:3, view int32, astype float32, asfortranarray …
  --svg out.svg              writes the picture as well`;

/** Runs the command with the words behind its name. Errors become text. */
export function runCommand(words: readonly string[], machine: Machine): Outcome {
  const [name, ...rest] = words;
  if (name === undefined || name === "help" || words.includes("--help")) {
    return { text: USAGE, code: name === undefined ? 2 : 0 };
  }
  if (name !== "inspect") return wrong(`unknown command; got ${JSON.stringify(name)}, expected inspect`);
  const files: string[] = [];
  const options: { explain?: string; svg?: string } = {};
  for (let k = 0; k < rest.length; k++) {
    const [, option, given] = /^--([^=]*)(?:=(.*))?$/s.exec(rest[k]) ?? [];
    if (option === undefined) files.push(rest[k]);
    else if (option !== "explain" && option !== "svg") {
      return wrong(`inspect: unknown option; got --${option}, expected --explain or --svg`);
    } else {
      const value = given ?? rest[++k];
      if (value === undefined) return wrong(`inspect: --${option} stands alone; expected what it is to be behind it`);
      options[option] = value;
    }
  }
  if (files.length !== 1) return wrong(`inspect: one file at a time; got ${files.length}, expected 1`);
  try {
    return { text: inspect(files[0], options, machine), code: 0 };
  } catch (error) {
    return { text: `strided: ${error instanceof Error ? error.message : String(error)}`, code: 1 };
  }
}

function wrong(problem: string): Outcome {
  return { text: `strided: ${problem}\n\n${USAGE}`, code: 2 };
}

function inspect(path: string, { explain, svg }: { explain?: string; svg?: string }, machine: Machine): string {
  const file = mapNpy(alone(machine.read(path)));
  const array = layoutOf(file);
  const op: Explanation | null = explain === undefined ? null : explainCall(array, explain);
  const scene = describe({ [machine.nameOf(path)]: file }, { op });
  if (svg !== undefined) machine.write(svg, render(scene));
  return cut(`${headText(file)}\n\n${format(scene)}`, machine.columns);
}

/** Every line ends at the edge of the terminal, which would go on with it below. */
function cut(text: string, columns = Number.POSITIVE_INFINITY): string {
  const fit = (line: string): string => {
    const characters = [...line];
    return characters.length <= columns ? line : `${characters.slice(0, columns - 1).join("")}…`;
  };
  return text.split("\n").map(fit).join("\n");
}

/** The bytes in a buffer of their own: a small file may have been read into one that others share. */
function alone(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

/** An array that lies as the elements of the file do. Of big-endian ones it has the places only. */
function layoutOf(file: NpyFile): NDArray {
  return file.isBigEndian ? new NDArray(file.storage, file.dtype, file.layout) : npyArray(file);
}

function headText({ version, typestr, order, dataOffset, trailing }: NpyFile): string {
  const rest = trailing === 0 ? "" : `, ${trailing} bytes behind them`;
  return `.npy ${version}, '${typestr}', ${order === "C" ? "C order" : "Fortran order"}, elements from byte ${dataOffset} on${rest}`;
}
