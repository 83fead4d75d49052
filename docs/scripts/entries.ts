/** The text that typedoc writes for a package, taken apart into its names. */

export interface Entry {
  readonly name: string;
  readonly anchor: string;
  /** The kind of thing, as it is called in a title. */
  readonly group: string;
  /** What is said first about it, or nothing. */
  readonly summary: string;
  readonly text: string;
}

/** Another name for what stands elsewhere. */
export interface Reference {
  readonly name: string;
  readonly anchor: string;
  readonly link: string;
}

/** In the order of a page: what is called, then what is caught or made, then what the compiler knows. */
const GROUPS: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ["Functions", ["Functions"]],
  ["Values", ["Variables"]],
  ["Classes", ["Classes"]],
  ["Types", ["Interfaces", "Type Aliases"]],
];

export function takeApart(text: string): { entries: Entry[]; references: Reference[] } {
  const entries: Entry[] = [];
  const references: Reference[] = [];
  for (const section of text.split(/\n(?=## )/).slice(1)) {
    const kind = /^## (.+)/.exec(section)?.[1] ?? "";
    for (const part of section.split(/\n(?=<a id="[^"]+"><\/a>\n\n### )/).slice(1)) {
      const [, anchor, heading] = /^<a id="([^"]+)"><\/a>\n\n### (.+)/.exec(part) as RegExpExecArray;
      const name = heading.replace(/\(\)$/, "").replaceAll("\\", "");
      if (kind === "References") {
        const [, link] = /e-exports \[[^\]]+\]\(([^)]+)\)/i.exec(part) as RegExpExecArray;
        references.push({ name, anchor, link });
      } else {
        const group = isCalled(part) ? "Functions" : (GROUPS.find(([, kinds]) => kinds.includes(kind))?.[0] ?? kind);
        entries.push({ name, anchor, group, summary: firstSentence(part), text: part.replace(/\n\*\*\*\s*$/, "\n") });
      }
    }
  }
  return { entries, references };
}

/** Universal functions are constants, to the compiler. */
function isCalled(part: string): boolean {
  return /\n```ts\nconst \w+: (\w*Ufunc|Clip|typeof )/.test(part);
}

/** A sentence ends at a full stop, a code block before it is passed over. */
function firstSentence(part: string): string {
  const [, , , ...lines] = part.split("\n");
  const rest = lines.join("\n").replace(/^\s*(?:#### Call Signature\s+)?```ts\n[\s\S]*?\n```\n/, "");
  const [paragraph] = rest.trim().split("\n\n");
  if (/^(#|```|\*\*\*|\||$)/.test(paragraph)) return "";
  const line = paragraph.replaceAll("\n", " ");
  return /^.+?[^.]\.(?=\s|$)/.exec(line)?.[0] ?? line;
}

/** The entries of a page below a title for each kind of them. */
export function putTogether(entries: readonly Entry[]): string {
  return GROUPS.map(([title]) => {
    const these = entries.filter(({ group }) => group === title);
    return these.length === 0
      ? ""
      : `## ${title}\n\n${inOrder(these)
          .map(({ text }) => text.trim())
          .join("\n\n***\n\n")}\n`;
  })
    .filter((text) => text !== "")
    .join("\n");
}

export function inOrder<T extends { readonly name: string }>(named: readonly T[]): T[] {
  return [...named].sort((a, b) => a.name.localeCompare(b.name, "en"));
}
