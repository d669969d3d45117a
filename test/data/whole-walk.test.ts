import { existsSync } from "node:fs";
import { join } from "node:path";
import { HANDS } from "../e2e/hands";
import { ownPanes } from "../e2e/own-pane";
import { speak } from "../e2e/pane-words";
import { runAxe, showWhole } from "../e2e/sight";
import { unreadable } from "../e2e/text-in-sight";
import { walk } from "../e2e/walk";
import { rowsOf } from "./independent";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");

const NUMBERS = ["Quantity", "UnitPrice", "Amount"];
/** Rows, client and pane share one page here, and half a million rows take a busy machine their time. */
const LONGEST_WAIT = 300_000;

const openPane = ownPanes();

test(
  "all of Online Retail, half a million rows, through the pane by mouse, in English, 350 px: from the rows to a reverted result",
  async () => {
    const rows = rowsOf(join(folder, "online_retail.csv.gz"));
    const headers = Object.keys(rows[0] ?? {});
    const cells = rows.map((row) =>
      headers.map((header) => (NUMBERS.includes(header) ? Number(row[header]) : (row[header] ?? ""))),
    );
    const preview = await openPane([headers, ...cells]);
    const { page, pane } = preview;
    page.setDefaultTimeout(LONGEST_WAIT);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const found: string[] = [];
    const look = async (state: string) => {
      await showWhole(page, pane, 350);
      const seen = [...(await runAxe(pane)), ...(await pane.evaluate(unreadable))];
      found.push(...seen.map((finding) => `${state}: ${finding}`));
    };
    const say = await speak("en");
    const hands = HANDS.mouse(preview);
    await walk({ preview, hands, language: "en", say, start: "selection", look, longestWait: LONGEST_WAIT });
    expect(found).toEqual([]);
    await preview.close();
  },
  4 * LONGEST_WAIT,
);
