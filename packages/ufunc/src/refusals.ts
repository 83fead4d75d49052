/**
 * What functions refuse for its values inside of an expression: written down with the expression, looked at before it
 * runs.
 */
import { DTYPES, type DType } from "@strided/buffer";
import { type Element, type Expression, traceExpression, type Value } from "@strided/kernel";
import { type ArrayLike, getitem, toNDArray } from "@strided/ndarray";
import { callUfunc } from "./call.ts";
import { combinedPlaces } from "./combined-places.ts";
import type { Guard, Loop, UfuncRow } from "./row.ts";

/** Elements that are refused, as truth values, and the error for them. */
export interface Refusal {
  readonly where: Value;
  readonly error: () => Error;
}

let noted: Refusal[] | null = null;

/** Notes what the expression that is being written down refuses. */
export function noteRefusal(refusal: Refusal): void {
  noted?.push(refusal);
}

function refusalsOf<T>(run: () => T): readonly Refusal[] {
  const outer = noted;
  const own: Refusal[] = [];
  noted = own;
  try {
    run();
    return own;
  } finally {
    noted = outer;
  }
}

/** The guard of a row that is made of an expression: null where nothing in it refuses anything. */
export function guardOf(name: string, nin: number, expression: Expression): (loop: Loop) => Guard | null {
  return (loop) => {
    const { inputs: dtypes } = loop;
    const refusals = refusalsOf(() => traceExpression(expression, dtypes));
    if (refusals.length === 0) return null;
    const rows = refusals.map(({ error }, k) => {
      const where: Expression = (...elements: Element[]) => refusalsOf(() => expression(...elements))[k].where;
      const outputs = [DTYPES.bool as DType];
      const row: UfuncRow = {
        name,
        nin,
        nout: 1,
        types: [],
        loop: where,
        loopFor: () => ({ inputs: dtypes, outputs }),
      };
      return { row, error };
    });
    return ([first, ...others], mask, segments = null, keys = null) => {
      const picked = keys === null ? first : toNDArray(getitem(first, ...(keys as never)) as ArrayLike, name);
      const inputs = [picked, ...others];
      for (const { row, error } of rows) {
        const where = segments === null ? (mask ?? true) : combinedPlaces(first.shape, segments);
        const [isRefused] = callUfunc(row, inputs, { casting: "unsafe", where });
        if ((isRefused.toTypedArray() as Uint8Array).includes(1)) throw error();
      }
    };
  };
}
