/** Recorded arrays print as NumPy printed them, string for string. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type PrintOptions, printoptions } from "../src/print/options.ts";
import { arrayOf, differences, FORMS, type Recording } from "./print.compare.ts";

const recording = JSON.parse(readFileSync(new URL("./goldens/print.json", import.meta.url), "utf8")) as Recording;

test("every recorded array prints as NumPy printed it", () => {
  expect(recording.cases.length).toBeGreaterThan(2000);
  expect(differences(recording)).toEqual([]);
});

test("every dtype and every form is recorded", () => {
  expect(new Set(recording.cases.map(([form]) => form))).toEqual(new Set(Object.keys(FORMS)));
  expect(new Set(recording.cases.map(([, dtype]) => dtype)).size).toBe(14);
});

test("options in force print as the same options given to the call", () => {
  const unlike = recording.cases.filter((recorded) => {
    const [form, , , , index, text] = recorded;
    const options = recording.options[index] as Partial<PrintOptions>;
    if (form !== "str" && form !== "repr") return false;
    return printoptions(options, () => FORMS[form](arrayOf(recorded), {})) !== text;
  });
  expect(unlike).toEqual([]);
});
