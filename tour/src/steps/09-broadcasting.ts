/** Step 9: which shapes go together. */
import { add, arange, broadcastTo, zeros } from "strided";
import { printed } from "../printed.ts";
import type { Step } from "../step.ts";

const PAIRS: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[3], []],
  [[2, 3], [3]],
  [
    [3, 1],
    [1, 4],
  ],
  [
    [5, 1, 4],
    [3, 1],
  ],
  [[256, 256, 3], [3]],
  [
    [8, 1, 6, 1],
    [7, 1, 5],
  ],
  [[1], [0]],
];
const CLASHES: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[3], [4]],
  [[2, 3], [2]],
  [
    [2, 1],
    [8, 4, 3],
  ],
  [[3], [0]],
];

export const broadcasting: Step = {
  number: 9,
  slug: "broadcasting",
  title: "Which shapes go together",
  says: "Compare the shapes from the last axis on: two lengths fit if they are equal or one of them is 1. Nothing is copied.",
  run(log) {
    const fitting = PAIRS.map(([left, right]) => {
      const numpy = `(np.zeros(${printed(left)}) + np.zeros(${printed(right)})).shape`;
      return log.value(numpy, () => add(zeros(left), zeros(right)).shape);
    });
    const clashing = CLASHES.map(([left, right]) =>
      log.refusal(`np.zeros(${printed(left)}) + np.zeros(${printed(right)})`, () => add(zeros(left), zeros(right))),
    );
    log.table(
      ["shape", "with shape", "add gives"],
      [
        ...PAIRS.map(([left, right], k) => [printed(left), printed(right), fitting[k].printed]),
        ...CLASHES.map(([left, right], k) => [
          printed(left),
          printed(right),
          `no: ${clashing[k].error.split(": ").at(-1)}`,
        ]),
      ],
      [...fitting, ...clashing].map(({ claim }) => claim),
    );
    log.note(
      "Repeating an axis is a stride of 0: every row of wide is the same 32 bytes, so it may not be written to.",
    );
    const row = log.let("row = np.arange(4)", () => arange(4n));
    const wide = log.let("wide = np.broadcast_to(row, (3, 4))", () => broadcastTo(row, [3, 4]), { row });
    log.show("wide.strides", () => wide.strides);
    log.show("wide", () => wide);
  },
};
