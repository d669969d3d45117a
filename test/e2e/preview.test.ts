import { PNG } from "pngjs";
import { sampleHeaders, sampleRows } from "../preview/sample";
import type { PreviewPage } from "./preview-driver";
import { previewOfSuite } from "./preview-suite";

const suite = previewOfSuite();
let preview: PreviewPage;

beforeEach(async () => {
  preview = await suite.open();
});
afterEach(async () => {
  const troubles = [...preview.troubles];
  await preview.page.close();
  // Console errors, exceptions and requests that leave this machine fail whatever was tested.
  expect(troubles).toEqual([]);
});

/** What the handlers of {@link listen} saw, as `kind address`. */
function seen(): Promise<readonly string[]> {
  return preview.pane.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}

/** Registers the add-in's usual handlers through the real client. */
async function listen(): Promise<void> {
  await preview.pane.evaluate(async () => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const note = (text: string) => Promise.resolve(void seen.push(text));
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onSelectionChanged.add(({ address }) => note(`selected ${address}`));
      worksheets.onChanged.add(({ address, changeType }) => note(`${changeType} ${address}`));
      await context.sync();
    });
  });
}

async function waitUntilSeen(...expected: readonly string[]): Promise<void> {
  await preview.pane
    .waitForFunction(
      (wanted) => {
        const { seen } = globalThis as unknown as { seen: string[] };
        return wanted.every((text) => seen.includes(text));
      },
      expected,
      { timeout: 5000 },
    )
    .catch(() => undefined);
  expect(await seen()).toEqual(expect.arrayContaining([...expected]));
}

/** The classes of ABC 80/95, the customer that crosses a cut-off inclusive, calculated a second way. */
function abc(amounts: readonly number[]): string[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => {
    const before = amounts.filter((other) => other > amount).reduce((sum, other) => sum + other, 0) / total;
    return before < 0.8 ? "A" : before < 0.95 ? "B" : "C";
  });
}

test("the page says what it is, and draws the sample", async () => {
  expect(await preview.page.locator("#notice").innerText()).toMatch(/This is not Excel[\s\S]*并非 Excel/);
  expect((await preview.read("A1:F1"))[0]).toEqual([...sampleHeaders]);
  const [first] = sampleRows();
  expect((await preview.read("A2:F2"))[0]).toMatchObject({ 0: first?.customer, 2: first?.order, 5: first?.amount });

  const { x, y } = await preview.where("C1");
  const pixel = PNG.sync.read(await preview.page.screenshot({ clip: { x: x + 3, y: y + 3, width: 1, height: 1 } }));
  expect([...pixel.data.subarray(0, 3)]).toEqual([0xe7, 0xf0, 0xea]);
});

test("the mouse selects, and the pane hears of it", async () => {
  await listen();
  await preview.select("B2:C5");
  await waitUntilSeen("selected B2:C5");
  const address = await preview.pane.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load("address");
      await context.sync();
      return range.address;
    }),
  );
  expect(address).toBe("'销售 Sales'!B2:C5");
  expect(await seen()).not.toContain("selected A1");
});

test("what is typed and deleted raises events, results of formulas do not", async () => {
  await preview.type("H2", "=F2*2");
  await preview.waitForCell("H2", 2 * Number((await preview.read("F2"))[0]?.[0]));
  await listen();
  await preview.type("F2", "100");
  await preview.waitForCell("H2", 200);
  await preview.click("A3");
  await preview.page.keyboard.press("Delete");
  await waitUntilSeen("RangeEdited F2", "RangeEdited A3");
  expect((await seen()).filter((text) => text.includes("H2"))).toEqual([]);
});

test("KA's functions calculate when they are typed, spill, and work inside other functions", async () => {
  const amounts = (await preview.read("F2:F20")).map(([amount]) => Number(amount));
  await preview.type("H2", "=KA.TIER(F2:F20)");
  await preview.waitForCell("H2", abc(amounts)[0] ?? "");
  expect((await preview.read("H2:H20")).flat()).toEqual(abc(amounts));
  await preview.type("J2", '=LOWER(KA.TIER(F2,F2:F20))&"!"');
  await preview.waitForCell("J2", `${abc(amounts)[0]?.toLowerCase()}!`);
  await preview.type("J3", "=COUNTA(KA.ABC(F2:F20))");
  await preview.waitForCell("J3", 19);

  // An edit is calculated too.
  await preview.type("F20", "999999");
  await preview.waitForCell("H20", "A");
  await preview.waitForCell("H2", "C");
});

test("after the pane has been loaded again, functions still answer", async () => {
  await preview.reloadPane();
  await preview.type("H2", "=KA.TIER(F2:F3)");
  await preview.waitForCell("H2", "A");
});

async function writeResult(): Promise<void> {
  await preview.pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Result");
      const range = sheet.getRange("A1:B4");
      range.values = [
        ["Name", "Class"],
        ["One", "A"],
        ["Two", "B"],
        ["'=Three", "A"],
      ];
      sheet.tables.add(range, true).name = "KA_Result";
      const rule = sheet.getRange("A2:B4").conditionalFormats.add(Excel.ConditionalFormatType.custom).custom;
      rule.rule.formula = '=$B2="A"';
      rule.format.fill.color = "#C6EFCE";
      rule.format.font.color = "#006100";
      await context.sync();
    }),
  );
}

