/** Serves a folder of static files to this machine. */
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** Resolves once it listens; port 0 takes a free one. */
export function serveFolder(folder: string, port: number): Promise<Server> {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = normalize(join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    const type = TYPES[extname(path)];
    try {
      if (!path.startsWith(normalize(folder) + sep) || type === undefined) throw new Error("not a file of the folder");
      const content = await readFile(path);
      response.writeHead(200, { "content-type": type }).end(content);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    }
  });
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  server.once("error", reject);
  server.listen(port, "localhost", () => resolve(server));
  return promise;
}
