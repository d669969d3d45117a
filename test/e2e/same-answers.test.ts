import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../browser";
import { answersTo, type Answer, type Question } from "./answers";
import { makeQuestions } from "./questions";

declare global {
  interface Window {
    /** What the bundle of answers.ts puts on the page. */
    readonly core: { answersTo(questions: readonly Question[]): readonly Answer[] };
  }
}

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(findBrowser());
}, 180_000);
afterAll(() => browser.close());

/** Asks core in a page that has another language and lives at the other end of the day. */
async function answersInChromium(questions: readonly Question[]): Promise<readonly Answer[]> {
  const bundle = await build({
    entryPoints: [join(__dirname, "answers.ts")],
    bundle: true,
    format: "iife",
    globalName: "core",
    write: false,
  });
  const page = await browser.newPage({ locale: "ar-EG", timezoneId: "Pacific/Apia" });
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
  const answers = await page.evaluate((asked) => window.core.answersTo(asked), questions);
  await page.close();
  return answers;
}

test("the same policy and rows give the same fingerprint and the same bytes in Node and Chromium, whatever the order of the rows", async () => {
  const cases = makeQuestions();
  const inNode = cases.map(answersTo);
  expect(await answersInChromium(cases.flat())).toEqual(inNode.flat());

  expect(inNode).toHaveLength(24);
  for (const [first, ...others] of inNode) {
    expect(first?.cells).toBeGreaterThan(1_000);
    expect(others.length).toBeGreaterThan(0);
    for (const { name, fingerprint, accounts } of others)
      expect({ name, fingerprint, accounts }).toEqual({
        name,
        fingerprint: first?.fingerprint,
        accounts: first?.accounts,
      });
  }
}, 600_000);
