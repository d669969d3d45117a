import { layOutFreeze, type FoundFormulas } from "../../../src/core/formula-cells/freeze";
import { addressOfArea } from "../../../src/core/formula-cells/formula-areas";
import { describeIssue } from "../../../src/core/text/sentences";
import type { Issue, Outcome } from "../../../src/core/issues";
import type { Written } from "../../../src/core/workbook";
import { chooseTarget } from "../../../src/files/atomic-file";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { formulaWorkbook, onlyValues } from "./formula-workbook";
import { breachesOf, partsOf, rawParts } from "./structure";
import { removeTempFiles } from "./zip-file";

afterAll(removeTempFiles);

const occasion = { moment: { day: 45_569, minute: 495 }, author: "Ann", version: "0.1.0" };

async function freeze(path: string): Promise<{
  readonly output: string;
  readonly found: Outcome<FoundFormulas>;
  readonly written?: Outcome<Written>;
  readonly issues: readonly Issue[];
}> {
  const output = path.replace(/\.xlsx$/, "-frozen.xlsx");
  const target = chooseTarget(output, path).value;
  if (!target) throw new Error(output);
  const workbook = new XlsxFile(path, target);
  const found = await workbook.findFormulas();
  if (!found.value) return { output, found, issues: found.issues };
  const recalled = (await workbook.recall("log")).value ?? {};
  const plan = layOutFreeze(found.value, { recalled, occasion, language: "en" });
  if (!plan.value) return { output, found, issues: plan.issues };
  const progress = { report: () => undefined, signal: new AbortController().signal };
  const written = await workbook.carryOut(plan.value, progress);
  return { output, found, written, issues: [...plan.issues, ...written.issues] };
}

const textOf = async (path: string, part: string) => (await partsOf(path)).get(part)?.toString("utf8") ?? "";

/** The cells of a row of the user's sheet, without the prefix of elements. */
function rowOf(xml: string, row: number): string {
  return new RegExp(`<row r="${row}">([\\s\\S]*?)</row>`).exec(xml.replaceAll(/<(\/?)x:/g, "<$1"))?.[1] ?? "";
}

test.each(["plain", "strict", "prefixed"] as const)(
  "of a %s workbook formulas that call KA go and their values stay; errors and cells without a value keep theirs, in full",
  async (kind) => {
    const path = await formulaWorkbook(kind);
    const { output, found, written, issues } = await freeze(path);
    expect(written?.value).toBeDefined();
    expect(found.value?.areas.map(addressOfArea)).toEqual([
      ...["Sales!D2:D3", "Sales!E2:E6", "Sales!F2:F6", "Sales!D5:D6", "Secret!B1"],
    ]);
    expect(issues.map(({ kind: of }) => of)).toEqual(["frozenHidden", "formulasLeft", "formulasLeft", "namesLeft"]);
    const xml = await textOf(output, "xl/worksheets/sheet1.xml");
    expect(rowOf(xml, 2)).toMatch(
      '<c r="D2" t="str"><v>A</v></c><c r="E2" s="1"><v>1</v></c><c r="F2" t="str"><v>A</v></c><c r="G2"><f>ROW()*2</f>',
    );
    expect(rowOf(xml, 2)).toMatch(/<c r="I2"><f>_xldudf_KA_TIER\(B2,B\$2:B\$6\)<\/f><\/c>$/);
    // It shared the formula of a cell that has none any more.
    expect(rowOf(xml, 4)).toMatch('<c r="D4" t="e"><f>_xldudf_KA_TIER(B4,B$2:B$6)</f><v>#VALUE!</v></c>');
    expect(rowOf(xml, 5)).toMatch('<c r="D5" t="str"><v>007</v></c>');
    expect(rowOf(xml, 6)).toMatch('<c r="H6" t="str"><f>"KA.TIER("&amp;A6</f><v>KA.TIER(客户</v></c>');
    expect(await textOf(output, "xl/worksheets/sheet8.xml")).not.toContain("<f>");
    // A cell of the column keeps its formula, so the column does.
    expect(await textOf(output, "xl/tables/table1.xml")).toContain("calculatedColumnFormula");
    expect(await breachesOf(output)).toEqual([]);
  },
);

