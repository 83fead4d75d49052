/**
 * Moves the scripts that stand inside of built pages into files, so that the site works under a content security policy
 * that allows scripts from its own origin only.
 */
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const INLINE = /<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g;

export function externaliseScripts(folder: string, base: string): void {
  mkdirSync(join(folder, "assets"), { recursive: true });
  for (const page of globSync("**/*.html", { cwd: folder })) {
    const file = join(folder, page);
    const html = readFileSync(file, "utf8");
    const moved = html.replace(INLINE, (whole, attributes: string, code: string) => {
      if (/type="(?!module|text\/javascript)/.test(attributes) || code.trim() === "") return whole;
      const name = `assets/inline.${createHash("sha256").update(code).digest("hex").slice(0, 8)}.js`;
      writeFileSync(join(folder, name), code);
      return `<script${attributes} src="${base}${name}"></script>`;
    });
    if (moved !== html) writeFileSync(file, moved);
  }
}
