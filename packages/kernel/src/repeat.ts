/**
 * Loops inside an expression: a state of several values is replaced by the next one as long as a condition holds. Every
 * element has its own number of turns; those that are done keep their state while others go on.
 *
 * In the graph a loop is a node "repeat" whose arguments are the states (nodes "state", one argument each: the start),
 * the condition, and as many next values; a node "after" reads one state when the loop is done.
 */
import type { Node } from "./graph.ts";
import { constantBlock } from "./interpret.ts";
import { BLOCK_LOOPS, type Numbers } from "./ops.ts";
import type { Special, Step } from "./special.ts";
import { Value } from "./value.ts";
import { anyLane, forget, replace } from "./wasm/branch.ts";
import { mapVectors, selectVectors, type Vectors } from "./wasm/vectors.ts";

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
  const states = start.map(
    ({ id, type }, k) => new Value(graph, graph.add("state", type, [id], loop + k, STATE), type),
  );
  const condition = goesOn(...states);
  const after = next(...states).map((value, k) => value.cast(states[k].type));
  const args = [...states, condition, ...after].map((value) => value.id);
  const repeat = graph.add("repeat", states[0].type, args, null, REPEAT);
  return states.map(({ id, type }) => new Value(graph, graph.add("after", type, [repeat, id], null, AFTER), type));
}

/** The parts of a node "repeat". */
function partsOf({ args }: Node): {
  readonly states: readonly number[];
  readonly condition: number;
  readonly next: readonly number[];
} {
  const count = (args.length - 1) / 2;
  return { states: args.slice(0, count), condition: args[count], next: args.slice(count + 1) };
}

const STATE: Special = { emit: (_around, { args }, visit) => visit(args[0]), step: () => null };

const AFTER: Special = {
  emit(_around, { args: [repeat, state] }, visit, done) {
    visit(repeat);
    return done.get(state) as Vectors;
  },
  step(id, nodes, registers) {
    registers[id] = registers[nodes[id].args[1]];
    return null;
  },
};

const REPEAT: Special = {
  /** The states are locals that are written anew in every turn; the loop ends when no lane goes on. */
  emit({ f }, node, visit, done) {
    const parts = partsOf(node);
    const states = parts.states.map((id) => {
      const start = visit(id);
      const state = mapVectors(f, start.width, start.locals.length, (k) => f.get(start.locals[k]));
      done.set(id, state);
      return state;
    });
    const before = new Set(done.keys());
    f.while(
      () => anyLane(f, visit(parts.condition)),
      () => {
        const condition = visit(parts.condition);
        const next = parts.next.map(visit);
        const chosen = next.map((value, k) => selectVectors(f, condition, value, states[k]));
        states.forEach((state, k) => {
          replace(f, state, chosen[k]);
        });
      },
    );
    forget(done, before);
    return states[0];
  },
  step(id, nodes, registers, steps) {
    const { states, condition, next } = partsOf(nodes[id]);
    const read = (k: number): Numbers => registers[k] as unknown as Numbers;
    const goesOn = read(condition);
    // Chosen first and moved afterwards: a next value may be another state.
    const moves = states.map((state, k) => ({
      start: read(nodes[state].args[0]),
      state: read(state),
      next: read(next[k]),
      chosen: constantBlock(nodes[state]) as unknown as Numbers,
    }));
    const body = takeBody(id, nodes, steps);
    return (n) => {
      for (const { start, state } of moves) BLOCK_LOOPS.copy(n, state, start, start, start);
      for (;;) {
        for (const step of body) step(n);
        if (!anyOf(goesOn, n)) return;
        for (const { state, next, chosen } of moves) BLOCK_LOOPS.select(n, chosen, goesOn, next, state);
        for (const { state, chosen } of moves) BLOCK_LOOPS.copy(n, state, chosen, chosen, chosen);
      }
    };
  },
};

/** The steps that depend on a loop's state, which it computes anew in every turn; those of inner loops are taken already. */
function takeBody(loop: number, nodes: readonly Node[], steps: (Step | null)[]): readonly Step[] {
  const depends = new Set(partsOf(nodes[loop]).states);
  const body: Step[] = [];
  for (let id = Math.min(...depends) + 1; id < loop; id++) {
    if (!nodes[id].args.some((arg) => depends.has(arg))) continue;
    depends.add(id);
    const step = steps[id];
    if (step !== null) body.push(step);
    steps[id] = null;
  }
  return body;
}

function anyOf(mask: Numbers, n: number): boolean {
  for (let i = 0; i < n; i++) if (mask[i]) return true;
  return false;
}
