/**
 * Writes the kernel that folds rows of elements to one element each: `map` makes a partial result of an element (of one
 * operand or of several), `combine` joins two partial results. They live in all lanes of several vectors; within a row
 * they are gathered in chunks of sixteen turns, so that the error of a floating-point sum stays near that of pairwise
 * summation (Higham, Accuracy and Stability of Numerical Algorithms, 4.2). Lanes are combined by halves; elements after
 * the last whole turn follow one by one.
 */
import type { HeapSpace } from "@strided/buffer";
import type { Program } from "../program.ts";
import type { Turns } from "../special.ts";
import { memoryType } from "../types.ts";
import { emitNodes } from "./emit.ts";
import { I32, WasmFunction } from "./function.ts";
import { widthOf } from "./loop.ts";
import { instantiate, type Kernel } from "./module.ts";
import { loadPort, type Pattern, type Port, storeFirst } from "./ports.ts";
import { simdCode, WIDTH, widthsOf } from "./simd.ts";
import { resized, type Surroundings, surroundings } from "./surroundings.ts";
import { mapVectors, rotated, shuffle, type Vectors } from "./vectors.ts";

/** Rows longer than this are folded in pieces, and the pieces' results again. */
export const LONGEST_ROW = 4096;
const CHUNK_TURNS = 16;

/** The first parameters of a fold kernel; after them come address, stride and row stride of every operand. */
const [LENGTH, ROWS, INTO, INTO_ROW, FIRST] = [0, 1, 2, 3, 4];

type Lanes = readonly Vectors[];

/**
 * Compiles a fold: null if its types do not fit together in vectors. The kernel takes the length of a row (at least 1),
 * the number of rows, the address and row stride of the results, then address, stride and row stride of each operand.
 * With `into` each result is combined with what is there.
 */
export function compileFold(
  map: Program,
  combine: Program,
  patterns: string,
  into: boolean,
  heap: HeapSpace,
): Kernel | null {
  const result = map.outputs[0];
  const width = WIDTH[memoryType(result)];
  // Lanes are combined in single vectors of the result's width, which nothing narrower can fill.
  if (narrowest(combine) < width) return null;
  const f = new WasmFunction(new Array<number>(FIRST + 3 * map.inputs.length).fill(I32));
  // Truth values are masks of any width, but come from memory as bytes.
  const least = 16 / Math.min(narrowest(map), width, ...map.inputs.map((dtype) => WIDTH[memoryType(dtype)]));
  const widest = Math.max(width, ...map.nodes.map((node) => WIDTH[node.type]));
  const own = combine.nodes[combine.results[0][0]].special?.fold;
  const special = own?.fits(map, combine) ? own : null;
  const elements = Math.max(least, ((special === null && isLight(map, combine) ? 8 : 4) * 16) / widest);
  const around = surroundings(f, elements, heap);
  const start = (k: number): number => FIRST + 3 * k;

  f.times(ROWS, () => {
    const ports = map.inputs.map((dtype, k): Port => {
      const pointer = f.get(start(k)).keep(I32);
      return { dtype, pattern: patterns[k] as Pattern, pointer, stride: start(k) + 1 };
    });
    const left = f.get(LENGTH).keep(I32);
    const total = Array.from({ length: result.lanes }, () => f.local());
    const totals: Lanes = total.map((local) => ({ locals: [local], width }));
    const next = (): Lanes => {
      const x = mapElements(resized(around, least), map, ports, true);
      advance(f, ports, 1);
      f.advance(left, -1);
      // Narrow sources fill more vectors than one of the results.
      return x.map((lane) => ({ ...lane, locals: lane.locals.slice(0, Math.max(1, lane.width / width)) }));
    };
    const single = resized(around, 16 / width);
    f.get(left).i32(elements).op(0x4f, 0x04, 0x40);
    const turns = turnsOf(around, map, ports, left);
    const sums = special === null ? foldTurns(around, combine, turns) : [special.write(around, combine, turns)];
    assign(f, combineLanes(around, combine, sums), totals);
    f.op(0x05);
    assign(f, next(), totals);
    f.op(0x0b);
    f.while(
      () => f.get(left),
      () => assign(f, join(single, combine, totals, next()), totals),
    );
    const place: Port = { dtype: result, pattern: "s", pointer: INTO, stride: -1 };
    storeFirst(around, place, into ? join(single, combine, loadPort(single, place), totals) : totals);
    map.inputs.forEach((_, k) => {
      f.add(start(k), start(k) + 2);
    });
    f.add(INTO, INTO_ROW);
  });
  return instantiate(f, heap);
}

const narrowest = (program: Program): number => Math.min(...widthsOf(program.nodes), 16);

