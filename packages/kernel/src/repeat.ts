/**
 * Loops inside an expression: a state of several values is replaced by the next one as long as a condition holds. Every
 * element has its own number of turns; those that are done keep their state while others go on.
 *
 * In the graph a loop is a node "repeat" whose arguments are the states (nodes "state", one argument each: the start),
 * the condition, and as many next values; a node "after" reads one state when the loop is done.
 */
import type { Node } from "./graph.ts";
import { Value } from "./value.ts";

/**
 * The state that is left when `goesOn` no longer holds. It must come to an end for all values, also for those that lie
 * outside of what a function is defined for: a vector holds whatever its elements hold.
 */
export function repeatWhile(
  start: readonly Value[],
  goesOn: (...state: readonly Value[]) => Value,
  next: (...state: readonly Value[]) => readonly Value[],
): readonly Value[] {
  const { graph } = start[0];
  // Two loops never share their states, even if they begin with the same values.
  const loop = graph.nodes.length;
  const states = start.map(({ id, type }, k) => new Value(graph, graph.add("state", type, [id], loop + k), type));
  const condition = goesOn(...states);
  const after = next(...states).map((value, k) => value.cast(states[k].type));
  const args = [...states, condition, ...after].map((value) => value.id);
  const repeat = graph.add("repeat", states[0].type, args);
  return states.map(({ id, type }) => new Value(graph, graph.add("after", type, [repeat, id]), type));
}

/** The parts of a node "repeat". */
export function partsOfRepeat({ args }: Node): {
  readonly states: readonly number[];
  readonly condition: number;
  readonly next: readonly number[];
} {
  const count = (args.length - 1) / 2;
  return { states: args.slice(0, count), condition: args[count], next: args.slice(count + 1) };
}
