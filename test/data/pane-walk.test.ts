import { utils, write } from "@e965/xlsx";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../browser";
import { Command } from "../cli/command";
import { HANDS } from "../e2e/hands";
import { speak } from "../e2e/pane-words";
import { PreviewPage, type PreviewServer, startPreview } from "../e2e/preview-driver";
import { axeFindings, setWidth, settle, unreadableAt } from "../e2e/sight";
import { walk } from "../e2e/walk";
import { rowsOf } from "./independent";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");

/** The first rows of Online Retail: the grid of the page is no Excel, and half a million rows are too many for it. */
const ROWS = 20_000;
const NUMBERS = ["Quantity", "UnitPrice", "Amount"];

let server: PreviewServer;
let browser: Browser;
let ka: Command;
let book: string;
beforeAll(async () => {
  ka = new Command();
  const rows = rowsOf(join(folder, "online_retail.csv.gz")).slice(0, ROWS);
  const headers = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) =>
    headers.map((header) => (NUMBERS.includes(header) ? Number(row[header]) : row[header] || null)),
  );
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([headers, ...cells]), "Sales");
  book = ka.write("online.xlsx", write(workbook, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer);
  [server, browser] = await Promise.all([startPreview(), chromium.launch(findBrowser())]);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  ka.remove();
});

test.each([
  { by: "mouse", language: "en", locale: "en-US", width: 350 },
  { by: "keyboard", language: "zh", locale: "zh-CN", width: 270 },
] as const)(
  "Online Retail through the pane by $by, $language, $width px: from the rows to a reverted result",
  async ({ by, language, locale, width }) => {
    const preview = await PreviewPage.arrive(browser, server.url, { locale, reducedMotion: "reduce" });
    const { page, pane } = preview;
    await preview.arriveAt(book);
    await setWidth(page, width);
    const found: string[] = [];
    const look = async (state: string) => {
      await settle(pane);
      const seen = [...(await axeFindings(page, pane)), ...(await unreadableAt(page, pane, width))];
      found.push(...seen.map((finding) => `${state}: ${finding}`));
    };
    const say = await speak(language);
    await walk({ preview, hands: HANDS[by](preview), language, say, start: "selection", look });
    expect(found).toEqual([]);
    expect(preview.troubles).toEqual([]);
    await page.close();
  },
  300_000,
);
