/** Claims: what came out against what NumPy's recording says. */
import type { NDArray } from "strided";
import type { RecordedArray } from "./recording.ts";
import type { Claim } from "./scene.ts";

/** Holds if both texts are the same; nothing recorded is a difference too. */
export function equal(text: string, got: string, expected: string | undefined): Claim {
  return got === expected ? { text, holds: true } : { text, holds: false, got, expected: expected ?? "(not recorded)" };
}

/** Holds if a message contains NumPy's sentence, whatever its first letter, its last dot and its spaces. */
export function includes(text: string, got: string, sentence: string | undefined): Claim {
  const holds = sentence !== undefined && plain(got).includes(plain(sentence));
  return holds ? { text, holds } : { text, holds, got, expected: sentence ?? "(not recorded)" };
}

/** The facts about an array that are compared, in the recording's order. */
export function describe(a: NDArray): RecordedArray {
  const { cContiguous, fContiguous, writeable } = a.flags;
  return { shape: a.shape, strides: a.strides, dtype: a.dtype.name, cContiguous, fContiguous, writeable };
}

/** The message of what a function throws; empty if it does not throw. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return "";
}

function plain(message: string): string {
  return message.toLowerCase().replace(/\s+/g, "").replace(/\.$/, "");
}
