/** strided, as a contender. */
import * as buffer from "@strided/buffer";
import * as layout from "@strided/layout";
import * as memory from "@strided/memory";
import * as ndarray from "@strided/ndarray";
import * as ufunc from "@strided/ufunc";
import * as umbrella from "strided";
import type { Adapter } from "../adapter.ts";
import { versionOf } from "../version.ts";
import { operand, resultChecksum } from "./strided-operand.ts";

const { heapStats } = umbrella;

export const strided: Adapter = {
  impl: `strided@${versionOf("strided", import.meta.resolve("strided"))}`,
  // All packages: a function may not be in the umbrella yet.
  np: { ...buffer, ...layout, ...memory, ...ndarray, ...ufunc, ...umbrella },
  isExpression: true,
  operand,
  checksum: resultChecksum,
  live: () => heapStats().live,
};
