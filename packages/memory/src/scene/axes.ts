/** What each axis of a layout does in memory, in words with the numbers. */
import type { Layout } from "@strided/layout";
import type { SceneAxis } from "./scene.ts";

/** The axes in their own order, each judged against those with smaller strides. */
export function axesOf(l: Layout, itemsize: number): SceneAxis[] {
  const inside = new Array<number>(l.ndim).fill(itemsize);
  const moving = l.shape.map((_, k) => k).filter((k) => l.shape[k] > 1 && l.strides[k] !== 0);
  moving.sort((p, q) => Math.abs(l.strides[p]) - Math.abs(l.strides[q]) || q - p);
  let span = itemsize;
  for (const k of moving) {
    inside[k] = span;
    span += Math.abs(l.strides[k]) * (l.shape[k] - 1);
  }
  return l.shape.map((length, axis) => {
    const stride = l.strides[axis];
    const isBackward = stride < 0 && length > 1;
    const kind = l.size === 0 ? "single" : kindOf(length, Math.abs(stride), inside[axis]);
    const meaning = l.size === 0 ? "no elements" : meaningOf(kind, length, stride, inside[axis], itemsize);
    return { axis, length, stride, kind, isBackward, meaning };
  });
}

function kindOf(length: number, step: number, inside: number): SceneAxis["kind"] {
  if (length <= 1) return "single";
  if (step === 0) return "repeated";
  return step === inside ? "packed" : step > inside ? "stepped" : "interleaved";
}

function meaningOf(kind: SceneAxis["kind"], length: number, stride: number, inside: number, itemsize: number): string {
  const step = Math.abs(stride);
  const back = stride < 0 ? ", backwards" : "";
  switch (kind) {
    case "single":
      return "one place; the stride is never used";
    case "repeated":
      return `the same memory ${length} times`;
    case "packed":
      return `${inside === itemsize ? "neighbours" : `right behind the ${inside} B inside`}${back}`;
    case "stepped":
      return inside === itemsize && step % itemsize === 0
        ? `every ${ordinal(step / itemsize)} element${back}`
        : `${step} B on, past ${inside} B inside and a gap of ${step - inside} B${back}`;
    default:
      return step < itemsize
        ? `${step} B on, within an element of ${itemsize} B${back}`
        : `${step} B on, into the ${inside} B inside${back}`;
  }
}

const WORDS = ["", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

function ordinal(n: number): string {
  if (n < WORDS.length) return WORDS[n];
  const tens = n % 100;
  const end = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${end}`;
}
