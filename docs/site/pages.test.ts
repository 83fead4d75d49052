/** Every page: loads without trouble, has its head in order, leads nowhere wrong, and can be used by everyone. */
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { BASE, FOLDER, PAGES, useSite } from "./site.ts";

const open = useSite();

/** Pages that are read from top to bottom, on a phone too; what the reference has in tables may be wide. */
const READ = PAGES.filter((path) => /^(guide|coming-from)\/|^packages\/index|^(index|explorer|playground)/.test(path));

const RULES: axe.RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] };
/** All that depends on the theme. */
const COLOURS: axe.RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

async function violations(page: Page, options: axe.RunOptions): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)})`,
  )) as axe.AxeResults;
  return found.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.split("\n")[1]}`),
  );
}

test("the site has its pages", () => {
  for (const page of [
    "index",
    "explorer",
    "playground",
    "guide/start",
    "guide/verdicts",
    "packages/layout",
    "api/ufunc",
    "api/strided",
    "api/strided/views",
  ]) {
    expect(PAGES).toContain(`${page}.html`);
  }
});

test.each(PAGES)("%s loads without errors, for everyone, in both themes and on a phone", async (path) => {
  const { page, troubles } = await open(path, { colorScheme: "light", reducedMotion: "reduce" });
  if (path !== "404.html") {
    expect(await violations(page, RULES), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await page.waitForSelector("html.dark");
    expect(await violations(page, COLOURS), "dark").toEqual([]);
    await page.setViewportSize({ width: 375, height: 700 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
    const cut =
      "[...document.querySelectorAll('.vp-doc table')].filter((t) => t.scrollWidth > t.clientWidth + 1).map((t) => t.innerText)";
    if (READ.includes(path)) expect(await page.evaluate(cut), "tables that are cut off").toEqual([]);
  }
  expect(troubles).toEqual([]);
  await page.context().close();
});

describe("heads and links", () => {
  const texts = new Map(PAGES.map((path) => [path, readFileSync(join(FOLDER, path), "utf8")]));
  const pages = [...texts].filter(([path]) => path !== "404.html");

  test.each(pages)("%s has one title, one heading, a description and a card", (_, html) => {
    const count = (pattern: RegExp): number => [...html.matchAll(pattern)].length;
    expect(count(/<title>[^<]+<\/title>/g)).toBe(1);
    expect(count(/<h1[\s>]/g)).toBe(1);
    expect(count(/<meta name="description" content="[^"]+"/g)).toBe(1);
    for (const name of ["og:title", "og:description", "og:type", "og:image"]) {
      expect(count(new RegExp(`<meta property="${name}" content="[^"]+"`, "g")), name).toBe(1);
    }
  });

  test.each(pages)("%s has its headings in order", (_, html) => {
    // Before it stand the menus, with titles of their own.
    const [, main = html] = html.split("<main");
    const levels = [...main.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    levels.forEach((level, k) => {
      expect(level - (levels[k - 1] ?? 0), `heading ${k + 1} of ${levels}`).toBeLessThanOrEqual(1);
    });
  });

  test("the picture of the card is there, in the size that is usual", () => {
    expect(texts.get("index.html")).toContain(`content="${BASE}card.png"`);
    const picture = readFileSync(join(FOLDER, "card.png"));
    expect(picture.toString("latin1", 1, 4)).toBe("PNG");
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  test("no two pages have the same title", () => {
    const titles = pages.map(([, html]) => /<title>([^<]+)<\/title>/.exec(html)?.[1]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each(pages)("%s links to what there is", (path, html) => {
    const broken: string[] = [];
    for (const [, target] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      if (/^(https?:|mailto:)/.test(target)) continue;
      const url = new URL(target.replaceAll("&amp;", "&"), `http://localhost${BASE}${path}`);
      const inside = decodeURIComponent(url.pathname).slice(BASE.length);
      const name = inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
      const file = [name, `${name}.html`].find(
        (one) => existsSync(join(FOLDER, one)) && statSync(join(FOLDER, one)).isFile(),
      );
      if (file === undefined || !url.pathname.startsWith(BASE)) broken.push(target);
      else if (
        url.hash !== "" &&
        texts.has(file) &&
        !texts.get(file)?.includes(`id="${decodeURIComponent(url.hash.slice(1))}"`)
      ) {
        broken.push(target);
      }
    }
    expect(broken).toEqual([]);
  });
});

test("the search finds what is written, without a server", async () => {
  const { page, troubles } = await open("guide/start.html");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const [index] = globSync("assets/chunks/@localSearchIndex*.js", { cwd: FOLDER });
  const size = gzipSync(readFileSync(join(FOLDER, index))).length;
  console.log(`search: ${(size / 1000).toFixed(1)} KB, gzipped, when it is opened`);
  expect(size).toBeLessThan(100_000);
  await page.keyboard.press("Control+k");
  await page.fill("#localsearch-input", "broadcasting");
  await page.waitForSelector("#localsearch-list [role=option]");
  expect(await page.textContent("#localsearch-list")).toContain("Broadcasting");
  expect(asked.filter((url) => url.includes("localSearchIndex"))).toHaveLength(1);
  // Names of the reference are found, once it is there also without a network.
  await page.context().setOffline(true);
  await page.fill("#localsearch-input", "slidingWindowView");
  await expect.poll(() => page.textContent("#localsearch-list")).toContain("slidingWindowView");
  expect(troubles).toEqual([]);
  await page.context().close();
});
