/** Values that are wanted for few elements only. */
import { BLOCK_LOOPS, type Numbers } from "./ops.ts";
import type { Special } from "./special.ts";
import { Value } from "./value.ts";
import { anyLane, forget, replace } from "./wasm/branch.ts";
import { mapVectors, selectVectors } from "./wasm/vectors.ts";

/**
 * `slow()` where a truth value holds, elsewhere `usual`. Compiled kernels compute the slow value only for groups of
 * elements in which it is wanted somewhere.
 */
export function rarely(condition: Value, slow: () => Value, usual: Value): Value {
  const { graph, type } = usual;
  const args = [condition.id, slow().cast(type).id, usual.id];
  return new Value(graph, graph.add("rarely", type, args, null, RARELY), type);
}

const RARELY: Special = {
  usual: ({ args }) => [args[0], args[2]],
  /**
   * The nodes that only the slow value needs are written inside an if that is entered when any lane asks for it.
   * Everything else was computed before, so nothing outside depends on the branch.
   */
  emit({ f }, { args }, visit, done) {
    const condition = visit(args[0]);
    const usual = visit(args[2]);
    const result = mapVectors(f, usual.width, usual.locals.length, (k) => f.get(usual.locals[k]));
    anyLane(f, condition);
    f.if(() => {
      const before = new Set(done.keys());
      replace(f, result, selectVectors(f, condition, visit(args[1]), result));
      forget(done, before);
    }, true);
    return result;
  },
  step(id, nodes, registers) {
    const [out, condition, slow, usual] = [id, ...nodes[id].args].map((k) => registers[k] as unknown as Numbers);
    return (n) => BLOCK_LOOPS.select(n, out, condition, slow, usual);
  },
};
