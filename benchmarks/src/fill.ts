/** The elements of operands, made alike in every contender. */
import { type Operand, type OperandDType, sizeOf } from "./case.ts";

type Elements = Float64Array | Float32Array | BigInt64Array | Int32Array | Uint8Array;

const MADE_OF: Readonly<Record<OperandDType, (values: Float64Array | Uint32Array) => Elements>> = {
  float64: (values) => new Float64Array(values),
  float32: (values) => new Float32Array(values),
  complex128: (values) => new Float64Array(values),
  int64: (values) => BigInt64Array.from(Array.from(values, BigInt)),
  int32: (values) => new Int32Array(values),
  uint8: (values) => new Uint8Array(values),
  bool: (values) => new Uint8Array(values).map((value) => value & 1),
  index: (values) => new Int32Array(values),
};

const IS_FLOAT: Readonly<Record<OperandDType, boolean>> = {
  float64: true,
  float32: true,
  complex128: true,
  int64: false,
  int32: false,
  uint8: false,
  bool: false,
  index: false,
};

/** Mixed elements come again after so many: more than any predictor of branches keeps, and ten million are made in no time. */
const PERIOD = 2 ** 20;

/** How many numbers an element has. */
function lanesOf(dtype: OperandDType): number {
  return dtype === "complex128" ? 2 : 1;
}

/** The elements in C order, complex ones as pairs: zeros, their position, or 32 bits mixed from it, made to fractions of the range if there is one. */
export function elementsOf({ dtype, shape, fill = "mixed", low, high, seed = 0 }: Operand): Elements {
  const size = sizeOf(shape) * lanesOf(dtype);
  const make = MADE_OF[dtype];
  if (fill === "zeros") return make(new Uint32Array(size));
  if (fill === "arange") return make(new Float64Array(size).map((_, i) => i));
  const bits = mixedBits(Math.min(size, PERIOD), seed);
  const hasRange = IS_FLOAT[dtype] || high !== undefined;
  return repeated(make(hasRange ? scaled(bits, low ?? 0, high ?? 1, !IS_FLOAT[dtype]) : bits), size);
}

/** The elements over and over, up to `size`. */
function repeated(elements: Elements, size: number): Elements {
  if (elements.length === size) return elements;
  const all = new (elements.constructor as Float64ArrayConstructor)(size);
  for (let start = 0; start < size; start += elements.length) {
    all.set((elements as Float64Array).subarray(0, size - start), start);
  }
  return all;
}

/** The last step of MurmurHash3: neighbours share no pattern that a branch predictor could learn. */
function mixedBits(size: number, seed: number): Uint32Array {
  const bits = new Uint32Array(size);
  const start = Math.imul(seed, 0x9e3779b9);
  for (let i = 0; i < size; i++) {
    let h = (i + start) | 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    bits[i] = h ^ (h >>> 16);
  }
  return bits;
}

function scaled(bits: Uint32Array, low: number, high: number, isWhole: boolean): Float64Array {
  const values = new Float64Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = low + (high - low) * (bits[i] * 2 ** -32);
  return isWhole ? values.map(Math.floor) : values;
}
