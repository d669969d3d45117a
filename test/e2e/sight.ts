import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";
import { unreadable } from "./text-in-sight";

/** The widths between the narrowest pane on a Mac and a wide one. */
export const WIDTHS = [270, 320, 350, 500] as const;
export type Width = (typeof WIDTHS)[number];

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 AA. The size of targets is off in axe unless it is asked for. */
const RULES: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};

/** Makes the pane as wide as this, without the handle's limits. */
export async function setWidth(page: Page, width: number): Promise<void> {
  await page.locator("#pane").evaluate((pane, px) => {
    Object.assign(pane.style, { width: `${px}px`, flex: `0 0 ${px}px` });
  }, width);
}

/** Waits until the pane has nothing left to fetch or to move: half of a fade is no colour that anybody chose. */
export async function settle(pane: Frame): Promise<void> {
  await pane.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await document.fonts.ready;
    await frame();
    await frame();
    const finite = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(finite.map(({ finished }) => finished));
  });
}

/** Shows the whole page of the pane at once, so that the bar at its bottom lies on nothing; gives what makes it as high as before. */
async function stretch(page: Page, pane: Frame): Promise<() => Promise<void>> {
  const height = await pane.evaluate(() => document.documentElement.scrollHeight);
  const set = (to: string) => page.locator("#pane").evaluate((element, px) => (element.style.minHeight = px), to);
  await set(`${height}px`);
  await settle(pane);
  return async () => {
    await set("");
    await settle(pane);
  };
}

/** Shows the whole page of a pane in a page of its own at once, so that the bar at its bottom lies on nothing. */
export async function showWhole(page: Page, pane: Frame, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 600 });
  await settle(pane);
  await page.setViewportSize({ width, height: await pane.evaluate(() => document.documentElement.scrollHeight) });
  await settle(pane);
}

/** What axe has to say against the pane, a line for each element. */
export async function axeFindings(page: Page, pane: Frame): Promise<readonly string[]> {
  const shrink = await stretch(page, pane);
  const found = await runAxe(pane);
  await shrink();
  return found;
}

/** What axe has to say against the pane as it is shown. */
export async function runAxe(pane: Frame): Promise<readonly string[]> {
  if (!(await pane.evaluate(() => "axe" in window))) await pane.evaluate(AXE);
  return pane.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run: (of: Document, by: RunOptions) => Promise<AxeResults> } };
    const { violations } = await axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary ?? ""}`),
    );
  }, RULES);
}

/** What cannot be read of the pane at each width; afterwards it is as wide as before. */
export async function unreadableAt(page: Page, pane: Frame, back: Width): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await setWidth(page, width);
    await settle(pane);
    found.push(...(await pane.evaluate(unreadable)).map((finding) => `at ${width} px, ${finding}`));
  }
  await setWidth(page, back);
  await settle(pane);
  return found;
}
