/** What happens right now, on the side: one line that is written over on a terminal, plain lines elsewhere. */
import type { WriteStream } from "node:tty";

export interface Progress {
  say(text: string): void;
  /** Removes the line, so that output can follow. */
  clear(): void;
}

export type Output = Pick<WriteStream, "write"> & { readonly isTTY?: boolean; readonly columns?: number };

export function progressOn(output: Output): Progress {
  if (output.isTTY !== true) {
    return { say: (text) => void output.write(`... ${text}\n`), clear: () => {} };
  }
  return {
    say: (text) => void output.write(`\r\x1b[K${`... ${text}`.slice(0, (output.columns ?? 80) - 1)}`),
    clear: () => void output.write("\r\x1b[K"),
  };
}
