/**
 * Finds the examples of the documentation: the ```ts blocks in doc comments and in Markdown files, each with the name of
 * what it documents and the place where it stands. What is done with an example is not decided here.
 */
import { parseSync } from "oxc-parser";

export interface Example {
  /** The file, as a path from the root of the repository. */
  readonly file: string;
  /** The line of the first line of code, counted from 1. */
  readonly line: number;
  /** What the example documents: an exported symbol, a member of a class, or the heading of a Markdown section. */
  readonly title: string;
  readonly code: string;
}

/** A line of an example that states a result: `// => …` or `// throws …`. */
const MARKER = /\/\/ *(=>|throws +[A-Z])/;

/** Examples in doc comments. Those that state no result are fragments for reading and are left out. */
export function examplesInSource(file: string, source: string): Example[] {
  const { comments } = parseSync(file, source);
  return comments
    .filter((comment) => comment.type === "Block" && comment.value.startsWith("*"))
    .flatMap((comment) => {
      const text = comment.value.replace(/^[ \t]*\* ?/gm, "");
      const firstLine = lineOf(source, comment.start);
      const title = documentedName(source.slice(comment.end)) ?? "file header";
      return blocks(text).map(({ line, code }) => ({ file, line: firstLine + line, title, code }));
    })
    .filter(({ code }) => MARKER.test(code));
}

/** Examples in Markdown. All of them run; a block that only a person should read is marked ```ts no-run. */
export function examplesInMarkdown(file: string, text: string): Example[] {
  return blocks(text).map(({ line, code, heading }) => ({ file, line: line + 1, title: heading, code }));
}

interface Block {
  /** The index of the first line of code in the text. */
  readonly line: number;
  readonly code: string;
  readonly heading: string;
}

function blocks(text: string): Block[] {
  const found: Block[] = [];
  const lines = text.split("\n");
  let heading = "start of the file";
  for (let i = 0; i < lines.length; i++) {
    heading = /^#+ +(.*)$/.exec(lines[i])?.[1] ?? heading;
    const fence = /^( *)```(\S*) *(.*)$/.exec(lines[i]);
    if (fence === null) continue;
    const [, indent, language, flags] = fence;
    const start = i + 1;
    do i++;
    while (i < lines.length && lines[i].trim() !== "```");
    if ((language !== "ts" && language !== "typescript") || flags.includes("no-run")) continue;
    const code = lines.slice(start, i).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    found.push({ line: start, code: code.join("\n"), heading });
  }
  return found;
}

/** The name that is declared directly after a doc comment. */
function documentedName(after: string): string | undefined {
  const declaration =
    /^(?:\s*\/\/.*)*\s*(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|const|let|class|interface|type|namespace)\s+([\w$]+)/;
  const member =
    /^\s*(?:(?:public|static|readonly|declare|override|async|get|set)\s+)*([\w$]+|\[[\w.]+\])\??\s*[(:=;<]/;
  return declaration.exec(after)?.[1] ?? member.exec(after)?.[1];
}

function lineOf(source: string, offset: number): number {
  let line = 1;
  for (let i = source.indexOf("\n"); i !== -1 && i < offset; i = source.indexOf("\n", i + 1)) line++;
  return line;
}
