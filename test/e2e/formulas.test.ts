import type { PreviewPage } from "./preview-driver";
import { previewOfSuite } from "./preview-suite";

const suite = previewOfSuite();

/** Tabs on until a control of the pane has the focus; fails where it never gets there. */
async function tabTo(preview: PreviewPage, name: string): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    await preview.page.keyboard.press("Tab");
    const focused = await preview.pane.evaluate(() => {
      const { activeElement: element } = document;
      const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : undefined;
      return element?.getAttribute("aria-label") ?? label ?? element?.textContent;
    });
    if (focused === name) return;
  }
  throw new Error(`${name} is not reached by Tab`);
}

function formulas(preview: PreviewPage, address: string): Promise<unknown[][]> {
  return preview.pane.evaluate(
    (cells) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange(cells).load("formulas");
        await context.sync();
        return range.formulas as unknown[][];
      }),
    address,
  );
}

/** Whether all of the page of formulas can be seen at the width that the pane has. */
function isWithinWidth(preview: PreviewPage): Promise<boolean> {
  return preview.pane.evaluate(() =>
    [...document.querySelectorAll("[role=tabpanel]:not([hidden]) *")].every(
      (element) => element.getBoundingClientRect().right <= innerWidth + 1,
    ),
  );
}

test("by keyboard, in Chinese, 320 wide: a formula is inserted and spills; what was filled down becomes one, and comes back", async () => {
  const preview = await suite.open();
  const { page, pane } = preview;
  await page.locator("#pane").evaluate((frame) => (frame.style.width = "320px"));
  await pane.locator("select:has(option[value=zh])").first().selectOption("zh");
  for (const row of [2, 3, 4]) await preview.type(`L${row}`, `=KA.TIER(F${row},F$2:F$4)`);
  await preview.waitForCell("L4", (await preview.read("L4"))[0]?.[0] ?? "");
  await preview.click("J2");

  await pane.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await pane.getByRole("button", { name: "插入 KA.TIER…" }).waitFor();
  expect(await isWithinWidth(preview)).toBe(true);
  await tabTo(preview, "插入 KA.TIER…");
  await page.keyboard.press("Enter");
  await tabTo(preview, "公式");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("=KA.TIER(F2:F4)");
  await tabTo(preview, "插入到选中位置");
  await page.keyboard.press("Enter");
  await pane.getByText(/^公式已写入 .+!J2:J4 的第一个单元格，结果填充 3 个单元格。$/).waitFor();
  expect(await isWithinWidth(preview)).toBe(true);
  const classes = await preview.read("J2:J4");
  expect(classes.flat().every((label) => ["A", "B", "C"].includes(String(label)))).toBe(true);
  for (const [row, [label = ""] = []] of classes.entries()) await preview.waitForCell(`L${row + 2}`, label);

  const before = await formulas(preview, "L2:L4");
  expect(before).toEqual([["=KA.TIER(F2,F$2:F$4)"], ["=KA.TIER(F3,F$2:F$4)"], ["=KA.TIER(F4,F$2:F$4)"]]);
  await pane.getByRole("button", { name: "所有公式" }).focus();
  await page.keyboard.press("Enter");
  await tabTo(preview, "查找");
  await page.keyboard.press("Enter");
  const one = pane.getByRole("button", { name: /^把 .+!L2:L4 合并为一个公式$/ });
  await one.waitFor();
  expect(await isWithinWidth(preview)).toBe(true);
  await one.focus();
  await page.keyboard.press("Enter");
  await pane.getByText(/中的 3 个公式已合并为一个：=KA\.TIER\(F2:F4\)/).waitFor({ timeout: 60_000 });
  expect((await formulas(preview, "L2"))[0]).toEqual(["=KA.TIER(F2:F4)"]);
  for (const [row, [label = ""] = []] of classes.entries()) await preview.waitForCell(`L${row + 2}`, label);

  // What replaced cells of the user's comes back with another pane too.
  await preview.reloadPane();
  await pane.locator("select:has(option[value=zh])").first().selectOption("zh");
  await pane.getByRole("tab", { name: "公式" }).click();
  await pane.getByRole("button", { name: "恢复公式" }).focus();
  await page.keyboard.press("Enter");
  await pane
    .getByText(/3 个单元格已恢复为公式/)
    .filter({ visible: true })
    .waitFor({ timeout: 60_000 });
  expect(await formulas(preview, "L2:L4")).toEqual(before);
  for (const [row, [label = ""]] of classes.entries()) await preview.waitForCell(`L${row + 2}`, label);
  expect(preview.troubles).toEqual([]);
}, 180_000);
