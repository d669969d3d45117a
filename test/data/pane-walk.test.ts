import { utils, write } from "@e965/xlsx";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "../cli/command";
import { HANDS } from "../e2e/hands";
import { speak } from "../e2e/pane-words";
import { previewOfSuite } from "../e2e/preview-suite";
import { axeFindings, setWidth, settle, unreadableAt } from "../e2e/sight";
import { walk } from "../e2e/walk";
import { rowsOf } from "./independent";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");

/** The first rows of Online Retail: the grid of the page takes a million cells. All of them are walked in whole-walk.test.ts, without a grid. */
const ROWS = 20_000;
const NUMBERS = ["Quantity", "UnitPrice", "Amount"];

const suite = previewOfSuite();
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
}, 240_000);
afterAll(() => ka.remove());

test("Online Retail as a file through the pane by keyboard, in Chinese, 270 px: from the rows to a reverted result", async () => {
  const [width, language] = [270, "zh"] as const;
  const preview = await suite.arrive({ locale: "zh-CN", reducedMotion: "reduce" });
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
  const hands = HANDS.keyboard(preview);
  await walk({ preview, hands, language, say, start: "selection", look, longestWait: 120_000 });
  expect(found).toEqual([]);
  expect(preview.troubles).toEqual([]);
  await page.close();
}, 600_000);
