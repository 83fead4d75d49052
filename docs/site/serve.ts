/** The built site behind a strict content security policy, below a path, as a static host would give it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { mediaType } from "../scripts/media-types.ts";

export const POLICY = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:";

/** `extra` are files that are not part of the site, by their path below `base`. */
export function serve(folder: string, base: string, extra: ReadonlyMap<string, string> = new Map()): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    response.setHeader("content-security-policy", POLICY);
    const inside = path.startsWith(base) ? path.slice(base.length) : null;
    const text = inside === null ? undefined : extra.get(inside);
    let file = inside === null ? null : join(folder, normalize(`/${inside}`));
    if (file !== null && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (inside === null || (text === undefined && (file === null || !existsSync(file)))) {
      response.writeHead(404, { "content-type": "text/html" }).end("not found");
      return;
    }
    response.writeHead(200, { "content-type": mediaType(file as string) });
    response.end(text ?? readFileSync(file as string));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

export function addressOf(server: Server, base: string): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
}
