import { copyFileSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Command } from "../cli/command";
import { breachesOf, partsOf, rawParts } from "../files/xlsx/structure";
import { tempFile, zip } from "../files/xlsx/zip-file";
import { describeIssue } from "../../src/core/text/sentences";
import { refusal, type Issue } from "../../src/core/issues";
import { cellText } from "../../src/core/table";
import { readXlsx } from "../../src/files/xlsx/read";
import type { PreviewPage } from "./preview-driver";
import { previewOfSuite } from "./preview-suite";
import { sales, salesWorkbook } from "./sales-workbook";

const suite = previewOfSuite();
let ka: Command;
let input: string;
let preview: PreviewPage;

beforeAll(async () => {
  ka = new Command();
  input = await salesWorkbook();
});
afterAll(() => ka.remove());
beforeEach(async () => {
  preview = await suite.open();
});
afterEach(async () => {
  const troubles = [...preview.troubles];
  await preview.page.close();
  expect(troubles).toEqual([]);
});

async function write(ends: RegExp = /^Written to the sheets/): Promise<void> {
  await preview.pane.getByRole("button", { name: "Write to workbook" }).click();
  await preview.pane.getByText(ends).first().waitFor({ timeout: 60_000 });
}

const OWN_SHEETS = ["KA Accounts", "KA Summary", "KA Policy", "KA Log", "KA History"];

/** The parts of a workbook that KA wrote to one that had a single sheet; the minute of the run is as good as any other, and widths come in pixels from the page. */
async function ownPartsOf(path: string): Promise<Record<string, string>> {
  const own = [...(await partsOf(path))].filter(([name]) =>
    /sheets\/sheet[2-9]\.xml$|tables\/table[2-9]|customXml/.test(name),
  );
  return Object.fromEntries(
    own.map(([name, bytes]) => {
      const text = bytes.toString("utf8").replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, "<time>");
      return [name, text.replace(/<cols>.*<\/cols>/, "")];
    }),
  );
}

/** What the sheets of a saved copy hold, by the reader of the command. */
async function rowsOf(path: string, address: string): Promise<string[][]> {
  const source = { kind: "range", sheet: "Sales", address } as const;
  const { value, issues } = await readXlsx(path, { source });
  if (!value) throw new Error(issues.map((issue) => describeIssue(issue, "en")).join());
  const { columns, rowCount } = value.table;
  return Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellText(column, row)));
}

function changedParts(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): string[] {
  return [...before].filter(([name, bytes]) => after.get(name)?.equals(bytes) !== true).map(([name]) => name);
}

test.each(["button", "drop on grid", "drop on pane"] as const)(
  "a workbook opened by %s is shown as it looks",
  async (way) => {
    const said = await preview.openFile(input, way);
    expect(said).toBe(
      `${basename(input)} is open. Kept in the file and not shown here: 1 image, 1 link to another workbook, 1 data validation.`,
    );
    expect(await preview.sheets()).toEqual(["Sales"]);
    expect(await preview.read("A1:D2")).toEqual([
      ["Customer", "Amount", "Date", "Double"],
      ["Customer 01", 10, 45_000, 20],
    ]);
    // Green of the old palette, a quarter of the way to white; white letters.
    expect(await preview.drawn("D1")).toEqual({ fill: "#00E000", font: "#FFFFFF" });
    await preview.waitForColours("B13", { fill: "#FFC7CE", font: "#9C0006" });
    expect((await preview.drawn("B2")).fill).not.toBe("#FFC7CE");
    const seen = await preview.pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sales");
        const range = sheet.getRange("A2:C2").load("text,numberFormat");
        const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
        const width = sheet.getRange("A1").format.load("columnWidth");
        const table = context.workbook.tables.getItem("Orders").getRange().load("address");
        await context.sync();
        return [range.text, range.numberFormat, frozen.address, width.columnWidth, table.address];
      }),
    );
    expect(seen).toEqual([
      [["Customer 01", "10.00", "2023-03-15"]],
      [["General", "#,##0.00", "yyyy\\-mm\\-dd"]],
      "Sales!A1",
      30 * 7 * 0.75,
      "Sales!A1:C13",
    ]);
  },
);

