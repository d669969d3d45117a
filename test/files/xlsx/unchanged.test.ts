import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { PRINT_NAME, printPlan } from "../../../src/core/plan/plan-print";
import type { Plan } from "../../../src/core/plan";
import { finish } from "../../../src/core/steps";
import type { Written } from "../../../src/core/workbook";
import { chooseTarget } from "../../../src/files/atomic-file";
import { newPackage } from "../../../src/files/xlsx/new-package";
import { standsIn } from "../../../src/files/xlsx/unchanged";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { writeWorkbook } from "../../../src/files/xlsx/write";
import { analyzeRows } from "../../core/rows";
import { breachesOf } from "./structure";
import { withParts } from "./own-workbook";
import { removeTempFiles, tempFile } from "./zip-file";

const PROGRESS = { report: () => undefined, signal: new AbortController().signal };
const ROWS = [
  ["Customer ID", "Customer", "Amount"],
  ["0017", "Alpha & Sons <Ltd>", 1200.5],
  ["0019", "_x0041_ literal", 333.33],
  ["0020", " blank ends ", 120.1234],
  ["0021", "two\nlines\tand a tab", 90],
  ["0022", "客户 😀", 80],
  ["0023", "odd \ud83d half", 70],
  ["0024", "bell\u0007 and return\r", 0.1 + 0.2],
  ["0026", `long ${"x".repeat(40_000)}`, 7],
  ["0025", "minus", -5],
];
let plan: Plan;
let print: string;
let file: string;

function targetOf(path: string) {
  const { value } = chooseTarget(path, "");
  if (!value) throw new Error("no target");
  return value;
}

async function copy(input: string, output: string): Promise<Written | undefined> {
  return (await new XlsxFile(input, targetOf(output)).carryOut(plan, PROGRESS, { print })).value;
}

beforeAll(async () => {
  const { value } = analyzeRows(ROWS);
  if (!value) throw new Error("no plan");
  ({ plan } = value);
  print = finish(printPlan(plan));
  file = tempFile("", ".out.xlsx");
  const target = targetOf(file);
  expect((await writeWorkbook(newPackage(file), plan, { target, progress: PROGRESS, print })).value).toBeDefined();
});
afterAll(removeTempFiles);

test("a workbook that has all of a plan is copied byte for byte", async () => {
  const output = tempFile("", ".again.xlsx");
  expect(await copy(file, output)).toMatchObject({ state: "unchanged", sheets: { accounts: "KA Accounts" } });
  expect(readFileSync(output).equals(readFileSync(file))).toBe(true);
  expect(await breachesOf(file)).toEqual([]);
});

test("a file that is the same already is not touched; one of the same length that is another is replaced", async () => {
  const output = tempFile(readFileSync(file), ".same.xlsx");
  const longAgo = new Date("2020-01-01");
  utimesSync(output, longAgo, longAgo);
  expect(await copy(file, output)).toMatchObject({ state: "unchanged" });
  expect(statSync(output).mtime).toEqual(longAgo);
  const other = readFileSync(file);
  other[other.length - 1] = 1;
  writeFileSync(output, other);
  expect(await copy(file, output)).toMatchObject({ state: "unchanged" });
  expect(readFileSync(output).equals(readFileSync(file))).toBe(true);
});

