/** What the explorer shows, in the fragment of the page's address: it never leaves the browser. */
export interface Shown {
  readonly code: string;
  /** The selected step, from 0; null for the last. */
  readonly step: number | null;
  readonly isCopyForbidden: boolean;
}

export function toFragment({ code, step, isCopyForbidden }: Shown): string {
  const fields = new URLSearchParams({ code });
  if (step !== null) fields.set("step", String(step + 1));
  if (isCopyForbidden) fields.set("copy", "false");
  return `#${fields}`;
}

/** Null for a fragment that holds no code. */
export function fromFragment(fragment: string): Shown | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const code = fields.get("code");
  if (code === null) return null;
  const step = Number.parseInt(fields.get("step") ?? "", 10) - 1;
  return { code, step: step >= 0 ? step : null, isCopyForbidden: fields.get("copy") === "false" };
}
