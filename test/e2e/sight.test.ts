import { type Browser, type Frame, type Page, chromium } from "playwright-core";
import { findBrowser } from "../browser";
import { axeFindings, unreadableAt } from "./sight";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch(findBrowser());
  page = await browser.newPage({ viewport: { width: 900, height: 600 } });
});
afterAll(() => browser.close());

/** A pane that shows something. */
async function paneWith(body: string): Promise<Frame> {
  const inside = `<!doctype html><html lang='en'><title>KA</title><body style='margin: 8px; font: 14px sans-serif'><main>${body}</main></body></html>`;
  await page.setContent(
    `<body style="display: flex; height: 500px; margin: 0"><iframe id="pane" srcdoc="${inside}"></iframe></body>`,
  );
  const pane = await (await page.locator("#pane").elementHandle())?.contentFrame();
  if (!pane) throw new Error("The page has no pane");
  await pane.locator("main").waitFor();
  return pane;
}

test.each([
  { about: "faint text", body: `<p style='color: #aaa'>Key accounts</p>`, says: /^color-contrast: / },
  { about: "a button without a name", body: `<button></button>`, says: /^button-name: / },
  { about: "a field without a label", body: `<input>`, says: /^label: / },
  {
    about: "small buttons side by side",
    body: [1, 2, 3].map((name) => `<button style='width: 12px; height: 12px; padding: 0'>${name}</button>`).join(""),
    says: /^target-size: /,
  },
])("axe finds $about in the pane", async ({ body, says }) => {
  expect(await axeFindings(page, await paneWith(body))).toContainEqual(expect.stringMatching(says));
});

test("a button behind the bar at the bottom is as large as it is", async () => {
  const rows = `<p style='height: 30px'><button>Show</button></p>`.repeat(30);
  const bar = `<div style='position: sticky; bottom: 0; height: 60px; background: white'>Write</div>`;
  expect(await axeFindings(page, await paneWith(rows + bar))).toEqual([]);
});

test("what fits into a wide pane only is found where it does not fit", async () => {
  const pane = await paneWith(`<div style='width: 300px'>Key accounts</div>`);
  expect(await unreadableAt(page, pane, 350)).toEqual(["at 270 px, the page is 308 px wide where 270 px are"]);
  expect(await pane.evaluate(() => innerWidth)).toBe(350);
});