test("the pane's result is saved as the command writes it, and nothing else is touched", async () => {
  await preview.openFile(input);
  await preview.click("B3");
  await preview.pane.getByText("12 rows, 3 columns").waitFor();
  await preview.pane.getByRole("tab", { name: "Policy" }).click();
  await preview.pane.getByLabel("Your name").fill("Zoë");
  await preview.pane.getByRole("tab", { name: "Classify" }).click();
  await write();
  const { said, path = "" } = await preview.save();
  expect(said).toBe(
    `Saved ${basename(input)}, in it “KA Accounts”, “KA Summary”, “KA Policy”, “KA Log” and “KA History”; ` +
      "the rest of it is as it was.",
  );
  expect(await breachesOf(path)).toEqual([]);
  const [before, after] = [await rawParts(input), await rawParts(path)];
  expect(changedParts(before, after).sort()).toEqual([
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
  ]);

  const byCommand = join(ka.folder, "by-command.xlsx");
  const run = ka.run(["classify", input, "--author", "Zoë", "-o", byCommand]);
  if (run.code !== 0) throw new Error(run.err);
  const own = await ownPartsOf(path);
  expect(Object.keys(own).filter((name) => name.includes("/sheet"))).toHaveLength(OWN_SHEETS.length);
  expect(own["xl/worksheets/sheet2.xml"]).toContain(sales.at(-1)?.customer);
  expect(own["xl/worksheets/sheet5.xml"]).toContain("Zoë");
  expect(own).toEqual(await ownPartsOf(byCommand));

  // A second round: the copy is opened, and saved without a change.
  const copy = join(ka.folder, "copy.xlsx");
  copyFileSync(path, copy);
  await preview.openFile(copy);
  expect(await preview.sheets()).toEqual(["Sales", ...OWN_SHEETS]);
  expect((await preview.read("'KA Accounts'!B2:B2"))[0]).toEqual([sales.at(-1)?.customer]);
  const again = await preview.save();
  expect(again.said).toBe("Saved copy.xlsx. Nothing of it was changed: the copy is the file, byte for byte.");
  expect(readFileSync(again.path ?? "").equals(readFileSync(copy))).toBe(true);
  // KA knows its own sheets in it.
  await preview.goTo("Sales");
  await preview.click("B3");
  await preview.pane.getByText("12 rows, 3 columns").waitFor();
  await write();
  expect(await preview.sheets()).toEqual(["Sales", ...OWN_SHEETS]);
}, 180_000);

test("what is typed goes into its cells, and what cannot be saved is said", async () => {
  await preview.openFile(input);
  await preview.type("B3", "1000");
  await preview.type("D2", "7");
  await preview.type("A4", "<Zoë> & 客户");
  await preview.click("A5");
  await preview.page.keyboard.press("Delete");
  await preview.type("I20", "=SUM(B2:B4)");
  await preview.type("C1", "Day");
  await preview.click("A6");
  await preview.page.keyboard.press("Control+b");
  await preview.waitForCell("I20", 10 + 1000 + 90);
  const { said, path = "" } = await preview.save();
  expect(said).toBe(
    // Eleven formulas had theirs from the cell that is a number now, and each has its own instead.
    `Saved ${basename(input)}, in it 16 cells on “Sales”; the rest of it is as it was. These changes are not in the file: ` +
      "on “Sales” formats of cells; C1 on “Sales”, a header of the table Orders.",
  );
  expect(await breachesOf(path)).toEqual([]);
  const [before, after] = [await rawParts(input), await rawParts(path)];
  expect(changedParts(before, after).sort()).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
  expect((await rowsOf(path, "A1:D5")).slice(0, 4)).toEqual([
    ["Customer 01", "10", "45000", "7"],
    ["Customer 02", "1000", "45001", "2000"],
    ["<Zoë> & 客户", "90", "45002", "180"],
    ["", "160", "45003", "320"],
  ]);
  const xml = (await partsOf(path)).get("xl/worksheets/sheet1.xml")?.toString("utf8") ?? "";
  expect(xml).toContain('<c r="B3" s="3"><v>1000</v></c>');
  expect(xml).toContain('<c r="D3"><f>B3*2</f><v>2000</v></c>');
  expect(xml).toContain('<row r="20"><c r="I20"><f>SUM(B2:B4)</f><v>1100</v></c></row>');
  expect(xml).toContain('<dimension ref="A1:I20"/>');
  expect((await partsOf(path)).get("xl/workbook.xml")?.toString()).toContain('fullCalcOnLoad="1"');
});

