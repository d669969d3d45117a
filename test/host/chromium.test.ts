import { chromium, type Browser } from "playwright-core";
import { findBrowser } from "../browser";
import { openPage } from "./browser";
import { functionsOfCases } from "./cases/functions";
import { cases, sheetsOfCases } from "./cases/run";

describe("the real client in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(findBrowser());
  });
  afterAll(() => browser.close());

  test.each(cases.map(({ about }) => about))("%s", async (about) => {
    const entry = "test/host/cases/run.ts";
    const realm = await openPage({ browser, sheets: sheetsOfCases, functions: functionsOfCases, entry });
    await realm.call("runCase", about);
    await realm.close();
  });
});
