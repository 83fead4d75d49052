/** All cases on their small shapes; those of different sizes that become the same are one. */
import { type Case, shrink } from "../src/case.ts";
import { SUITES } from "../src/suites.ts";

/** By a name that holds the suite: `views ravel/float64/12x12`. */
export function smallCases(): ReadonlyMap<string, Case> {
  return new Map(
    SUITES.flatMap(({ name, cases }) => cases.map(shrink).map((item): [string, Case] => [`${name} ${item.id}`, item])),
  );
}
