/** `pnpm bench`. */
import { CASES } from "./cases.ts";
import { runCommand } from "./command.ts";
import { CONTENDERS } from "./contenders.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cases: CASES,
  contenders: CONTENDERS,
});
