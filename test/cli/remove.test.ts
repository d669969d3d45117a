import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownWorkbook, withParts } from "../files/xlsx/own-workbook";
import { partsOf } from "../files/xlsx/structure";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";
import { edit, partOfSheet, salesWorkbook, typed } from "./sales-workbook";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

const place = (name: string) => join(ka.folder, name);

test.each(["plain", "strict", "prefixed"] as const)(
  "of a %s workbook everything is as it was before KA came",
  async (kind) => {
    const own = ownWorkbook(kind);
    const [classified, again, clean] = [
      place(`${kind}.xlsx`),
      place(`${kind}-again.xlsx`),
      place(`${kind}-clean.xlsx`),
    ];
    const sheets = ["--with", "watch,facts,pivot,charts", "--language", "zh"];
    expect(ka.run(["classify", own, ...sheets, "-o", classified]).code).toBe(0);
    expect(ka.run(["classify", classified, "--cuts", "0.5,0.9", "-o", again]).code).toBe(0);
    const { code, err } = ka.run(["remove", again, "-o", clean]);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/已从工作簿中移除 KA（KA 大客户清单/) as string,
    });
    expect(await partsOf(clean)).toEqual(await partsOf(own));
  },
);

test("what is counted by its place among the sheets is counted among those that are left", async () => {
  const classified = place("counted.xlsx");
  expect(ka.run(["classify", await salesWorkbook(), "-o", classified]).code).toBe(0);
  // Somebody moved the account list before all others, names the sheet of the rows and shows it first.
  await edit(classified, "xl/workbook.xml", (xml) => {
    const [list = ""] = /<sheet name="KA Accounts"[^>]*>/.exec(xml) ?? [];
    return xml
      .replace(list, "")
      .replace("<sheets>", `<sheets>${list}`)
      .replace('activeTab="0"', 'activeTab="1"')
      .replace('name="_xlnm.Print_Titles" localSheetId="0"', 'name="_xlnm.Print_Titles" localSheetId="1"')
      .replaceAll(/(name="_xlnm.Print_Titles" localSheetId=)"1">('?)KA/g, '$1"0">$2KA');
  });
  const clean = place("counted-clean.xlsx");
  expect(ka.run(["remove", classified, "-o", clean]).code).toBe(0);
  const xml = (await partsOf(clean)).get("xl/workbook.xml")?.toString("utf8") ?? "";
  expect(xml).toContain('activeTab="0"');
  expect(xml).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">Sales!$1:$1</definedName>');
  expect(xml).not.toContain("KA");
});

test("what people typed goes only where somebody says so, or into a file of its own", async () => {
  const classified = place("typed.xlsx");
  expect(ka.run(["classify", await salesWorkbook(), "-o", classified]).code).toBe(0);
  await edit(classified, await partOfSheet(classified, "KA Accounts"), (xml) =>
    typed(xml, "Cleo", { "Set by hand": "A", Reason: "strategic" }),
  );
  const clean = place("typed-clean.xlsx");
  const refused = ka.run(["remove", classified, "-o", clean]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("entries of 1 customer (Cleo)");
  expect(refused.err).toContain("--with-entries");
  expect(existsSync(clean)).toBe(false);
  const entries = place("typed.csv");
  expect(ka.run(["remove", classified, "-o", clean, "--entries", entries]).code).toBe(0);
  expect(readFileSync(entries, "utf8")).toMatch(/Cleo,A,strategic/);
  expect(ka.run(["remove", classified, "-o", clean, "--with-entries"]).code).toBe(0);
});

test("formulas over KA's sheets are named", async () => {
  const classified = place("formulas.xlsx");
  expect(ka.run(["classify", await salesWorkbook(), "-o", classified]).code).toBe(0);
  await edit(classified, await partOfSheet(classified, "Sales"), (xml) =>
    xml.replace("</sheetData>", `<row r="9"><c r="A9"><f>SUM(KA_Accounts[Amount])</f></c></row></sheetData>`),
  );
  const { code, err } = ka.run(["remove", classified, "-o", place("formulas-clean.xlsx")]);
  expect(code).toBe(0);
  expect(err).toContain("Formulas of Sales refer to KA's sheets");
});

test("a name of the user's stays with what uses it, and is said to be his; only uses of KA's names are named", async () => {
  const own = place("own-names.xlsx");
  writeFileSync(own, readFileSync(await salesWorkbook()));
  // His tiers, under the name that KA would give to its own.
  const his = '<definedName name="KA_Tiers">Sales!$E$1:$F$2</definedName>';
  await edit(own, "xl/workbook.xml", (xml) => xml.replace("<definedNames>", `<definedNames>${his}`));
  await edit(own, await partOfSheet(own, "Sales"), (xml) =>
    xml.replace("</sheetData>", '<row r="9"><c r="E9"><f>ROWS(KA_Tiers)</f><v>2</v></c></row></sheetData>'),
  );
  const [classified, clean] = [place("own-names-classified.xlsx"), place("own-names-clean.xlsx")];
  const written = ka.run(["classify", own, "-o", classified]);
  expect(written).toMatchObject({ code: 0, err: expect.stringContaining("The name “KA_Tiers” stands") as string });
  expect((await partsOf(classified)).get("xl/workbook.xml")?.toString("utf8")).toContain(his);

  const removed = ka.run(["remove", classified, "-o", clean]);
  expect(removed).toMatchObject({ code: 0, err: expect.not.stringContaining("refer to") as string });
  expect(await partsOf(clean)).toEqual(await partsOf(own));

  const sales = await partOfSheet(classified, "Sales");
  await edit(classified, sales, (xml) => xml.replace("ROWS(KA_Tiers)", "LEN(KA_Run)"));
  const { err } = ka.run(["remove", classified, "-o", place("own-names-run.xlsx")]);
  expect(err).toContain("Formulas of Sales refer to KA's sheets");
});

test.each([
  { about: "no workbook of KA's", of: () => Promise.resolve(ownWorkbook()), says: "There is nothing of KA's" },
  {
    about: "sheets of KA's only",
    of: () => {
      const made = place("own.xlsx");
      ka.run(["classify", ka.write("sales.csv", "Customer,Amount\nAnn,700\nBen,200\n"), "-o", made]);
      return Promise.resolve(made);
    },
    says: "all of them are KA's",
  },
  {
    about: "a protected structure",
    of: async () => {
      const made = place("locked.xlsx");
      ka.run(["classify", ownWorkbook(), "-o", made]);
      const lock = '<workbookProtection lockStructure="1"/><bookViews>';
      return withParts(made, (name, xml) => (name === "xl/workbook.xml" ? xml.replace("<bookViews>", lock) : xml));
    },
    says: "protected",
  },
])("$about is refused with a sentence", async ({ of, says }) => {
  const { code, err } = ka.run(["remove", await of(), "-o", place("never.xlsx")]);
  expect(code).toBe(1);
  expect(err).toContain(says);
  expect(existsSync(place("never.xlsx"))).toBe(false);
});

test("formats that somebody else uses by now stay", async () => {
  const classified = place("styles.xlsx");
  expect(ka.run(["classify", await salesWorkbook(), "-o", classified]).code).toBe(0);
  await edit(classified, await partOfSheet(classified, "Sales"), (xml) => xml.replaceAll('s="1"', 's="4"'));
  const clean = place("styles-clean.xlsx");
  const { err } = ka.run(["remove", classified, "-o", clean]);
  expect(err).toContain("KA's cell formats stay in the copy");
  expect((await partsOf(clean)).get("xl/styles.xml")).toEqual((await partsOf(classified)).get("xl/styles.xml"));
});
