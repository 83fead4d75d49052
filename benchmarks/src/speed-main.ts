/** Runs the suites that the speed of the universal functions is judged by, one after the other; options are handed on. */
import { runCommand } from "./command.ts";
import { CONTENDERS } from "./contenders.ts";
import { resultsFolder } from "./results.ts";
import { SUITES } from "./suites.ts";

const codes: number[] = [];
for (const suite of ["calls", "ufuncs", "strided", "matmul", "fuse"]) {
  codes.push(
    await runCommand([...process.argv.slice(2), "--suite", suite], {
      stdout: process.stdout,
      stderr: process.stderr,
      suites: SUITES,
      contenders: CONTENDERS,
      folder: resultsFolder(),
    }),
  );
}
process.exitCode = Math.max(...codes);
