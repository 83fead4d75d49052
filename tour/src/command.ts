/** The command as a function: arguments in, text out, and the exit code. */
import { parseArguments, USAGE, UsageError } from "./arguments.ts";
import type { Clock } from "./clock.ts";
import { inkFor } from "./print/ink.ts";
import { introduction, sceneText, summary } from "./print/tour.ts";
import { type Output, progressOn } from "./progress.ts";
import type { Recording } from "./recording.ts";
import { runStep } from "./run.ts";
import { claimsOf, failuresOf, type Scene } from "./scene.ts";
import type { Step } from "./step.ts";

export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly NO_COLOR?: string | undefined; readonly TERM?: string | undefined };
  readonly steps: readonly Step[];
  readonly recording: Recording;
  readonly clock: Clock;
}

/** 0: every claim holds; 1: some do not; 2: the arguments are wrong. */
export async function runCommand(args: readonly string[], host: Host): Promise<number> {
  const numbers = host.steps.map((step) => step.number);
  try {
    const { only, json, help } = parseArguments(args, numbers);
    if (help) {
      host.stdout.write(`${USAGE}\n`);
      return 0;
    }
    const steps = host.steps.filter((step) => only === null || only.includes(step.number));
    const scenes = json ? await runAll(steps, host, () => {}) : await show(steps, host);
    if (json) host.stdout.write(`${JSON.stringify(report(scenes, host.recording), null, 2)}\n`);
    return scenes.some((scene) => failuresOf(scene).length > 0) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.stderr.write(`tour: ${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}

async function show(steps: readonly Step[], host: Host): Promise<Scene[]> {
  const ink = inkFor(host.stdout, host.env);
  host.stdout.write(`${introduction(host.recording.numpy, ink)}\n`);
  const scenes = await runAll(steps, host, (scene) => host.stdout.write(`${sceneText(scene, ink)}\n`));
  host.stdout.write(summary(scenes, ink));
  return scenes;
}

async function runAll(steps: readonly Step[], host: Host, onScene: (scene: Scene) => void): Promise<Scene[]> {
  const progress = progressOn(host.stderr);
  const scenes: Scene[] = [];
  for (const step of steps) {
    const onLongPart = (text: string): void => progress.say(`step ${step.number}, ${step.title}: ${text}`);
    const scene = await runStep(step, { recording: host.recording, clock: host.clock, onLongPart });
    progress.clear();
    onScene(scene);
    scenes.push(scene);
  }
  return scenes;
}

function report(scenes: readonly Scene[], { numpy }: Recording): object {
  const failures = scenes.flatMap((scene) => failuresOf(scene).map((claim) => ({ step: scene.number, ...claim })));
  return { numpy, claims: scenes.flatMap(claimsOf).length, failures, steps: scenes };
}
