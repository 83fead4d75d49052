/** Runs one step: a log, the recording of its lines, the clock. */
import type { Clock } from "./clock.ts";
import { Log } from "./log.ts";
import type { Recording } from "./recording.ts";
import type { Scene } from "./scene.ts";
import type { Step } from "./step.ts";

export interface RunOptions {
  readonly recording: Recording;
  readonly clock: Clock;
  readonly onLongPart?: (text: string) => void;
}

/** What a step left behind; an error that stopped it is a claim that does not hold. */
export async function runStep(step: Step, { recording, clock, onLongPart = () => {} }: RunOptions): Promise<Scene> {
  const { number, slug, title, says } = step;
  const log = new Log({
    lines: recording.steps[number] ?? [],
    times: recording.times[number] ?? {},
    clock,
    onLongPart,
  });
  const start = performance.now();
  try {
    await step.run(log);
    log.finish();
  } catch (error) {
    log.claim(`the step runs to its end: ${error instanceof Error ? `${error.name}: ${error.message}` : error}`, false);
  }
  return { number, slug, title, says, seconds: (performance.now() - start) / 1000, entries: log.entries };
}
