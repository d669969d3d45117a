import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { formulaWorkbook, onlyValues } from "../files/xlsx/formula-workbook";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

const place = (name: string) => join(ka.folder, name);

/** Formulas that call KA, and cells that show no name that Excel knows, by another program's reading of the file. */
function seenWithoutKa(path: string): string[] {
  const { Sheets } = read(readFileSync(path), { cellFormula: true });
  return Object.entries(Sheets).flatMap(([sheet, cells]) =>
    Object.entries(cells).flatMap(([at, cell]: [string, unknown]) => {
      if (at.startsWith("!") || typeof cell !== "object" || cell === null) return [];
      const { f = "", w = "" } = cell as { readonly f?: string; readonly w?: string }; // as the package has its cells
      return /(?:^|[^"])(?:_xldudf_KA|KA\.[A-Z]+\()/.test(f) || w === "#NAME?" ? [`${sheet}!${at}`] : [];
    }),
  );
}

test("writes a copy with values and a log, never over the input; a second time there is nothing to do", async () => {
  const path = await formulaWorkbook();
  const before = readFileSync(path);
  const frozen = place("frozen.xlsx");
  const { code, out, err } = ka.run(["freeze", path, "-o", frozen, "--author", "Ann"]);
  expect({ code, out }).toEqual({ code: 0, out: `Written: ${frozen}\n` });
  expect(err).toMatch(
    /^15 cells with formulas of KA's became values \(“Sales”: 14, “Secret”: 1\)\. They are listed in KA Log\.\n/,
  );
  expect(err).toMatch(/Sales!D4.*\n.*Sales!I2.*\n.*Best/);
  const { Sheets } = read(readFileSync(frozen));
  const log = utils.sheet_to_json<Record<string, unknown>>(Sheets["KA Log"] ?? {});
  expect(
    log.map((line) => [line["Source"], line["Formula made values"], line["Cells"], line["Author (as typed)"]]),
  ).toEqual([
    ["Sales!D2:D3", "=KA.TIER(B2,B$2:B$6)", 2, "Ann"],
    ["Sales!E2:E6", '=IF(KA.TIER(B2,B$2:B$6)="A",1,0)', 5, "Ann"],
    ["Sales!F2:F6", "=KA.ABC(B2:B6)", 5, "Ann"],
    ["Sales!D5:D6", "=KA.TIER(B5,B$2:B$6)", 2, "Ann"],
    ["Secret!B1", "=KA.TIER(A1,Sales!B2:B6)", 1, "Ann"],
  ]);
  // A cell without a value is none to that program.
  expect(seenWithoutKa(frozen)).toEqual(["Sales!D4"]);

  const again = ka.run(["freeze", frozen, "-o", place("again.xlsx")]);
  expect([again.code, again.out]).toEqual([0, `Written: ${place("again.xlsx")}, the same as it was\n`]);
  expect(readFileSync(place("again.xlsx")).equals(readFileSync(frozen))).toBe(true);
  expect(again.err).toMatch(/There are no formulas of KA's that show a value/);
  expect(ka.run(["freeze", path, "-o", path]).code).toBe(1);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("speaks Chinese, and says what is missing", async () => {
  const frozen = place("zh.xlsx");
  const { code, err } = ka.run(["freeze", await formulaWorkbook(), "-o", frozen, "--language", "zh"]);
  expect([code, err]).toEqual([
    0,
    expect.stringMatching(/^15 个 KA 公式单元格已转为数值（“Sales” 14 个、“Secret” 1 个）/),
  ]);
  expect(read(readFileSync(frozen)).SheetNames).toContain("KA 日志");
  expect(ka.run(["freeze", "nowhere.xlsx", "-o", place("x.xlsx")]).code).toBe(1);
  expect(ka.run(["freeze", frozen]).code).toBe(2);
});

test("a colleague without KA sees no formula of KA's and no #NAME? on any sheet that the command writes, once formulas are frozen; the result verifies and classifies as before", async () => {
  const path = await formulaWorkbook("plain", (name, text) =>
    name === "xl/workbook.xml"
      ? text.replace(/<definedName name="Best">.*?<\/definedName>/, "")
      : onlyValues(name, text),
  );
  const [classified, frozen, again] = ["classified.xlsx", "classified-frozen.xlsx", "once-more.xlsx"].map(place);
  if (!classified || !frozen || !again) throw new Error("three files are needed");
  const run = ["--table", "Orders", "--today", "2026-01-31", "--with", "watch,migration,facts,pivot,charts"];
  const first = ka.run(["classify", path, ...run, "-o", classified]);
  expect(first).toMatchObject({ code: 0 });
  expect(seenWithoutKa(classified).length).toBeGreaterThan(10);
  expect(ka.run(["freeze", classified, "-o", frozen])).toMatchObject({ code: 0 });
  expect(seenWithoutKa(frozen)).toEqual([]);
  expect(read(readFileSync(frozen)).SheetNames.filter((name) => name.startsWith("KA ")).length).toBeGreaterThan(7);
  const verified = ka.run(["verify", frozen, "--today", "2026-01-31"]);
  expect(verified).toMatchObject({ code: 0 });
  const rerun = ka.run(["classify", frozen, ...run, "-o", again]);
  expect(rerun).toMatchObject({ code: 0 });
  expect(readFileSync(again).equals(readFileSync(frozen))).toBe(true);
});
