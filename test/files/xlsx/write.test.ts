import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import readSheets from "read-excel-file/node";
import type { Issue, Outcome } from "../../../src/core/issues";
import type { Plan } from "../../../src/core/plan";
import { describeIssue } from "../../../src/core/text/sentences";
import type { Written } from "../../../src/core/workbook";
import { chooseTarget } from "../../../src/files/atomic-file";
import { newPackage } from "../../../src/files/xlsx/new-package";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { writeWorkbook } from "../../../src/files/xlsx/write";
import { analyzeRows } from "../../core/rows";
import { breachesOf, childrenNamed, local, parseXml, partsOf, rawParts, textIn } from "./structure";
import { ownWorkbook, withParts } from "./own-workbook";
import { removeTempFiles, tempFile } from "./zip-file";

afterAll(removeTempFiles);

const PROGRESS = { report: () => undefined, signal: new AbortController().signal };
const ROWS = [
  ["Customer ID", "Customer", "Amount"],
  ["0017", "Alpha & Sons <Ltd>", 1200.5],
  ["0018", '=HYPERLINK("x")', 900],
  ["0019", "_x0041_ literal", 333.33],
  ["0020", " blank ends ", 120.1234],
  ["0021", "two\nlines\tand a tab", 90],
  ["0022", "客户 😀", 80],
  ["0023", "odd \ud83d half", 70],
  ["0024", "bell\u0007 and return\r", 0.1 + 0.2],
  ["0025", "minus", -5],
];

function planOf(rows: readonly (readonly (string | number)[])[] = ROWS): Plan {
  const { value } = analyzeRows(rows);
  if (!value) throw new Error("no plan");
  return value.plan;
}

function freshPath(extension = ".xlsx"): string {
  return tempFile("", `.out${extension}`);
}

async function copyOf(
  input: string,
  plan = planOf(),
  output = freshPath(input.slice(input.lastIndexOf("."))),
): Promise<Outcome<Written> & { readonly output: string }> {
  const target = chooseTarget(output, input);
  if (!target.value) throw new Error(JSON.stringify(target.issues));
  return { ...(await new XlsxFile(input, target.value).carryOut(plan, PROGRESS)), output };
}

async function newFile(plan = planOf()): Promise<string> {
  const output = freshPath();
  const target = chooseTarget(output, "");
  if (!target.value) throw new Error("no target");
  const written = await writeWorkbook(newPackage(output), plan, { target: target.value, progress: PROGRESS });
  expect(written.issues).toEqual([]);
  return output;
}

function kinds(issues: readonly Issue[]): string[] {
  return issues.map(({ kind }) => kind);
}

async function xmlOf(path: string, part: string): Promise<string> {
  return (await partsOf(path)).get(part)?.toString("utf8") ?? "";
}

