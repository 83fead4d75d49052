/** Kernels written by hand in WebAssembly, each of which does one thing and nothing else: the limits of what lies below a library. */
import { cos, exp, log, power, sin, tanh } from "strided";
import type { Adapter } from "../adapter.ts";
import * as costs from "./bare/costs.ts";
import { repeat } from "./bare/instructions.ts";
import { steps } from "./bare/steps.ts";
import * as traffic from "./bare/traffic.ts";
import { operand, resultChecksum } from "./strided-operand.ts";

export const bare: Adapter = {
  impl: `kernels by hand (V8 ${process.versions.v8})`,
  np: { ...costs, ...traffic, repeat, steps, exp, log, sin, cos, tanh, power },
  isExpression: true,
  operand,
  checksum: resultChecksum,
};