test("a table and its colours, written through the client, are drawn; the batch is one step to undo", async () => {
  await writeResult();
  expect(await preview.activeSheet()).toBe("销售 Sales");
  await preview.goTo("Result");
  await preview.waitForColours("A2", { fill: "#C6EFCE", font: "#006100" });
  expect((await preview.drawn("B3")).fill).not.toBe("#C6EFCE");
  expect(await preview.read("A4")).toEqual([["=Three"]]);

  await preview.click("D8");
  await preview.page.keyboard.press("Control+z");
  await preview.page.waitForTimeout(300);
  expect(await preview.sheets()).toEqual(["销售 Sales"]);
  await preview.page.keyboard.press("Control+y");
  await preview.page.waitForTimeout(300);
  const table = await preview.pane.evaluate(() =>
    Excel.run(async (context) => {
      const tables = context.workbook.tables.load("items/name");
      await context.sync();
      const range = context.workbook.tables.getItem("KA_Result").getRange().load("address,values");
      await context.sync();
      return { names: tables.items.map(({ name }) => name), address: range.address, last: range.values.at(-1) };
    }),
  );
  expect(table).toEqual({ names: ["KA_Result"], address: "Result!A1:B4", last: ["=Three", "A"] });
});

test("while a cell is being edited the client is refused as by Excel", async () => {
  const attempt = () =>
    preview.pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.getSelectedRange().load("address");
        await context.sync();
        return "done";
      }).catch((problem: unknown) => (problem instanceof OfficeExtension.Error ? problem.code : String(problem))),
    );
  await preview.click("H3");
  await preview.page.keyboard.type("abc");
  expect(await attempt()).toBe("InvalidOperationInCellEditMode");
  await preview.page.keyboard.press("Enter");
  expect(await attempt()).toBe("done");
});

test("formulas written through the client have their results in the same batch", async () => {
  const read = await preview.pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("H1:H2").formulas = [[5], ["=H1*SUM(F2:F3)"]];
      const range = sheet.getRange("F2:H3").load("values");
      await context.sync();
      return range.values;
    }),
  );
  expect(read[0]?.[2]).toBeCloseTo(5 * (Number(read[0]?.[0]) + Number(read[1]?.[0])), 6);
});

test("cells beyond the grid's edge can be formatted before they are written", async () => {
  const read = await preview.pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Far");
      const range = sheet.getRange("AC1:AC600");
      Object.assign(range, { numberFormat: "@" }); // the types know matrices only
      range.values = Array.from({ length: 600 }, () => ["-text"]);
      await context.sync();
      const last = sheet.getRange("AC600").load("values,numberFormat");
      await context.sync();
      return [last.values, last.numberFormat];
    }),
  );
  expect(read).toEqual([[["-text"]], [["@"]]]);
});

test("20,000 rows are one change, within bounded memory", async () => {
  await listen();
  await preview.pane.evaluate(async () => {
    const values = Array.from({ length: 20_000 }, (_, at) => [`客户 ${at}`, at, at / 7, "A", true, "'=text"]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Big").getRange("A1:F20000").values = values;
      await context.sync();
    });
  });
  await waitUntilSeen("RangeEdited A1:F20000");
  expect((await seen()).filter((text) => text.startsWith("RangeEdited"))).toHaveLength(1);
  expect(await preview.read("Big!A20000:F20000")).toEqual([["客户 19999", 19_999, 19_999 / 7, "A", true, "=text"]]);
  const heap = await preview.page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  expect(heap / 1e6).toBeLessThan(300);
});

test("the ribbon's button and the handle move the pane, by mouse and by keyboard", async () => {
  const width = () => preview.page.locator("#pane").evaluate((pane) => pane.clientWidth);
  const before = await width();
  const handle = preview.page.locator("#handle");
  const box = await handle.boundingBox();
  if (!box) throw new Error("The handle is not shown");
  await preview.page.mouse.move(box.x + 2, 400);
  await preview.page.mouse.down();
  await preview.page.mouse.move(box.x - 98, 400, { steps: 5 });
  await preview.page.mouse.up();
  expect(await width()).toBeGreaterThan(before + 90);
  await handle.press("ArrowRight");
  expect(await width()).toBeLessThan(before + 90);
  await preview.page.locator("#pane").evaluate((pane) => pane.setAttribute("hidden", ""));
  await preview.page.getByRole("button", { name: /Classify customers/ }).click();
  expect(await preview.page.locator("#pane").isVisible()).toBe(true);
});

test("Escape answers the pane's questions, and the focus goes back to the button that asked", async () => {
  await preview.select("A1:J50");
  await preview.pane.getByRole("button", { name: "Write to workbook" }).click();
  await preview.pane
    .getByText(/^Written to the sheets/)
    .first()
    .waitFor({ timeout: 60_000 });
  const sheets = await preview.sheets();
  for (const asks of ["Remove KA from this workbook…", "Revert last run…", "Remove KA from this workbook…"]) {
    const button = preview.pane.getByRole("button", { name: asks });
    await button.press("Enter");
    const not = preview.pane.getByRole("button", { name: "Cancel" });
    await not.waitFor();
    await preview.page.keyboard.press("Escape");
    await not.waitFor({ state: "detached" });
    await preview.waitUntil(`${asks} has the focus`, () =>
      button.evaluate((asking) => asking === asking.ownerDocument.activeElement),
    );
  }
  expect(await preview.sheets()).toEqual(sheets);
});
