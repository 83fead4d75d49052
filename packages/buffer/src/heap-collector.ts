/**
 * Asking the garbage collector for an answer now, which the language has no word for. An environment that can is
 * recognised by what it does, not by its name; where none can, the heap waits for collections to happen by themselves.
 */
import { nodeEnvironment } from "./heap-collector-node.ts";

/** What an environment offers. */
export interface Environment {
  /** Calls back once the running job has ended. */
  readonly afterJob: (callback: () => void) => void;
  /** Prepares to collect; throws where something is missing. */
  readonly open: () => Collector;
}

export interface Collector {
  /** Collects what nobody holds, also what the running job has made. */
  readonly collect: () => void;
  /** The same for what was made lately, in a small part of the time; null where such a collection keeps weak references. */
  readonly collectYoung: (() => void) | null;
}

/** The environment the code runs in, if it is one that may be able to collect. */
export function findEnvironment(): Environment | null {
  return nodeEnvironment();
}

/** The collector of an environment, if it does what it says. */
export function openCollector(environment: Environment): Collector | null {
  try {
    const { collect, collectYoung } = environment.open();
    // What collects a part will collect all, which takes many times as long to try; but one that is under way is in its way.
    const isReal = collectYoung !== null && works(collectYoung);
    if (!isReal && !works(collect)) return null;
    return { collect, collectYoung: isReal || (collectYoung !== null && works(collectYoung)) ? collectYoung : null };
  } catch {
    return null;
  }
}

/** Whether objects that nobody holds any more are gone after the call. */
function works(collect: () => void): boolean {
  const left = abandoned();
  collect();
  return left.every((object) => object.deref() === undefined);
}

/** Some objects that are garbage when this has returned, though the job that made them still runs. */
function abandoned(): WeakRef<object>[] {
  return Array.from({ length: 8 }, () => new WeakRef({}));
}