describe("a new workbook", () => {
  test("has no breach of the format", async () => {
    expect(await breachesOf(await newFile())).toEqual([]);
  });

  test("another reader reads back every value that was written", async () => {
    const plan = planOf();
    const sheets = await readSheets(await newFile(plan));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["KA Accounts", "KA Summary"]);
    const accounts = sheets[0]?.data ?? [];
    const body = plan.edits.flatMap((edit) =>
      edit.kind === "setCells" && edit.sheet === "accounts" && edit.at.row === 1 ? [edit.columns] : [],
    )[0];
    expect(accounts.length).toBe(ROWS.length);
    body?.forEach(({ values }, column) => {
      expect(accounts.slice(1).map((row) => row[column])).toEqual(Array.from(values));
    });
    const summary = sheets[1]?.data ?? [];
    expect(summary[0]?.[0]).toBe("KA Summary");
    expect(summary[1]?.slice(0, 2)).toEqual(["Status", "Complete"]);
  });

  test("texts are texts whatever they look like, numbers are written to the last digit", async () => {
    const texts = [
      "=1+1",
      "a & b <c>",
      "_x0041_",
      " ends ",
      "a\n\tb",
      "客户 😀",
      "odd \ud83d half",
      "bell\u0007 \r\ufffe",
      null,
      "",
    ];
    const numbers = [0.1 + 0.2, 120.1234, -5, -0, 1e300, 123456789012.34, 0.0001, -1234.5678, 1e9, 2 ** 53];
    const plan: Plan = {
      edits: [
        { kind: "openSheet", sheet: "accounts", name: "KA Accounts", columns: 2 },
        {
          kind: "setCells",
          sheet: "accounts",
          at: { row: 0, column: 0 },
          columns: [
            { values: texts, format: "@" },
            { values: numbers, format: "General" },
          ],
        },
      ],
    };
    const path = await newFile(plan);
    expect(await breachesOf(path)).toEqual([]);
    const rows = childrenNamed(parseXml(await xmlOf(path, "xl/worksheets/sheet1.xml")), "sheetData");
    const cells = rows.flatMap(({ children }) => children.filter((cell) => cell.attributes["t"] === "inlineStr"));
    expect(cells.map((cell) => cell.children[0]?.children[0]?.text)).toEqual([
      "=1+1",
      "a & b <c>",
      "_x005F_x0041_",
      " ends ",
      "a\n\tb",
      "客户 😀",
      "odd _xD83D_ half",
      "bell_x0007_ _x000D__xFFFE_",
    ]);
    expect(cells.map((cell) => cell.children[0]?.children[0]?.attributes["xml:space"])).toEqual(
      [0, 0, 0, 1, 1, 0, 0, 0].map((kept) => (kept ? "preserve" : undefined)),
    );
    const found = rows.map(({ children }) => Number(textIn(children.at(-1) ?? fail("an empty row"))));
    expect(found).toEqual(numbers.map((value) => value + 0));
  });

  test("has tables, one rule a class, frozen headers, widths and marks", async () => {
    const parts = await partsOf(await newFile());
    const sheet = parseXml(parts.get("xl/worksheets/sheet1.xml")?.toString() ?? "");
    const rules = sheet.children
      .filter((child) => local(child) === "conditionalFormatting")
      .flatMap(({ children }) => children.filter(({ attributes }) => attributes["type"] === "expression"));
    expect(rules.map(({ children }) => children[0]?.text)).toEqual([
      '$D2="A"',
      '$D2="B"',
      '$D2="C"',
      '$D2="Zero"',
      '$D2="Negative"',
    ]);
    expect(childrenNamed(sheet, "sheetViews")[0]?.children[0]?.attributes).toMatchObject({
      ySplit: "1",
      state: "frozen",
    });
    expect(childrenNamed(sheet, "cols").length).toBe(18);
    expect(parts.get("xl/tables/table1.xml")?.toString()).toContain('displayName="KA_Accounts" ref="A1:R10"');
    expect(parts.get("xl/tables/table2.xml")?.toString()).toContain('displayName="KA_Classes"');
    expect(parts.get("xl/workbook.xml")?.toString()).toContain(
      `<definedName name="KA_AccountsSheet">'KA Accounts'!$A$1:$R$10</definedName>`,
    );
    expect(JSON.parse(parts.get("xl/customProperty1.bin")?.toString("utf16le") ?? "")).toHaveLength(18);
  });

  test("a text longer than a cell holds is cut, and it is said", async () => {
    const output = freshPath();
    const target = chooseTarget(output, "");
    const rows = [
      ["Customer", "Amount"],
      ["x".repeat(40_000), 5],
      ["y", 4],
    ];
    const request = { target: target.value ?? fail("no target"), progress: PROGRESS };
    const { issues } = await writeWorkbook(newPackage(output), planOf(rows), request);
    // The summary names a customer that has 10% or more.
    expect(issues.map((issue) => describeIssue(issue, "en"))).toEqual([
      "1 text on “KA Accounts” had more than 32,767 characters, the most that a cell holds, and was cut there.",
      "1 text on “KA Summary” had more than 32,767 characters, the most that a cell holds, and was cut there.",
    ]);
    const [accounts] = await readSheets(output);
    expect(String(accounts?.data[1]?.[1]).length).toBe(32_767);
  });

  test("a sheet of many pieces is read back whole", async () => {
    const many = [["Customer", "Amount"], ...Array.from({ length: 9_000 }, (_, i) => [`Customer ${i}`, 9_000 - i])];
    const [accounts] = await readSheets(await newFile(planOf(many)));
    const found = (accounts?.data ?? []).slice(1).map((row) => [row[1], row[3]]);
    expect(found).toEqual(many.slice(1));
  });

  test("the same result gives the same bytes", async () => {
    expect(readFileSync(await newFile()).equals(readFileSync(await newFile()))).toBe(true);
  });
});

function fail(why: string): never {
  throw new Error(why);
}

