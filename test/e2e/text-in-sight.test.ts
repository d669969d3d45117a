import { type Browser, type Page, chromium } from "playwright-core";
import { findBrowser } from "../browser";
import { unreadable } from "./text-in-sight";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch(findBrowser());
  page = await browser.newPage({ viewport: { width: 320, height: 600 } });
});
afterAll(() => browser.close());

const look = async (body: string) => {
  await page.setContent(`<!doctype html><body style="margin: 8px; font: 14px sans-serif">${body}</body>`);
  return page.evaluate(unreadable);
};

test.each([
  {
    about: "a line beyond the edge",
    body: `<div style="overflow-x: clip"><p style="width: 500px; white-space: nowrap">${"Key accounts ".repeat(5)}</p></div>`,
    says: /^beyond the edge: “Key accounts/,
  },
  {
    about: "a page that scrolls sideways",
    body: `<div style="width: 700px">Key</div>`,
    says: /^the page is 708 px wide where 320 px are$/,
  },
  {
    about: "a line shortened to three dots",
    body: `<div style="width: 80px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">Who needs attention</div>`,
    says: /^shortened: “Who needs attention”$/,
  },
  {
    about: "a second line behind a box of one",
    body: `<div style="height: 18px; width: 80px; overflow: hidden">Who needs attention</div>`,
    says: /^cut off: “Who needs attention”$/,
  },
  {
    about: "text on text",
    body: `<div>Gold</div><div style="margin-top: -12px">Silver</div>`,
    says: /^on each other: “Gold” and “Silver”$/,
  },
  {
    about: "a label of a drawing on another",
    body: `<svg width="200" height="40"><text x="10" y="20">80%</text><text x="20" y="22">81%</text></svg>`,
    says: /^on each other: “80%” and “81%”$/,
  },
  {
    about: "what a drop-down shows",
    body: `<select style="width: 90px"><option>To the class above (inclusive)</option></select>`,
    says: /^shortened in its field: “To the class above/,
  },
  {
    about: "what stands in a field",
    body: `<input style="width: 60px" value="1,234,567,890.00">`,
    says: /^shortened in its field: “1,234,567,890.00”/,
  },
  {
    about: "a button on another",
    body: `<button>Write</button><button style="margin-left: -20px">Cancel</button>`,
    says: /^controls on each other: “Write” and “Cancel”$/,
  },
])("$about is found", async ({ body, says }) => {
  expect(await look(body)).toContainEqual(expect.stringMatching(says));
});

test.each([
  {
    about: "lines of a paragraph",
    body: `<p style="width: 90px; line-height: 1.1">Who needs attention today, and why</p>`,
  },
  { about: "words in bold", body: `<p>Only <strong>key</strong> accounts</p>` },
  {
    about: "what is only read out",
    body: `<div style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">Preview ready</div><div>Key</div>`,
  },
  {
    about: "what is hidden",
    body: `<div hidden>Gold</div><div style="visibility: hidden; height: 0">Silver</div><div>A</div>`,
  },
  {
    about: "a table that is scrolled in itself",
    body: `<div style="overflow-x: auto"><table style="width: 600px"><tr><td>Month</td><td>Amount</td></tr></table></div>`,
  },
  {
    about: "text below a bar that stays",
    body: `<div style="height: 900px">${"Row<br>".repeat(40)}</div><footer style="position: sticky; bottom: 0; background: white">Write</footer>`,
  },
])("$about: nothing is found", async ({ body }) => {
  expect(await look(body)).toEqual([]);
});
