/** Ordered runs without WebAssembly: gathers a block of every operand, then computes one element after the other. */
import { type Port, ports } from "./blocks.ts";
import { BLOCK, blockProgram } from "./interpret.ts";
import type { Operand } from "./operand.ts";
import type { Block } from "./ops.ts";
import type { Positions } from "./ordered.ts";
import type { Program } from "./program.ts";
import { gather, scatter } from "./transfer.ts";

/** One lane of a scan, or without `keeps` of a fold; `at` are the byte positions of the operands' first elements. */
export function scanBlocks(
  program: Program,
  length: number,
  at: readonly number[],
  steps: readonly number[],
  operands: readonly Operand[],
  keeps: boolean,
): void {
  const block = blockProgram(program);
  const lanes = program.outputs[0].lanes;
  const total = block.inputs.slice(0, lanes);
  const results = block.results[0];
  const start = ports([operands[0]], total, 0);
  const inputs = readers(program, operands);
  const kept = keeps ? results.map((result) => blockLike(result)) : [];
  const out = keeps ? ports([operands[operands.length - 1]], kept, operands.length - 1) : [];
  load(start, at[0], 0, 1);
  for (let from = 0; from < length; from += BLOCK) {
    const n = Math.min(BLOCK, length - from);
    inputs.forEach((input) => {
      input.read(at[input.operand] + from * steps[input.operand], steps[input.operand], n);
    });
    for (let i = 0; i < n; i++) {
      for (const input of inputs) input.place(i);
      block.run(1);
      results.forEach((result, lane) => {
        moveOne(result, 0, total[lane], 0);
        if (keeps) moveOne(result, 0, kept[lane], i);
      });
    }
    for (const { storage, row, block: values, shift, operand } of out) {
      scatter(row, storage.memory, at[operand] + from * steps[operand] + shift, steps[operand], n, values);
    }
  }
  if (keeps) return;
  store(start, at[0], total);
}

/** See `update`. */
export function updateBlocks(
  program: Program,
  target: Operand,
  { list, step }: Positions,
  sources: readonly Operand[],
): void {
  const block = blockProgram(program);
  const lanes = program.outputs[0].lanes;
  const total = block.inputs.slice(0, lanes);
  const results = block.results[0];
  const place = ports([target], results, 0);
  const inputs = readers(program, [target, ...sources]);
  const origin = target.storage.address + target.layout.offset;
  for (let from = 0; from < list.length; from += BLOCK) {
    const n = Math.min(BLOCK, list.length - from);
    for (const input of inputs) {
      const { storage, layout } = sources[input.operand - 1];
      input.read(storage.address + layout.offset + from * layout.strides[0], layout.strides[0], n);
    }
    for (let i = 0; i < n; i++) {
      const here = origin + list[from + i] * step;
      for (const { storage, row, shift } of place) {
        const register = total[shift / row.itemsize];
        if (register !== null) gather(row, storage.memory, here + shift, 0, 1, register);
      }
      for (const input of inputs) input.place(i);
      block.run(1);
      for (const { storage, row, block: values, shift } of place) {
        scatter(row, storage.memory, here + shift, 0, 1, values);
      }
    }
  }
}

/** An operand after the first, read in blocks, from which single elements go to the program's registers. */
interface Reader {
  readonly operand: number;
  read(byte: number, step: number, n: number): void;
  place(i: number): void;
}

function readers(program: Program, operands: readonly Operand[]): Reader[] {
  const registers = blockProgram(program).inputs;
  const first = program.outputs[0].lanes;
  const reads = operands.slice(1, program.inputs.length);
  return ports(reads, registers.slice(first), 1).map(({ storage, row, block: register, operand, shift }) => {
    const values = blockLike(register);
    return {
      operand,
      read: (byte, step, n) => gather(row, storage.memory, byte + shift, step, n, values),
      place: (i) => moveOne(values, i, register, 0),
    };
  });
}

function load(at: readonly Port[], byte: number, step: number, n: number): void {
  for (const { storage, row, block, shift } of at) gather(row, storage.memory, byte + shift, step, n, block);
}

function store(at: readonly Port[], byte: number, values: readonly (Block | null)[]): void {
  at.forEach(({ storage, row, shift }) => {
    const value = values[shift / row.itemsize];
    if (value !== null) scatter(row, storage.memory, byte + shift, 0, 1, value);
  });
}

function blockLike(block: Block): Block {
  return new (block.constructor as new (length: number) => Block)(BLOCK);
}

function moveOne(from: Block, i: number, to: Block | null, j: number): void {
  if (to !== null) (to as Float64Array)[j] = (from as Float64Array)[i];
}
