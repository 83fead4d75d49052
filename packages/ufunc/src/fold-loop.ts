/** Which loop a fold runs: the accumulator is the first operand and the result, the array's elements are the second. */
import { DTYPES, type DType, DTypeError, type DTypeLike, dtype as dtypeOf } from "@strided/buffer";
import { parse, resolveLoop } from "./resolve.ts";
import type { Loop, UfuncRow } from "./row.ts";

/** Whether the elements of a fold may be taken in any order, and over several axes. */
export function isReorderable(row: UfuncRow): boolean {
  return row.reorderable ?? (row.identity !== undefined && row.identity !== null);
}

/**
 * The loop in which a row folds elements of dtype `source`. NumPy's rules: the option dtype decides; else a given `out`
 * takes part as the accumulator; else sums and products of narrow integers are widened. Throws DTypeError if the row has
 * no loop whose first operand has the dtype of its result.
 */
export function foldLoop(
  row: UfuncRow,
  source: DType,
  given: DTypeLike | undefined,
  out: DType | null,
  fn: string,
): Loop {
  const loop =
    given === undefined ? impliedLoop(row, source, out) : givenLoop(row, dtypeOf(given, fn) as DType, source);
  if (loop !== null) return loop;
  const got = [source.name];
  throw new DTypeError(
    `${fn}: no loop of '${row.name}' folds these dtypes; got ${source.name}${given === undefined ? "" : ` for dtype ${dtypeOf(given, fn).name}`}, expected one of ${row.types.join(" ")} whose result is its first operand`,
    { got, dtypes: got },
  );
}

const folds = ({ inputs, outputs }: Loop): boolean => inputs[0] === outputs[0];

function impliedLoop(row: UfuncRow, source: DType, out: DType | null): Loop | null {
  const wide = row.accumulate?.[source.kind];
  const accumulator = out ?? (wide === undefined ? source : (DTYPES[wide] as DType));
  const resolve = (first: DType): Loop =>
    resolveLoop(
      row,
      [{ dtype: first }, { dtype: wide === undefined || out !== null ? source : first }],
      null,
      "unsafe",
    );
  const loop = resolve(accumulator);
  if (folds(loop)) return loop;
  // Truth functions fold the truth values of the elements, whatever their dtype.
  if (isReorderable(row)) return givenLoop(row, loop.outputs[0], source);
  const next = resolve(loop.outputs[0]);
  return folds(next) ? next : null;
}

function givenLoop(row: UfuncRow, dtype: DType, source: DType): Loop | null {
  const loops =
    row.loopFor === undefined ? row.types.map(parse) : [row.loopFor([dtype, dtype])].filter((l) => l !== null);
  if (row.bool === null && dtype.kind === "b") return null;
  const found = loops.filter((loop) => folds(loop) && loop.outputs[0] === dtype);
  return found.find((loop) => loop.inputs[1] === source) ?? found[0] ?? null;
}
