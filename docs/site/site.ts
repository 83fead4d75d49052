/** The built site, and one browser for the tests of a file. */
import { globSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launch, open, type Watched } from "./browser.ts";
import { addressOf, serve } from "./serve.ts";

/** Not the root, as on hosts that give each project a path. */
export const BASE = "/strided/";
export const FOLDER: string = join(import.meta.dirname, "../.vitepress/dist");

/** The pages, without those of the dashboard, which has its own tests. */
export const PAGES: readonly string[] = globSync("**/*.html", { cwd: FOLDER })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.startsWith("benchmarks/"))
  .sort();

export type Opener = (path: string, options?: BrowserContextOptions) => Promise<Watched>;

/** Opens pages of the site; everything is closed when the tests of the file have ended. */
export function useSite(): Opener {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await serve(FOLDER, BASE);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  return (path, options) => open(browser, addressOf(server, BASE) + path, options);
}
