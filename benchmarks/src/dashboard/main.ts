/** `pnpm dashboard` makes the pages and serves them; `pnpm dashboard:build` only makes them. */
import { buildDashboard, OUTPUT } from "./build.ts";
import { serveFolder } from "./serve.ts";

const pages = await buildDashboard();
console.log(`${pages.length} pages in ${OUTPUT}`);
if (!process.argv.includes("--build")) {
  const port = Number(process.env.PORT ?? 4174);
  await serveFolder(OUTPUT, port);
  console.log(`http://localhost:${port}/ until it is interrupted`);
}
