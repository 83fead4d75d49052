/** `node --conditions=@strided/source packages/ufunc/test/accuracy/record.ts [names…]` records goldens/*.json anew. */
import { argumentsFor } from "./arguments.ts";
import { FLOAT_TYPES } from "./floats.ts";
import { FUNCTIONS } from "./functions.ts";
import { writeRecorded } from "./recorded.ts";
import { reference } from "./reference.ts";

const names = process.argv.slice(2);

for (const f of FUNCTIONS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  // Two operands begin with every pair of special values.
  const count = f.domains.length === 1 ? 2000 : 4000;
  const recorded = FLOAT_TYPES.map((type) => {
    const columns = argumentsFor(f, type, count);
    return [type, { columns, reference: reference(f, type, columns) }] as const;
  });
  writeRecorded(f, new Map(recorded));
}
