/**
 * A page with Office.js and KA's functions in a fresh browser, until the first formula is answered: CPU time of its process, beyond that of an empty page.
 * The host that stands for Excel runs in the same page and is counted too.
 *
 *   first-answer <functions.json>
 */
import { readFileSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { findBrowser } from "../../test/browser";
import { serveSite } from "../../test/host/browser";
import type { FunctionsMetadata } from "../../test/host/custom-functions";

/** Types a formula and waits for what it fills. */
const ANSWER = `(async () => {
  stage.workbook.type("Sales!B2", "=KA.TIER(A2:A4)");
  const classes = () => stage.workbook.values("Sales!B2:B4").flat();
  while (classes().includes("#BUSY!")) await new Promise((resolve) => setTimeout(resolve, 1));
  return classes().join();
})()`;

/** What the process of a page took so far, in milliseconds. */
async function processTime(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "ProcessTime")?.value ?? NaN);
}

async function inBrowser<T>(job: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(findBrowser());
  try {
    return await job(browser);
  } finally {
    await browser.close();
  }
}

async function run(): Promise<void> {
  // What the build tells Excel of the functions.
  const functions = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as FunctionsMetadata;
  const empty = await inBrowser(async (browser) => processTime(await browser.newPage()));
  const answered = await inBrowser(async (browser) => {
    const sheets = { Sales: [["Amount"], [900], [80], [20]] };
    const site = await serveSite({ browser, sheets, functions, entry: "src/functions/functions.ts" });
    const realm = await site.open();
    const answer = await realm.page.evaluate(ANSWER);
    if (answer !== "A,B,C") throw new Error(`KA.TIER answered ${String(answer)}.`);
    const time = await processTime(realm.page);
    await realm.close();
    await site.close();
    return time;
  });
  process.stdout.write(JSON.stringify({ empty, answered }));
}

void run();