describe("a copy of a workbook", () => {
  test("keeps every part it has no reason to touch, compressed bytes and all", async () => {
    const input = ownWorkbook();
    const { output, issues } = await copyOf(input);
    expect(issues).toEqual([]);
    expect(await breachesOf(output)).toEqual([]);
    const [before, after] = [await rawParts(input), await rawParts(output)];
    const changed = [...before]
      .filter(([name, bytes]) => after.get(name)?.equals(bytes) !== true)
      .map(([name]) => name);
    expect(changed.sort()).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
    ]);
  });

  test("what stood in a changed part stands there still", async () => {
    const input = ownWorkbook();
    const { output } = await copyOf(input);
    const workbook = await xmlOf(output, "xl/workbook.xml");
    expect(workbook).toContain('<sheet name="Sales" sheetId="7" r:id="rId1"/><sheet name="KA Accounts" sheetId="8"');
    expect(workbook).toContain('<definedName name="TaxRate">0.19</definedName>');
    const [before, after] = [await xmlOf(input, "xl/styles.xml"), await xmlOf(output, "xl/styles.xml")];
    // Styles are known by their place: the old ones stay where they are.
    for (const list of ["fonts", "fills", "cellXfs", "dxfs"]) {
      const [old, now] = [before, after].map((xml) => childrenNamed(parseXml(xml), list));
      expect(now?.slice(0, old?.length)).toEqual(old);
      expect(now?.length).toBeGreaterThan(old?.length ?? 0);
    }
    expect(after).toContain('<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165"');
  });

  test("a second run over the result makes the same sheets anew and changes no byte", async () => {
    const first = await copyOf(ownWorkbook());
    const second = await copyOf(first.output);
    expect(second.issues).toEqual([]);
    expect(readFileSync(second.output).equals(readFileSync(first.output))).toBe(true);
  });

  test("a run with fewer customers leaves nothing of the old result", async () => {
    const first = await copyOf(ownWorkbook());
    const second = await copyOf(first.output, planOf(ROWS.slice(0, 4)));
    expect(second.value?.sheets).toEqual({ accounts: "KA Accounts", summary: "KA Summary" });
    expect(await breachesOf(second.output)).toEqual([]);
    const sheets = await readSheets(second.output);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Sales", "KA Accounts", "KA Summary"]);
    expect(sheets[1]?.data.length).toBe(4);
    expect(await xmlOf(second.output, "xl/tables/table2.xml")).toContain('ref="A1:R4"');
    expect(await xmlOf(second.output, "xl/workbook.xml")).toContain("'KA Accounts'!$A$1:$R$4<");
  });

  test("KA's sheet is found by its mark after it was renamed, and what the user set on it stays", async () => {
    const first = await copyOf(ownWorkbook());
    const renamed = await withParts(first.output, (name, text) => {
      if (name === "xl/workbook.xml") return text.replaceAll("KA Accounts", "Key accounts");
      if (!name.endsWith("worksheets/sheet2.xml")) return text;
      return text
        .replace("<sheetView ", '<sheetView zoomScale="130" ')
        .replace("<customProperties>", '<pageSetup orientation="landscape"/><customProperties>');
    });
    const second = await copyOf(renamed);
    expect(second.value?.sheets.accounts).toBe("Key accounts");
    expect(await breachesOf(second.output)).toEqual([]);
    const sheet = await xmlOf(second.output, "xl/worksheets/sheet2.xml");
    expect(sheet).toContain('zoomScale="130"');
    expect(sheet).toContain('<pageSetup orientation="landscape"/>');
    // The classes' and the bars', once each.
    expect((sheet.match(/<conditionalFormatting/g) ?? []).length).toBe(2);
    expect((sheet.match(/<dataValidations/g) ?? []).length).toBe(1);
  });

  test("a foreign sheet of KA's name is left alone", async () => {
    const input = await withParts(ownWorkbook(), (name, text) =>
      name === "xl/workbook.xml" ? text.replace('name="Sales"', 'name="ka accounts"') : text,
    );
    const { issues, value, output } = await copyOf(input);
    expect(kinds(issues)).toEqual(["foreignSheet"]);
    expect(value?.sheets.accounts).toBe("KA Accounts (2)");
    expect(await breachesOf(output)).toEqual([]);
  });

  test("a mark that points nowhere any more is set anew", async () => {
    const input = await withParts(ownWorkbook(), (name, text) =>
      name === "xl/workbook.xml"
        ? text.replace("<definedNames>", '<definedNames><definedName name="KA_AccountsSheet">#REF!$A$1</definedName>')
        : text,
    );
    const { output, issues } = await copyOf(input);
    expect(issues).toEqual([]);
    expect(await breachesOf(output)).toEqual([]);
  });

  test("a signature is dropped with a warning", async () => {
    const input = ownWorkbook("signed");
    const { output, issues } = await copyOf(input);
    expect(kinds(issues)).toEqual(["signatureDropped"]);
    expect(await breachesOf(output)).toEqual([]);
    expect([...(await partsOf(output)).keys()].filter((name) => name.includes("_xmlsignatures"))).toEqual([]);
  });

  test("prefixed elements and strict OOXML stay what they are", async () => {
    const strict = ownWorkbook("strict");
    const { output, issues } = await copyOf(strict);
    expect(issues).toEqual([]);
    expect(await breachesOf(output)).toEqual([]);
    expect(await xmlOf(output, "xl/worksheets/sheet2.xml")).toContain("http://purl.oclc.org/ooxml/spreadsheetml/main");
    const prefixed = await copyOf(ownWorkbook("prefixed"));
    expect(prefixed.issues).toEqual([]);
    expect(await breachesOf(prefixed.output)).toEqual([]);
    expect(await xmlOf(prefixed.output, "xl/workbook.xml")).toContain('<x:sheet name="KA Accounts"');
    expect(await xmlOf(prefixed.output, "xl/styles.xml")).toContain("</x:cellXfs>");
  });
});

