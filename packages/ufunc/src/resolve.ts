/** Which loop runs: the first of the row's loops to which every operand can be cast. */
import {
  bool,
  type Casting,
  CastingError,
  canCast,
  DTYPES,
  type DType,
  DTypeError,
  type DTypeName,
  float64,
  int64,
  resultType,
  type Scalar,
  uint64,
} from "@strided/buffer";
import type { Loop, UfuncRow } from "./row.ts";

/** An operand as far as dtypes go: that of an array, or a weak scalar. */
export type OperandType = { readonly dtype: DType } | { readonly weak: Scalar };

/** Throws DTypeError if no loop takes these operands, or CastingError if the loop for `wanted` does not. */
export function resolveLoop(
  row: UfuncRow,
  operands: readonly OperandType[],
  wanted: DType | null,
  casting: Casting,
): Loop {
  const dtypes = settle(row, operands);
  const loop =
    wanted !== null ? firstGiving(row, wanted, dtypes) : row.loopFor ? row.loopFor(dtypes) : firstSafe(row, dtypes);
  if (loop === null) {
    const got = dtypes.map((dtype) => dtype.name);
    const what = wanted === null ? "the input types" : `dtype ${wanted.name} and the input types`;
    throw new DTypeError(
      `${row.name}: ufunc '${row.name}' not supported for ${what}; got (${got.join(", ")}), expected one of ${row.types.join(" ")}`,
      { got, dtypes: got },
    );
  }
  loop.inputs.forEach((to, k) => {
    const operand = operands[k];
    // Whole numbers are checked against the loop's dtype when they become elements of it.
    if (canCast(dtypes[k], to, casting) || ("weak" in operand && isWhole(operand.weak) && to.kind !== "b")) return;
    const from = dtypes[k].name;
    throw new CastingError(
      `${row.name}: cannot cast ufunc '${row.name}' input ${k} from ${from} to ${to.name} with casting rule '${casting}'; got ${from}, expected a dtype that casts to ${to.name}`,
      { from, to: to.name, casting },
    );
  });
  return loop;
}

/**
 * Weak scalars take the dtype that they have beside the arrays; without arrays their own. Where a function takes integers
 * only, whole numbers are integers, whatever they stand beside.
 */
function settle(row: UfuncRow, operands: readonly OperandType[]): readonly DType[] {
  const weak = operands.filter((operand) => "weak" in operand);
  if (weak.length === 0) return operands.map((operand) => (operand as { readonly dtype: DType }).dtype);
  const strong = operands.filter((operand) => "dtype" in operand).map((operand) => operand.dtype);
  return operands.map((operand, k) => {
    if ("dtype" in operand) return operand.dtype;
    const { weak } = operand;
    if (typeof weak === "boolean") return bool as DType;
    const dtype = resultType(...strong, weak);
    if (!isWhole(weak)) return dtype;
    if (takesIntegers(row, k)) return int64 as DType;
    return row.exact && "ui".includes(dtype.kind) ? holderOf(dtype, weak) : dtype;
  });
}

function isWhole(scalar: Scalar): scalar is number | bigint {
  return typeof scalar === "bigint" || Number.isInteger(scalar);
}

/** Whether an operand of every loop is a signed integer. */
export function takesIntegers({ types }: UfuncRow, operand: number): boolean {
  return types.length > 0 && types.every((text) => parse(text).inputs[operand].kind === "i");
}

/** This dtype if it holds the number, else a 64-bit integer, else float64: what lies beyond all integers it holds too. */
function holderOf(dtype: DType, value: number | bigint): DType {
  const rows: readonly DType[] = [dtype, int64 as DType, uint64 as DType];
  return rows.find(({ min, max }) => min <= value && value <= max) ?? (float64 as DType);
}

const safe: WeakMap<UfuncRow, Map<string, Loop | null>> = /* @__PURE__ */ new WeakMap();

/** The first loop that takes the operands safely, looked for once. */
function firstSafe(row: UfuncRow, dtypes: readonly DType[]): Loop | null {
  let known = safe.get(row);
  if (known === undefined) {
    known = new Map();
    safe.set(row, known);
  }
  let key = "";
  for (const { char } of dtypes) key += char;
  let loop = known.get(key);
  if (loop === undefined) {
    loop = findSafe(row, dtypes);
    known.set(key, loop);
  }
  return loop;
}

function findSafe(row: UfuncRow, dtypes: readonly DType[]): Loop | null {
  if (row.bool === null && dtypes.every((dtype) => dtype.kind === "b")) return null;
  const isInteger = row.integers !== undefined && dtypes.every(({ kind }) => "bui".includes(kind));
  const from = isInteger ? dtypes.map(() => DTYPES[row.integers as DTypeName] as DType) : dtypes;
  for (const text of row.types) {
    const loop = parse(text);
    if (loop.inputs.every((to, k) => canCast(from[k], to))) return loop;
  }
  return null;
}

/** The first loop that gives the wanted dtype and takes the operands safely, or else the widest that gives it. */
function firstGiving(row: UfuncRow, wanted: DType, dtypes: readonly DType[]): Loop | null {
  const giving = row.types.map(parse).filter(({ outputs }) => outputs.every((to) => to === wanted));
  return giving.find(({ inputs }) => inputs.every((to, k) => canCast(dtypes[k], to))) ?? giving.at(-1) ?? null;
}

const parsed: Map<string, Loop> = /* @__PURE__ */ new Map();

/** The dtypes of a loop written as letters. */
export function parse(text: string): Loop {
  let loop = parsed.get(text);
  if (loop === undefined) {
    const [inputs, outputs] = text.split("->").map((letters) => [...letters].map(dtypeOfChar));
    loop = { inputs, outputs };
    parsed.set(text, loop);
  }
  return loop;
}

function dtypeOfChar(char: string): DType {
  return Object.values(DTYPES).find((row) => row.char === char) as DType;
}
