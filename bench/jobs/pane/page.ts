import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join, normalize } from "node:path";
import { build } from "esbuild";
import type { Browser, CDPSession, Page } from "playwright-core";
import { processTime } from "./measures";

/** The pane in a page of its own. */
export interface PanePage {
  readonly page: Page;
  readonly session: CDPSession;
  readonly browser: Browser;
  /** CPU time of the process before anything was loaded, in ms. */
  readonly empty: number;
  /** Waits until the result of the last change is drawn. */
  readonly settled: () => Promise<void>;
}

interface PaneOptions {
  /** A file of the build. */
  readonly file: (path: string) => Buffer;
  readonly rows: number;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css",
};

/** Opens the page of a build over a workbook of so many rows; the rows are there before the pane is. */
export async function openPane(browser: Browser, options: PaneOptions): Promise<PanePage> {
  const address = await serve(options.file);
  const page = await browser.newPage({ viewport: { width: 350, height: 900 }, locale: "en-US" });
  page.on("pageerror", (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
  const session = await page.context().newCDPSession(page);
  // Time of the processor: on a busy machine the clock says little.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const empty = await processTime(session);
  await page.goto(`${address}/taskpane.html?rows=${options.rows}`);
  return { page, session, browser, empty, settled: () => settled(page) };
}

/** Nothing is under way any more, and two frames were drawn since. */
async function settled(page: Page): Promise<void> {
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 300))");
  await page.locator("[role=progressbar]").waitFor({ state: "detached" });
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
}

async function serve(file: (path: string) => Buffer): Promise<string> {
  const own: Readonly<Record<string, string>> = {
    "/bench/window.js": await script("window.ts"),
    "/bench/host.js": await script("host.ts"),
    "/taskpane.html": pageOver(file("taskpane.html").toString("utf8")),
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    try {
      const body = own[path] ?? (path.startsWith("/office/") ? readFileSync(clientFile(path)) : file(path.slice(1)));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on a port, not on a pipe.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The shipped page, with the client of this machine and the workbook before it. */
function pageOver(html: string): string {
  const over = html.replace(
    /<script src="?https:[^>]*office\.js"?><\/script>/,
    '<script src="/bench/window.js"></script><script src="/office/office.js"></script>',
  );
  if (over === html) throw new Error("taskpane.html does not load Office.js");
  return over;
}

const here = join(process.cwd(), "bench/jobs/pane");
const client = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

function clientFile(path: string): string {
  return join(client, normalize(path.replace(/^\/office\//, "/")));
}

async function script(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, name)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}
