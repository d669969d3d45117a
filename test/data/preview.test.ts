import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "../cli/command";
import type { PreviewPage } from "../e2e/preview-driver";
import { previewOfSuite } from "../e2e/preview-suite";
import { breachesOf, partsOf, rawParts } from "../files/xlsx/structure";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");
const input = join(folder, "features.xlsm");

const suite = previewOfSuite();
let ka: Command;
let preview: PreviewPage;
beforeAll(async () => {
  ka = new Command();
  preview = await suite.open();
}, 120_000);
afterAll(() => ka.remove());

test("features.xlsm through the preview page: looks shown, KA's sheets saved, every other part as it was", async () => {
  const said = await preview.openFile(input, "drop on grid");
  expect(said).toBe(
    "features.xlsm is open. Kept in the file and not shown here: 2 charts, 1 pivot table, 1 image, the chart sheet “ChartSheet”, " +
      "1 shape or text box, 1 comment, 1 data validation, 1 hyperlink, 1 sparkline, macros, custom XML data, filter buttons, " +
      "print settings, formats inside of a text. Shown as an error, because this grid cannot calculate it, and kept in the file: " +
      "Lookup!B2, Lookup!B3, Lookup!B4, Dashboard!A1.",
  );
  // The fourth is very hidden and has no tab.
  expect(await preview.sheets()).toEqual(["Sales", "Lookup", "Dashboard"]);
  expect(await preview.drawn("A1")).toEqual({ fill: "#1F4E78", font: "#FFFFFF" });
  expect((await preview.drawn("C2")).fill).toBe("#FFC7CE");
  expect(await preview.read("A2:G2")).toEqual([["00001", "Customer 1", "DE", 45_001, 1, 13.7, 13.7 / 1.19]]);

  await preview.click("B3");
  await preview.pane.getByText("200 rows, 8 columns").waitFor();
  await preview.pane.getByRole("button", { name: "Write to workbook" }).click();
  await preview.pane
    .getByText(/^Written to the sheets/)
    .first()
    .waitFor({ timeout: 60_000 });
  const { said: saved, path = "" } = await preview.save();
  expect(saved).toContain(
    "Saved features.xlsm, in it “KA Accounts”, “KA Summary”, “KA Policy”, “KA Log” and “KA History”; the rest of it is as it was.",
  );

  const [before, after] = [await rawParts(input), await rawParts(path)];
  const changed = [...before].filter(([name, bytes]) => after.get(name)?.equals(bytes) !== true);
  expect(changed.map(([name]) => name).sort()).toEqual([
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
  ]);
  expect(await breachesOf(path)).toEqual([]);

  const byCommand = join(ka.folder, "by-command.xlsm");
  const run = ka.run(["classify", input, "-o", byCommand]);
  if (run.code !== 0) throw new Error(run.err);
  // All sheets are compared on a workbook of one sheet, elsewhere; here it is the list. The grid measures widths in pixels of its own.
  const listIn = async (file: string) =>
    ((await partsOf(file)).get("xl/worksheets/sheet5.xml")?.toString("utf8") ?? "").replace(/<cols>.*<\/cols>/, "");
  const list = await listIn(path);
  expect(list).toContain("Customer 200");
  expect(list).toBe(await listIn(byCommand));
  expect(ka.run(["sheets", ka.write("saved.xlsm", readFileSync(path))]).out).toMatch(/KA Summary .*written by KA/);
  expect(preview.troubles).toEqual([]);
}, 240_000);
