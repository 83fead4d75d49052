/** Long names in code may break before a dot and after an underscore, a slash or a bracket, so that tables fit on a phone. */
import type { MarkdownRenderer } from "vitepress";

export function breakCode(markdown: MarkdownRenderer): void {
  const plain = markdown.renderer.rules.code_inline;
  if (plain === undefined) throw new Error("the renderer has no rule for code in a line");
  markdown.renderer.rules.code_inline = (...given) =>
    plain(...given)
      .replace(/(?<=\w{3}|\))\.(?=[A-Za-z_])/g, "<wbr>.")
      .replace(/(?<=\w)[_/](?=[a-z])|(?<=\w{5})\((?=\w{4})/g, "$&<wbr>");
}