describe("what forbids writing is said, and nothing is written", () => {
  async function refused(input: string, plan = planOf()): Promise<string[]> {
    const output = freshPath(input.slice(input.lastIndexOf(".")));
    writeFileSync(output, "before");
    const { issues, value } = await copyOf(input, plan, output);
    expect(value).toBeUndefined();
    expect(readFileSync(output, "utf8")).toBe("before");
    const left = readdirSync(dirname(output)).filter((name) => name.startsWith(`.${basename(output)}`));
    expect(left).toEqual([]);
    return issues.map((issue) => describeIssue(issue, "en"));
  }

  const changed = (part: string, from: string, to: string) =>
    withParts(ownWorkbook(), (name, text) => (name === part ? text.replace(from, to) : text));

  test("a table of the user's has KA's name", async () => {
    const input = await changed("xl/tables/table1.xml", 'displayName="Orders"', 'displayName="ka_accounts"');
    expect(await refused(input)).toEqual([
      "The sheet “Sales” has a table “ka_accounts” that is not KA's. Give it another name (Table Design > Table Name), then run again; nothing was changed.",
    ]);
  });

  test.each(["KA_Accounts", "KA_SummarySheet"])("the name %s is the user's", async (taken) => {
    const input = await changed("xl/workbook.xml", 'name="TaxRate"', `name="${taken}"`);
    expect((await refused(input))[0]).toContain(`has a name “${taken}” that is not KA's`);
  });

  test("the structure of the workbook is protected", async () => {
    const input = await changed("xl/workbook.xml", "<sheets>", '<workbookProtection lockStructure="1"/><sheets>');
    expect((await refused(input))[0]).toContain("structure of this workbook is protected");
  });

  test("KA's own sheet is protected", async () => {
    const { output } = await copyOf(ownWorkbook());
    const input = await withParts(output, (name, text) =>
      name.endsWith("sheet2.xml") ? text.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>') : text,
    );
    expect((await refused(input))[0]).toContain("The sheet “KA Accounts” is protected");
  });

  test.each([
    ["beside the columns", '</row><row r="3">', '<c r="T2"><v>1</v></c></row><row r="3">'],
    ["below the rows", "</sheetData>", '<row r="400"><c r="B400"><v>1</v></c></row></sheetData>'],
  ])("the user wrote on KA's sheet %s", async (_, from, to) => {
    const { output } = await copyOf(ownWorkbook());
    const input = await withParts(output, (name, text) =>
      name.endsWith("sheet2.xml") ? text.replace(from, to) : text,
    );
    expect((await refused(input))[0]).toContain("Something that KA did not write stands on KA's sheet “KA Accounts”");
  });

  test("the copy is called something else than what it is", async () => {
    const target = chooseTarget(freshPath(".xlsm"), "");
    const file = new XlsxFile(ownWorkbook(), target.value ?? fail("no target"));
    expect(kinds((await file.carryOut(planOf(), PROGRESS)).issues)).toEqual(["wrongExtension"]);
  });

  test("the input changed since it was read", async () => {
    const input = ownWorkbook();
    const output = freshPath();
    const file = new XlsxFile(input, chooseTarget(output, input).value ?? fail("no target"));
    expect((await file.read({ source: { kind: "selection" } })).value?.table.rowCount).toBe(2);
    writeFileSync(input, readFileSync(await newFile()));
    expect(kinds((await file.carryOut(planOf(), PROGRESS)).issues)).toEqual(["fileChanged"]);
  });

  test("the user cancels in the middle", async () => {
    const output = `${freshPath()}.new.xlsx`;
    const target = chooseTarget(output, "");
    const controller = new AbortController();
    const progress = { report: () => controller.abort(), signal: controller.signal };
    const many = [["Customer", "Amount"], ...Array.from({ length: 5_000 }, (_, i) => [`c${i}`, i + 1])];
    const request = { target: target.value ?? fail("no target"), progress };
    const { issues } = await writeWorkbook(newPackage(output), planOf(many), request);
    expect(issues.map((issue) => describeIssue(issue, "en"))).toEqual(["Cancelled. Nothing was written."]);
    expect(existsSync(output)).toBe(false);
  });
});
