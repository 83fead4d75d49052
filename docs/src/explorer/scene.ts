/** Which arrays a picture of a step shows, and under which names. */
import { describe, type NDArray, type Scene, type SceneView } from "strided";
import type { Step } from "./run.ts";
import { arraysIn } from "./verdict.ts";

/** What a picture is made from. */
type Pictured = Pick<Step, "inputs" | "value" | "variables">;

/** More outlines over the same cells cannot be told apart. */
const MOST = 5;

/** The arrays before and after a step and the variables that share memory with them, by name; results are the last. */
function arraysOf(step: Pictured): ReadonlyMap<string, NDArray> {
  const found = new Map<string, NDArray>();
  const isSame = (array: NDArray): boolean => [...found.values()].includes(array);
  const nameOf = (array: NDArray): string | undefined =>
    [...step.variables].find(([, variable]) => variable === array)?.[0];
  const results = arraysIn(step.value).slice(0, MOST - 1);
  for (const [k, input] of step.inputs.entries()) {
    if (results.includes(input) || isSame(input)) continue;
    found.set(nameOf(input) ?? (step.inputs.length === 1 ? "before" : `operand ${k + 1}`), input);
  }
  for (const [name, variable] of step.variables) {
    if (!results.includes(variable) && !isSame(variable) && found.size + results.length < MOST)
      found.set(name, variable);
  }
  results.forEach((result, k) => {
    found.set(nameOf(result) ?? (results.length === 1 ? "result" : `result ${k + 1}`), result);
  });
  return found;
}

/** The scene of a step; null if there is no array in it. */
export function sceneOf(step: Pictured): Scene | null {
  const arrays = arraysOf(step);
  return arrays.size === 0 ? null : describe(Object.fromEntries(arrays));
}

/** The other arrays that have bytes of the element that starts at `at`, by name. */
export function sharersOf(scene: Scene, view: SceneView, at: number): readonly string[] {
  const slots = scene.buffers[view.buffer].ruler.parts.flatMap((part) =>
    "owners" in part && part.at >= at && part.at < at + view.itemsize ? part.owners : [],
  );
  const owners = new Set(slots.map((owner) => scene.views[owner.view]));
  return [...owners].filter((owner) => owner !== view).map(({ name }) => name);
}
