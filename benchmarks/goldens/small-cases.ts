/** All cases that NumPy takes part in, on their small shapes; those of different sizes that become the same are one. */
import { type Case, shrink } from "../src/case.ts";
import { SUITES } from "../src/suites.ts";

/** By a name that holds the suite: `views ravel/float64/12x12`. */
export function smallCases(): ReadonlyMap<string, Case> {
  return new Map(
    SUITES.flatMap(({ name, cases }) =>
      cases
        .filter(({ statements }) => statements.numpy !== undefined)
        .map(shrink)
        .map((item): [string, Case] => [`${name} ${item.id}`, item]),
    ),
  );
}
