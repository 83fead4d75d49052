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
        found.set(fact, `${operands.map((o) => text(o, i)).join(" and ")} at index ${placeOf(i, shape)}`);
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
  if (some(result, i, isInfinite)) return areFinite ? (isPole ? "divide" : "over") : null;
  if (some(result, i, Number.isNaN))
    return operands.some((operand) => some(operand, i, Number.isNaN)) ? null : "invalid";
  if (row.vanishes !== true || !areFinite) return null;
  const least = LEAST[(result.dtype.itemsize / result.dtype.lanes) as keyof typeof LEAST];
  const isNormal = (lanes: Lanes): boolean => some(lanes, i, (x) => Math.abs(x) >= least);
  return operands.every(isNormal) && !isNormal(result) ? "under" : null;
}

/** The least normal floats, by width in bytes. */
const LEAST = { 2: 2 ** -14, 4: 2 ** -126, 8: 2 ** -1022 };

/** The smallest integer divided by -1 is itself. */
function overflowsInteger({ pole }: UfuncRow, [x, y]: readonly Lanes[], { parts }: Lanes, i: number): Fact | null {
  return pole === 1 && y.parts[i] === -1 && x.parts[i] < 0 && parts[i] === x.parts[i] ? "over" : null;
}

/** The errors of a fold or its running results, without places. */
export function foundInFold(elements: readonly NDArray[], result: unknown): Findings {
  const found: Findings = new Map();
  if (elements[0].size === 0) return found;
  const totals = result instanceof NDArray ? lanesOf(result).parts : partsOf(result);
  const isLost = totals.some(Number.isNaN);
  if (!isLost && !totals.some(isInfinite)) return found;
  const sources = elements.map((source) => lanesOf(source).parts);
  const [array] = elements;
  const data = `an array of dtype ${array.dtype.name} and shape ${shapeText(array.shape)}`;
  if (isLost && !sources.some((parts) => parts.some(Number.isNaN))) found.set("invalid", data);
  if (totals.some(isInfinite) && sources.every((parts) => parts.every(Number.isFinite))) found.set("over", data);
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
function placeOf(i: number, shape: readonly number[]): string {
  const index: number[] = [];
  let left = i;
  for (const length of [...shape].reverse()) {
    index.unshift(left % length);
    left = Math.floor(left / length);
  }
  return shapeText(index);
}
