/** Stands beside a program in its thread: gives it a console, `show`, and says when it has ended. */
import { arrayRepr, type Describable, describe, type Explanation, format, NDArray, render, type Trace } from "strided";
import { HEAD, type Message } from "./message.ts";

const MOST = 500;
let sent = 0;

function post(message: Message): void {
  if (sent++ < MOST) postMessage(message);
  else if (sent === MOST + 2) postMessage({ kind: "text", text: "… and so on", isError: true } satisfies Message);
}

/** Draws arrays, an explanation or a trace below the program. */
export function show(what: Describable | Explanation | Trace): void {
  const kind = (what as { kind?: unknown }).kind;
  const found = kind === "explanation" || kind === "trace" ? (what as Explanation) : describe(what as Describable);
  post({ kind: "picture", svg: render(found), text: format(found) });
}

export function end(): void {
  postMessage({ kind: "end" } satisfies Message);
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return inner(value, 0);
}

function inner(value: unknown, depth: number): string {
  if (value instanceof NDArray) return arrayRepr(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return `[function ${value.name}]`;
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 3) return "…";
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = [...(value as Iterable<unknown>)];
    return `[${list
      .slice(0, 100)
      .map((item) => inner(item, depth + 1))
      .join(", ")}${list.length > 100 ? ", …" : ""}]`;
  }
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${inner(field, depth + 1)}`);
  return `{ ${fields.join(", ")} }`;
}

function printer(isError: boolean): (...values: unknown[]) => void {
  return (...values) => post({ kind: "text", text: values.map(textOf).join(" "), isError });
}

/** Called by the program before its first line. */
export function begin(): void {
  Object.assign(console, { log: printer(false), info: printer(false), warn: printer(true), error: printer(true) });
  addEventListener("error", ({ error }) => {
    const line = /blob:[^\s)]*:(\d+):\d+/.exec(error instanceof Error ? (error.stack ?? "") : "")?.[1];
    if (line !== undefined) postMessage({ kind: "place", line: Number(line) - HEAD } satisfies Message);
  });
  Object.assign(globalThis, { show, print: printer(false) });
}
