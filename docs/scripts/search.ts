/** What the search knows of a page: all of it, but of the reference only names and the first sentences on them. */
import type { MarkdownEnv, MarkdownRenderer } from "vitepress";

export async function searchable(text: string, env: MarkdownEnv, markdown: MarkdownRenderer): Promise<string> {
  const html = await markdown.renderAsync(text, env);
  return /(^|\/)api\//.test(env.relativePath) ? namesOf(html) : html;
}

/** Names are titles of the third level, and below classes those of the fifth that are called. */
function namesOf(html: string): string {
  return html
    .split(/(?=<h[1-6][\s>])/)
    .filter((part) => /^<h(?:[1-3][\s>]|5[^>]*>[^<]*\(\))/.test(part))
    .map((part) => {
      const [heading] = /^<h(\d)[\s\S]*?<\/h\1>/.exec(part) ?? [""];
      const [first] = /<p>[\s\S]*?<\/p>/.exec(part) ?? [""];
      return heading + first;
    })
    .join("");
}
