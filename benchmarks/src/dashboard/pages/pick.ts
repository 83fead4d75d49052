/** Which function on which layout: what a call takes and allocates, and whether it makes a view. */
import { sizeOf } from "../../case.ts";
import { duration, operandText } from "../../cell.ts";
import type { Outcome } from "../../outcome.ts";
import { bandwidth, ratioTo, timeOf } from "../../times.ts";
import { heatMap } from "../chart.ts";
import { bytesOf, bytesText, type Data, MARKS, ratioWords, timeText } from "../data.ts";
import { figure, type Html, html, type Page, table } from "../html.ts";

const THROUGHPUT = "a million elements, out given";
const LAYOUTS = ["contiguous", "every second", "every fourth", "reversed"];

export function pickPage({ suites }: Data): Page {
  const { outcomes } = suites.headline;
  return {
    file: "pick",
    title: "Pick",
    lead: "Find the operation and how its operands lie. A view costs nanoseconds whatever its size; a copy costs its bytes; in place allocates nothing.",
    script: "pick.js",
    body: html`${matrix(outcomes)}${filters(outcomes)}${list(outcomes)}`,
  };
}

function matrix(outcomes: readonly Outcome[]): Html {
  const cells = outcomes
    .filter(({ item }) => item.group === THROUGHPUT && item.dtype === "float64" && item.shape.join() === "1000000")
    .filter(({ item }) => !item.id.startsWith("multiply-number"))
    .flatMap((outcome) => {
      const speed = bandwidth(outcome, "strided");
      const { title, layout } = outcome.item;
      const x = layout ?? LAYOUTS[0];
      return speed === null || !LAYOUTS.includes(x)
        ? []
        : [{ x, y: title.replace(/, out=out/, ""), facet: "", value: speed }];
    });
  const most = Math.max(...cells.map(({ value }) => value));
  return figure(
    "GB/s of strided for a million float64 elements, by function and layout: more is better. Operands with steps move more cache lines than they use.",
    heatMap(cells, {
      label: "Throughput by function and layout",
      x: "layout",
      y: "",
      facet: "",
      most,
      text: (value) => value.toFixed(1),
      height: 240,
      columns: LAYOUTS,
      marginLeft: 150,
    }),
    null,
    table(
      ["function", "layout", "GB/s"],
      cells.map(({ x, y, value }) => [y, x, value.toFixed(2)]),
      { texts: 2 },
    ),
  );
}

function filters(outcomes: readonly Outcome[]): Html {
  const choice = (name: string, label: string, values: readonly string[]): Html =>
    html`<label>${label} <select name="${name}"><option value="">all</option>${[...new Set(values)].map((value) => html`<option>${value}</option>`)}</select></label>`;
  return html`<form id="filters" class="filters">${choice(
    "group",
    "Group",
    outcomes.map(({ item }) => item.group),
  )}${choice(
    "dtype",
    "dtype",
    outcomes.map(({ item }) => item.dtype),
  )}${choice(
    "mark",
    "Memory",
    outcomes.map(({ item }) => MARKS[item.variant]),
  )}<label>Name <input name="text" type="search" placeholder="add, sum, index …"></label> <output id="count"></output></form>`;
}

function list(outcomes: readonly Outcome[]): Html {
  return table(
    [
      "operation",
      "operand",
      "memory",
      "strided",
      "per element, or GB/s",
      "allocates",
      "NumPy",
      "strided / NumPy (95 %)",
    ],
    outcomes.map((outcome) => [
      html`<code>${outcome.item.title}</code>`,
      operandText(outcome.item),
      html`<span class="mark">${MARKS[outcome.item.variant]}</span>`,
      timeText(outcome, "strided"),
      rateText(outcome),
      bytesText(bytesOf(outcome, "strided")),
      timeText(outcome, "NumPy"),
      ratioWords(ratioTo(outcome, "NumPy")),
    ]),
    {
      texts: 3,
      id: "cases",
      data: outcomes.map(({ item }) => ({
        group: item.group,
        dtype: item.dtype,
        mark: MARKS[item.variant],
        text: `${item.id} ${item.title}`.toLowerCase(),
      })),
    },
  );
}

function rateText(outcome: Outcome): string {
  const time = timeOf(outcome, "strided");
  const size = sizeOf(outcome.item.shape);
  if (time === null || outcome.item.variant === "view" || outcome.item.variant === "question") return "–";
  const speed = bandwidth(outcome, "strided");
  return speed !== null && size > 1e4 ? `${speed.toFixed(1)} GB/s` : duration(time / size);
}
