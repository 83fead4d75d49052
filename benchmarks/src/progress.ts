/** What is being measured: one line that is written over on a terminal; elsewhere a line for each case. */
import type { WriteStream } from "node:tty";

export type Output = Pick<WriteStream, "write"> & { readonly isTTY?: boolean; readonly columns?: number };

export interface Progress {
  /** `1/10 a *= 2: round 1 of 6, NumPy`; the case is what stands before the colon. `share` of the whole is done. */
  say(text: string, share: number): void;
  done(): void;
}

export function progressOn(output: Output): Progress {
  return output.isTTY === true ? overwriting(output) : linewise(output);
}

const BAR = 20;

/** A bar, what is left if it goes on like this, and what is being done. */
function overwriting(output: Output): Progress {
  const start = performance.now();
  return {
    say(text, share) {
      const full = Math.round(share * BAR);
      const bar = `[${"#".repeat(full)}${"-".repeat(BAR - full)}] ${String(Math.round(100 * share)).padStart(3)} %`;
      const line = `${bar}  ${leftText((performance.now() - start) / 1000, share)}${text}`;
      output.write(`\r\x1b[K${line.slice(0, (output.columns ?? 80) - 1)}`);
    },
    done: () => void output.write("\r\x1b[K"),
  };
}

/** `40 s left`; nothing before there is enough to go by. */
export function leftText(seconds: number, share: number): string {
  if (share < 0.03) return "";
  const left = Math.ceil((seconds * (1 - share)) / share);
  return `${left < 100 ? `${left} s` : `${Math.ceil(left / 60)} min`} left  `;
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
