/**
 * How elements come from memory into vectors and go back, for one operand of a loop: contiguous, the same scalar for
 * all, or any stride in bytes. Complex numbers come as two lanes per element.
 */
import type { DType } from "@strided/buffer";
import type { Type } from "../graph.ts";
import { memoryType } from "../types.ts";
import { differsFromZero } from "./convert.ts";
import { I32 } from "./function.ts";
import { LOAD, loadLane, loadSplat, STORE, storeLane, WIDTH } from "./simd.ts";
import type { Surroundings } from "./surroundings.ts";
import { everySecond, interleaved, mapVectors, resizeMask, shuffle, type Vectors } from "./vectors.ts";

/** contiguous, scalar (stride 0), generic (a stride at run time). */
export type Pattern = "c" | "s" | "g";

/** An operand of a loop: its pattern, and the locals with its position and stride. */
export interface Port {
  readonly dtype: DType;
  readonly pattern: Pattern;
  readonly pointer: number;
  readonly stride: number;
  /** Where a contiguous operand is read, in bytes from the position. */
  readonly shift?: number;
}

/** The operand's lanes as vectors: one entry, or two for complex numbers. */
export function loadPort(around: Surroundings, port: Port): readonly Vectors[] {
  const { dtype, pattern } = port;
  const type = memoryType(dtype);
  const lanes = pattern === "c" ? loadContiguous(around, port, type) : loadOneByOne(around, port, type);
  return type === "bool" ? lanes.map((lane) => differsFromZero(around, lane, "bool")) : lanes;
}

function loadContiguous(
  { f, elements }: Surroundings,
  { dtype, pointer, shift = 0 }: Port,
  type: Type,
): readonly Vectors[] {
  const width = WIDTH[type];
  const count = (elements * width) / 16;
  const load = (k: number): void => {
    f.get(pointer).access(LOAD, shift + 16 * k);
  };
  if (dtype.lanes === 1) return [mapVectors(f, width, count, load)];
  const raw = mapVectors(f, width, 2 * count, load).locals;
  return [0, 1].map((lane) =>
    mapVectors(f, width, count, (k) => {
      f.get(raw[2 * k]).get(raw[2 * k + 1]);
      shuffle(f, everySecond(width, lane));
    }),
  );
}

function loadOneByOne({ f, elements }: Surroundings, port: Port, type: Type): readonly Vectors[] {
  const { dtype, pattern, pointer, stride } = port;
  const width = WIDTH[type];
  const count = (elements * width) / 16;
  const offsets = Array.from({ length: dtype.lanes }, (_, lane) => lane * width);
  if (pattern === "s") {
    return offsets.map((offset) => {
      const one = f.get(pointer).access(loadSplat(width), offset).keep();
      return { locals: new Array<number>(count).fill(one), width };
    });
  }
  const at = f.get(pointer).keep(I32);
  const lanes: number[][] = offsets.map(() => []);
  for (let k = 0; k < count; k++) {
    const vectors = offsets.map(() => f.local());
    for (let lane = 0; lane < 16 / width; lane++) {
      offsets.forEach((offset, part) => {
        f.get(at);
        if (lane === 0) f.access(loadSplat(width), offset);
        else f.get(vectors[part]).access(loadLane(width), offset, lane);
        f.set(vectors[part]);
      });
      f.add(at, stride);
    }
    vectors.forEach((vector, part) => {
      lanes[part].push(vector);
    });
  }
  return lanes.map((locals) => ({ locals, width }));
}

/** Writes lanes, already of the type that lies in memory; truth values become bytes of 0 and 1. */
export function storePort(around: Surroundings, port: Port, lanes: readonly Vectors[]): void {
  const { f } = around;
  const { dtype, pattern, pointer, stride } = port;
  const type = memoryType(dtype);
  const width = WIDTH[type];
  const values = type === "bool" ? lanes.map((mask) => onesOf(around, mask)) : lanes;
  if (pattern === "c") {
    const vectors = dtype.lanes === 1 ? values[0].locals : interleave(around, values, width);
    vectors.forEach((local, k) => {
      f.get(pointer)
        .get(local)
        .access(STORE, 16 * k);
    });
    return;
  }
  const at = f.get(pointer).keep(I32);
  for (let k = 0; k < values[0].locals.length; k++) {
    for (let lane = 0; lane < 16 / width; lane++) {
      values.forEach((value, part) => {
        f.get(at)
          .get(value.locals[k])
          .access(storeLane(width), part * width, lane);
      });
      f.add(at, stride);
    }
  }
}

/** Writes the first element only. */
export function storeFirst(around: Surroundings, { dtype, pointer }: Port, lanes: readonly Vectors[]): void {
  const type = memoryType(dtype);
  lanes.forEach((lane, part) => {
    const { locals } = type === "bool" ? onesOf(around, lane) : lane;
    around.f
      .get(pointer)
      .get(locals[0])
      .access(storeLane(WIDTH[type]), part * WIDTH[type], 0);
  });
}

function onesOf(around: Surroundings, mask: Vectors): Vectors {
  const { f } = around;
  const bytes = resizeMask(f, mask, 1);
  const one = around.constant("u8", 1);
  return mapVectors(f, 1, bytes.locals.length, (k) => f.get(bytes.locals[k]).get(one.locals[0]).simd(0x4e));
}

function interleave({ f }: Surroundings, [re, im]: readonly Vectors[], width: number): readonly number[] {
  return mapVectors(f, width, 2 * re.locals.length, (k) => {
    f.get(re.locals[k >> 1]).get(im.locals[k >> 1]);
    shuffle(f, interleaved(width, k % 2));
  }).locals;
}
