/** `pnpm tour`. */
import { measure } from "./clock.ts";
import { runCommand } from "./command.ts";
import { readRecording } from "./recording.ts";
import { STEPS } from "./steps.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  steps: STEPS,
  recording: readRecording(),
  clock: measure,
});
