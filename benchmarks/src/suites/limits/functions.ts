/** Functions whose kernels are nothing but steps on vectors: beside them their steps by themselves. */
import type { Case } from "../../case.ts";
import { ufuncs } from "../ufuncs.ts";

const NAMES = ["exp", "log", "sin", "cos", "tanh", "power"];
const LENGTH = 1e4;

/** Those of the suite `ufuncs` at one length; by hand nothing is computed, so what is compared is strided's own result. */
export const FUNCTION_CASES: readonly Case[] = NAMES.flatMap((name) =>
  ufuncs.cases
    .filter(({ id, shape }) => id.startsWith(`${name}-out/`) && shape[0] === LENGTH)
    .map(({ statements: { numpy, strided }, ...item }): Case => {
      const check = strided?.run ?? "";
      return {
        ...item,
        group: "steps",
        statements: {
          ...(numpy === undefined ? {} : { numpy }),
          ...(strided === undefined ? {} : { strided }),
          bare: { run: `np.steps("${name}", a)`, check },
        },
        pieces: { count: LENGTH, name: "element" },
      };
    }),
);
