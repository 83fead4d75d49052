/** An explanation for the terminal: the verdict, its reason, what could be done. */
import type { Explanation } from "../explain/explanation.ts";
import { exactBytes } from "./bytes.ts";
import { table } from "./table.ts";

export function explanationText({ fn, outcome, reason, bytes, advice, axes, operands }: Explanation): string {
  const lines = [`${fn}: ${outcome}, ${bytes === 0 ? "no memory" : exactBytes(bytes)}`, `  ${reason}`];
  if (operands !== null) {
    const rows = operands.map((fate) => [fate.operand, fate.outcome, fate.reason]);
    lines.push(...table(rows, "l", "  "));
  }
  if (axes !== null) {
    const rows = axes.map(({ axis, length, text }) => [`axis ${axis}`, `length ${length}`, text]);
    lines.push(...table(rows, "l", "  "));
  }
  if (advice !== null) lines.push(`  advice: ${advice}`);
  return lines.join("\n");
}
