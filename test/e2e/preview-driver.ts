import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Download, Frame, Page } from "playwright-core";
import type { CellValue } from "../host/store";
import type { CellBox, PreviewGrid } from "../preview/window";

type Colours = ReturnType<PreviewGrid["drawn"]>;

const longestWait = 30_000;

/** The server of `npm start` on a free port. */
export interface PreviewServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the server that `npm start` starts. Rejects with what it printed if it ends before it serves. */
export async function startPreview(): Promise<PreviewServer> {
  const server = spawn(process.execPath, [join(__dirname, "../preview/serve.mjs")], {
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await printedUrl(server);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.once("exit", () => resolve());
        server.kill();
      }),
  };
}

function printedUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/localhost:\d+\//.exec(printed)?.[0];
      if (url) resolve(url);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", () => reject(new Error(`The preview did not start: ${printed}`)));
  });
}

/** A browser, which makes a page as it is wanted, or a context that somebody made ready before. */
interface PageMaker {
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** The preview page as a person at mouse and keyboard has it. Addresses are A1 style, on the active sheet. */
export class PreviewPage {
  /** Console errors, exceptions of the page, and requests that left this machine or failed. None is expected. */
  readonly troubles: string[] = [];

  private constructor(
    readonly page: Page,
    readonly pane: Frame,
    troubles: string[],
  ) {
    this.troubles = troubles;
  }

  /** Opens the page and waits until grid and pane are there and the client in the pane is ready; the greeting is answered. */
  static async open(browser: Browser, url: string): Promise<PreviewPage> {
    const preview = await PreviewPage.arrive(browser, url);
    await ready(preview.pane);
    return preview;
  }

