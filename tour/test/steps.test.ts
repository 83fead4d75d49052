import { describe, expect, test } from "vitest";
import { runOnce } from "../src/clock.ts";
import { PLAIN } from "../src/print/ink.ts";
import { sceneText } from "../src/print/tour.ts";
import { readRecording } from "../src/recording.ts";
import { runStep } from "../src/run.ts";
import { claimsOf, failuresOf, type Verdict } from "../src/scene.ts";
import { STEPS } from "../src/steps.ts";

const recording = readRecording();

test("the recording is NumPy's and has the lines of every step", () => {
  expect(recording.numpy).toBe("2.4.6");
  expect(Object.keys(recording.steps)).toEqual(STEPS.map((step) => String(step.number)));
});

test("steps are numbered from 1 and have names of their own", () => {
  expect(STEPS.map((step) => step.number)).toEqual(STEPS.map((_, k) => k + 1));
  expect(new Set(STEPS.map((step) => step.slug)).size).toBe(STEPS.length);
});

/** Verdicts in the order of the lines that have one: what NumPy does, written down by hand. */
const VERDICTS: Readonly<Record<number, readonly Verdict[]>> = {
  1: ["view"],
  2: ["copy", "view", "view"],
  3: ["copy", "in place", "copy"],
  4: ["view", "copy"],
  5: ["copy", "view", "copy", "view"],
  6: ["view", "view", "copy", "copy", "copy", "copy"],
  7: ["copy", "view", "view", "view"],
  8: ["view", "view", "view"],
  9: ["view"],
  10: ["same object"],
  11: ["view", "view", "in place"],
  12: ["in place", "view", "in place"],
  13: ["in place", "in place", "copy", "in place"],
  14: ["view", "in place", "copy", "in place"],
  15: ["view", "view", "view", "view"],
  16: ["view", "view", "view", "view", "view", "copy", "copy"],
  17: ["view", "view", "view", "in place", "copy", "copy", "in place", "copy", "copy"],
  18: ["copy", "copy", "same object"],
  19: ["view", "copy"],
};

describe.each(STEPS)("step $number, $title", (step) => {
  test("does what NumPy did", { timeout: 60_000 }, async () => {
    const scene = await runStep(step, { recording, clock: runOnce });
    expect(failuresOf(scene)).toEqual([]);
    expect(claimsOf(scene).length).toBeGreaterThanOrEqual((recording.steps[step.number] ?? []).length / 2);
    const verdicts = scene.entries.flatMap((entry) => (entry.kind === "code" && entry.memory ? [entry.memory] : []));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(VERDICTS[step.number]);
    for (const { evidence } of verdicts) expect(evidence.length).toBeGreaterThan(0);
    const lines = sceneText(scene, PLAIN).split("\n");
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
