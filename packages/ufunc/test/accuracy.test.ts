/**
 * Every function against correctly rounded values: single floats may be one float off, doubles two. `FUZZ=long` draws
 * many more arguments and asks Python for the values.
 */
import { describe, expect, test } from "vitest";
import { argumentsFor } from "./accuracy/arguments.ts";
import { FLOAT_TYPES } from "./accuracy/floats.ts";
import { FUNCTIONS } from "./accuracy/functions.ts";
import { measure } from "./accuracy/measurement.ts";
import { readRecorded } from "./accuracy/recorded.ts";
import { reference } from "./accuracy/reference.ts";

const long = process.env.FUZZ === "long";

describe.each(FUNCTIONS)("$name", (f) => {
  test.each(FLOAT_TYPES)("of $name is at most $bound floats from the correctly rounded value", (type) => {
    const recorded = readRecorded(f, type);
    const { floats, worst } = measure(f, type, recorded.columns, recorded.reference);
    expect(floats, JSON.stringify(worst)).toBeLessThanOrEqual(type.bound);
  });

  test.runIf(long).each(FLOAT_TYPES)("of $name stays within $bound floats at a million arguments", (type) => {
    const columns = argumentsFor(f, type, 1_000_000);
    const { floats, worst } = measure(f, type, columns, reference(f, type, columns));
    expect(floats, JSON.stringify(worst)).toBeLessThanOrEqual(type.bound);
  });
});
