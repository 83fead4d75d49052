/** The memory explorer in a browser. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { useSite } from "./site.ts";

const open = useSite();
const outcomes = ".explorer .steps .badge";

test("answers what is typed, call by call", async () => {
  const { page, troubles } = await open("explorer.html");
  await page.waitForSelector(outcomes);
  expect(await page.locator(outcomes).allTextContents()).toEqual(["NEW", "VIEW", "VIEW", "COPY"]);
  await page.fill(".explorer textarea", 'a = arange(6)\na.slice("::-2")');
  await expect.poll(() => page.locator(outcomes).allTextContents()).toEqual(["NEW", "VIEW"]);
  expect(await page.textContent(".ruler")).toContain("stride[0] = -16 B");
  await page.fill(".explorer textarea", "a = arange(6).");
  await expect.poll(() => page.textContent(".explorer .error")).toContain("got the end, expected a name");
  expect(troubles).toEqual([]);
});

test("says what copy: false would throw", async () => {
  const { page } = await open("explorer.html");
  await page.waitForSelector(outcomes);
  await page.check(".explorer .check input >> nth=0");
  await expect.poll(() => page.locator(outcomes).last().textContent()).toBe("ERROR");
  expect(await page.textContent(".explorer .error")).toContain("unable to avoid creating a copy");
});

test("lights up the same bytes on both sides, by pointer and by keyboard", async () => {
  const { page } = await open("explorer.html");
  await page.selectOption(".explorer select", "write");
  await expect.poll(() => page.locator(".explorer .grid").count()).toBe(2);
  await page.hover('.explorer .grid [aria-label^="s[0, 0]"], .explorer .grid [aria-label^="a[0, 1]"]');
  await expect.poll(() => page.locator(".ruler .lit").count()).toBeGreaterThan(0);
  const lit = await page.locator(".explorer .grid .lit").count();
  expect(lit).toBe(2);
  await page.mouse.move(0, 0);
  await page.focus('.explorer .grid [data-cell][tabindex="0"]');
  await page.keyboard.press("ArrowRight");
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toContain("[0, 1]");
  expect(await page.locator(".ruler .lit").count()).toBeGreaterThan(0);
});

test("shows memory before a write in the steps before it, and hatches what is shared", async () => {
  const { page } = await open("explorer.html");
  await page.selectOption(".explorer select", "write");
  const cells = page.locator(".explorer .grid").first().locator("[data-cell]");
  await expect.poll(async () => (await cells.allTextContents()).join(" ")).toBe("0 10 10 3 4 10 10 7 8 10 10 11");
  await page.click(".explorer .steps li >> nth=3 >> button");
  await expect.poll(async () => (await cells.allTextContents()).join(" ")).toBe("0 1 2 3 4 5 6 7 8 9 10 11");
  expect(await page.locator(".explorer .grid .hatched").count()).toBe(12);
  expect(await page.locator(".ruler .element.shared").count()).toBe(12);
  await page.click(".explorer summary");
  expect(await page.textContent(".explorer .tables")).toContain("shared with");
});

test("a link brings back what was shown", async () => {
  const { page } = await open("explorer.html");
  await page.selectOption(".explorer select", "diagonal");
  await page.click(".explorer .steps li >> nth=1 >> button");
  await page.check(".explorer .check input >> nth=0");
  await expect.poll(() => page.url()).toContain("step=2");
  const { page: other, troubles } = await open(`explorer.html${new URL(page.url()).hash}`);
  await expect.poll(() => other.inputValue(".explorer textarea")).toContain("diagonal(a)");
  expect(await other.isChecked(".explorer .check input >> nth=0")).toBe(true);
  expect(await other.textContent("#memory")).toContain("Memory after step 2");
  expect(troubles).toEqual([]);
});

test("counts the lines of a walk, and tells everything as tables", async () => {
  const { page } = await open("explorer.html");
  await page.fill(".explorer textarea", "arange(64).reshape([8, 8]).T");
  await page.fill(".explorer .walk input", "64");
  await expect.poll(() => page.textContent(".explorer .walk")).toContain("8 lines of 64 B touched, with 64 changes");
  await page.click(".explorer summary");
  expect(await page.textContent(".explorer .tables")).toContain("(8, 64)");
});

test("loads more functions when one is named, shows how shapes align, and which array is a view of which", async () => {
  const { page, troubles } = await open("explorer.html");
  await page.fill(".explorer textarea", 'c = arange(3).slice(":", null)\nr = linspace(0, 1, 4)\nmultiply(c, r)');
  await expect.poll(() => page.locator(outcomes).allTextContents()).toEqual(["NEW", "VIEW", "NEW", "NEW"]);
  const table = page.locator("section", { has: page.locator("#alignment") });
  expect(await table.textContent()).toContain("no such axis, stretched to 3 by stride 0");
  expect(await table.locator(".hatched").count()).toBe(2);
  const lineage = page.locator("section", { has: page.locator("#lineage") });
  expect(await lineage.locator("li").allTextContents()).toEqual([
    "arange(3)owns 24 B",
    "ca view of arange(3)",
    "rowns 32 B",
    "multiply(c, r)owns 96 B; computed from c, r",
  ]);
  await lineage.locator("button", { hasText: "arange(3)" }).click();
  expect(await page.textContent("#memory")).toContain("Memory after step 1");
  await page.fill(".explorer textarea", "add(zeros([2, 3]), zeros(4))");
  await expect.poll(() => table.locator(".clash").count()).toBe(3);
  expect(troubles).toEqual([]);
});

test("reads a .npy file that is given to it", async () => {
  const header = "{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }".padEnd(117).concat("\n");
  const file = Buffer.concat([
    Buffer.from([0x93, ...Buffer.from("NUMPY"), 1, 0, 118, 0]),
    Buffer.from(header),
    Buffer.from(new Int16Array([1, 2, 3, 4, 5, 6]).buffer),
  ]);
  const { page, troubles } = await open("explorer.html");
  await page.setInputFiles(".explorer input[type=file]", {
    name: "x.npy",
    mimeType: "application/octet-stream",
    buffer: file,
  });
  await expect.poll(() => page.textContent(".explorer .message")).toContain("x.npy is read");
  expect(await page.textContent(".explorer .grid >> nth=0")).toContain("strides (2, 4)");
  await page.setInputFiles(".explorer input[type=file]", { name: "y.npy", mimeType: "x/y", buffer: Buffer.from("no") });
  await expect.poll(() => page.textContent(".explorer .message")).toContain("mapNpy");
  expect(troubles).toEqual([]);
});

test("the page brings at most 150 KB of script", async () => {
  const { page } = await open("index.html");
  const bodies: Promise<Buffer>[] = [];
  const { origin } = new URL(page.url());
  page.on("response", (response) => {
    if (response.url().startsWith(origin) && response.url().endsWith(".js")) bodies.push(response.body());
  });
  await page.goto(page.url().replace("index.html", "explorer.html"), { waitUntil: "networkidle" });
  await page.waitForSelector(outcomes);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`explorer: ${(total / 1000).toFixed(1)} KB of script in ${sizes.length} files, gzipped`);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThan(150_000);
  // What comes when a line names a function that is not among the first.
  await page.fill(".explorer textarea", "tile(arange(2), 3)");
  await expect.poll(() => page.locator(outcomes).allTextContents()).toEqual(["NEW", "COPY"]);
  const later = (await Promise.all(bodies)).slice(sizes.length).map((body) => gzipSync(body, { level: 9 }).length);
  const more = later.reduce((sum, size) => sum + size, 0);
  console.log(`explorer: ${(more / 1000).toFixed(1)} KB more for all functions`);
  expect(more).toBeLessThan(100_000);
});
