/** The playground in a browser, under the policy of serve.ts. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { SAMPLES } from "../src/playground/samples.ts";
import { useSite } from "./site.ts";

const open = useSite();

async function write(page: Page, code: string): Promise<void> {
  await page.click(".cm-content");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(code);
}

async function run(page: Page): Promise<string> {
  await page.click(".playground .run");
  await page.waitForSelector('.playground[data-state="done"]', { timeout: 15_000 });
  return (await page.textContent(".playground .output")) ?? "";
}

test.each(SAMPLES.map(({ title }, k) => [title, k] as const))("the sample %s runs", async (_, number) => {
  const { page, troubles } = await open("playground.html");
  await page.selectOption(".playground select", String(number));
  await run(page);
  expect(await page.locator(".playground .output .bad").count()).toBe(0);
  expect(await page.locator(".playground .output").locator("pre, figure").count()).toBeGreaterThan(0);
  expect(troubles).toEqual([]);
});

test("strips types, prints arrays as NumPy does and draws them", async () => {
  const { page, troubles } = await open("playground.html");
  await write(
    page,
    'import * as np from "strided";\nconst n: number = 3;\nconsole.log(np.arange(n), n as number);\nshow(np.eye(2))',
  );
  expect(await run(page)).toContain("array([0., 1., 2.]) 3");
  expect(await page.locator(".playground .output img").count()).toBe(1);
  expect(await page.evaluate("document.querySelector('.playground img').naturalWidth")).toBeGreaterThan(100);
  expect(troubles).toEqual([]);
});

test("says where a program fails, and what cannot be imported", async () => {
  const { page } = await open("playground.html");
  await write(page, 'import { zeros } from "strided";\n\nzeros([2]).reshape([3])');
  expect(await run(page)).toMatch(/line 3: .*cannot reshape array of size 2 into shape \(3,\)/);
  await write(page, 'import x from "lodash"');
  expect(await run(page)).toContain("there is no lodash here");
  await write(page, "const a = ;");
  expect(await run(page)).toMatch(/Unexpected token/);
});

test("ends a program that does not end", async () => {
  const { page } = await open("playground.html");
  await write(page, "for (;;) {}");
  expect(await run(page)).toContain("stopped after 5 seconds");
});

test("a link brings the program back", async () => {
  const { page } = await open("playground.html");
  await write(page, 'console.log("é ↔ link")');
  await page.click("text=Copy link");
  await expect.poll(() => page.url()).toContain("#program=");
  const { page: other, troubles } = await open(`playground.html${new URL(page.url()).hash}`);
  await expect.poll(() => other.textContent(".cm-content")).toBe('console.log("é ↔ link")');
  expect(await run(other)).toContain("é ↔ link");
  expect(troubles).toEqual([]);
});
