/**
 * The ruler: memory in slots of equal width, those that the shown elements lie in and a little around them. What is left
 * out is counted in bytes. Whether a slot belongs to an element is a question about strides, so it is answered for
 * arrays of any size without looking at their elements.
 */
import { indicesOf, type Layout, offsetsOf, solveOverlap, uncheckedLayout } from "@strided/layout";
import { COUNTABLE, PATIENCE, selfWitness, withoutRepeats } from "./facts.ts";
import type { Placed } from "./place.ts";
import type { SceneOwner, SceneRuler, SceneSkip, SceneSlot } from "./scene.ts";

/** Slots of a ruler at most. */
const SLOTS = 48;
/** Slots that are shown on both sides of an element, and gaps that are not worth leaving out. */
const AROUND = 1;
const SHORT = 3;
/** Stretches of memory between which something is left out. */
const RUNS = 9;
/** Elements of one view whose places are looked at, from its beginning and its end. */
const LOOKED_AT = 64;

/** The ruler under some views of one buffer; `numbers` are their places in the scene. */
export function rulerOf(views: readonly Placed[], numbers: readonly number[], nbytes: number): SceneRuler {
  const unit = unitOf(views);
  const start = views[0].layout.offset % unit;
  const count = Math.floor((nbytes - start) / unit);
  const isUnique = views.map(({ layout, itemsize }) => selfWitness(withoutRepeats(layout), itemsize).answer === "no");
  const parts: (SceneSlot | SceneSkip)[] = [];
  let next = 0;
  const skipTo = (slot: number): void => {
    const at = next === 0 ? 0 : start + next * unit;
    const end = slot === count ? nbytes : start + slot * unit;
    if (end > at) parts.push({ at, skipped: end - at });
    next = slot;
  };
  for (const [from, to] of shownRuns(views, unit, start, count)) {
    if (from > next || (next === 0 && start > 0)) skipTo(from);
    for (; next < to; next++) {
      const at = start + next * unit;
      parts.push({ at, owners: views.flatMap((view, k) => ownerOf(view, numbers[k], at, unit, isUnique[k]) ?? []) });
    }
  }
  if (start + next * unit < nbytes) skipTo(count);
  return { unit, parts };
}

/** What all item sizes, strides and distances are multiples of. */
function unitOf(views: readonly Placed[]): number {
  let unit = 0;
  for (const { layout, itemsize } of views) {
    unit = divisor(unit, itemsize);
    unit = divisor(unit, Math.abs(layout.offset - views[0].layout.offset));
    layout.strides.forEach((stride, k) => {
      if (layout.shape[k] > 1) unit = divisor(unit, Math.abs(stride));
    });
  }
  return unit;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** The runs of slots to show, in their order: everything if that fits, else what lies around elements. */
function shownRuns(views: readonly Placed[], unit: number, start: number, count: number): [number, number][] {
  if (count <= SLOTS) return [[0, count]];
  const runs: [number, number][] = [];
  for (const { layout, itemsize } of views) {
    for (const at of placesOf(layout)) {
      const from = Math.floor((at - start) / unit);
      const to = Math.ceil((at + itemsize - start) / unit);
      runs.push([Math.max(0, from - AROUND), Math.min(count, to + AROUND)]);
    }
  }
  runs.sort((p, q) => p[0] - q[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of runs) {
    const last = joined[joined.length - 1];
    if (last !== undefined && from - last[1] <= SHORT) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return fitting(joined);
}

/** As many as there is room for, two thirds of them from the front. */
function fitting(runs: readonly [number, number][]): [number, number][] {
  const total = runs.reduce((sum, [from, to]) => sum + to - from, 0);
  if (total <= SLOTS && runs.length <= RUNS) return [...runs];
  const front: [number, number][] = [];
  for (let k = 0, room = (SLOTS * 2) / 3; k < runs.length && room > 0 && front.length < (RUNS * 2) / 3; k++) {
    const [from, to] = runs[k];
    front.push([from, Math.min(to, from + room)]);
    room -= to - from;
  }
  const reached = front[front.length - 1][1];
  const back: [number, number][] = [];
  for (let k = runs.length - 1, room = SLOTS / 3; k >= 0 && room > 0 && back.length < RUNS / 3; k--) {
    const to = runs[k][1];
    const from = Math.max(runs[k][0], to - room, reached);
    if (from >= to) break;
    back.unshift([from, to]);
    room -= to - from;
  }
  return [...front, ...back];
}

/** Where some elements lie: all of a small layout, else those at the beginning and the end of every axis. */
function placesOf(l: Layout): Iterable<number> {
  if (l.size <= LOOKED_AT) return offsetsOf(l);
  const most = Math.max(2, Math.floor(LOOKED_AT ** (1 / l.ndim)));
  const indices = l.shape.map((length) => {
    const before = Math.min(length, Math.ceil(most / 2) + 1);
    const after = Math.min(length - before, Math.floor(most / 2));
    return Array.from({ length: before + after }, (_, i) => (i < before ? i : length - after + i - before));
  });
  return [...indicesOf(indices.map((list) => list.length))].map((index) =>
    index.reduce((at, i, axis) => at + indices[axis][i] * l.strides[axis], l.offset),
  );
}

/** The element of a view that a slot belongs to. */
function ownerOf(placed: Placed, view: number, at: number, unit: number, isUnique: boolean): SceneOwner | null {
  const { layout, itemsize } = placed;
  const { witness } = solveOverlap(layout, itemsize, uncheckedLayout([], [], at, 1), unit, PATIENCE);
  if (witness === undefined) return null;
  const begins = witness.a.reduce((sum, i, axis) => sum + i * layout.strides[axis], layout.offset);
  return { view, index: witness.a, isStart: begins === at, times: timesOf(layout, itemsize, at, isUnique) };
}

/** How many elements a byte belongs to that belongs to one at least. */
function timesOf(l: Layout, itemsize: number, at: number, isUnique: boolean): number | null {
  const moving = withoutRepeats(l);
  const repeats = l.size / moving.size;
  if (isUnique) return repeats;
  if (moving.size > COUNTABLE) return null;
  let times = 0;
  for (const place of offsetsOf(moving)) if (place <= at && at < place + itemsize) times++;
  return times * repeats;
}
