/**
 * An operation as a graph: what a function computes for one element, written down once. Nodes are numbered in the order
 * in which they can be computed; equal nodes are one node.
 */
import type { Lane } from "@strided/buffer";
import type { Special } from "./special.ts";

/** What a node's value is while it is computed: half floats compute as f32, truth values are their own type. */
export type Type = Exclude<Lane, "f16"> | "bool";

/** One step of a computation; `args` are the numbers of earlier nodes. */
export interface Node {
  readonly op: string;
  readonly type: Type;
  readonly args: readonly number[];
  /** The value of a constant, or the slot of an input. */
  readonly value: number | bigint | null;
  /** How the node is written and run, if not as the table of primitive steps says. */
  readonly special: Special | null;
}

export class Graph {
  readonly nodes: Node[] = [];
  readonly #known: Map<string, number> = new Map();

  /** The number of the node that computes this; made if there is none yet. */
  add(
    op: string,
    type: Type,
    args: readonly number[],
    value: number | bigint | null = null,
    special: Special | null = null,
  ): number {
    const text = Object.is(value, -0) ? "-0" : String(value);
    const key = `${op} ${type} ${args.join(",")} ${text}`;
    let id = this.#known.get(key);
    if (id === undefined) {
      id = this.nodes.push({ op, type, args, value, special }) - 1;
      this.#known.set(key, id);
    }
    return id;
  }
}
