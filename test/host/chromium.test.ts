import { chromium, type Browser } from "playwright-core";
import { findBrowser } from "../browser";
import { serveSite, type Site } from "./browser";
import { functionsOfCases } from "./cases/functions";
import { cases, sheetsOfCases } from "./cases/run";

describe("the real client in a browser", () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    browser = await chromium.launch(findBrowser());
    const entry = "test/host/cases/run.ts";
    site = await serveSite({ browser, sheets: sheetsOfCases, functions: functionsOfCases, entry });
  });
  afterAll(async () => {
    await site.close();
    await browser.close();
  });

  test.each(cases.map(({ about }) => about))("%s", async (about) => {
    const realm = await site.open();
    await realm.call("runCase", about);
    await realm.close();
  });
});
