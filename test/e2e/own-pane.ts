import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { helpFiles } from "../../scripts/functions-help.js";
import { findBrowser } from "../browser";
import { serveSite, type Site } from "../host/browser";
import type { CellValue, Content } from "../host/store";

/** Rows that are handed to the page at once. */
const PIECE = 50_000;
const LONGEST_WAIT = 120_000;

/**
 * A browser for the suite that calls it; gives what opens the pane as it is shipped, in a page of its own, over rows on a sheet named Sales: for more rows than
 * the preview's grid takes, and in less time.
 */
export function ownPanes() {
  let browser: Browser | undefined;
  const sites = new Map<string, Site>();
  beforeAll(async () => {
    browser = await chromium.launch(findBrowser());
  });
  afterAll(async () => {
    for (const site of sites.values()) await site.close();
    await browser?.close();
  });
  const siteOf = async (appearance: "light" | "dark") => {
    if (!browser) throw new Error("The browser runs for tests only, not before them");
    const help = (await helpFiles()).map(({ name, text }) => [`/${name}`, text] as const);
    const html = readFileSync(join(__dirname, "../../src/pane/taskpane.html"), "utf8");
    const site =
      sites.get(appearance) ??
      (await serveSite({
        ...{ browser, appearance, sheets: { Sales: [[]] }, entry: "test/e2e/own-page.ts" },
        files: { ...Object.fromEntries(help), "/taskpane.html": html },
      }));
    sites.set(appearance, site);
    return site;
  };
  return async (rows: readonly (readonly Content[])[], appearance: "light" | "dark" = "light") =>
    openOwnPane(await siteOf(appearance), rows);
}

async function openOwnPane(site: Site, rows: readonly (readonly Content[])[]) {
  const realm = await site.open();
  const { page } = realm;
  // A busy machine takes its time.
  page.setDefaultTimeout(LONGEST_WAIT);
  for (let from = 0; from < rows.length; from += PIECE) await realm.call("put", from, rows.slice(from, from + PIECE));
  await realm.call("select", "A1");
  await realm.call("open");
  return {
    page,
    pane: page.mainFrame(),
    close: () => realm.close(),
    read: (address: string) => realm.call("read", address) as Promise<CellValue[][]>,
    sheets: () => realm.call("sheets") as Promise<readonly string[]>,
    /** Selects a cell of the sheet that is shown. */
    click: (cell: string) => realm.call("select", cell).then(() => undefined),
    type: (cell: string, text: string) => realm.call("type", cell, text).then(() => undefined),
    addSheet: (name: string, cells: readonly (readonly Content[])[]) =>
      realm.call("addSheet", name, cells).then(() => undefined),
    goTo: (sheet: string) => realm.call("goTo", sheet).then(() => undefined),
    async waitUntil(_what: string, isSo: () => Promise<boolean>) {
      while (!(await isSo())) await page.waitForTimeout(100);
    },
  };
}