test("results of changed cells and new sheets are saved; a renamed sheet is not, until it has its name again", async () => {
  await preview.openFile(input);
  await preview.type("B3", "1000");
  await preview.waitForCell("D3", 2000);
  await preview.pane.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.add("Notes").getRange("B2:C2");
      range.values = [["see", 12.5]];
      await context.sync();
    }),
  );
  const { said, path = "" } = await preview.save();
  expect(said).toContain("in it 1 cell on “Sales”; the new sheet “Notes”; 1 new result of a formula; the rest");
  expect(await breachesOf(path)).toEqual([]);
  const parts = await partsOf(path);
  const xml = (sheet: number) => parts.get(`xl/worksheets/sheet${sheet}.xml`)?.toString("utf8") ?? "";
  expect(xml(1)).toContain('<c r="D3"><f t="shared" si="0"/><v>2000</v></c>');
  expect(xml(2)).toContain('<row r="2"><c r="B2" t="inlineStr"><is><t>see</t></is></c><c r="C2"><v>12.5</v></c></row>');

  const rename = (from: string, to: string) =>
    preview.pane.evaluate(
      (names) =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(names.from).name = names.to;
          await context.sync();
        }),
      { from, to },
    );
  await rename("Sales", "Orders");
  expect(await preview.save()).toEqual({
    said: "Nothing was saved: the sheet “Sales” was renamed “Orders”. This page cannot save that; undo it first.",
  });
  await rename("Orders", "Sales");
  expect((await preview.save()).said).toBe(said);
});

const compound = Buffer.from("d0cf11e0a1b11ae1", "hex");
const encrypted = Buffer.concat([compound, Buffer.alloc(1528), Buffer.from("EncryptedPackage", "utf16le")]);
const bomb = () => {
  const entry = (name: string, content: string) => ({ name, content });
  const parts = [entry("[Content_Types].xml", "<Types/>"), entry("_rels/.rels", "<Relationships/>")];
  return zip([...parts, entry("xl/worksheets/sheet1.xml", "0".repeat(12 << 20))]);
};

test("bad files are refused in the words of the command, and the page stays as it is", async () => {
  const old = Buffer.concat([compound, Buffer.alloc(1528)]);
  const refused: readonly (readonly [path: string, issue: (path: string) => Issue])[] = [
    [tempFile(old, ".xls"), (path) => refusal("otherFormat", { path, format: "xls" })],
    [tempFile(encrypted), (path) => refusal("encryptedWorkbook", { path })],
    [tempFile("Customer,Amount\n"), (path) => refusal("notWorkbook", { path })],
    [tempFile(""), (path) => refusal("notWorkbook", { path })],
  ];
  for (const [path, issue] of refused)
    expect(await preview.offer(path)).toBe(describeIssue(issue(basename(path)), "en"));
  expect(await preview.offer(tempFile(bomb()))).toMatch(/was refused before it could fill the memory/);
  expect(await preview.offer(tempFile(Buffer.alloc((64 << 20) + 1)))).toMatch(/opens files of at most 64 MB/);
  expect(await preview.sheets()).toEqual(["销售 Sales"]);

  // And no other page may have files opened here.
  const answer = await fetch(`${suite.url}preview/open?name=a.xlsx`, {
    method: "POST",
    body: readFileSync(input),
    headers: { origin: "http://elsewhere.example" },
  });
  expect(answer.status).toBe(403);
});