/** Texts as other programs store them: in a list of their own, every one once. */
async function withSharedStrings(path: string): Promise<string> {
  const list: string[] = [];
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const shared = (xml: string) =>
    xml.replace(
      /<c ([^>]*)t="inlineStr"([^>]*)><is>(.*?)<\/is><\/c>/gs,
      (_, before: string, after: string, item: string) => {
        if (!list.includes(item)) list.push(item);
        return `<c ${before}t="s"${after}><v>${list.indexOf(item)}</v></c>`;
      },
    );
  const strings = "xl/sharedStrings.xml";
  const moved = await withParts(path, (part, xml) => (part.startsWith("xl/worksheets/sheet") ? shared(xml) : xml));
  expect(list.length).toBeGreaterThan(20);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
  return withParts(
    moved,
    (part, xml) =>
      part === "[Content_Types].xml"
        ? xml.replace("</Types>", `<Override PartName="/${strings}" ContentType="${type}"/></Types>`)
        : part === "xl/_rels/workbook.xml.rels"
          ? xml.replace(
              "</Relationships>",
              `<Relationship Id="rId99" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
            )
          : xml,
    { [strings]: `<sst xmlns="${MAIN}">${list.map((item) => `<si>${item}</si>`).join("")}</sst>` },
  );
}

test("a workbook that another program saved counts, too, as far as its values are the same", async () => {
  const saved = await withSharedStrings(file);
  const output = tempFile("", ".saved.xlsx");
  expect(await copy(saved, output)).toMatchObject({ state: "unchanged" });
  expect(readFileSync(output).equals(readFileSync(saved))).toBe(true);
  const other = await withParts(saved, (part, xml) =>
    part === "xl/sharedStrings.xml" ? xml.replace("客户", "顾客") : xml,
  );
  const written = await copy(other, output);
  expect(written).toBeDefined();
  expect(written).not.toHaveProperty("state");
  const rounded = await withParts(file, (_, xml) => xml.replaceAll("<v>0.30000000000000004</v>", "<v>0.3</v>"));
  expect(await standsIn(rounded, plan, { print })).toMatchObject({ state: "unchanged" });
});

test.each<readonly [string, (part: string, xml: string) => string]>([
  ["a figure", (_, xml) => xml.replace("<v>333.33</v>", "<v>333.34</v>")],
  ["a class", (part, xml) => (part.endsWith("sheet1.xml") ? xml.replace(/<t>B<\/t>/, "<t>A</t>") : xml)],
  ["a character of a name", (_, xml) => xml.replace("客户", "客戸")],
  [
    "a cell that was emptied",
    (part, xml) => (part.endsWith("sheet1.xml") ? xml.replace(/(<c r="A3"[^>]*)>.*?<\/c>/, "$1/>") : xml),
  ],
  [
    "a row that is gone",
    (part, xml) => (part.endsWith("sheet1.xml") ? xml.replace(/<row r="10".*?<\/row>/s, "") : xml),
  ],
  [
    "the figure of a formula",
    (part, xml) => (part.endsWith("sheet2.xml") ? xml.replace(/<v>(\d)/, "<f>1+1</f><v>$1") : xml),
  ],
  ["an error", (_, xml) => xml.replace(/(<c r="E3"[^>]*)><v>.*?<\/v>/, '$1 t="e"><v>#N/A</v>')],
  [
    "a number in the place of a text",
    (part, xml) => (part.endsWith("sheet1.xml") ? xml.replace(/<c r="A3".*?<\/c>/, '<c r="A3"><v>19</v></c>') : xml),
  ],
  ["a table that is a range now", (_, xml) => xml.replaceAll("KA_Classes", "Mine")],
  ["another print", (part, xml) => (part === "xl/workbook.xml" ? xml.replace(print, "0".repeat(16)) : xml)],
  ["no print", (part, xml) => (part === "xl/workbook.xml" ? xml.replace(PRINT_NAME, "Other") : xml)],
  [
    "no mark of the summary",
    (part, xml) => (part === "xl/workbook.xml" ? xml.replace("KA_SummarySheet", "Other") : xml),
  ],
])("%s: that is another workbook, which is written anew", async (_, change) => {
  let changes = 0;
  const other = await withParts(file, (part, xml) => {
    const made = change(part, xml);
    if (made !== xml) changes++;
    return made;
  });
  expect(changes).toBeGreaterThan(0);
  expect(await standsIn(other, plan, { print })).toBeUndefined();
});

test("what is no workbook, damaged, or not there holds nothing", async () => {
  const bytes = readFileSync(file);
  for (const path of [tempFile("text"), tempFile(bytes.subarray(0, bytes.length >> 1)), `${file}.missing`])
    expect(await standsIn(path, plan, { print })).toBeUndefined();
  const damaged = await withParts(file, (part, xml) =>
    part.endsWith("sheet1.xml") ? xml.replace("<row", "<row r='x'><c") : xml,
  );
  expect(await standsIn(damaged, plan, { print })).toBeUndefined();
});
