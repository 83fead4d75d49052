/** Runs a program in a thread of its own, and ends it when its time is over. */
import type { Message } from "./message.ts";

/** Milliseconds, of which loading the packages takes some. */
const LIMIT = 5000;

export interface Listener {
  heard(message: Message): void;
  /** How it ended, if not well. */
  ended(error: string | null): void;
}

/** Starts the program; what comes back stops it. */
export function start(program: string, { heard, ended }: Listener, limit = LIMIT): () => void {
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  let isOver = false;
  const finish = (error: string | null): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    worker.terminate();
    URL.revokeObjectURL(address);
    ended(error);
  };
  const timer = setTimeout(() => finish(`stopped after ${limit / 1000} seconds`), limit);
  let line: number | null = null;
  worker.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === "end") finish(null);
    else if (data.kind === "place") line = data.line;
    else heard(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    const place = line === null ? "" : `line ${line}: `;
    finish(`${place}${(event.message || "the program could not be loaded").replace(/^Uncaught /, "")}`);
  };
  return () => finish("stopped");
}
