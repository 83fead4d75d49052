/**
 * Runs a program over blocks of typed arrays: one primitive loop after the other. This is the path for machines that do
 * not allow WebAssembly, and the plain statement of what compiled kernels must compute.
 */
import { castLoop } from "./cast.ts";
import type { Node, Type } from "./graph.ts";
import { BLOCK_LOOPS, type Block, type BlockLoop, type Numbers } from "./ops.ts";
import type { Program } from "./program.ts";
import { partsOfRepeat } from "./repeat.ts";
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

type Step = (n: number) => void;

function prepare(program: Program): BlockProgram {
  const { nodes } = program;
  const registers = nodes.map((node) => constantBlock(node));
  const lanes = program.inputs.reduce((sum, dtype) => sum + dtype.lanes, 0);
  const inputs: (Block | null)[] = new Array(lanes).fill(null);
  const bodies = loopBodies(nodes);
  // Steps of a loop's body are kept apart, by the loop's node.
  const steps = new Map<number, Step[]>();
  const stepsOf = (loop: number): Step[] => {
    const known = steps.get(loop) ?? [];
    steps.set(loop, known);
    return known;
  };
  nodes.forEach((node, k) => {
    if (node.op === "input") inputs[Number(node.value)] = registers[k];
    else if (node.op === "repeat") stepsOf(bodies[k]).push(repeatStep(node, nodes, registers, stepsOf(k)));
    else if (node.op === "after") registers[k] = registers[node.args[1]];
    else if (node.op === "pick") {
      const [, condition, slow, usual] = node.args.map((arg) => registers[arg] as unknown as Numbers);
      stepsOf(bodies[k]).push((n) => BLOCK_LOOPS.select(n, registers[k] as unknown as Numbers, condition, slow, usual));
    } else if (node.op !== "const" && node.op !== "state" && node.args.length < 4) {
      const loop = loopOf(node, nodes);
      const [a, b, c] = node.args.map((arg) => registers[arg] as unknown as Numbers);
      const out = registers[k] as unknown as Numbers;
      stepsOf(bodies[k]).push((n) => loop(n, out, a, b, c));
    }
  });
  const all = stepsOf(OUTSIDE);
  return {
    inputs,
    results: program.results.map((ids) => ids.map((id) => registers[id])),
    run(n) {
      for (const step of all) step(n);
    },
  };
}

const OUTSIDE = -1;

/** For every node the innermost loop that computes it anew in every turn, since it depends on the loop's state. */
function loopBodies(nodes: readonly Node[]): number[] {
  const bodies = nodes.map(() => OUTSIDE);
  nodes.forEach((node, loop) => {
    if (node.op !== "repeat") return;
    const depends = new Set(partsOfRepeat(node).states);
    for (let id = Math.min(...depends) + 1; id < loop; id++) {
      if (!nodes[id].args.some((arg) => depends.has(arg))) continue;
      depends.add(id);
      if (bodies[id] === OUTSIDE) bodies[id] = loop;
    }
  });
  return bodies;
}

function repeatStep(node: Node, nodes: readonly Node[], registers: readonly Block[], body: readonly Step[]): Step {
  const { states, condition, next } = partsOfRepeat(node);
  const read = (id: number): Numbers => registers[id] as unknown as Numbers;
  const goesOn = read(condition);
  // Chosen first and moved afterwards: a next value may be another state.
  const moves = states.map((id, k) => ({
    start: read(nodes[id].args[0]),
    state: read(id),
    next: read(next[k]),
    chosen: constantBlock(nodes[id]) as unknown as Numbers,
  }));
  return (n) => {
    for (const { start, state } of moves) BLOCK_LOOPS.copy(n, state, start, start, start);
    for (;;) {
      for (const step of body) step(n);
      if (!anyOf(goesOn, n)) return;
      for (const { state, next, chosen } of moves) BLOCK_LOOPS.select(n, chosen, goesOn, next, state);
      for (const { state, chosen } of moves) BLOCK_LOOPS.copy(n, state, chosen, chosen, chosen);
    }
  };
}

function anyOf(mask: Numbers, n: number): boolean {
  for (let i = 0; i < n; i++) if (mask[i]) return true;
  return false;
}

function constantBlock(node: Node): Block {
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
  return BLOCK_LOOPS[SPECIAL[`${op} ${type}`] ?? SPECIAL[op] ?? op];
}

/** Where one statement does not serve all types. */
const SPECIAL: { readonly [opAndType: string]: string } = {
  rarely: "select",
  "mul i32": "imul",
  "mul u32": "imul",
  "not bool": "nought",
  "shl i64": "wideshl",
  "shl u64": "wideshl",
  "shr i64": "wideshr",
  "shr u64": "wideshr",
  "popcount i64": "widepopcount",
  "popcount u64": "widepopcount",
};

function copyBits(n: number, out: Block, a: Block): void {
  const bytes = new Uint8Array(a.buffer, a.byteOffset, n * a.BYTES_PER_ELEMENT);
  new Uint8Array(out.buffer, out.byteOffset, bytes.length).set(bytes);
}
