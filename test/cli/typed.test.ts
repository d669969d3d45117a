import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withParts } from "../files/xlsx/own-workbook";
import { partsOf } from "../files/xlsx/structure";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

const SALES = "Customer,Amount\nAnn,700\nBen,200\nCleo,60\nDora,40\n";

/** Types a class and its reason into the last line of the list, as a program leaves a file that somebody typed in. */
async function typeInto(path: string, row: number): Promise<void> {
  const list = (await partsOf(path)).get("xl/worksheets/sheet1.xml")?.toString("utf8") ?? "";
  const columnOf = (header: string) => new RegExp(`r="([A-Z]+)1"[^>]*><is><t>${header}<`).exec(list)?.[1] ?? "";
  const cell = (header: string, text: string) =>
    `<c r="${columnOf(header)}${String(row)}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const typed = cell("Set by hand", "A") + cell("Reason", "strategic");
  const changed = await withParts(path, (name, xml) =>
    name === "xl/worksheets/sheet1.xml"
      ? xml.replace(new RegExp(`(<row r="${String(row)}"[^>]*>.*?)(</row>)`), `$1${typed}$2`)
      : xml,
  );
  writeFileSync(path, readFileSync(changed));
}

test("what people typed in the workbook that a result replaces is carried over, night after night", async () => {
  const input = ka.write("sales.csv", SALES);
  const output = join(ka.folder, "classified.xlsx");
  expect(ka.run(["classify", input, "-o", output]).code).toBe(0);
  await typeInto(output, 5);
  for (let night = 0; night < 2; night++) {
    const { code, out } = ka.run(["classify", input, "-o", output]);
    expect(code).toBe(0);
    expect(out).toMatch(/A\s+3\s+75\.0%/);
    const list = (await partsOf(output)).get("xl/worksheets/sheet1.xml")?.toString("utf8") ?? "";
    expect(list).toContain("strategic");
  }
});

test("a file that is replaced and is no workbook is replaced as before", () => {
  const input = ka.write("sales.csv", SALES);
  const output = ka.write("other.xlsx", "not a workbook");
  expect(ka.run(["classify", input, "-o", output]).code).toBe(0);
});
