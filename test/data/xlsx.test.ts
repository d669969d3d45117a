import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import Papa from "papaparse";
import { Command } from "../cli/command";
import { edit, partOfSheet } from "../cli/sales-workbook";
import { breachesOf, partsOf, rawParts } from "../files/xlsx/structure";
import { rowsOf } from "./independent";
import { readWithLibreOffice } from "./libreoffice";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");
const schemas = join(folder, "../schemas");

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => ka.remove());

function classify(args: readonly string[]): void {
  const { code, err } = ka.run(["classify", ...args, "--today", "2026-01-01"]);
  if (code !== 0) throw new Error(err);
}

/** Faults of the parts that KA wrote, by the schemas of the standard. */
async function faultsOf(path: string, names: (name: string) => boolean): Promise<unknown> {
  const parts = join(ka.folder, "parts");
  mkdirSync(parts, { recursive: true });
  const files = [...(await partsOf(path))]
    .filter(([name]) => names(name) && /^xl\/.*\.xml$/.test(name) && !name.includes("theme"))
    .map(([name, bytes]) => {
      const file = join(parts, name.replaceAll("/", "_"));
      writeFileSync(file, bytes);
      return file;
    });
  expect(files.length).toBeGreaterThan(4);
  const script = join(__dirname, "schemas.mjs");
  const done = spawnSync(process.execPath, [script, schemas, ...files], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

describe("features.xlsm", () => {
  const input = join(folder, "features.xlsm");
  const CHANGED = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"];
  let output: string;
  beforeAll(() => {
    output = join(ka.folder, "features-out.xlsm");
    classify([input, "-o", output]);
  });

  test("every part but four is in the copy byte for byte, as it was compressed", async () => {
    const [before, after] = [await rawParts(input), await rawParts(output)];
    const changed = [...before].filter(([name, bytes]) => after.get(name)?.equals(bytes) !== true);
    expect(before.size).toBe(41);
    expect(changed.map(([name]) => name).sort()).toEqual(CHANGED);
    // Five sheets, each with its relations, a table and a property, and the policy as a document with two parts of its own.
    expect([...after.keys()].filter((name) => !before.has(name)).length).toBe(23);
  });

  test("the four changed parts hold all that they held", async () => {
    const [before, after] = [await partsOf(input), await partsOf(output)];
    for (const name of CHANGED) {
      const tags = (xml: Buffer | undefined): string[] => xml?.toString("utf8").match(/<[^>]+>/g) ?? [];
      const kept = tags(after.get(name));
      // The counts of lists grow with what was added.
      const lost = tags(before.get(name)).filter((tag) => !tag.includes(" count=") && !kept.includes(tag));
      expect(lost).toEqual([]);
    }
  });

  test("keeps the rules of the format and the schemas of the standard", async () => {
    expect(await breachesOf(output)).toEqual([]);
    expect(await faultsOf(output, (name) => !/chart|drawing|comments|custom|metadata|docProps/.test(name))).toEqual({});
  });

  test("the schemas do find a fault", async () => {
    const parts = await partsOf(output);
    const broken = join(ka.folder, "broken.xml");
    const xml = parts.get("xl/worksheets/sheet5.xml")?.toString("utf8") ?? "";
    writeFileSync(broken, xml.replace(/(<cols>.*<\/cols>)(<sheetData>.*<\/sheetData>)/s, "$2$1"));
    const done = spawnSync(process.execPath, [join(__dirname, "schemas.mjs"), schemas, broken], { encoding: "utf8" });
    expect(JSON.stringify(JSON.parse(done.stdout))).toContain("cols");
  });

  test("LibreOffice reads the user's sheets as before, and KA's beside them", () => {
    const before = readWithLibreOffice(input, join(ka.folder, "before"));
    const after = readWithLibreOffice(output, join(ka.folder, "after"));
    for (const [sheet, rows] of before) expect([sheet, after.get(sheet)]).toEqual([sheet, rows]);
    expect([...after.keys()].filter((sheet) => !before.has(sheet))).toEqual(
      ["Accounts", "History", "Log", "Policy", "Summary"].map((name) => `KA ${name}`),
    );
    expect(after.get("KA Accounts")?.length).toBe(201);
  });

  test("charts and PivotTables stand beside the workbook's own, which stay byte for byte, and keep the schemas; twice is as once", async () => {
    const [drawn, again] = [join(ka.folder, "drawn.xlsm"), join(ka.folder, "drawn-again.xlsm")];
    const flags = ["--with", "pivot,charts"];
    classify([input, ...flags, "-o", drawn]);
    const [before, after] = [await rawParts(input), await rawParts(drawn)];
    const changed = [...before].filter(([name, bytes]) => after.get(name)?.equals(bytes) !== true);
    expect(changed.map(([name]) => name).sort()).toEqual(CHANGED);
    const added = [...after.keys()].filter(
      (name) => !before.has(name) && /charts|pivot/.test(name) && !name.includes("_rels"),
    );
    expect(added.length).toBe(4);
    expect(await breachesOf(drawn)).toEqual([]);
    expect(await faultsOf(drawn, (name) => added.includes(name) || /drawing|worksheets|workbook/.test(name))).toEqual(
      {},
    );
    classify([drawn, "--sheet", "Sales", ...flags, "-o", again]);
    const twice = await rawParts(again);
    const ofDrawings = (parts: ReadonlyMap<string, Buffer>) =>
      [...parts].filter(([name]) => /charts|pivot|drawings/.test(name));
    expect(ofDrawings(twice)).toEqual(ofDrawings(after));
    expect([...readWithLibreOffice(drawn, join(ka.folder, "drawn")).keys()]).toEqual(
      expect.arrayContaining(["KA Pivot", "KA Charts"]),
    );
  });

  test("LibreOffice says by the formula of the summary whether the rows are those of the run", async () => {
    const copy = join(ka.folder, "live.xlsm");
    copyFileSync(output, copy);
    const says = () => readWithLibreOffice(copy, join(ka.folder, "live")).get("KA Summary")?.[2]?.[1];
    const same = "as many and as much as in this run";
    // Without what it showed, the formula has to be calculated.
    await edit(copy, await partOfSheet(copy, "KA Summary"), (xml) => xml.replace(`<v>${same}</v>`, ""));
    expect(says()).toBe(same);
    await edit(copy, "xl/worksheets/sheet1.xml", (xml) => xml.replace(/(<c r="F5"[^>]*><v>)[\d.]+/, "$1999999"));
    expect(says()).toMatch(/^STALE/);
  });

  test("a second run over the copy changes no byte", () => {
    const again = join(ka.folder, "features-again.xlsm");
    classify([output, "-o", again]);
    expect(readFileSync(again).equals(readFileSync(output))).toBe(true);
  });
});

describe("Online Retail as a workbook", () => {
  const rows = rowsOf(join(folder, "online_retail.csv.gz"));
  // The workbook of the test has no more columns than these three.
  const FLAGS = ["--customer-id", "CustomerID", "--amount", "Amount", "--date", "InvoiceDate", "--region", ""];
  let input: string;
  let output: string;
  beforeAll(() => {
    const cells = rows.map((row) => [
      row["CustomerID"] === "" ? null : row["CustomerID"],
      Number(row["Amount"]),
      row["InvoiceDate"],
    ]);
    const sheet = utils.aoa_to_sheet([["CustomerID", "Amount", "InvoiceDate"], ...cells], { dense: true });
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "Sales");
    // The type of a buffer is asked for in the call.
    const bytes = write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true }) as Buffer;
    input = ka.write("online.xlsx", bytes);
    output = join(ka.folder, "online-out.xlsx");
    classify([input, ...FLAGS, "-o", output]);
  }, 240_000);

  test("keeps the rules of the format and the schemas of the standard", async () => {
    expect(await breachesOf(output, "xl/worksheets/sheet1.xml")).toEqual([]);
    expect(
      await faultsOf(output, (name) => name !== "xl/worksheets/sheet1.xml" && !name.includes("sharedStrings")),
    ).toEqual({});
  }, 240_000);

  test("LibreOffice reads the same accounts from it as the command writes from the CSV file", () => {
    const csv = join(ka.folder, "online-out.csv");
    classify([join(folder, "online_retail.csv.gz"), ...FLAGS, "-o", csv]);
    const wanted = Papa.parse<string[]>(
      readFileSync(csv, "utf8")
        .replace(/^\ufeff/, "")
        .trimEnd(),
    ).data;
    const list = readWithLibreOffice(output, join(ka.folder, "office")).get("KA Accounts") ?? [];
    // The sheet has columns to type in besides; they are empty but for the class that they stand against.
    const places = (wanted[0] ?? []).map((header) => list[0]?.indexOf(header) ?? -1);
    const found = list.map((row) => places.map((place) => row[place] ?? ""));
    expect(found.length).toBe(4_373);
    expect(found[0]).toEqual(wanted[0]);
    const texts = (table: readonly string[][]) => table.map((row) => [row[1], row[2], row[3], row[7]]);
    expect(texts(found)).toEqual(texts(wanted));
    for (const [row, cells] of wanted.entries()) {
      if (row === 0) continue;
      for (const column of [0, 4, 5, 6]) {
        const [a, b] = [Number(found[row]?.[column] ?? NaN), Number(cells[column] ?? NaN)];
        if (Math.abs(a - b) > 1e-8 * Math.max(1, Math.abs(b)))
          throw new Error(`row ${row}, column ${column}: ${a} is not ${b}`);
      }
    }
  }, 240_000);
});
