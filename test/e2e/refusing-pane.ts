import { chromium, type Browser } from "playwright-core";
import type { Language } from "../../src/core/policy";
import { findBrowser } from "../browser";
import { serveSite, type BrowserRealm, type Site } from "../host/browser";
import type { Content } from "../host/store";
import type { Deed } from "./refusing-page";

export const SALES: readonly (readonly Content[])[] = [
  ["Customer", "Amount"],
  ["Ann", 90],
  ["Bob", 8],
  ["Cid", 2],
];

/** The buttons that lead on. */
export const NAMES = {
  en: {
    ...{ read: "Read again", write: "Write to workbook", cancel: "Cancel", finish: "Finish" },
    ...{ back: "Bring back what was there", writes: /^Writes / },
  },
  zh: {
    ...{ read: "重新读取", write: "写入工作簿", cancel: "取消", finish: "完成" },
    ...{ back: "恢复之前的内容", writes: /^将写入 / },
  },
} as const;

const RESULT = { en: /customers? \(.*\) brings? 80% of the amount/, zh: /个客户中/ } as const;
const WRITTEN = { en: /^Written: /, zh: /^已写入：/ } as const;

/** A browser for the suite that calls it; gives what opens a pane over rows in a page, which is closed after its test. */
export function paneOpener() {
  let browser: Browser;
  let site: Site;
  let realm: BrowserRealm | undefined;
  beforeAll(async () => {
    browser = await chromium.launch(findBrowser());
    site = await serveSite({ browser, sheets: { Sales: [[]] }, entry: "test/e2e/refusing-page.tsx" });
  });
  afterAll(async () => {
    await site.close();
    await browser.close();
  });
  afterEach(async () => {
    const page = realm;
    realm = undefined;
    await page?.close();
  });
  return async (rows: readonly (readonly Content[])[], language: Language) => {
    realm = await site.open();
    return openPane(realm, rows, language);
  };
}

/** The pane in a page, and what a person does and sees in it. */
async function openPane(realm: BrowserRealm, rows: readonly (readonly Content[])[], language: Language) {
  await realm.call("open", rows, language);
  const { page } = realm;
  return {
    call: (name: string, ...args: readonly unknown[]) => realm.call(name, ...args),
    happen: (deed: Deed) => realm.call("happen", deed),
    /** Waits for a bar that says it. */
    says: (sentence: RegExp) => page.locator(".fui-MessageBar").filter({ hasText: sentence }).first().waitFor(),
    press: (name: string | RegExp) => page.getByRole("button", { name }).first().click(),
    result: () => page.getByText(RESULT[language]).first().waitFor(),
    written: () => page.locator("footer").getByText(WRITTEN[language]).waitFor(),
    waitFor: (text: RegExp) => page.getByText(text).first().waitFor(),
  };
}
