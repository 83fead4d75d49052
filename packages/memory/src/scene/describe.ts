/** From arrays to the scene that shows them. */
import { extent, solveOverlap } from "@strided/layout";
import { checkOptions, isAligned, NDArray } from "@strided/ndarray";
import type { Explanation } from "../explain/explanation.ts";
import type { NpyFile } from "../npy/map-npy.ts";
import { printable } from "../text/printable.ts";
import { axesOf } from "./axes.ts";
import { contiguityOf, coveredBytes, gapBytes, PATIENCE, selfWitness, unionOf } from "./facts.ts";
import { gridOf } from "./grid.ts";
import { type Ground, type Placed, place } from "./place.ts";
import { rulerOf } from "./ruler.ts";
import type { Scene, SceneBuffer, SceneOverlap, SceneView } from "./scene.ts";
import { type Source, typestrOf } from "./source.ts";

/** Options of `describe`. */
export interface DescribeOptions {
  /** What an operation would do, as `explain` gives it, to be shown beside. */
  readonly op?: Explanation | null;
}

/** One array, several, or several with the names that the picture gives them. */
export type Describable = Shown | readonly Shown[] | { readonly [name: string]: Shown };

/** An array, or a file that was mapped by `mapNpy`. */
export type Shown = NDArray | NpyFile;

/**
 * The scene of one array or of several: which bytes they lie in, what each axis does there, what they share. Plain JSON,
 * bounded for arrays of any size, for `format`, `render`, or a page of your own.
 *
 * Reads some elements and changes nothing. Throws DisposedError for an array whose memory was given back.
 *
 * ```ts
 * const a = arange(6).reshape([2, 3]);
 * const scene = describe({ a, columns: a.slice(":, ::2") });
 * scene.views[1].axes.map((axis) => axis.meaning); // => [ 'right behind the 24 B inside', 'every second element' ]
 * scene.views[1].contiguity.text; // => "not contiguous: strides[1] is 16, packed in C order it would be 8"
 * scene.buffers.length; // => 1
 * scene.overlaps[0].answer; // => "yes"
 * ```
 */
export function describe(arrays: Describable, options: DescribeOptions = {}): Scene {
  checkOptions("describe", options, ["op"]);
  return sceneOf(named(arrays), options.op ?? null);
}

/** The scene of anything that has elements in memory. */
function sceneOf(sources: readonly (readonly [name: string, source: Source])[], op: Explanation | null): Scene {
  const { placed, grounds } = place(sources);
  const views = placed.map((view) => viewOf(view, placed, grounds[view.buffer]));
  const buffers = grounds.map((ground, k) => bufferOf(ground, k, placed));
  return { kind: "scene", views, buffers, overlaps: overlapsOf(placed), op };
}

function named(arrays: Describable): (readonly [string, Source])[] {
  const list = isShown(arrays) ? [arrays] : arrays;
  if (typeof list !== "object" || list === null) {
    throw new TypeError(
      `describe: only arrays have memory to describe; got ${list === null ? "null" : typeof list}, expected an array, or a list or an object of arrays`,
    );
  }
  const entries = Array.isArray(list)
    ? list.map((a: Shown, k): [string, Shown] => [letter(k), a])
    : Object.entries(list as { readonly [name: string]: Shown });
  for (const [name, a] of entries) {
    if (isShown(a)) continue;
    throw new TypeError(
      `describe: only arrays have memory to describe; got ${typeof a} for ${name}, expected an array`,
    );
  }
  return entries.map(([name, a]) => [printable(name), a]);
}

function isShown(value: Describable): value is Shown {
  return (
    value instanceof NDArray || (typeof value === "object" && value !== null && "kind" in value && value.kind === "npy")
  );
}

/** a, b, … z, a1, b1, … */
function letter(k: number): string {
  const round = Math.floor(k / 26);
  return String.fromCharCode(97 + (k % 26)) + (round === 0 ? "" : round);
}

function viewOf(view: Placed, all: readonly Placed[], ground: Ground): SceneView {
  const { name, source, layout, itemsize } = view;
  const { base = null, lock = null } = source;
  const covered = coveredBytes(layout, itemsize);
  return {
    name,
    buffer: view.buffer,
    dtype: source.dtype.name,
    typestr: typestrOf(source),
    itemsize,
    shape: layout.shape,
    strides: layout.strides,
    offset: layout.offset,
    address: ground.address + layout.offset,
    size: layout.size,
    nbytes: layout.size * itemsize,
    isOwner: base === null,
    base: all.find((other) => other.source === base)?.name ?? null,
    lock: lock === null ? null : lock.by,
    isAligned: isAligned(source),
    axes: axesOf(layout, itemsize),
    contiguity: contiguityOf(layout, itemsize),
    extent: extent(layout, itemsize),
    covered,
    gaps: gapBytes(layout, itemsize, covered),
    selfOverlap: selfWitness(layout, itemsize),
    grid: gridOf(view),
  };
}

const TEXTS: { readonly [K in Ground["kind"]]: string } = {
  heap: "linear memory, a place on the library's heap",
  ArrayBuffer: "an ArrayBuffer",
  SharedArrayBuffer: "a SharedArrayBuffer, which other threads may see",
};

function bufferOf({ kind, address, nbytes, isResizable }: Ground, number: number, all: readonly Placed[]): SceneBuffer {
  const numbers = all.flatMap(({ buffer }, k) => (buffer === number ? [k] : []));
  const views = numbers.map((k) => all[k]);
  const isOwner = ({ source }: Placed): boolean => (source.base ?? null) === null;
  return {
    kind,
    text: TEXTS[kind],
    address,
    nbytes,
    isResizable,
    keptBy: [...views.filter(isOwner), ...views.filter((view) => !isOwner(view))].map(({ name }) => name),
    used: unionOf(
      views.map(({ layout }) => layout),
      views.map(({ itemsize }) => itemsize),
    ),
    ruler: rulerOf(views, numbers, nbytes),
  };
}

/** Every two arrays in one buffer. */
function overlapsOf(all: readonly Placed[]): SceneOverlap[] {
  return all.flatMap((p, i) =>
    all.slice(i + 1).flatMap((q) => {
      if (p.buffer !== q.buffer) return [];
      const { verdict, witness } = solveOverlap(p.layout, p.itemsize, q.layout, q.itemsize, PATIENCE);
      const [a, b] = [witness?.a ?? null, witness?.b ?? null];
      return [{ first: p.name, second: q.name, answer: verdict, a, b }];
    }),
  );
}