/** Whether a fold is a few instructions, the last of them one: more vectors then have room in registers. */
function isLight(map: Program, { nodes, results: [[result]] }: Program): boolean {
  return map.nodes.length < 6 && nodes.length === 3 && simdCode(nodes[result].op, nodes[result].type) !== null;
}

function join(around: Surroundings, combine: Program, left: Lanes, right: Lanes): Lanes {
  return emitNodes(around, combine.nodes, [...left, ...right], combine.results[0]);
}

/** The partial results of the next elements; with `one` every operand is read as a single element. */
function mapElements(around: Surroundings, map: Program, ports: readonly Port[], one: boolean): Lanes {
  const inputs = ports.flatMap((port) => loadPort(around, one ? { ...port, pattern: "s" } : port));
  return emitNodes(around, map.nodes, inputs, map.results[0]);
}

function advance(f: WasmFunction, ports: readonly Port[], count: number): void {
  for (const { pattern, pointer, stride, dtype } of ports) {
    if (pattern === "c") f.advance(pointer, count * dtype.itemsize);
    if (pattern === "g") f.get(pointer).get(stride).i32(count).op(0x6c, 0x6a).set(pointer);
  }
}

/** Sets variables: as many vectors as there are targets, beginning with the first. */
function assign(f: WasmFunction, from: Lanes, to: Lanes): void {
  to.forEach((lane, part) => {
    lane.locals.forEach((_, k) => {
      f.get(from[part].locals[k]);
    });
    for (let k = lane.locals.length - 1; k >= 0; k--) f.set(lane.locals[k]);
  });
}

/** All whole turns of a row. */
function turnsOf(around: Surroundings, map: Program, ports: readonly Port[], left: number): Turns {
  const { f, elements } = around;
  const places = [left, ...ports.map(({ pointer }) => pointer)];
  const starts = places.map((local) => f.get(local).keep(I32));
  const goOn = (): void => {
    advance(f, ports, elements);
    f.advance(left, -elements);
  };
  const next = (): Lanes => {
    const x = mapElements(around, map, ports, false);
    goOn();
    return x;
  };
  const width = widthOf(map, ports);
  return {
    next,
    each(visit) {
      if (width === 0) {
        visit(next(), 0);
        return;
      }
      const part = resized(around, 16 / width);
      for (let k = 0; k < (elements * width) / 16; k++) {
        const shifted = ports.map((port) => ({ ...port, shift: 16 * k }));
        visit(mapElements(part, map, shifted, false), k);
      }
      goOn();
    },
    rewind() {
      places.forEach((local, k) => {
        f.get(starts[k]).set(local);
      });
    },
    hasTurn: () => f.get(left).i32(elements).op(0x4f),
  };
}

/** Folds all whole turns of a row into as many vectors as a turn has. */
function foldTurns(around: Surroundings, combine: Program, { next, each, hasTurn }: Turns): Lanes {
  const { f } = around;
  const variables = (from: Lanes): Lanes =>
    from.map((lane) => mapVectors(f, lane.width, lane.locals.length, (k) => f.get(lane.locals[k])));
  const first = next();
  const sums = variables(first);
  const chunk = variables(first);
  f.while(hasTurn, () => {
    assign(f, next(), chunk);
    const turns = f.i32(CHUNK_TURNS - 1).keep(I32);
    f.while(
      () => hasTurn().get(turns).i32(0).op(0x47, 0x71),
      () => {
        each((x, first) => {
          const part = chunk.map(({ locals, width }, k) => ({
            locals: locals.slice(first, first + x[k].locals.length),
            width,
          }));
          assign(f, join(resized(around, (x[0].locals.length * 16) / x[0].width), combine, part, x), part);
        });
        f.advance(turns, -1);
      },
    );
    assign(f, join(around, combine, sums, chunk), sums);
  });
  return sums;
}

/** Halves the number of vectors, then the lanes of the last one, until one lane holds everything. */
function combineLanes(around: Surroundings, combine: Program, sums: Lanes): Lanes {
  const { f } = around;
  const { width } = sums[0];
  const perVector = 16 / width;
  let lanes = sums;
  for (let count = sums[0].locals.length / 2; count >= 1; count /= 2) {
    const half = (from: number): Lanes =>
      lanes.map(({ locals }) => ({ width, locals: locals.slice(from, from + count) }));
    lanes = join(resized(around, count * perVector), combine, half(0), half(count));
  }
  for (let span = 8; span >= width; span /= 2) {
    const shifted = lanes.map(({ locals: [local] }) =>
      mapVectors(f, width, 1, () => {
        f.get(local).get(local);
        shuffle(f, rotated(span));
      }),
    );
    lanes = join(resized(around, perVector), combine, lanes, shifted);
  }
  return lanes;
}
