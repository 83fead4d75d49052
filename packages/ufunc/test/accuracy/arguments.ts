/** Arguments for a function, the same on every run: a third any float, a third from its ranges, a third near its points. */
import type { Floats, FloatType } from "./floats.ts";
import type { Domain, Measured } from "./functions.ts";
import { anyFloat, neighbour, Random } from "./random.ts";

/** What every function must bear. */
const SPECIAL: readonly number[] = [
  ...[0, 1, 2, 0.5, 3, 1.5, Number.POSITIVE_INFINITY, Number.MAX_VALUE, 2 ** -1022, 2 ** -1074, 2 ** -149, 2 ** -126],
  ...[3.4028234663852886e38, 2 ** 52, 2 ** 53, 2 ** 23, 2 ** 24, 2 ** 31, 2 ** 63, 1e10, 1e300, 0.1],
].flatMap((x) => [x, -x]);

export function argumentsFor(f: Measured, type: FloatType, count: number): Floats[] {
  const random = new Random(count * f.domains.length);
  const columns = f.domains.map(() => type.array(count));
  const special = [...SPECIAL, Number.NaN];
  for (let i = 0; i < count; i++) {
    const operands = f.domains.map((domain, k) => {
      const which = Math.floor(i / special.length ** k);
      return which < special.length ** (f.domains.length - k)
        ? special[which % special.length]
        : draw(random, type, domain);
    });
    if (i >= special.length ** f.domains.length) f.relate?.(operands, () => random.unit());
    operands.forEach((x, k) => {
      columns[k][i] = x;
    });
  }
  return columns;
}

function draw(random: Random, type: FloatType, { ranges, near }: Domain): number {
  const way = random.below(3);
  if (way === 0) return anyFloat(random, type);
  const list = way === 1 ? ranges : near;
  if (list.length === 0) return random.between(-10, 10);
  const chosen = list[random.below(list.length)];
  return typeof chosen === "number" ? neighbour(random, type, chosen) : random.between(chosen[0], chosen[1]);
}
