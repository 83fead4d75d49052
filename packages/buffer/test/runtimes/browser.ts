/**
 * Runs all behaviours on the built packages (`tsc -b` first) in Chromium: on a page that is cross-origin isolated, on one
 * that is not, and on one whose content security policy forbids WebAssembly. Each behaviour has a frame of its own.
 * `node test/runtimes/browser.ts`, with the browser's path in CHROMIUM if it is not simply `chromium`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Expected } from "./behaviour.ts";
import { behaviourModules, packagesFolder, SUITES } from "./modules.ts";

interface Variant {
  readonly headers: Readonly<Record<string, string>>;
  readonly expected: Expected;
}

const isolation = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const VARIANTS: Readonly<Record<string, Variant>> = {
  isolated: { headers: isolation, expected: { heap: true, shared: true, collects: false } },
  plain: { headers: {}, expected: { heap: true, shared: false, collects: false } },
  strict: {
    headers: { "content-security-policy": "script-src 'self' 'nonce-map'" },
    expected: { heap: false, shared: false, collects: false },
  },
};

const isPatient = process.env.FUZZ === "long";
const modules = behaviourModules();
const names = ["layout", "buffer", "kernel", "ndarray"];
const imports = Object.fromEntries(names.map((name) => [`@strided/${name}`, `/dist/${name}/index.js`]));
const page = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><script type="importmap" nonce="map">${JSON.stringify({ imports })}</script>
<script type="module" src="/${script}"></script>`;

/** The page: one frame after the other, then the report. */
const PAGE_SCRIPT = `
const report = [];
for (const [pkg, module, list] of ${JSON.stringify(SUITES)}) {
  const { [list]: behaviours } = await import("/behaviours/" + module);
  for (let index = 0; index < behaviours.length; index++) {
    const frame = document.createElement("iframe");
    const result = new Promise((resolve) => {
      const timer = setTimeout(() => resolve("timed out"), 180000);
      addEventListener("message", ({ data }) => { clearTimeout(timer); resolve(data); }, { once: true });
    });
    frame.src = "/frame?" + new URLSearchParams({ pkg, module, list, index });
    document.body.append(frame);
    report.push([behaviours[index].name, await result]);
    frame.remove();
  }
}
await fetch("/report", { method: "POST", body: JSON.stringify({ agent: navigator.userAgent, isolated: crossOriginIsolated, report }) });
`;
const FRAME_SCRIPT = `
const query = new URLSearchParams(location.search);
try {
  const expected = await (await fetch("/expected")).json();
  const { makeTools } = await import("/behaviours/behaviour.mjs");
  const { [query.get("list")]: behaviours } = await import("/behaviours/" + query.get("module"));
  await behaviours[Number(query.get("index"))].run(await import("@strided/" + query.get("pkg")), makeTools(expected));
  parent.postMessage(null, "*");
} catch (error) {
  parent.postMessage(String(error.stack), "*");
}
`;

interface Report {
  readonly agent: string;
  readonly isolated: boolean;
  readonly report: readonly (readonly [name: string, failure: string | null])[];
}

function contentOf(path: string, expected: Expected): readonly [type: string, body: string] {
  const [, first, ...rest] = path.split("/");
  if (path === "/") return ["text/html", page("page.mjs")];
  if (path === "/frame") return ["text/html", page("frame.mjs")];
  if (path === "/page.mjs") return ["text/javascript", PAGE_SCRIPT];
  if (path === "/frame.mjs") return ["text/javascript", FRAME_SCRIPT];
  if (path === "/expected") return ["application/json", JSON.stringify({ ...expected, isPatient })];
  if (first === "behaviours") return ["text/javascript", modules.get(rest.join("/")) ?? ""];
  const [pkg, ...file] = rest;
  return ["text/javascript", readFileSync(new URL(`${pkg}/dist/${file.join("/")}`, packagesFolder), "utf8")];
}

const FLAGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Serves one variant, lets the browser run it, and returns what the page reports. */
function runVariant({ headers, expected }: Variant): Promise<Report> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      if (request.method === "POST") {
        let body = "";
        request.on("data", (chunk) => {
          body += chunk;
        });
        request.on("end", () => {
          response.end();
          browser?.removeAllListeners("exit").once("exit", () => resolve(JSON.parse(body)));
          finish();
        });
        return;
      }
      try {
        const [type, body] = contentOf(pathname, expected);
        response.writeHead(200, { "content-type": type, "cross-origin-resource-policy": "same-origin", ...headers });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    const profile = mkdtempSync(join(tmpdir(), "chromium-"));
    let browser: ChildProcess | null = null;
    server.listen(0, "127.0.0.1", () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      browser = spawn(process.env.CHROMIUM ?? "chromium", [...FLAGS, `--user-data-dir=${profile}`, url], {
        stdio: "ignore",
      });
      browser.once("error", (error) => fail(error.message));
      browser.once("exit", (code) => fail(`the browser ended before the page had reported; exit code ${code}`));
    });
    const minutes = isPatient ? 20 : 4;
    const timer = setTimeout(() => fail(`the page has not reported after ${minutes} minutes`), minutes * 60_000);
    const fail = (message: string): void => {
      finish();
      reject(new Error(message));
    };
    const finish = (): void => {
      clearTimeout(timer);
      browser?.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
      browser?.kill();
      server.close();
      server.closeAllConnections();
    };
  });
}

const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, variant] of Object.entries(VARIANTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { agent, isolated, report } = await runVariant(variant);
  const failures = report.filter(([, failure]) => failure !== null);
  failed += failures.length;
  for (const [title, failure] of failures) {
    console.error(`FAILED  ${name}: ${title}\n        ${failure?.trim().split("\n").slice(0, 4).join("\n        ")}`);
  }
  const version = /Chrome\/[\d.]+/.exec(agent)?.[0] ?? agent;
  console.log(
    `${version}, ${name} (isolated: ${isolated}): ${report.length - failures.length} of ${report.length} behaviours hold`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;
