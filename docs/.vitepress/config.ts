import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type HeadConfig } from "vitepress";
import { writeCard } from "../scripts/card.ts";
import { breakCode } from "../scripts/code-breaks.ts";
import { DASHBOARD, serveDashboard } from "../scripts/dashboard.ts";
import { externaliseScripts } from "../scripts/scripts-in-files.ts";
import { searchable } from "../scripts/search.ts";
import { nav, sidebar } from "./pages.ts";

const source = "@strided/source";
const base = process.env.DOCS_BASE ?? "/";
/** Where the site is put: readers of links want the whole address of a picture, and ignore a path. */
const { homepage } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as {
  readonly homepage?: string;
};
const origin = process.env.DOCS_ORIGIN ?? (homepage === undefined ? "" : new URL(homepage).origin);
const tagline = "NumPy's memory model for TypeScript: one buffer, many views, and a plain answer to “did that copy?”.";

const hasDashboard = existsSync(DASHBOARD);

export default defineConfig({
  base,
  lang: "en",
  title: "strided",
  titleTemplate: ":title · strided",
  description: tagline,
  srcExclude: ["README.md", "src/**", "test/**", "scripts/**", "site/**"],
  rewrites: { "generated/:path*": ":path*" },
  // A page brings what it needs, not what its links might need.
  router: { prefetchLinks: false },
  // Built by `pnpm dashboard:build`, and copied beside the pages when it is there.
  ignoreDeadLinks: [/^\/benchmarks\//],
  head: [
    ["meta", { name: "theme-color", content: "#0a5fb4" }],
    ["link", { rel: "icon", href: `${base}icon.svg`, type: "image/svg+xml" }],
  ],
  transformHead({ pageData }): HeadConfig[] {
    const title = pageData.frontmatter.layout === "home" ? "strided" : `${pageData.title} · strided`;
    const description = pageData.frontmatter.description ?? pageData.description ?? tagline;
    return [
      ["meta", { property: "og:type", content: "website" }],
      ["meta", { property: "og:site_name", content: "strided" }],
      ["meta", { property: "og:title", content: title }],
      ["meta", { property: "og:description", content: description || tagline }],
      ["meta", { property: "og:image", content: `${origin}${base}card.png` }],
      ["meta", { property: "og:image:alt", content: "The word strided, written in cells of memory" }],
      ["meta", { name: "twitter:card", content: "summary_large_image" }],
    ];
  },
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: breakCode,
  },
  themeConfig: {
    logo: "/icon.svg",
    nav: nav.filter((item) => hasDashboard || !("text" in item) || item.text !== "Benchmarks"),
    sidebar,
    outline: { level: [2, 3] },
    search: { provider: "local", options: { _render: searchable } },
    docFooter: { prev: "Before", next: "Next" },
  },
  buildEnd({ outDir }) {
    if (origin === "")
      console.log("cards: their picture has a path and no host: set DOCS_ORIGIN, or homepage in package.json");
    externaliseScripts(outDir, base);
    writeCard(outDir);
    if (hasDashboard) cpSync(DASHBOARD, join(outDir, "benchmarks"), { recursive: true });
  },
  vite: {
    plugins: [serveDashboard(base)],
    // The packages as they are written, without building them first.
    resolve: { conditions: [source, "module", "browser", "development|production"] },
    ssr: { noExternal: [/^@?strided/], resolve: { conditions: [source, "module", "node", "import", "default"] } },
    build: { target: "es2022" },
  },
});
