/**
 * Steps that bring their own way to be written and run: those of few functions, so that a program without them does not
 * load them, and those that decide when, and how often, their arguments are computed.
 */
import type { Node } from "./graph.ts";
import type { Block } from "./ops.ts";
import type { Surroundings } from "./wasm/surroundings.ts";
import type { Vectors } from "./wasm/vectors.ts";

/** Computes the first n elements of a node's register. */
export type Step = (n: number) => void;

export interface Special {
  /** Writes a node as instructions; `visit` gives the vectors of another node, `done` holds those already written. */
  emit(around: Surroundings, node: Node, visit: (id: number) => Vectors, done: Map<number, Vectors>): Vectors;
  /** Runs node `id` over blocks; it may take over steps of earlier nodes, and null is nothing to do. */
  step(id: number, nodes: readonly Node[], registers: Block[], steps: (Step | null)[]): Step | null;
}
