/** Starts the worker and shows what it measures. */
import type { BrowserResult, Message } from "./messages.ts";

const UNITS: readonly (readonly [nanoseconds: number, name: string])[] = [
  [1e6, "ms"],
  [1e3, "µs"],
  [1, "ns"],
];

const start = document.querySelector<HTMLButtonElement>("#start") as HTMLButtonElement;
const save = document.querySelector<HTMLButtonElement>("#save") as HTMLButtonElement;
const progress = document.querySelector<HTMLProgressElement>("#progress") as HTMLProgressElement;
const state = document.querySelector<HTMLOutputElement>("#state") as HTMLOutputElement;
const body = document.querySelector<HTMLTableSectionElement>("#results tbody") as HTMLTableSectionElement;

const published = (await (await fetch("published.json")).json()) as Readonly<Record<string, number>>;
const results: BrowserResult[] = [];

start.addEventListener("click", () => {
  start.disabled = true;
  save.disabled = true;
  results.length = 0;
  body.replaceChildren();
  const worker = new Worker("worker.js", { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Message>) => show(data, worker));
  worker.addEventListener("error", ({ message }) => show({ state: "failed", error: message }, worker));
});

save.addEventListener("click", () => {
  const text = JSON.stringify({ agent: navigator.userAgent, cores: navigator.hardwareConcurrency, results }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "strided-benchmark.json";
  link.click();
  URL.revokeObjectURL(link.href);
});

function show(message: Message, worker: Worker): void {
  if (message.state === "running") {
    state.value = `${message.done + 1} of ${message.of}: ${message.title}`;
    progress.max = message.of;
    progress.value = message.done;
    return;
  }
  if (message.state === "result") {
    results.push(message.result);
    body.append(rowOf(message.result));
    return;
  }
  const isDone = message.state === "finished";
  const wrong = results.filter(({ verdict }) => verdict.startsWith("not")).length;
  const right = wrong === 0 ? "all results are right" : `${wrong} results are WRONG and were not timed`;
  state.value = isDone ? `Finished in ${message.seconds.toFixed(0)} s: ${right}.` : `Failed: ${message.error}`;
  if (isDone) progress.value = progress.max;
  start.disabled = false;
  save.disabled = results.length === 0;
  worker.terminate();
}

function rowOf({ id, title, verdict, strided, loop }: BrowserResult): HTMLTableRowElement {
  const row = document.createElement("tr");
  for (const text of [title, verdict, timeText(strided), timeText(loop), timeText(published[id] ?? null)]) {
    const cell = row.insertCell();
    cell.textContent = text;
    if (row.cells.length > 2) cell.className = "number";
  }
  if (verdict.startsWith("not")) row.className = "wrong";
  return row;
}

function timeText(nanoseconds: number | null): string {
  if (nanoseconds === null) return "–";
  const [size, name] = UNITS.find(([unit]) => nanoseconds >= unit) ?? UNITS[2];
  return `${(nanoseconds / size).toPrecision(3)} ${name}`;
}
