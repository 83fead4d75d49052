/** The tour as a person reads it: an introduction, the steps, and what holds. */
import { claimsOf, failuresOf, type Scene, type Verdict } from "../scene.ts";
import { beside, INDENT, WIDTH, wrap } from "./columns.ts";
import { chip, entryLines, failureLines } from "./entries.ts";
import type { Ink } from "./ink.ts";

const LEGEND: readonly (readonly [Verdict, string])[] = [
  ["view", "another array on the same bytes"],
  ["copy", "an array with bytes of its own"],
  ["in place", "written into the bytes that were there"],
  ["same object", "a second name, nothing else"],
];

export function introduction(numpy: string, ink: Ink): string {
  return [
    ink("title", "A tour of strided: one buffer, many views, a copy only when the strides leave no other way"),
    "",
    ...wrap(
      `On the left a line that ran just now; on the right the same line in NumPy ${numpy}. Below them what came out: ` +
        "values are compared with NumPy's recorded output, memory with what NumPy did.",
      WIDTH,
    ),
    "",
    ...LEGEND.map(([verdict, meaning]) => `${INDENT}${chip(verdict, ink)}${" ".repeat(13 - verdict.length)}${meaning}`),
    "",
  ].join("\n");
}

export function sceneText(scene: Scene, ink: Ink): string {
  const { number, title, says, entries } = scene;
  const head = ` ${String(number).padStart(2)}  ${title} `;
  const lines = [
    `${ink("rule", "──")}${ink("title", head)}${ink("rule", "─".repeat(WIDTH - 2 - head.length))}`,
    ...wrap(says).map((line) => `${INDENT}${line}`),
    "",
    ...beside("strided", "NumPy").map((line) => ink("head", line)),
    ...entries.flatMap((entry) => entryLines(entry, ink)),
    "",
    `${INDENT}${verdictOn(scene, ink)}`,
    "",
  ];
  return lines.join("\n");
}

function verdictOn(scene: Scene, ink: Ink): string {
  const claims = claimsOf(scene).length;
  const failures = failuresOf(scene).length;
  return failures === 0
    ? ink("good", `✓ all ${claims} claims hold`)
    : ink("bad", `✗ ${failures} of ${claims} claims do not hold`);
}

/** The last words: how many claims hold, and each one that does not. */
export function summary(scenes: readonly Scene[], ink: Ink): string {
  const claims = scenes.flatMap(claimsOf).length;
  const seconds = scenes.reduce((total, scene) => total + scene.seconds, 0).toFixed(1);
  const failing = scenes.filter((scene) => failuresOf(scene).length > 0);
  const steps = `${scenes.length} ${scenes.length === 1 ? "step" : "steps"}`;
  if (failing.length === 0) return `${ink("good", `✓ ${steps}, ${claims} claims, all hold`)} (${seconds} s)\n`;
  return [
    ink("bad", `✗ of ${steps} and ${claims} claims, these do not hold:`),
    ...failing.flatMap((scene) => [
      `${INDENT}step ${scene.number}, ${scene.title}`,
      ...failuresOf(scene).flatMap((claim) => failureLines(claim, ink)),
    ]),
    "",
  ].join("\n");
}
