/** What a reader must know before the numbers. */
import { isBusy } from "./environment.ts";
import type { Occasion } from "./record.ts";

export function preamble(
  { contenders, lengths, env }: Occasion,
  versions: readonly string[],
  ratios = `below 1 ${contenders[0]} is faster; in brackets the range of the rounds`,
): readonly string[] {
  const { processes, rounds, milliseconds } = lengths;
  return [
    versions.join(", "),
    `${env.cpu}, ${env.cores} cores, ${env.system}; commit ${env.commit ?? "unknown"}; load ${env.load.toFixed(2)} at the start`,
    `medians of ${processes} x ${rounds} rounds of ${milliseconds} ms; ${ratios}`,
    ...(isBusy(env) ? [`the machine was busy with other work (load ${env.load.toFixed(1)}): the times are rough`] : []),
  ];
}