  /** Opens the page as {@link open} does, for a person with this screen and this language, and leaves the greeting to it. */
  static async arrive(browser: PageMaker, url: string, person: BrowserContextOptions = {}): Promise<PreviewPage> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 850 }, locale: "en-US", ...person });
    const troubles: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => troubles.push(`exception: ${error.stack ?? error.message}`));
    page.on("request", (request) => {
      if (new URL(request.url()).hostname !== "localhost" && !/^(data|blob):/.test(request.url())) {
        troubles.push(`left this machine: ${request.url()}`);
      }
    });
    page.on("response", (response) => {
      if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
    });
    await page.goto(url);
    await page.waitForFunction(() => "__kaPreviewGrid" in window, undefined, { timeout: longestWait });
    const frame = await page.locator("#pane").elementHandle({ timeout: longestWait });
    const pane = await frame.contentFrame();
    if (!pane) throw new Error("The preview has no pane");
    await clientReady(pane);
    return new PreviewPage(page, pane, troubles);
  }

  /** Loads the pane again, as Excel does with an add-in that was reloaded. */
  async reloadPane(): Promise<void> {
    await this.pane.evaluate(() => {
      Object.assign(window, { isLeaving: true });
      // Not at once: the answer of this call has to leave the page first.
      setTimeout(() => location.reload(), 0);
    });
    await this.pane.waitForFunction(() => !("isLeaving" in window), undefined, { timeout: longestWait });
    await ready(this.pane);
  }

  /** Offers a workbook file: by the button, or dragged by the mouse onto the grid or the pane. Gives what the page says, in English. */
  async offer(path: string, way: "button" | "drop on grid" | "drop on pane" = "button"): Promise<string> {
    if (way === "button") {
      const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.press("Open…")]);
      await chooser.setFiles(path);
    } else {
      const box = await this.page.locator(way === "drop on grid" ? "#grid" : "#pane").boundingBox();
      if (!box) throw new Error("There is nothing to drop on");
      // The browser's own drag of a file, as the desktop hands it over: it has to find its way through the page.
      const client = await this.page.context().newCDPSession(this.page);
      const data = { items: [], files: [path], dragOperationsMask: 1 };
      for (const type of ["dragEnter", "dragOver", "drop"] as const)
        await client.send("Input.dispatchDragEvent", { type, ...middle(box), data });
    }
    return this.said();
  }

  /** Opens a workbook file and waits until the pane knows it; the greeting is answered. */
  async openFile(path: string, way?: Parameters<PreviewPage["offer"]>[1]): Promise<string> {
    const said = await this.arriveAt(path, way);
    await ready(this.pane);
    return said;
  }

  /** Opens a workbook file as {@link openFile} does, and leaves the greeting to the person. */
  async arriveAt(path: string, way?: Parameters<PreviewPage["offer"]>[1]): Promise<string> {
    await this.pane.evaluate(() => Object.assign(window, { isLeaving: true }));
    const said = await this.offer(path, way);
    await this.pane.waitForFunction(() => !("isLeaving" in window), undefined, { timeout: longestWait });
    await clientReady(this.pane);
    return said;
  }

  /** Saves the workbook; gives what the page says, in English, and the path of the copy if there is one. */
  async save(): Promise<{ readonly said: string; readonly path?: string }> {
    const downloads: Download[] = [];
    const note = (download: Download) => void downloads.push(download);
    this.page.on("download", note);
    await this.press("Save");
    const said = await this.said();
    // The browser tells of a download a moment after the page has asked for it.
    if (said.startsWith("Saved"))
      await this.waitUntil("the copy is there", () => Promise.resolve(downloads.length > 0));
    this.page.off("download", note);
    const path = await downloads[0]?.path();
    return path === undefined ? { said } : { said, path };
  }

  private async press(name: string): Promise<void> {
    await this.page.locator("#message").evaluate((message) => (message.dataset["state"] = "busy"));
    await this.page.locator("#ribbon").getByRole("button", { name }).click();
  }

  private async said(): Promise<string> {
    const message = this.page.locator('#message:not([data-state="busy"])');
    await message.waitFor({ timeout: longestWait });
    return message.locator('[lang="en"]').innerText();
  }

  /** Where a cell is drawn, in pixels of the page; scrolls to it first. */
  where(address: string): Promise<CellBox> {
    return this.page.evaluate((cell) => window.__kaPreviewGrid.reveal(cell), address);
  }

  /** Clicks a cell, scrolling to it first. */
  async click(address: string): Promise<void> {
    const { x, y } = middle(await this.where(address));
    await this.page.mouse.click(x, y);
  }

  /** Drags from the first to the last cell of a range. */
  async select(address: string): Promise<void> {
    const [first = "", last = first] = address.split(":");
    const from = middle(await this.where(first));
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    const to = middle(await this.where(last));
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Clicks a cell, types and presses Enter. */
  async type(address: string, text: string): Promise<void> {
    await this.click(address);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** Clicks the tab of a sheet. */
  async goTo(sheet: string): Promise<void> {
    await this.page.getByText(sheet, { exact: true }).first().click();
  }

  /** What cells hold, from the grid itself. An address may name a sheet. */
  read(address: string): Promise<CellValue[][]> {
    return this.page.evaluate((cell) => window.__kaPreviewGrid.read(cell), address);
  }

  /** The colours a cell is drawn with. */
  drawn(address: string): Promise<Colours> {
    return this.page.evaluate((cell) => window.__kaPreviewGrid.drawn(cell), address);
  }

  sheets(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.__kaPreviewGrid.sheets());
  }

  activeSheet(): Promise<string> {
    return this.page.evaluate(() => window.__kaPreviewGrid.activeSheet());
  }

  /** Waits until a cell holds what is expected; fails with what it held last. */
  async waitForCell(address: string, expected: CellValue): Promise<void> {
    await this.waitFor(address, async () => (await this.read(address))[0]?.[0], expected);
  }

  /** Waits until a cell is drawn in these colours: conditional formats are calculated after they are written. */
  async waitForColours(address: string, expected: Colours): Promise<void> {
    await this.waitFor(address, () => this.drawn(address), expected);
  }

  /** Waits until something is so. */
  async waitUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + longestWait;
    while (!(await isSo())) {
      if (Date.now() > until) throw new Error(`Waited in vain: ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  private async waitFor(address: string, look: () => Promise<unknown>, expected: unknown): Promise<void> {
    const wanted = JSON.stringify(expected);
    let last = "";
    await this.waitUntil(`${address} is ${wanted}`, async () => {
      last = JSON.stringify(await look());
      return last === wanted;
    }).catch((problem: unknown) => {
      throw new Error(`${String(problem)}; it is ${last}`);
    });
  }
}

async function clientReady(pane: Frame): Promise<void> {
  await pane.waitForFunction(() => "Office" in window && "Excel" in window, undefined, { timeout: longestWait });
  await pane.evaluate(() => Office.onReady());
}

async function ready(pane: Frame): Promise<void> {
  await clientReady(pane);
  // Whoever never worked with KA in the workbook is greeted first.
  const begin = pane.getByRole("button", { name: /^(Use my selection|使用我的选区)$/ });
  const read = pane.getByRole("button", { name: /^(Read again|重新读取)$/ });
  await begin.or(read).first().waitFor({ timeout: longestWait });
  if (await begin.isVisible()) await begin.click();
}

function middle({ x, y, width, height }: CellBox): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
