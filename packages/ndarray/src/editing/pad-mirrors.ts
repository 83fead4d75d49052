/** New elements that repeat those of the array: the nearest one, all from the other end, or a mirror image. */
import { type DType, int8 } from "@strided/buffer";
import { buildProgram, run, type Value } from "@strided/kernel";
import type { NDArray } from "../array.ts";
import { type Along, strip } from "./pad-area.ts";

/** The element at the end, over and over. */
export function edge(along: Along): void {
  const { before, after, length } = along;
  if (before > 0) strip(along, -before, 0).assign(strip(along, 0, 1));
  if (after > 0) strip(along, length, length + after).assign(strip(along, length - 1, length));
}

/** The elements of the other end, as if the axis were a ring. */
export function wrapped(along: Along): void {
  const { length } = along;
  copyPlaces(along, (place) => place - Math.floor(place / length) * length);
}

/** A mirror image, with the element at the end (`isSymmetric`) or without it, and again behind that. */
export function reflected(along: Along, isSymmetric: boolean): void {
  const { length } = along;
  const period = isSymmetric ? 2 * length : 2 * (length - 1);
  const last = isSymmetric ? period - 1 : period;
  copyPlaces(along, (place) => {
    const rest = place - Math.floor(place / period) * period;
    return rest < length ? rest : last - rest;
  });
}

function copyPlaces(along: Along, from: (place: number) => number): void {
  for (const place of newPlaces(along)) {
    strip(along, place, place + 1).assign(strip(along, from(place), from(place) + 1));
  }
}

/** The places without an element, from the array outwards. */
function* newPlaces({ before, length, after }: Along): Generator<number, void, undefined> {
  for (let place = -1; place >= -before; place--) yield place;
  for (let place = length; place < length + after; place++) yield place;
}

/** A mirror image turned around the element at the end, `2 * end - image`, and again around the new end. */
export function oddReflected(along: Along, isSymmetric: boolean): void {
  const { length, area } = along;
  const dtype = area.dtype as DType;
  const program = buildProgram(
    (end, image) => turned(end as Value, image as Value),
    [dtype, dtype],
    // NumPy: truth values are turned as numbers.
    dtype.kind === "b" ? [int8 as DType, int8 as DType] : [dtype, dtype],
    [dtype],
  );
  const period = isSymmetric ? length : length - 1;
  for (const place of newPlaces(along)) {
    const isBefore = place < 0;
    const distance = isBefore ? -place : place - length + 1;
    // The ends lie a period apart; the image is as far inside of the nearest one as the place is outside.
    const turns = Math.floor((distance - 1) / period) * period;
    const end = isBefore ? -turns : length - 1 + turns;
    const image = isBefore ? 2 * end - place - (isSymmetric ? 1 : 0) : 2 * end - place + (isSymmetric ? 1 : 0);
    const at = (k: number): NDArray => strip(along, k, k + 1);
    const out = at(place);
    run(program, out.shape, [at(end), at(image), out]);
  }
}

function turned(end: Value, image: Value): Value {
  return end.add(end).sub(image);
}
