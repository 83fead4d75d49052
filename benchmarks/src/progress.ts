/** What is being measured: one line that is written over on a terminal; elsewhere a line for each case. */
import type { WriteStream } from "node:tty";

export type Output = Pick<WriteStream, "write"> & { readonly isTTY?: boolean; readonly columns?: number };

export interface Progress {
  /** `1/10 a *= 2: round 1 of 6, NumPy`; the case is what stands before the colon. */
  say(text: string): void;
  done(): void;
}

export function progressOn(output: Output): Progress {
  return output.isTTY === true ? overwriting(output) : linewise(output);
}

function overwriting(output: Output): Progress {
  return {
    say: (text) => void output.write(`\r\x1b[K${text.slice(0, (output.columns ?? 80) - 1)}`),
    done: () => void output.write("\r\x1b[K"),
  };
}

function linewise(output: Output): Progress {
  let last = "";
  return {
    say(text) {
      const [subject] = text.split(": ");
      if (subject !== last) output.write(`${text}\n`);
      last = subject;
    },
    done: () => {},
  };
}
