import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { dirname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findBrowser } from "../browser";
import { bundle } from "../host/bundle";
import { functionsOfCases } from "../host/cases/functions";
import { cases, sheetsOfCases } from "../host/cases/run";

/** Cases that ask something else of the grid than Univer does, and why. */
const elsewhere = new Map([
  ["a protected sheet refuses locked cells and lets the others be written", "Univer's cells cannot be unlocked"],
  ["a cell being edited refuses a batch, or lets it wait", "the case has no hands for the grid: preview.test.ts edits"],
  ["the application: calculation, culture, what can be suspended", "Univer calculates whatever the mode"],
  [
    "changes of cells: by the user, by this add-in, by someone else; the handler's own range; removal",
    "nobody else edits the grid",
  ],
  ["a function of one value; recalculated when what it reads changes; a reference follows", calculatesLater()],
  ["a spilled result: read back by the add-in, moved with its input, blocked and unblocked", calculatesLater()],
  ["a spill into a table is refused by Excel", "Univer spills into tables"],
  [
    "a call is cancelled when its cell is edited, emptied or calculated again, and the function is told",
    "the grid asks for answers, not for cells: nobody there knows who still waits",
  ],
  ["errors of functions become errors in cells; unknown functions and wrong arguments too", "Univer knows SUM"],
]);

function calculatesLater(): string {
  return "the case looks before Univer, which calculates a moment later, can have a result";
}

const officeClient = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const page0 = `<!doctype html><meta charset="utf-8"><title>stage</title><body>
<div id="grid" style="height:600px"></div><script src="/stage.js"></script>`;
const frame0 = `<!doctype html><meta charset="utf-8"><title>case</title>
<script>sessionStorage.clear(); window.stage = parent.stage; window.external = stage.host.external;</script>
<script src="/office/office.js"></script><script src="/cases.js"></script>`;

async function fileAt(path: string): Promise<string | undefined> {
  if (path === "/") return page0;
  if (path === "/case.html") return frame0;
  if (path === "/stage.js") return bundle({ entry: "test/preview/grid-stage.ts" }, "stageBundle");
  if (path === "/cases.js") return bundle({ entry: "test/host/cases/run.ts" }, "addin");
  return path.startsWith("/office/") ? readFile(join(officeClient, path.slice("/office".length)), "utf8") : undefined;
}

/** Not `page.route`: twenty megabytes of script take half a minute on that way. */
async function serve(): Promise<{ readonly server: Server; readonly site: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const type = pathname.endsWith(".js") ? "text/javascript" : "text/html";
    fileAt(pathname).then(
      (text) => response.writeHead(text === undefined ? 404 : 200, { "content-type": type }).end(text),
      (problem: unknown) => response.writeHead(500).end(String(problem)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server listens nowhere");
  return { server, site: `http://localhost:${address.port}/` };
}

describe("the host's cases over the grid of the preview page", () => {
  let browser: Browser;
  let page: Page;
  let server: Server;

  beforeAll(async () => {
    const serving = await serve();
    server = serving.server;
    browser = await chromium.launch(findBrowser());
    page = await browser.newPage();
    await page.goto(serving.site);
  });
  test("the cases left out are cases", () => {
    const known = cases.map(({ about }) => about);
    expect([...elsewhere.keys()].filter((about) => !known.includes(about))).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each(cases.map(({ about }) => about).filter((about) => !elsewhere.has(about)))("%s", async (about) => {
    const failures: string[] = [];
    const note = (error: Error) => void failures.push(error.message);
    page.on("pageerror", note);
    const frame = await page.evaluateHandle(
      async ({ sheets, functions }) => {
        await window.openStage(sheets, functions);
        const made = document.createElement("iframe");
        made.src = "/case.html";
        document.querySelector("iframe")?.remove();
        document.body.append(made);
        await new Promise((resolve) => made.addEventListener("load", resolve, { once: true }));
        return made;
      },
      { sheets: sheetsOfCases, functions: functionsOfCases },
    );
    const inside = await frame.contentFrame();
    if (!inside) throw new Error("The case has no frame");
    await inside.evaluate("Office.onReady()");
    await inside.evaluate(`addin.runCase(${JSON.stringify(about)})`);
    page.off("pageerror", note);
    expect([...(await page.evaluate(() => window.stage.host.bugs.map(String))), ...failures]).toEqual([]);
  });
});