test("every other byte stays, the order of calculation goes with its relation and its type, and twice is as once", async () => {
  const path = await formulaWorkbook();
  const { output } = await freeze(path);
  const [before, after] = [await rawParts(path), await rawParts(output)];
  const changed = [...before].filter(([name, bytes]) => after.get(name)?.equals(bytes) !== true).map(([name]) => name);
  expect(changed.sort()).toEqual([
    ...["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/calcChain.xml", "xl/styles.xml"],
    ...["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet8.xml"],
  ]);
  for (const part of ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
    expect(await textOf(output, part)).not.toContain("calcChain");
  expect(after.has("xl/calcChain.xml")).toBe(false);
  // Without the formulas and what marks them, the sheet is the one of before.
  const plain = (xml: string) => xml.replaceAll(/<f [^>]*\/>|<f(?: [^>]*)?>[^<]*<\/f>|\scm="1"/g, "");
  const [was, is] = [await textOf(path, "xl/worksheets/sheet1.xml"), await textOf(output, "xl/worksheets/sheet1.xml")];
  expect(plain(is)).toBe(plain(was));

  const again = await freeze(output);
  expect(again.written).toBeUndefined();
  expect(again.issues.map(({ kind }) => kind)).toEqual([
    "formulasLeft",
    "formulasLeft",
    "namesLeft",
    "nothingToFreeze",
  ]);
});

test.each([
  {
    about: "a conditional format",
    rule: `<conditionalFormatting sqref="A2"><cfRule type="expression" priority="1"><formula>_xldudf_KA_TIER(B2,B$2:B$6)="A"</formula></cfRule></conditionalFormatting>`,
    sheets: ["Sales"],
  },
  {
    about: "a data validation",
    rule: `<dataValidations count="1"><dataValidation type="custom" sqref="A2"><formula1>KA.TIER(B2,B$2:B$6)=&quot;A&quot;</formula1></dataValidation></dataValidations>`,
    sheets: ["Sales"],
  },
  {
    about: "a rule that only names it",
    rule: `<conditionalFormatting sqref="A2"><cfRule type="expression" priority="1"><formula>A2="KA.TIER("</formula></cfRule></conditionalFormatting>`,
    sheets: undefined,
  },
])("$about is said where it calls KA, and stays", async ({ rule, sheets }) => {
  const path = await formulaWorkbook("plain", (name, text) =>
    name === "xl/worksheets/sheet1.xml" ? text.replace("</sheetData>", `</sheetData>${rule}`) : text,
  );
  const { output, issues } = await freeze(path);
  const said = issues.find(({ kind }) => kind === "rulesLeft");
  expect(said?.facts).toEqual(sheets && { sheets });
  expect(await textOf(output, "xl/worksheets/sheet1.xml")).toContain(rule);
});

test("a column of a table that has no formula left fills new lines with none", async () => {
  const path = await formulaWorkbook("plain", onlyValues);
  const { output } = await freeze(path);
  expect(await textOf(output, "xl/tables/table1.xml")).toContain('<tableColumn id="4" name="Tier"></tableColumn>');
  expect(await textOf(output, "xl/worksheets/sheet1.xml")).not.toContain("_xldudf_");
});

test.each<{ about: string; part: string; change: (text: string) => string; is: RegExp }>([
  {
    about: "a protected sheet",
    part: "xl/worksheets/sheet8.xml",
    change: (text) => text.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>'),
    is: /“Secret” is protected/,
  },
  {
    about: "a spill with an error in it",
    part: "xl/worksheets/sheet1.xml",
    change: (text) => text.replace('<c r="F4" t="str"><v>C</v>', '<c r="F4" t="e"><v>#VALUE!</v>'),
    is: /6 cells keep their formulas.*Sales!F2:F6/,
  },
  {
    about: "manual calculation",
    part: "xl/workbook.xml",
    change: (text) => text.replace("<calcPr ", '<calcPr calcMode="manual" '),
    is: /calculates only when it is asked to/,
  },
])("$about is said", async ({ part, change, is }) => {
  const path = await formulaWorkbook("plain", (name, text) => (name === part ? change(text) : text));
  const { issues } = await freeze(path);
  expect(issues.map((issue) => describeIssue(issue, "en")).join("\n")).toMatch(is);
});

test("ten thousand formulas in a column, each written in full, are one line", async () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => {
    const row = i + 10;
    return `<row r="${row}"><c r="B${row}"><v>${i}</v></c><c r="D${row}" t="str"><f>_xldudf_KA_TIER(B${row},B$10:B$10009)</f><v>A</v></c></row>`;
  });
  const path = await formulaWorkbook("plain", (name, text) =>
    name === "xl/worksheets/sheet1.xml" ? text.replace("</sheetData>", `${lines.join("")}</sheetData>`) : text,
  );
  const { output, found } = await freeze(path);
  expect(found.value?.areas.map(addressOfArea)).toContain("Sales!D10:D10009");
  expect((await textOf(output, "xl/worksheets/sheet1.xml")).split("_xldudf_").length).toBe(3);
});
