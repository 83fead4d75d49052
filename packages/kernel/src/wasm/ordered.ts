/**
 * Writes kernels that take one element after the other, each seeing what was computed for those before it. All lanes of
 * a vector hold the same element, so that the instructions of the other kernels serve here too.
 */
import type { HeapSpace } from "@strided/buffer";
import type { Program } from "../program.ts";
import { memoryType } from "../types.ts";
import { emitNodes } from "./emit.ts";
import { I32, WasmFunction } from "./function.ts";
import { instantiate, type Kernel } from "./module.ts";
import { loadPort, type Port, storeFirst } from "./ports.ts";
import { WIDTH } from "./simd.ts";
import { type Surroundings, surroundings } from "./surroundings.ts";
import { resizeMask, type Vectors } from "./vectors.ts";

type Lanes = readonly Vectors[];

/**
 * Compiles a scan. The kernel takes the length of a row (at least 1), the number of rows, then address and row stride of
 * the values to start from, then address, stride and row stride of each operand after the program's first, and, with
 * `keeps`, of the results. Without `keeps` the last value of a row replaces the one it started from.
 */
export function compileScan(program: Program, keeps: boolean, heap: HeapSpace): Kernel {
  const [length, rows, start, startRow, first] = [0, 1, 2, 3, 4];
  const operands = [...program.inputs.slice(1), ...(keeps ? program.outputs : [])];
  const f = new WasmFunction(new Array<number>(first + 3 * operands.length).fill(I32));
  const around = surroundings(f, elementsPerTurn(program), heap);
  const result = program.outputs[0];
  f.times(rows, () => {
    const ports = operands.map((dtype, k) => scalarPort(dtype, f.get(first + 3 * k).keep(I32)));
    const left = f.get(length).keep(I32);
    const total = loadPort(around, scalarPort(result, start)).map(({ locals, width }) => {
      const variable = f.get(locals[0]).keep();
      return { locals: locals.map(() => variable), width };
    });
    f.times(left, () => {
      const next = combine(around, program, total, ports.slice(0, program.inputs.length - 1));
      if (keeps) storeFirst(around, ports[ports.length - 1], next);
      assign(around, next, total);
      ports.forEach(({ pointer }, k) => {
        f.add(pointer, first + 3 * k + 1);
      });
    });
    if (!keeps) storeFirst(around, scalarPort(result, start), total);
    operands.forEach((_, k) => {
      f.add(first + 3 * k, first + 3 * k + 2);
    });
    f.add(start, startRow);
  });
  return instantiate(f, heap);
}

/**
 * Compiles an update of elements that are found by position. The kernel takes the number of positions, their address
 * (32-bit integers), the address of position 0 and the bytes from one position to the next, then address and stride of
 * each operand after the program's first.
 */
export function compileUpdate(program: Program, heap: HeapSpace): Kernel {
  const [count, positions, origin, step, first] = [0, 1, 2, 3, 4];
  const operands = program.inputs.slice(1);
  const f = new WasmFunction(new Array<number>(first + 2 * operands.length).fill(I32));
  const around = surroundings(f, elementsPerTurn(program), heap);
  const ports = operands.map((dtype, k) => scalarPort(dtype, first + 2 * k));
  f.times(count, () => {
    // origin + load32(positions) * step
    f.get(origin).get(positions).op(0x28, 0, 0).get(step).op(0x6c, 0x6a);
    const place = scalarPort(program.outputs[0], f.keep(I32));
    storeFirst(around, place, combine(around, program, loadPort(around, place), ports));
    ports.forEach(({ pointer }, k) => {
      f.add(pointer, first + 2 * k + 1);
    });
    f.advance(positions, 4);
  });
  return instantiate(f, heap);
}

/** The fewest elements that fill whole vectors of every type in the program. */
function elementsPerTurn(program: Program): number {
  const types = [...program.inputs, ...program.outputs].map(memoryType);
  return 16 / Math.min(...program.nodes.map((node) => WIDTH[node.type]), ...types.map((type) => WIDTH[type]));
}

function scalarPort(dtype: Port["dtype"], pointer: number): Port {
  return { dtype, pattern: "s", pointer, stride: -1 };
}

/** The program's value for one element of its first operand and the elements under the ports. */
function combine(around: Surroundings, program: Program, total: Lanes, ports: readonly Port[]): Lanes {
  const inputs = ports.flatMap((port) => loadPort(around, port));
  return emitNodes(around, program.nodes, [...total, ...inputs], program.results[0]);
}

/** Sets the variables of a value that is the same in all lanes; masks take the width of the variable. */
function assign({ f }: Surroundings, from: Lanes, to: Lanes): void {
  from.forEach((lane, part) => {
    const { width } = to[part];
    f.get((lane.width === width ? lane : resizeMask(f, lane, width)).locals[0]);
  });
  for (let part = to.length - 1; part >= 0; part--) f.set(to[part].locals[0]);
}
