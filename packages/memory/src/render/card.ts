/** The verdict on an operation, as a card. */
import type { Explanation } from "../explain/explanation.ts";
import { exactBytes } from "../text/bytes.ts";
import { type Block, element, label, moved, paragraph, stacked } from "./svg.ts";

export function cardBlock({ fn, outcome, reason, bytes, advice, axes, operands }: Explanation): Block {
  const isFree = bytes === 0;
  const badge = outcome.toUpperCase();
  const width = badge.length * 8 + 16;
  const cost = isFree ? "no memory" : exactBytes(bytes);
  const head: Block = {
    svg:
      element("rect", { x: 0, y: 0, width, height: 20, rx: 10, class: isFree ? "good" : "warn" }) +
      label(width / 2, 14, badge, "inv b", "middle") +
      label(width + 10, 14, fn, "m h") +
      label(width + 10 + (fn.length + 1) * 8.6, 14, cost, "q"),
    width: width + 30 + fn.length * 8.6 + cost.length * 7,
    height: 22,
  };
  const rows = [
    paragraph(reason, "", 110, 12),
    ...(axes ?? []).map(({ axis, text }) => paragraph(`axis ${axis}: ${text}`, `x${axis % 6}`, 110, 12)),
    ...(operands ?? []).map((fate) => paragraph(`${fate.operand}: ${fate.outcome}; ${fate.reason}`, "q", 110, 12)),
    ...(advice === null ? [] : [paragraph(`Advice: ${advice}`, "b", 110, 12)]),
  ];
  const inner = stacked([head, ...rows], 6);
  const frame = { x: 0.5, y: 0.5, width: inner.width + 28, height: inner.height + 24, rx: 8, class: "card" };
  return { svg: element("rect", frame) + moved(inner, 14, 12), width: frame.width + 1, height: frame.height + 1 };
}
