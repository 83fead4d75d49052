/**
 * Runs a program over blocks of typed arrays: one primitive loop after the other. This is the path for machines that do
 * not allow WebAssembly, and the plain statement of what compiled kernels must compute.
 */
import { castLoop } from "./cast.ts";
import type { Node, Type } from "./graph.ts";
import { BLOCK_LOOPS, type Block, type BlockLoop, type Numbers } from "./ops.ts";
import type { Program } from "./program.ts";
import type { Step } from "./special.ts";
import { dtypeOfType } from "./types.ts";

/** Elements per block: large enough to hide the cost of a step, small enough for all registers to stay in cache. */
export const BLOCK = 1024;

/** A program made ready to run on blocks. */
export interface BlockProgram {
  /** Per lane of each input the register to fill; null where the program does not use it. */
  readonly inputs: readonly (Block | null)[];
  /** Per output the registers that hold its lanes after a run. */
  readonly results: readonly (readonly Block[])[];
  /** Computes the first n elements of every register. */
  run(n: number): void;
}

const prepared: WeakMap<Program, BlockProgram> = /* @__PURE__ */ new WeakMap();

/** The block form of a program; made once. */
export function blockProgram(program: Program): BlockProgram {
  let block = prepared.get(program);
  if (block === undefined) {
    block = prepare(program);
    prepared.set(program, block);
  }
  return block;
}

function prepare({ nodes, ...program }: Program): BlockProgram {
  const registers = nodes.map((node) => constantBlock(node));
  const lanes = program.inputs.reduce((sum, dtype) => sum + dtype.lanes, 0);
  const inputs: (Block | null)[] = new Array(lanes).fill(null);
  const steps: (Step | null)[] = [];
  nodes.forEach((node, k) => {
    if (node.op === "input") inputs[Number(node.value)] = registers[k];
    steps[k] = node.special?.step ? node.special.step(k, nodes, registers, steps) : stepOf(node, k, nodes, registers);
  });
  const all = steps.filter((step) => step !== null);
  return {
    inputs,
    results: program.results.map((ids) => ids.map((id) => registers[id])),
    run(n) {
      for (const step of all) step(n);
    },
  };
}

function stepOf(node: Node, id: number, nodes: readonly Node[], registers: readonly Block[]): Step | null {
  if (node.args.length === 0) return null;
  const loop = loopOf(node, nodes);
  const [out, a, b, c] = [id, ...node.args].map((k) => registers[k] as unknown as Numbers);
  return (n) => loop(n, out, a, b, c);
}

/** A register for a node's values, filled with that of a constant. */
export function constantBlock(node: Node): Block {
  const block = new (registerClass(node.type))(BLOCK) as Block;
  if (node.op === "const") (block as Float64Array).fill(node.value as number);
  return block;
}

function registerClass(type: Type): new (length: number) => unknown {
  return dtypeOfType(type).Array as new (
    length: number,
  ) => unknown;
}

function loopOf(node: Node, nodes: readonly Node[]): BlockLoop {
  const { op, type } = node;
  if (op === "cast") return castLoop(nodes[node.args[0]].type, type);
  if (op === "bits") return (n, out, a) => copyBits(n, out as unknown as Block, a as unknown as Block);
  return BLOCK_LOOPS[BY_TYPE[`${op} ${type}`] ?? op];
}

/** Where one statement does not serve all types. */
const BY_TYPE: { readonly [opAndType: string]: string } = {
  "mul i32": "imul",
  "mul u32": "imul",
  "not bool": "nought",
  "shl i64": "wideshl",
  "shl u64": "wideshl",
  "shr i64": "wideshr",
  "shr u64": "wideshr",
};

function copyBits(n: number, out: Block, a: Block): void {
  const bytes = new Uint8Array(a.buffer, a.byteOffset, n * a.BYTES_PER_ELEMENT);
  new Uint8Array(out.buffer, out.byteOffset, bytes.length).set(bytes);
}
