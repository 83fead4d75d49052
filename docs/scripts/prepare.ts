/** What the site needs before it is built: made anew each time, and never committed. */
import { rmSync } from "node:fs";
import { writeReference } from "./api.ts";
import { GENERATED, writePackagePages, writeProjectPages } from "./pages.ts";
import { bundlePackages } from "./play.ts";
import { writeVerdictPage } from "./verdicts.ts";

rmSync(GENERATED, { recursive: true, force: true });
writePackagePages();
writeProjectPages();
writeVerdictPage();
await bundlePackages();
await writeReference();
