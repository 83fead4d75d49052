/** A write through a read-only array names the view that was made read-only, however many views lie between. */
import { describe, expect, test } from "vitest";
import {
  broadcastTo,
  diagonal,
  fromMessage,
  imag,
  isStridedError,
  type NDArray,
  slidingWindowView,
  toMessage,
  zeros,
} from "../src/index.ts";

/** The error of writing to an array. */
function refused(a: NDArray): {
  readonly message: string;
  readonly reason: string;
  readonly lockedShape: readonly number[];
} {
  try {
    a.assign(1);
  } catch (error) {
    if (isStridedError(error, "ReadOnlyError")) return error;
    throw error;
  }
  throw new Error("it could be written");
}

function locked(): NDArray {
  const a = zeros([2, 6]);
  a.setflags({ write: false });
  return a;
}

describe("the error names", () => {
  test.each<[string, NDArray, string, readonly number[], string]>([
    ["the array itself", locked(), "setflags", [2, 6], "got shape (2,6) made read-only by setflags"],
    [
      "a view that was made",
      broadcastTo(zeros(3), [2, 3]),
      "broadcastTo",
      [2, 3],
      "got shape (2,3) made read-only by broadcastTo",
    ],
    [
      "the view that it was taken from",
      broadcastTo(zeros(3), [2, 3]).slice(0),
      "broadcastTo",
      [2, 3],
      "got shape (3,), part of the array of shape (2,3) that broadcastTo made read-only",
    ],
    [
      "it over several views",
      slidingWindowView(zeros(8), 3).T.slice("1:").reshape([2, 6, 1]),
      "slidingWindowView",
      [6, 3],
      "got shape (2,6,1), part of the array of shape (6,3) that slidingWindowView made read-only",
    ],
    [
      "the last one that made it so",
      diagonal(broadcastTo(zeros(3), [3, 3])).slice("1:"),
      "diagonal",
      [3],
      "got shape (2,), part of the array of shape (3,) that diagonal made read-only",
    ],
    [
      "another dtype's view",
      locked().view("uint8").slice(0),
      "setflags",
      [2, 6],
      "got shape (48,), part of the array of shape (2,6) that setflags made read-only",
    ],
    ["new zeros", imag(zeros(3)) as NDArray, "imag", [3], "got shape (3,) made read-only by imag"],
    [
      "what another thread made",
      fromMessage(toMessage(locked())),
      "setflags",
      [2, 6],
      "got shape (2,6) made read-only by setflags",
    ],
  ])("%s", (_, a, reason, lockedShape, text) => {
    expect(refused(a)).toMatchObject({
      reason,
      lockedShape,
      message: `assign: assignment destination is read-only; ${text}, expected a writeable array`,
    });
  });
});
