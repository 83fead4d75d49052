/**
 * Steps that bring their own way to be written and run: those of few functions, so that a program without them does not
 * load them, and those that decide when, and how often, their arguments are computed.
 */
import type { Node } from "./graph.ts";
import type { Block } from "./ops.ts";
import type { Program } from "./program.ts";
import type { WasmFunction } from "./wasm/function.ts";
import type { Surroundings } from "./wasm/surroundings.ts";
import type { Vectors } from "./wasm/vectors.ts";

/** Computes the first n elements of a node's register. */
export type Step = (n: number) => void;

/**
 * How a loop over a row goes on: `next` leaves the following elements in locals, `each` those of one vector after the other
 * where it can, which keeps few in registers; `rewind` begins again.
 */
export interface Turns {
  readonly next: () => readonly Vectors[];
  readonly each: (visit: (x: readonly Vectors[], first: number) => void) => void;
  readonly rewind: () => void;
  readonly hasTurn: () => WasmFunction;
}

/** What a node does in its own way; where nothing stands, it goes the way of all nodes. */
export interface Special {
  /** The arguments that are computed for all elements, if that is not all of them. */
  usual?(node: Node): readonly number[];
  /** Writes a node as instructions; `visit` gives the vectors of another node, `done` holds those already written. */
  emit?(around: Surroundings, node: Node, visit: (id: number) => Vectors, done: Map<number, Vectors>): Vectors;
  /** Runs node `id` over blocks; it may take over steps of earlier nodes, and null is nothing to do. */
  step?(id: number, nodes: readonly Node[], registers: Block[], steps: (Step | null)[]): Step | null;
  /** Writes a fold that ends in the node: all whole turns of a row, of which there is at least one, in one vector. */
  fold?: {
    fits(map: Program, combine: Program): boolean;
    write(around: Surroundings, combine: Program, turns: Turns): Vectors;
  };
}
