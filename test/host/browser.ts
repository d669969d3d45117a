import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, normalize } from "node:path";
import type { Browser, Page } from "playwright-core";
import { bundle, type Code } from "./bundle";
import type { FunctionsMetadata } from "./custom-functions";
import type { Realm } from "./realm";
import type { Content } from "./store";

export type PageOptions = Code & {
  readonly browser: Browser;
  /** The workbook, as `newWorkbook` takes it. */
  readonly sheets: Readonly<Record<string, readonly (readonly Content[])[]>>;
  readonly functions?: FunctionsMetadata;
};

/**
 * Opens a page in a browser with the unmodified Office.js client on a workbook in memory, and loads code in it once Office is ready: the same as
 * `openRealm`, with host and workbook inside the page. Code that needs them finds them in the global `stage`, as in Node.
 *
 * @example
 * const browser = await chromium.launch(findBrowser());
 * const realm = await openPage({ browser, sheets: { Sales: [["Customer", "Amount"]] }, entry: "test/host/cases.ts" });
 * await realm.call("runCase", "reads the selection");
 * await realm.close();
 */
export async function openPage(options: PageOptions): Promise<Realm & { readonly page: Page }> {
  const { server, address } = await serve(options);
  const context = await options.browser.newContext();
  const page = await context.newPage();
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  // Nothing may come from anywhere else.
  await page.route(/.*/, (route) => (route.request().url().startsWith(address) ? route.continue() : route.abort()));
  await page.goto(address);
  await page.evaluate("Office.onReady().then(() => stage.host.ready)");
  await page.addScriptTag({ url: `${address}/code.js` });
  return {
    page,
    call: (name, ...args) =>
      // A text, so that no tool rewrites what runs in the page.
      page.evaluate(`addin[${JSON.stringify(name)}](...${JSON.stringify(args)})`),
    async close() {
      const bugs = await page.evaluate("stage.host.close() ?? stage.host.bugs.map(String)");
      await context.close();
      await new Promise((resolve) => server.close(resolve));
      const [failure] = [...(bugs as string[]), ...failures];
      if (failure !== undefined) throw new Error(failure);
    },
  };
}

async function serve(options: PageOptions): Promise<{ server: Server; address: string }> {
  const stage = { sheets: options.sheets, functions: options.functions };
  const files: Readonly<Record<string, () => Promise<string>>> = {
    "/": () => Promise.resolve(PAGE),
    "/host.js": async () => `const stageOptions = ${JSON.stringify(stage)};${await bundle(HOST, "hostBundle")}`,
    "/code.js": () => bundle(options, "addin"),
    "/favicon.ico": () => Promise.resolve(""),
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = files[path]?.() ?? readFile(clientFile(path), "utf8");
    file.then(
      (text) => response.writeHead(200, { "content-type": path === "/" ? "text/html" : "text/javascript" }).end(text),
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
    const { functions } = stageOptions;
    const host = new ExcelHost({ book: workbook.book, ...(functions ? { functions } : {}) });
    globalThis.stage = { host, workbook };
    window.external = host.external;`,
};

const CLIENT = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

function clientFile(path: string): string {
  return join(CLIENT, normalize(path.replace(/^\/office\//, "/")));
}
