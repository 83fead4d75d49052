/**
 * `node --conditions=@strided/source packages/ufunc/test/accuracy/measure.ts [names…]` measures every function at a
 * million arguments per float type (COUNT= sets another number) and prints how far it is from the truth at worst;
 * measured.txt holds what it printed.
 */
import { argumentsFor } from "./arguments.ts";
import { FLOAT_TYPES } from "./floats.ts";
import { FUNCTIONS } from "./functions.ts";
import { measure } from "./measurement.ts";
import { reference } from "./reference.ts";

const names = process.argv.slice(2);
const count = Number(process.env.COUNT ?? 1_000_000);

for (const f of FUNCTIONS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  for (const type of FLOAT_TYPES) {
    const columns = argumentsFor(f, type, count);
    const { floats, ulp, off, worst } = measure(f, type, columns, reference(f, type, columns));
    const where = `(${worst.operands.join(", ")}): ${worst.got}, expected ${worst.expected}`;
    const tooMuch = floats > type.bound;
    console.log(
      `${f.name.padEnd(12)} ${type.name}  ${floats} floats, ${ulp.toFixed(3)} ulp at ${where}; ` +
        `${(100 * off).toFixed(1)} % not correctly rounded${tooMuch ? "  TOO MUCH" : ""}`,
    );
    if (tooMuch) process.exitCode = 1;
  }
}
