export { ComplexValue } from "./complex.ts";
export { copyElements } from "./copy.ts";
export type { Node, Type } from "./graph.ts";
export type { Operand } from "./operand.ts";
export { buildProgram, type Element, type Expression, type Program } from "./program.ts";
export { mapReduce, reduce } from "./reduce.ts";
export { run } from "./run.ts";
export { dtypeOfLane } from "./types.ts";
export { Value } from "./value.ts";
