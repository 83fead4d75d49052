/** Making rows of equally spaced numbers. */
import {
  type DefaultDType,
  type DType,
  type DTypeLike,
  type DTypeName,
  dtype as dtypeOf,
  float64,
  resultType,
} from "@strided/buffer";
import { ShapeError, wrongKind } from "@strided/layout";
import type { NDArray } from "../array.ts";
import { checkOptions } from "../options.ts";
import { make } from "./constants.ts";

/** A bound of a range: numbers make float64 by default, bigints int64. */
export type Bound = number | bigint;

/**
 * Evenly spaced values from `start` (default 0) up to but without `stop`, `step` (default 1) apart.
 *
 * The dtype is float64 for numbers and int64 for bigints unless given. Throws ShapeError for a step of 0.
 *
 * ```ts
 * arange(3); // => array([0., 1., 2.])
 * arange(1n, 6n, 2n); // => array([1, 3, 5])
 * arange(4, 0, -1.5, { dtype: "float32" }); // => array([4. , 2.5, 1. ], dtype=float32)
 * ```
 */
export function arange<B extends Bound, D extends DTypeName = DefaultDType<B>>(
  stop: B,
  options?: RangeOptions<D>,
): NDArray<D>;
export function arange<B extends Bound, D extends DTypeName = DefaultDType<B>>(
  start: B,
  stop: B,
  options?: RangeOptions<D>,
): NDArray<D>;
export function arange<B extends Bound, D extends DTypeName = DefaultDType<B>>(
  start: B,
  stop: B,
  step: B,
  options?: RangeOptions<D>,
): NDArray<D>;
export function arange(...args: (Bound | RangeOptions | undefined)[]): NDArray {
  const bounds = args.filter((arg): arg is Bound => typeof arg === "number" || typeof arg === "bigint");
  const options = (args.find((arg) => typeof arg === "object") ?? {}) as RangeOptions;
  checkOptions("arange", options, ["dtype"]);
  const [start, stop, step] = bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0], bounds[1], bounds[2] ?? 1];
  const dtype = options.dtype === undefined ? resultType(...bounds) : (dtypeOf(options.dtype, "arange") as DType);
  const length = Math.ceil((Number(stop) - Number(start)) / Number(step));
  if (Number(step) === 0 || !Number.isFinite(length)) {
    throw new ShapeError(`arange: maximum allowed size exceeded; got start ${start}, stop ${stop}, step ${step}`, {
      got: [start, stop, step],
    });
  }
  const out = make(Math.max(length, 0), { dtype }, "arange");
  // NumPy: the difference of the first two elements is the step, so that every element is start + i * step of them.
  if (typeof dtype.zero === "bigint") {
    const first = BigInt(dtype.coerce(start, "arange") as bigint);
    const delta =
      BigInt(
        dtype.coerce(typeof start === "bigint" ? start + BigInt(step) : start + Number(step), "arange") as bigint,
      ) - first;
    return generate(out, (i) => first + BigInt(i) * delta);
  }
  const first = Number(start);
  const delta = first + Number(step) - first;
  return generate(out, (i) => first + i * delta);
}

/** Options of `arange`. */
export interface RangeOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
}

/** Options of `linspace`. */
export interface LinspaceOptions<D extends DTypeName = DTypeName> {
  readonly dtype?: DTypeLike<D>;
  /** Whether `stop` is the last value (default) or the first one left out. */
  readonly endpoint?: boolean;
}

/**
 * `num` evenly spaced values from `start` to `stop`, both included unless `endpoint` is false.
 *
 * Throws ShapeError for a negative `num`.
 *
 * ```ts
 * linspace(0, 1, 5); // => array([0.  , 0.25, 0.5 , 0.75, 1.  ])
 * linspace(0, 1, 4, { endpoint: false }); // => array([0.  , 0.25, 0.5 , 0.75])
 * ```
 */
export function linspace<D extends DTypeName = "float64">(
  start: number,
  stop: number,
  num = 50,
  options: LinspaceOptions<D> = {},
): NDArray<D> {
  if (typeof num !== "number") throw wrongKind("linspace", "num", num, "a number before the options");
  checkOptions("linspace", options, ["dtype", "endpoint"]);
  for (const end of [start, stop]) if (typeof end !== "number") throw wrongKind("linspace", "end", end, "a number");
  const { endpoint = true } = options;
  const dtype = options.dtype === undefined ? (float64 as DType) : (dtypeOf(options.dtype, "linspace") as DType);
  const out = make(num, { dtype }, "linspace");
  const gaps = endpoint ? num - 1 : num;
  const step = (stop - start) / gaps;
  const isWhole = dtype.kind === "i" || dtype.kind === "u";
  const isBig = typeof dtype.max === "bigint";
  const round = (value: number): number | bigint => {
    if (!isWhole) return value;
    const whole = Math.floor(value);
    return isBig ? (dtype.coerce(whole, "linspace") as bigint) : whole;
  };
  const value = (i: number): number =>
    endpoint && i === num - 1 && num > 1 ? stop : step === 0 ? (i / gaps) * (stop - start) + start : i * step + start;
  return generate(out, (i) => round(gaps > 0 ? value(i) : start)) as unknown as NDArray<D>;
}

/** Writes a value per position into a packed one-dimensional array. */
function generate(out: NDArray, value: (i: number) => number | bigint): NDArray {
  const { dtype, storage } = out;
  const { view } = storage.memory;
  const element = dtype.lanes === 2 || dtype.kind === "b" ? (x: number | bigint) => dtype.coerce(x, "arange") : null;
  for (let i = 0, byte = storage.address; i < out.size; i++, byte += dtype.itemsize) {
    const x = value(i);
    dtype.set(view, byte, (element === null ? x : element(x)) as never);
  }
  return out;
}
