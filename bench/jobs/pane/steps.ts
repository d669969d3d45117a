import type { Page } from "playwright-core";

/** A full sheet takes minutes where the machine has other work. */
const LONG = 1_500_000;

/** Answers the first screen; waits until the classes are shown. */
export async function begin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Use my selection" }).click({ timeout: LONG });
  await shown(page);
}

/** Writes, and waits until that is done. */
export async function write(page: Page): Promise<void> {
  await shown(page);
  await page.locator(WRITES).click();
  await page.getByText(/Written to the sheets|Checked, unchanged/).waitFor({ timeout: LONG });
  await shown(page);
}

/** Waits until the button that writes can be pressed: then the result is shown. */
function shown(page: Page): Promise<void> {
  return page.locator(WRITES).waitFor({ timeout: LONG });
}

const WRITES = 'footer button:not([aria-disabled="true"]):has-text("Write to workbook")';
