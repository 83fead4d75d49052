/** The dashboard of the benchmarks, below `benchmarks/`: its pages are made by `pnpm dashboard:build`, not by this site. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, normalize, sep } from "node:path";
import type { Plugin } from "vite";
import { mediaType } from "./media-types.ts";

export const DASHBOARD: string = join(import.meta.dirname, "../../benchmarks/dist/dashboard");

/** While the site is written, where nothing is copied beside its pages. */
export function serveDashboard(base: string): Plugin {
  return {
    name: "dashboard",
    configureServer({ middlewares }) {
      middlewares.use(`${base}benchmarks/`, (request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        const file = normalize(join(DASHBOARD, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
        if (!file.startsWith(DASHBOARD + sep) || !existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader("content-type", mediaType(file));
        response.end(readFileSync(file));
      });
    },
  };
}
