import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, normalize } from "node:path";
import type { Browser, Page } from "playwright-core";
import { bundle, type Code } from "./bundle";
import type { FunctionsMetadata } from "./custom-functions";
import type { Realm } from "./realm";
import type { Content } from "./store";

export type SiteOptions = Code & {
  readonly browser: Browser;
  /** The workbook of every page, as `newWorkbook` takes it. */
  readonly sheets: Readonly<Record<string, readonly (readonly Content[])[]>>;
  readonly functions?: FunctionsMetadata;
  readonly appearance?: "light" | "dark";
  /** What else the page may fetch: texts by path. */
  readonly files?: Readonly<Record<string, string>>;
};

/** A page in a browser. */
export interface BrowserRealm extends Realm {
  readonly page: Page;
}

/** A web site on this machine whose page holds host, workbook, client and code. */
export interface Site {
  /** A fresh page on a fresh workbook, once Office is ready. */
  open(): Promise<BrowserRealm>;
  close(): Promise<void>;
}

/**
 * Serves a page with the unmodified Office.js client on a workbook in memory, and some code: the same as `openRealm`, with host and workbook inside the
 * page. Code that needs them finds them in the global `stage`, as in Node. A page that asks for anything from elsewhere fails when it is closed.
 *
 * @example
 * const browser = await chromium.launch(findBrowser());
 * const site = await serveSite({ browser, sheets: { Sales: [["Customer", "Amount"]] }, entry: "test/host/cases/run.ts" });
 * const realm = await site.open();
 * await realm.call("runCase", "frozen panes");
 * await realm.close();
 * await site.close();
 */
export async function serveSite(options: SiteOptions): Promise<Site> {
  const { server, address } = await serve(options);
  // One context, and tabs used again: the browser keeps what it has compiled, and starts no process a page.
  const context = await options.browser.newContext();
  const tabs: Page[] = [];
  return {
    open: async () =>
      openPage(tabs.pop() ?? (await context.newPage()), { address, free: (tab) => void tabs.push(tab) }),
    async close() {
      await context.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openPage(
  page: Page,
  site: { readonly address: string; readonly free: (page: Page) => void },
): Promise<BrowserRealm> {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.address)) failures.push(`The page asked for ${request.url()}.`);
  });
  await page.goto(site.address);
  await page.evaluate("Office.onReady().then(() => stage.host.ready)");
  await page.addScriptTag({ url: `${site.address}/code.js` });
  return {
    page,
    // A text, so that no tool rewrites what runs in the page.
    call: (name, ...args) => page.evaluate(`addin[${JSON.stringify(name)}](...${JSON.stringify(args)})`),
    async close() {
      // The client keeps its host and the settings in the tab's storage.
      const bugs = await page.evaluate(
        "localStorage.clear(), sessionStorage.clear(), stage.host.close(), stage.host.bugs.map(String)",
      );
      page.removeAllListeners();
      site.free(page);
      const [failure] = [...(bugs as string[]), ...failures];
      if (failure !== undefined) throw new Error(failure);
    },
  };
}

async function serve(options: SiteOptions): Promise<{ server: Server; address: string }> {
  const { sheets, functions, appearance } = options;
  const stage = { sheets, functions, appearance };
  const files: Readonly<Record<string, () => Promise<string>>> = {
    "/": () => Promise.resolve(PAGE),
    "/host.js": async () => `const stageOptions = ${JSON.stringify(stage)};${await bundle(HOST, "hostBundle")}`,
    "/code.js": () => bundle(options, "addin"),
    "/favicon.ico": () => Promise.resolve(""),
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const given = options.files?.[path];
    const file = given === undefined ? (files[path]?.() ?? readFile(clientFile(path), "utf8")) : Promise.resolve(given);
    const type = path === "/" ? "text/html" : "text/javascript";
    file.then(
      (text) => response.writeHead(200, { "content-type": type, "cache-control": "max-age=3600" }).end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}` };
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>KA host</title>
<script src="/host.js"></script><script src="/office/office.js"></script>`;

const HOST: Code = {
  source: `
    import { ExcelHost } from "./test/host/external";
    import { newWorkbook } from "./test/host/workbook";
    const workbook = newWorkbook(stageOptions.sheets);
    const { sheets, ...facts } = stageOptions;
    const host = new ExcelHost({ book: workbook.book, ...facts });
    globalThis.stage = { host, workbook };
    window.external = host.external;`,
};

const CLIENT = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

function clientFile(path: string): string {
  return join(CLIENT, normalize(path.replace(/^\/office\//, "/")));
}
