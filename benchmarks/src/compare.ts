/** `pnpm bench --compare main`: this tree against a commit, in turns, with a verdict only where it is beyond the noise. */
import type { Case } from "./case.ts";
import { operandText, resultText } from "./cell.ts";
import type { Host } from "./command.ts";
import { ourContender } from "./contenders.ts";
import { isFaulty, type Outcome } from "./outcome.ts";
import { progressOn } from "./progress.ts";
import { runCases } from "./run.ts";
import { isDecided, type Ratio } from "./statistics.ts";
import type { Lengths, Suite } from "./suite.ts";
import { align } from "./table.ts";
import { floorOf, ratioTo } from "./times.ts";
import { treeOf } from "./tree.ts";

export type Verdict = "faster" | "slower" | "the same within the noise" | "not compared";

/** The names of the three: what is here, what it is compared with, and that once more. */
const NAMES = ["this tree", "commit", "commit again"] as const;

export async function compareWith(
  commit: string,
  suite: Suite,
  cases: readonly Case[],
  lengths: Lengths,
  { stdout, stderr }: Pick<Host, "stdout" | "stderr">,
): Promise<number> {
  const tree = treeOf(commit);
  const progress = progressOn(stderr);
  try {
    const { outcomes } = await runCases({
      cases,
      contenders: [
        ourContender(NAMES[0], "strided"),
        ourContender(NAMES[1], "strided", "strided", tree.serve),
        ourContender(NAMES[2], "strided", "strided", tree.serve),
      ],
      ...lengths,
      onProgress: progress.say,
      onOutcome: () => {},
    });
    progress.done();
    stdout.write(`${comparisonText(outcomes, `${commit} (${tree.commit})`, suite.name, stdout.columns)}\n`);
    return outcomes.some(isFaulty) ? 1 : 0;
  } finally {
    tree.remove();
  }
}

export function verdictOn(ratio: Ratio | null, floor: number): Verdict {
  if (ratio === null) return "not compared";
  const factor = Math.max(ratio.median, 1 / ratio.median);
  if (!isDecided(ratio) || factor <= floor) return "the same within the noise";
  return ratio.median < 1 ? "faster" : "slower";
}

export function comparisonText(outcomes: readonly Outcome[], commit: string, suite: string, columns?: number): string {
  const floor = floorOf(outcomes, NAMES[1]);
  const rows = outcomes.map((outcome) => {
    const [ours, theirs] = [outcome.results.get(NAMES[0]), outcome.results.get(NAMES[1])];
    const ratio = ratioTo(outcome, NAMES[1], NAMES[0]);
    const { item } = outcome;
    return { item, ratio, verdict: verdictOn(ratio, floor), times: [ours, theirs].map((one) => resultText(item, one)) };
  });
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  const worth = rows
    .filter(({ verdict }) => verdict === "faster" || verdict === "slower")
    .toSorted((a, b) => (b.ratio?.median ?? 1) - (a.ratio?.median ?? 1));
  return [
    `${suite}: this tree against ${commit}`,
    `two runs of the commit itself lie within a factor of ${floor.toFixed(3)}; what is closer to 1 is no change`,
    `${count("faster")} faster, ${count("slower")} slower, ${count("the same within the noise")} the same within the noise, ${count("not compared")} not compared`,
    ...(worth.length === 0
      ? []
      : [
          "",
          ...align(
            [
              ["operation", "operand", "verdict", "this tree", "commit", "ratio (95 %)"],
              ...worth.map(({ item, ratio, verdict, times }) => [
                item.title,
                operandText(item),
                verdict,
                ...times,
                intervalText(ratio),
              ]),
            ],
            3,
            false,
            columns,
          ),
        ]),
  ].join("\n");
}

function intervalText(ratio: Ratio | null): string {
  return ratio === null ? "-" : `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`;
}
