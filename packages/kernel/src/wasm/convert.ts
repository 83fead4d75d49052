/** Casts between the types of computation, as SIMD where there is SIMD for it. The rules are those of `../cast.ts`. */
import type { Type } from "../graph.ts";
import { byLane } from "./by-lane.ts";
import { extractLane, isFloat, isUnsigned, simdCode, WIDTH } from "./simd.ts";
import type { Surroundings } from "./surroundings.ts";
import {
  apply,
  interleaved,
  mapVectors,
  resize,
  resizeMask,
  rotated,
  selectVectors,
  shuffle,
  type Vectors,
} from "./vectors.ts";

export function castVectors(around: Surroundings, value: Vectors, from: Type, to: Type): Vectors {
  const { f } = around;
  if (to === "bool") return differsFromZero(around, value, from);
  if (from === "bool") {
    // A mask of all ones picks the bits of one.
    const one = around.constant(to, WIDTH[to] === 8 && !isFloat(to) ? 1n : 1);
    const mask = resizeMask(f, value, WIDTH[to]);
    return mapVectors(f, WIDTH[to], mask.locals.length, (k) => f.get(mask.locals[k]).get(one.locals[0]).simd(0x4e));
  }
  if (!isFloat(from))
    return isFloat(to) ? integerToFloat(around, value, from, to) : resize(f, value, WIDTH[to], isUnsigned(from));
  if (isFloat(to)) return to === "f64" ? promote(around, value) : demote(around, value);
  return floatToInteger(around, value, from, to);
}

/** Whether lanes are not zero; NaN is not zero. */
export function differsFromZero(around: Surroundings, value: Vectors, type: Type): Vectors {
  const zero = around.constant(type === "bool" ? "u8" : type, WIDTH[type] === 8 && !isFloat(type) ? 0n : 0);
  return mapVectors(around.f, value.width, value.locals.length, (k) => {
    around.f
      .get(value.locals[k])
      .get(zero.locals[0])
      .simd(simdCode("ne", type === "bool" ? "u8" : type) as number);
  });
}

/** Two vectors of f64 from each of f32, or of i32: an instruction that converts the low half. */
function widen({ f }: Surroundings, value: Vectors, code: number): Vectors {
  return mapVectors(f, 8, value.locals.length * 2, (k) => {
    const local = value.locals[k >> 1];
    f.get(local);
    if (k % 2 === 1) {
      f.get(local);
      shuffle(f, rotated(8));
    }
    f.simd(code);
  });
}

/** One vector of four lanes from each two of f64: an instruction that fills the low half. */
function narrow({ f }: Surroundings, value: Vectors, code: number): Vectors {
  const low = interleaved(8, 0);
  return mapVectors(f, 4, value.locals.length / 2, (k) => {
    f.get(value.locals[2 * k]).simd(code);
    f.get(value.locals[2 * k + 1]).simd(code);
    shuffle(f, low);
  });
}

const promote = (around: Surroundings, value: Vectors): Vectors => widen(around, value, 0x5f);
const demote = (around: Surroundings, value: Vectors): Vectors => narrow(around, value, 0x5e);

function integerToFloat(around: Surroundings, value: Vectors, from: Type, to: Type): Vectors {
  const { f } = around;
  const unsigned = isUnsigned(from) ? 1 : 0;
  if (WIDTH[from] === 8) {
    const convert = (to === "f32" ? 0xb4 : 0xb9) + unsigned;
    const wide = byLane(f, to === "f32" ? "i64" : to, value.locals.length, (k, lane) => {
      f.get(value.locals[k]).simd(extractLane(from), lane).op(convert);
      if (to === "f32") f.op(0xbc, 0xad);
    });
    return to === "f32" ? resize(f, wide, 4, true) : wide;
  }
  const wide = resize(f, value, 4, unsigned === 1);
  return to === "f32" ? apply(f, 0xfa + unsigned, wide) : widen(around, wide, 0xfe + unsigned);
}

function floatToInteger(around: Surroundings, value: Vectors, from: Type, to: Type): Vectors {
  const { f } = around;
  if (WIDTH[to] === 8 || to === "u32") {
    const wide = floatToWide(around, from === "f32" ? promote(around, value) : value, to);
    return resize(f, wide, WIDTH[to], true);
  }
  const truncated = from === "f32" ? apply(f, 0xf8, value) : narrow(around, value, 0xfc);
  const limit = around.constant(from, 2147483648);
  const below = mapVectors(f, value.width, value.locals.length, (k) => {
    f.get(value.locals[k])
      .get(limit.locals[0])
      .simd(simdCode("lt", from) as number);
  });
  const least = around.constant("i32", -2147483648);
  const many = { locals: truncated.locals.map(() => least.locals[0]), width: 4 };
  return resize(f, selectVectors(f, below, truncated, many), WIDTH[to], false);
}

/** f64 to 64-bit lanes one by one: saturating truncation, then the lanes that did not fit are replaced. */
function floatToWide(around: Surroundings, value: Vectors, to: Type): Vectors {
  const { f } = around;
  const count = value.locals.length;
  const truncate = (code: number): Vectors =>
    byLane(f, "i64", count, (k, lane) => {
      f.get(value.locals[k]).simd(extractLane("f64"), lane).op(0xfc, code);
    });
  const against = (op: string, bound: number): Vectors => {
    const limit = around.constant("f64", bound);
    return mapVectors(f, 8, count, (k) =>
      f
        .get(value.locals[k])
        .get(limit.locals[0])
        .simd(simdCode(op, "f64") as number),
    );
  };
  const outside = around.constant("i64", to === "u32" ? 0n : -9223372036854775808n);
  const many = { locals: value.locals.map(() => outside.locals[0]), width: 8 };
  const signed = selectVectors(f, against("lt", 2 ** 63), truncate(6), many);
  if (to !== "u64") return signed;
  const unsigned = selectVectors(f, against("lt", 2 ** 64), truncate(7), many);
  return selectVectors(f, against("lt", 0), signed, unsigned);
}
