import { readFileSync } from "node:fs";
import { SHEET_MARKS } from "../../../src/core/plan/own-sheets";
import type { Edit, Plan } from "../../../src/core/plan";
import { listPage, summaryPage } from "../../../src/core/sheets/pages";
import { newPackage } from "../../../src/files/xlsx/new-package";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { writeWorkbook } from "../../../src/files/xlsx/write";
import { openPackage } from "../../../src/files/xlsx/open-package";
import { breachesOf } from "./structure";
import { removeTempFiles, tempFile } from "./zip-file";

/** How KA's sheets are printed: set up once, in the order of the schema, and never over what a user set up. */

afterAll(removeTempFiles);

const idle = { report: () => undefined, signal: new AbortController().signal };
const plan: Plan = {
  edits: (["accounts", "summary"] as const).flatMap((sheet): Edit[] => [
    { kind: "openSheet", sheet, name: `KA's ${sheet}`, columns: 1 },
    { kind: "clearSheet", sheet },
    { kind: "setCells", sheet, at: { row: 0, column: 0 }, columns: [{ values: ["A", "B"], format: "@" }] },
    sheet === "summary" ? summaryPage(2) : listPage(sheet, [34, 18, 200], { titleColumns: 2 }),
  ]),
};

async function write(): Promise<string> {
  const path = tempFile("");
  const target = { path, file: path, kind: "file" } as const;
  const { issues } = await writeWorkbook(newPackage(path), plan, { target, progress: idle });
  expect(issues).toEqual([]);
  return path;
}

async function part(path: string, name: string): Promise<string> {
  const { value } = await openPackage(path);
  if (!value) throw new Error("it does not open");
  const text = Buffer.from(await value.read(name)).toString();
  await value.close();
  return text;
}

test("a list is printed across, its headers and its customers on every page; a short summary on one page", async () => {
  const path = await write();
  const [accounts, summary] = [
    await part(path, "xl/worksheets/sheet1.xml"),
    await part(path, "xl/worksheets/sheet2.xml"),
  ];
  expect(accounts).toContain(`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension`);
  expect(accounts).toContain(`<pageSetup orientation="landscape" fitToWidth="2" fitToHeight="0"/><customProperties>`);
  expect(summary).toContain(`<pageSetup orientation="portrait" fitToWidth="1" fitToHeight="1"/>`);
  const titles = /<definedName name="_xlnm.Print_Titles"[^>]*>[^<]*/g;
  expect((await part(path, "xl/workbook.xml")).match(titles)).toEqual([
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'KA''s accounts'!$A:$B,'KA''s accounts'!$1:$1`,
  ]);
});

test("a long summary takes as many pages as it needs", () => {
  expect(listPage("accounts", [34, 18], { titleColumns: 1 })).toMatchObject({ across: 1, titleColumns: 0 });
  expect(summaryPage(500)).toMatchObject({ orientation: "portrait", height: "any" });
});

test("a second run changes nothing, and what a user set up stays", async () => {
  const path = await write();
  const again = tempFile("");
  const { issues } = await new XlsxFile(path, { path: again, file: again, kind: "file" }).carryOut(plan, idle);
  expect(issues).toEqual([]);
  expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
  expect(await part(again, "xl/workbook.xml")).toContain(SHEET_MARKS.accounts);
});

test("a sheet of one size ends its pages before rows, and is not fitted to pages, which would pass over them", async () => {
  const path = tempFile("");
  const target = { path, file: path, kind: "file" } as const;
  const charts: Edit = {
    ...{ kind: "setPage", sheet: "charts", orientation: "portrait", titleRows: 0, titleColumns: 0 },
    ...{ percent: 70, breaks: [45, 87] },
  };
  const edits: Edit[] = [{ kind: "openSheet", sheet: "charts", name: "Charts", columns: 1 }, charts];
  expect((await writeWorkbook(newPackage(path), { edits }, { target, progress: idle })).issues).toEqual([]);
  const sheet = await part(path, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain('<pageSetup scale="70" orientation="portrait"/><rowBreaks count="2" manualBreakCount="2">');
  expect(sheet).toContain('<brk id="45" max="16383" man="1"/><brk id="87" max="16383" man="1"/></rowBreaks>');
  expect(sheet).not.toContain("fitToPage");
  expect(await breachesOf(path)).toEqual([]);
});
