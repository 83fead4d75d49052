/** Views of views, and their flags switched on the way, against NumPy: shape, strides, flags, owner, errors. */
import type { DTypeName } from "@strided/buffer";
import { slice } from "@strided/layout";
import { expect, test } from "vitest";
import * as nd from "../src/index.ts";
import { recorded, sameOutcome, textOf } from "./recording.ts";

type Outcome = string | readonly [shape: number[], strides: number[], flags: string, isView: 0 | 1];
type SliceJson = { readonly s: [number | null, number | null, number | null] };
type Case = readonly [
  dtype: DTypeName,
  shape: number[],
  order: "C" | "F",
  steps: (readonly [name: string, argument: unknown, outcome: Outcome])[],
];

const STEPS: { readonly [name: string]: (a: nd.NDArray, argument: never) => nd.NDArray } = {
  T: (a) => a.T,
  reshape: (a, [shape, order]: [number[], "C" | "F" | "A"]) => a.reshape(shape, { order }),
  ravel: (a, order: "C" | "F" | "A" | "K") => a.ravel({ order }),
  getitem: (a, keys: (number | null | SliceJson)[]) => {
    const read = keys.map((key) => (typeof key === "object" && key !== null ? slice(...key.s) : key));
    return nd.getitem(a, ...read, "...") as nd.NDArray;
  },
  broadcastTo: (a, shape: number[]) => nd.broadcastTo(a, shape) as nd.NDArray,
  setflags: (a, write: boolean) => {
    a.setflags({ write });
    return a;
  },
  expandDims: (a, axis: number) => nd.expandDims(a, axis) as nd.NDArray,
  squeeze: (a) => nd.squeeze(a) as nd.NDArray,
  view: (a, dtype: DTypeName) => a.view(dtype) as nd.NDArray,
  diagonal: (a) => nd.diagonal(a) as nd.NDArray,
  real: (a) => a.real as nd.NDArray,
  flip: (a) => nd.flip(a) as nd.NDArray,
};

function outcomeOf(a: nd.NDArray, owner: nd.NDArray): Outcome {
  const { cContiguous, fContiguous, writeable, aligned } = a.flags;
  const flags = (cContiguous ? "C" : "") + (fContiguous ? "F" : "") + (writeable ? "W" : "") + (aligned ? "A" : "");
  return [[...a.shape], [...a.strides], flags, (a.base ?? a) === owner ? 1 : 0];
}

/** The first step that differs, or null. */
function firstDifference([dtype, shape, order, steps]: Case): string | null {
  const owner = nd.zeros(shape, { dtype, order }) as nd.NDArray;
  let a = owner;
  for (const [name, argument, numpy] of steps) {
    let ours: Outcome;
    try {
      const result = STEPS[name](a, argument as never);
      ours = outcomeOf(result, owner);
      a = result;
    } catch (error) {
      ours = textOf(error as Error);
    }
    if (!sameOutcome(ours, numpy)) return JSON.stringify({ dtype, shape, order, steps, name, ours, numpy });
  }
  return null;
}

test("chains of views are what NumPy's are", () => {
  const { cases } = recorded<{ cases: Case[] }>("chains");
  const different = cases.map(firstDifference).filter((one) => one !== null);
  expect(different.slice(0, 5), `${different.length} of ${cases.length} differ`).toEqual([]);
}, 600_000);
