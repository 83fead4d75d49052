/** Which floating-point errors results show beside the operands that they were computed from. */
import type { DType } from "@strided/buffer";
import { shapeText } from "@strided/layout";
import { astype, broadcastTo, NDArray } from "@strided/ndarray";
import type { UfuncRow } from "./row.ts";

export type Fact = "divide" | "over" | "under" | "invalid";

/** Of each fact that was found the data of its first element, in words. */
export type Findings = Map<Fact, string>;

/** The parts of every element, as doubles: one, or two of complex numbers. */
interface Lanes {
  readonly parts: Float64Array;
  readonly width: number;
  readonly dtype: DType;
}

function lanesOf(a: NDArray): Lanes {
  const width = a.dtype.kind === "c" ? 2 : 1;
  const wide = astype(a, width === 2 ? "complex128" : "float64") as unknown as NDArray;
  const flat = wide.toTypedArray() as unknown as Float64Array;
  return { parts: flat, width, dtype: a.dtype };
}

/** Whether a part of element i passes a test. */
function some({ parts, width }: Lanes, i: number, test: (x: number) => boolean): boolean {
  return test(parts[i * width]) || (width === 2 && test(parts[i * width + 1]));
}

const isInfinite = (x: number): boolean => Math.abs(x) === Number.POSITIVE_INFINITY;
const isNonzero = (x: number): boolean => x !== 0;

/** The errors of a call; `reads` are the operands, then the mask if there is one. */
export function foundInCall(
  row: UfuncRow,
  reads: readonly NDArray[],
  results: readonly NDArray[],
  shape: readonly number[],
  place: (i: number) => string = (i) => placeOf(i, shape),
): Findings {
  const spread = reads.map((read) => lanesOf(broadcastTo(read, shape) as unknown as NDArray));
  const [operands, mask] = [spread.slice(0, row.nin), spread[row.nin] as Lanes | undefined];
  const found: Findings = new Map();
  for (const result of results) {
    const lanes = lanesOf(result);
    const count = lanes.parts.length / lanes.width;
    for (let i = 0; i < count; i++) {
      const fact = mask?.parts[i] === 0 ? null : factOf(row, operands, lanes, i);
      if (fact !== null && !found.has(fact))
        found.set(fact, `${operands.map((o) => text(o, i)).join(" and ")} at index ${place(i)}`);
    }
  }
  return found;
}

function factOf(row: UfuncRow, operands: readonly Lanes[], result: Lanes, i: number): Fact | null {
  const { kind } = result.dtype;
  const isPole = row.pole === -1 || (row.pole !== undefined && !some(operands[row.pole], i, isNonzero));
  if (kind === "i" || kind === "u")
    return isPole && row.pole === row.nin - 1 ? "divide" : overflowsInteger(row, operands, result, i);
  if (kind === "b") return null;
  const areFinite = operands.every((operand) => !some(operand, i, (x) => !Number.isFinite(x)));
  if (areFinite && some(result, i, isInfinite)) return isPole ? "divide" : "over";
  if (some(result, i, Number.isNaN))
    return operands.some((operand) => some(operand, i, Number.isNaN)) ? null : "invalid";
  if (row.vanishes !== true || !areFinite) return null;
  const isNormal = (lanes: Lanes): boolean => some(lanes, i, (x) => Math.abs(x) >= leastOf(lanes.dtype));
  return operands.every(isNormal) && !isNormal(result) ? "under" : null;
}

/** The least normal floats, by width in bytes. */
const LEAST = { 2: 2 ** -14, 4: 2 ** -126, 8: 2 ** -1022 };
const leastOf = ({ kind, itemsize, lanes }: DType): number =>
  kind === "f" || kind === "c" ? LEAST[(itemsize / lanes) as keyof typeof LEAST] : Number.MIN_VALUE;

/** Whether sums of products show by themselves that there were no errors: all is finite, and no product too small. */
export function isPlain(x: NDArray, y: NDArray, total: NDArray): boolean {
  let least = 1;
  for (const operand of [x, y]) {
    let smallest = Number.POSITIVE_INFINITY;
    for (const part of lanesOf(operand).parts) {
      if (!Number.isFinite(part)) return false;
      if (part !== 0) smallest = Math.min(smallest, Math.abs(part));
    }
    least *= smallest;
  }
  return least >= leastOf(total.dtype) && lanesOf(total).parts.every(Number.isFinite);
}

/** The smallest integer divided by -1 is itself. */
function overflowsInteger({ pole }: UfuncRow, [x, y]: readonly Lanes[], { parts }: Lanes, i: number): Fact | null {
  return pole === 1 && y.parts[i] === -1 && x.parts[i] < 0 && parts[i] === x.parts[i] ? "over" : null;
}

/** The errors of a fold or its running results, without places. */
export function foundInFold(
  { vanishes }: Pick<UfuncRow, "vanishes">,
  elements: readonly NDArray[],
  result: unknown,
): Findings {
  const found: Findings = new Map();
  if (elements[0].size === 0) return found;
  const totals = result instanceof NDArray ? lanesOf(result).parts : partsOf(result);
  const isLost = totals.some(Number.isNaN);
  const least = leastOf(result instanceof NDArray ? result.dtype : elements[0].dtype);
  const isSmall = vanishes === true && totals.some((x) => Math.abs(x) < least);
  if (!isLost && !isSmall && !totals.some(isInfinite)) return found;
  const sources = elements.map((source) => lanesOf(source).parts);
  const [array] = elements;
  const data = `an array of dtype ${array.dtype.name} and shape ${shapeText(array.shape)}`;
  if (isLost && !sources.some((parts) => parts.some(Number.isNaN))) found.set("invalid", data);
  if (totals.some(isInfinite) && sources.every((parts) => parts.every(Number.isFinite))) found.set("over", data);
  if (isSmall && sources.every((parts) => parts.every((x) => Math.abs(x) >= least))) found.set("under", data);
  return found;
}

/** The parts of a single element. */
function partsOf(element: unknown): Float64Array {
  const { re, im } = element as { re?: number; im?: number };
  return re === undefined || im === undefined ? Float64Array.of(Number(element)) : Float64Array.of(re, im);
}

function text({ parts, width }: Lanes, i: number): string {
  const [re, im] = [parts[i * width], parts[i * width + 1]];
  return width === 1 ? String(re) : `{ re: ${re}, im: ${im} }`;
}

/** Where element i lies, counted in C order. */
export function placeOf(i: number, shape: readonly number[]): string {
  const index: number[] = [];
  let left = i;
  for (const length of [...shape].reverse()) {
    index.unshift(left % length);
    left = Math.floor(left / length);
  }
  return shapeText(index);
}
