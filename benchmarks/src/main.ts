/** `pnpm bench`. */

import { runCommand } from "./command.ts";
import { CONTENDERS } from "./contenders.ts";
import { SUITES } from "./suites.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  suites: SUITES,
  contenders: CONTENDERS,
  // pnpm runs scripts in the folder of their package and says here where it was called.
  folder: process.env.INIT_CWD ?? process.cwd(),
});
