/** Which loop a fold runs: the accumulator is the first operand and the result, the array's elements are the second. */
import { DTYPES, type DType, DTypeError, type DTypeLike, dtype as dtypeOf } from "@strided/buffer";
import type { NDArray } from "@strided/ndarray";
import { parse, resolveLoop } from "./resolve.ts";
import type { Loop, UfuncRow } from "./row.ts";

/** Whether the elements of a fold may be taken in any order, and over several axes. */
export function isReorderable(row: UfuncRow): boolean {
  return row.reorderable ?? (row.identity !== undefined && row.identity !== null);
}

/** Per row and dtype number the loop without options, which most folds ask for. */
const usual: WeakMap<UfuncRow, Loop[]> = /* @__PURE__ */ new WeakMap();

/**
 * The loop in which a row folds elements of dtype `source`. NumPy's rules: the option dtype decides; else a given `out`
 * takes part as the accumulator; else sums and products of narrow integers are widened. Throws DTypeError if the row has
 * no loop whose first operand has the dtype of its result.
 */
export function foldLoop(
  row: UfuncRow,
  source: DType,
  given: DTypeLike | undefined,
  out: NDArray | null,
  fn: string,
): Loop {
  if (given !== undefined) {
    const wanted = dtypeOf(given, fn) as DType;
    return givenLoop(row, wanted) ?? refuse(row, source, ` for dtype ${wanted.name}`, fn);
  }
  if (out !== null) return impliedLoop(row, source, out.dtype) ?? refuse(row, source, "", fn);
  let known = usual.get(row);
  if (known === undefined) {
    known = [];
    usual.set(row, known);
  }
  known[source.num] ??= impliedLoop(row, source, null) ?? refuse(row, source, "", fn);
  return known[source.num];
}

const folds = ({ inputs, outputs }: Loop): boolean => inputs[0] === outputs[0];

function impliedLoop(row: UfuncRow, source: DType, out: DType | null): Loop | null {
  const wide = out === null ? row.accumulate?.[source.kind] : undefined;
  const resolve = (first: DType): Loop =>
    resolveLoop(row, [{ dtype: first }, { dtype: wide === undefined ? source : first }], null, "unsafe");
  const loop = resolve(out ?? (wide === undefined ? source : (DTYPES[wide] as DType)));
  if (folds(loop)) return loop;
  // Truth functions fold the truth values of the elements, whatever their dtype.
  if (isReorderable(row)) return givenLoop(row, loop.outputs[0]);
  const next = resolve(loop.outputs[0]);
  return folds(next) ? next : null;
}

function givenLoop(row: UfuncRow, dtype: DType): Loop | null {
  if (row.bool === null && dtype.kind === "b") return null;
  const own = row.loopFor?.([dtype, dtype]);
  const loops = own === undefined ? row.types.map(parse) : own === null ? [] : [own];
  return loops.find(({ inputs, outputs }) => [...inputs, ...outputs].every((own) => own === dtype)) ?? null;
}

function refuse(row: UfuncRow, { name }: DType, wanted: string, fn: string): never {
  throw new DTypeError(
    `${fn}: no loop of '${row.name}' folds these dtypes; got ${name}${wanted}, expected one of ${row.types.join(" ")} whose result is its first operand`,
    { got: [name], dtypes: [name] },
  );
}
