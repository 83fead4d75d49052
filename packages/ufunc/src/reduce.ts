/** Reductions: a binary function folded over axes. */
import { DTYPES, type DType, type DTypeLike, dtype as dtypeOf, promoteTypes, type Scalar } from "@strided/buffer";
import { buildProgram, copyElements, type Program, reduce } from "@strided/kernel";
import { normalizeAxes, packLayout, ShapeError, sameNumbers, shapeText, uncheckedLayout } from "@strided/layout";
import { type ArrayLike, checkOptions, type NDArray, toNDArray } from "@strided/ndarray";
import { expressionOf, type UfuncRow } from "./row.ts";

/** Options of reductions. */
export interface ReduceOptions {
  /** An axis, a list of axes, or null for all. `reduce` takes axis 0 if left out, functions such as `sum` all axes. */
  readonly axis?: number | readonly number[] | null;
  /** The dtype in which is accumulated, and of the result. */
  readonly dtype?: DTypeLike;
  readonly out?: NDArray | null;
  /** Keep the folded axes with length 1. */
  readonly keepdims?: boolean;
  /** The value to start from. */
  readonly initial?: Scalar;
}

/** What a reduction gives: an array, or a single element where no axis is left. */
export type Reduced = NDArray | Scalar;

/** Folds a row over axes of an array; `fn` is the name under which it was called. */
export function reduceUfunc(
  row: UfuncRow,
  value: ArrayLike,
  options: ReduceOptions = {},
  fn: string = row.name,
): Reduced {
  checkOptions(fn, options, ["axis", "dtype", "out", "keepdims", "initial"]);
  const { axis = 0, out: given = null, keepdims = false } = options;
  const source = toNDArray(value, fn);
  // NumPy: a single element may be folded along its first or last axis, though it has none.
  const isAll = axis === null || (source.ndim === 0 && (axis === 0 || axis === -1));
  const axes = isAll ? source.shape.map((_, k) => k) : normalizeAxes(axis, source.ndim, fn);
  const shape = source.shape
    .map((length, k) => (axes.includes(k) ? 1 : length))
    .filter((_, k) => keepdims || !axes.includes(k));
  if (given !== null) checkOut(fn, given, shape);
  const dtype = accumulator(row, source.dtype, options, fn);
  const start = options.initial ?? row.identity;
  if (start === undefined || start === null) {
    throw new TypeError(`${fn}: the function has no identity to start from; expected the option initial`);
  }
  const total = source.fresh(dtype, packLayout(shape, "C", dtype.itemsize), fn);
  total.assign(start);
  const strides = foldedStrides(total, source.ndim, axes, keepdims);
  const folded = { storage: total.storage, dtype, layout: uncheckedLayout(source.shape, strides, 0, source.size) };
  reduce(foldProgram(row, dtype), source.shape, source.dtype === dtype ? source : source.astype(dtype), folded);
  if (given === null) return shape.length === 0 ? total.get() : total;
  // Written at the end: `out` may lie in the memory that was read.
  copyElements(given, total);
  return given;
}

/** The strides of the result seen in the source's axes: 0 along those that are folded. */
function foldedStrides(total: NDArray, ndim: number, axes: readonly number[], keepdims: boolean): number[] {
  let next = 0;
  return Array.from({ length: ndim }, (_, k) => {
    const isFolded = axes.includes(k);
    const stride = isFolded ? 0 : total.strides[next];
    if (keepdims || !isFolded) next++;
    return stride;
  });
}

/** NumPy accumulates bool and integers narrower than 64 bits in 64 bits where the row says so. */
function accumulator(row: UfuncRow, source: DType, options: ReduceOptions, fn: string): DType {
  if (options.dtype !== undefined) return dtypeOf(options.dtype, fn) as DType;
  // Floats are summed as floats and cast at the end, also where `out` holds integers.
  if (options.out != null) return promoteTypes(source, options.out.dtype);
  const wide = row.accumulate?.[source.kind];
  return wide === undefined ? source : (DTYPES[wide] as DType);
}

function checkOut(fn: string, out: NDArray, shape: readonly number[]): void {
  out.requireWriteable(fn);
  if (sameNumbers(out.shape, shape)) return;
  throw new ShapeError(
    `${fn}: output parameter for reduction operation has the wrong shape; got ${shapeText(out.shape)}, expected ${shapeText(shape)}`,
    { shape: out.shape, expected: shape },
  );
}

const programs: WeakMap<UfuncRow, Map<DType, Program>> = /* @__PURE__ */ new WeakMap();

function foldProgram(row: UfuncRow, dtype: DType): Program {
  const known = programs.get(row) ?? new Map<DType, Program>();
  programs.set(row, known);
  let program = known.get(dtype);
  if (program === undefined) {
    const expression = expressionOf(row, dtype);
    program = buildProgram(expression, [dtype, dtype], [dtype, dtype], [dtype]);
    known.set(dtype, program);
  }
  return program;
}
