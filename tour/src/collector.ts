/** Asks Node's garbage collector whether something is still held. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A collection may be put off by what the engine still holds on its stack; after so many it is not. */
const ROUNDS = 20;

/** Whether the target can still be reached after full collections. */
export async function isHeld(target: WeakRef<object>): Promise<boolean> {
  const collect = collector();
  for (let round = 0; round < ROUNDS; round++) {
    // A reference read in this turn of the event loop holds its target until the turn ends.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    if (target.deref() === undefined) return false;
  }
  return true;
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
