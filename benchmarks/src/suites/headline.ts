/** The fixed suite that the published figures come from: NumPy's own benchmarks in about 140 points, side by side. */
import { casesOf, type Suite } from "../suite.ts";
import { COPY_ROWS } from "./headline/copies.ts";
import { INDEXING_ROWS } from "./headline/indexing.ts";
import { PROGRAM_ROWS } from "./headline/programs.ts";
import { REDUCTION_ROWS } from "./headline/reductions.ts";
import { TEMPORARY_ROWS, THROUGHPUT_ROWS } from "./headline/throughput.ts";
import { CALL_ROWS, VIEW_ROWS } from "./headline/views.ts";

export const headline: Suite = {
  name: "headline",
  about: "NumPy's own benchmarks in about 140 points: views, calls, throughput, reductions, indexing, copies, programs",
  languages: ["strided", "numpy", "fused", "loop", "phrases"],
  lengths: { processes: 1, rounds: 2, milliseconds: 20 },
  cases: casesOf([
    ...VIEW_ROWS,
    ...CALL_ROWS,
    ...THROUGHPUT_ROWS,
    ...TEMPORARY_ROWS,
    ...REDUCTION_ROWS,
    ...INDEXING_ROWS,
    ...COPY_ROWS,
    ...PROGRAM_ROWS,
  ]),
};
