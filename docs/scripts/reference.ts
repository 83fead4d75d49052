/** The pages of the reference: one per package, and of `strided`, which has most names, one per subject. */
import { type Entry, inOrder, putTogether, type Reference, takeApart } from "./entries.ts";
import { writePage } from "./pages.ts";
import { SUBJECTS } from "./subjects.ts";

export const PACKAGES: readonly string[] = ["strided", "ufunc", "memory", "ndarray", "kernel", "buffer", "layout"];

const fullName = (name: string): string => (name === "strided" ? name : `@strided/${name}`);

/** `texts` are what typedoc wrote, by package; `fileOf` tells which file a name of `strided` is written in. */
export function writePages(texts: ReadonlyMap<string, string>, fileOf: (name: string) => string): void {
  const parts = new Map([...texts].map(([name, text]) => [name, takeApart(text)]));
  const pages = new Map<string, Entry[]>();
  for (const [name, { entries }] of parts) {
    for (const entry of entries) {
      const page = name === "strided" ? `strided/${subjectOf(entry, fileOf(entry.name))}` : name;
      pages.set(page, [...(pages.get(page) ?? []), entry]);
    }
  }
  const places = placesOf(pages);
  const place = (link: string, from: string): string => {
    const [file, anchor] = link.split("#");
    const name = file === "" ? from.split("/")[0] : file.replace(/\.md$/, "");
    const page = places.get(`${name}#${anchor}`);
    if (page === undefined) throw new Error(`the reference of ${from} links to ${link}, which is on no page`);
    return page === from ? `#${anchor}` : `/api/${page}#${anchor}`;
  };
  const write = (page: string, description: string, text: string): void =>
    // An anchor that ends in an underscore loses it in links.
    writePage(
      `api/${page}`,
      description,
      linked(text, (link) => place(link, page)).replaceAll("name-ix_", "name-ix-grid"),
    );
  for (const { page, title } of SUBJECTS) {
    const entries = pages.get(`strided/${page}`) ?? [];
    if (entries.length === 0) throw new Error(`no name of strided belongs to ${page}`);
    const text = `# ${title}: reference\n\nPart of the [reference of strided](/api/strided).\n\n${putTogether(entries)}`;
    write(`strided/${page}`, `${title}: names of strided, from the comments in its sources.`, text);
  }
  for (const [name, { references }] of parts) {
    const title = `# ${fullName(name)}: reference`;
    const description = `Every exported name of ${fullName(name)}, from the comments in its sources.`;
    const more = name === "strided" ? indexOf(pages, references) : here(pages.get(name) ?? [], references);
    write(name, description, `${title}\n\n${more}`);
  }
  writePage("api/index", "Every exported name, from the comments in the sources.", contents(pages));
}

function subjectOf(entry: Entry, file: string): string {
  const subject = SUBJECTS.find(({ files }) => files.test(file));
  if (subject === undefined) throw new Error(`${entry.name}, written in ${file}, is about nothing in subjects.ts`);
  return subject.page;
}

/** The page of each anchor, by the package that typedoc put it in. */
function placesOf(pages: ReadonlyMap<string, readonly Entry[]>): Map<string, string> {
  const places = new Map<string, string>();
  for (const [page, entries] of pages) {
    const name = page.split("/")[0];
    for (const { text } of entries) {
      for (const [, anchor] of text.matchAll(/<a id="([^"]+)">/g)) places.set(`${name}#${anchor}`, page);
    }
  }
  return places;
}

function linked(text: string, place: (link: string) => string): string {
  return text.replace(/\]\(((?:\w+\.md)?#name-[^)]+)\)/g, (_, link: string) => `](${place(link)})`);
}

/** Every name in a line, with the anchor that it had when all stood on one page. */
function indexOf(pages: ReadonlyMap<string, readonly Entry[]>, references: readonly Reference[]): string {
  const subjects = SUBJECTS.map(({ page, title }) => {
    const line = ({ name, anchor, summary }: Entry): string =>
      `- <a id="${anchor}"></a>[\`${name}\`](/api/strided/${page}#${anchor})${summary === "" ? "" : ` ${summary}`}`;
    return `## [${title}](/api/strided/${page})\n\n${inOrder(pages.get(`strided/${page}`) ?? [])
      .map(line)
      .join("\n")}\n`;
  });
  return `${subjects.join("\n")}\n## By other names\n\n${elsewhere(references)}\n`;
}

function here(entries: readonly Entry[], references: readonly Reference[]): string {
  const rest =
    references.length === 0
      ? ""
      : `## ${entries.length === 0 ? "Names" : "More names"}\n\nThese are part of [strided](/api/strided) too, and described there.\n\n${elsewhere(references)}\n`;
  return `${putTogether(entries)}\n${rest}`;
}

function elsewhere(references: readonly Reference[]): string {
  return inOrder(references)
    .map(({ name, anchor, link }) => `<a id="${anchor}"></a>[\`${name}\`](${link})`)
    .join(",\n");
}

function contents(pages: ReadonlyMap<string, readonly Entry[]>): string {
  const count = (page: string): string => `${pages.get(page)?.length ?? 0} names`;
  const subjects = SUBJECTS.map(
    ({ page, title }) => `- [${title}](/api/strided/${page}), ${count(`strided/${page}`)}`,
  ).join("\n");
  const rest = PACKAGES.filter((name) => name !== "strided").map((name) => `- [${fullName(name)}](/api/${name})`);
  return `# API reference\n\nEvery exported name, from the comments in the sources. Their examples run as tests.\n\n## strided\n\n[All names in a line each](/api/strided), or by subject:\n\n${subjects}\n\n## By package\n\n${rest.join("\n")}\n`;
}
