/** What no library on WebAssembly can be faster than on this machine: kernels by hand, beside strided and NumPy. */
import { casesOf, type Suite } from "../suite.ts";
import { BANDWIDTH_ROWS } from "./limits/bandwidth.ts";
import { CALL_ROWS, COLLECTION_ROWS, COMPILE_ROWS, PAGE_ROWS, TOUCH_ROWS } from "./limits/costs.ts";
import { FUNCTION_CASES } from "./limits/functions.ts";
import { INSTRUCTION_ROWS, LANE_ROWS } from "./limits/peaks.ts";

export const limits: Suite = {
  name: "limits",
  about: "what kernels by hand reach: vectors of 128 bits, memory, calls, pages, collections, compiling",
  languages: ["bare", "strided", "numpy"],
  lengths: { processes: 2, rounds: 3, milliseconds: 20 },
  cases: [
    ...casesOf([...LANE_ROWS, ...INSTRUCTION_ROWS]),
    ...FUNCTION_CASES,
    ...casesOf([...BANDWIDTH_ROWS, ...CALL_ROWS, ...TOUCH_ROWS, ...PAGE_ROWS, ...COLLECTION_ROWS, ...COMPILE_ROWS]),
  ],
};
