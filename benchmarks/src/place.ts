/** Where the elements of an operand's view lie within its memory, for libraries that are told so in numbers. */
import { type Operand, sizeOf } from "./case.ts";

export interface Placed {
  readonly shape: readonly number[];
  /** In elements. */
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Understands what the cases write: "T"; or, for each axis, a number, None or a slice. */
export function placeOf({ shape, view }: Pick<Operand, "shape" | "view">): Placed {
  const whole = { shape, strides: shape.map((_, k) => sizeOf(shape.slice(k + 1))), offset: 0 };
  if (view === undefined) return whole;
  if (view === "T") return { shape: shape.toReversed(), strides: whole.strides.toReversed(), offset: 0 };
  const lengths: number[] = [];
  const strides: number[] = [];
  let offset = 0;
  let axis = 0;
  for (const part of view.split(", ")) {
    if (part === "None") {
      lengths.push(1);
      strides.push(0);
      continue;
    }
    const [length, stride] = [shape[axis], whole.strides[axis]];
    axis++;
    if (!part.includes(":")) {
      offset += Number(part) * stride;
      continue;
    }
    const { start, count, step } = sliceOf(part, length);
    offset += start * stride;
    lengths.push(count);
    strides.push(step * stride);
  }
  return {
    shape: [...lengths, ...shape.slice(axis)],
    strides: [...strides, ...whole.strides.slice(axis)],
    offset,
  };
}

function sliceOf(text: string, length: number): { start: number; count: number; step: number } {
  const [from = "", to = "", by = ""] = text.split(":");
  const step = by === "" ? 1 : Number(by);
  const bound = (bound: string, missing: number): number => {
    if (bound === "") return missing;
    return Math.min(length, Number(bound) < 0 ? Number(bound) + length : Number(bound));
  };
  const start = bound(from, step > 0 ? 0 : length - 1);
  const stop = bound(to, step > 0 ? length : -1);
  return { start, count: Math.max(0, Math.ceil((stop - start) / step)), step };
}

/** The elements of a view in C order, in memory of their own; a view that repeats elements has more than its memory. */
export function packed<T extends { readonly [k: number]: number | bigint; readonly length: number }>(
  data: T,
  { shape, strides, offset }: Placed,
): T {
  const size = sizeOf(shape);
  const result = new (data.constructor as new (length: number) => { [k: number]: number | bigint })(size);
  const index = shape.map(() => 0);
  let place = offset;
  for (let k = 0; k < size; k++) {
    result[k] = data[place];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place += strides[axis];
      if (++index[axis] < shape[axis]) break;
      place -= shape[axis] * strides[axis];
      index[axis] = 0;
    }
  }
  return result as unknown as T;
}
