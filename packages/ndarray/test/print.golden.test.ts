/** Recorded arrays, and with FUZZ=live others, print as NumPy printed them, string for string. */
import { expect, test } from "vitest";
import { type PrintOptions, printoptions } from "../src/print/options.ts";
import { arrayOf, differences, FORMS, type Recording } from "./print.compare.ts";
import { recorded } from "./recording.ts";

const recording = recorded<Recording>("print");
/** Live comparisons take a while. */
const LIMIT = 600_000;

test(
  "every recorded array prints as NumPy printed it",
  () => {
    expect(recording.cases.length).toBeGreaterThan(2000);
    expect(differences(recording).slice(0, 10)).toEqual([]);
  },
  LIMIT,
);

test("every dtype and every form is recorded", () => {
  expect(new Set(recording.cases.map(([form]) => form))).toEqual(new Set(Object.keys(FORMS)));
  expect(new Set(recording.cases.map(([, dtype]) => dtype)).size).toBe(14);
});

test(
  "options in force print as the same options given to the call",
  () => {
    const unlike = recording.cases.filter((one) => {
      const [form, , , , index, text] = one;
      const options = recording.options[index] as Partial<PrintOptions>;
      if (form !== "str" && form !== "repr") return false;
      return printoptions(options, () => FORMS[form](arrayOf(one), {})) !== text;
    });
    expect(unlike.slice(0, 10)).toEqual([]);
  },
  LIMIT,
);
