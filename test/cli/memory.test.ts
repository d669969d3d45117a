import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cellText } from "../../src/core/table";
import { recallLists } from "../../src/files/xlsx/recall";
import { ownWorkbook, withParts } from "../files/xlsx/own-workbook";
import { breachesOf, partsOf } from "../files/xlsx/structure";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";

let ka: Command;
let classified: string;
let plain: string;
beforeAll(() => {
  ka = new Command();
  plain = ka.write("plain.json", "{}");
  classified = join(ka.folder, "classified.xlsx");
  const args = ["--cuts", "0.5,0.9", "--author", "Li", "--today", "2026-01-31", "-o", classified];
  const { code, err } = ka.run(["classify", ownWorkbook(), ...args]);
  if (code !== 0) throw new Error(err);
});
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

/** The headers and cells of one of the sheets that remember. */
async function listOf(path: string, role: "log" | "history"): Promise<readonly (readonly string[])[]> {
  const table = (await recallLists(path, "everything")).value?.[role]?.table;
  const rows = Array.from({ length: table?.rowCount ?? 0 }, (_, row) => row);
  return (table?.columns ?? []).map((column) => [column.header, ...rows.map((row) => cellText(column, row))]);
}

/** The workbook with the text of some of its parts changed. */
async function changed(name: string, change: (part: string, xml: string) => string): Promise<string> {
  const path = join(ka.folder, name);
  writeFileSync(path, readFileSync(await withParts(classified, change)));
  return path;
}

test("a workbook keeps its policy, and is classified by it again, which the command says", async () => {
  const again = join(ka.folder, "again.xlsx");
  const { code, out, err } = ka.run(["classify", classified, "--today", "2026-02-28", "-o", again]);
  expect(code).toBe(0);
  expect(out).toContain("cut-offs 50% / 90%");
  expect(err).toContain("The policy of the workbook is used, as its sheet KA Policy says");
  expect(await breachesOf(again)).toEqual([]);
  expect(await listOf(again, "log")).toEqual(
    expect.arrayContaining([
      ["When", "2026-01-31", "2026-02-28"],
      ["Author (as typed)", "Li", ""],
      ["Source", "Sales!A1:C3", "Sales!A1:C3"],
    ]),
  );
  const history = await listOf(again, "history");
  expect(history.map(([header]) => header).slice(-2)).toEqual(["Run 2026-01-31", "Run 2026-02-28"]);
  expect(history.at(-1)?.slice(1)).toEqual(history.at(-2)?.slice(1));
  const parts = [...(await partsOf(again)).keys()].filter((part) => part.startsWith("customXml/"));
  expect(parts.filter((part) => /item\d+\.xml$/.test(part))).toHaveLength(1);
});

test("flags win over the workbook's policy, and a named one replaces it", () => {
  expect(ka.run(["classify", classified, "--cuts", "0.6,0.8"]).out).toContain("cut-offs 60% / 80%");
  expect(ka.run(["classify", classified, "--policy", plain]).out).toContain("cut-offs 80% / 95%");
});

test("the policy of a workbook is shown, exported, and taken from it for other rows", () => {
  const shown = ka.run(["policy", "show", classified]);
  expect(shown.out).toContain("cut-offs 50% / 90%");
  const json = ka.run(["policy", "show", "--json", classified]).out;
  const saved = ka.write("p.json", json);
  expect(JSON.parse(json)).toMatchObject({ methods: [{ id: "abc", cuts: [0.5, 0.9] }] });
  for (const policy of [saved, classified])
    expect(ka.run(["classify", ownWorkbook(), "--policy", policy]).out).toContain("cut-offs 50% / 90%");
  const none = ka.run(["policy", "show", ownWorkbook()]);
  expect(none.code).toBe(1);
  expect(none.err).toContain("keeps no policy");
});

test("a value that was edited on the sheet counts; one that cannot be used is refused with its cell", async () => {
  const good = await changed("good.xlsx", (part, xml) =>
    part.startsWith("xl/worksheets/") ? xml.replace("<v>0.5</v>", "<v>0.6</v>") : xml,
  );
  const used = ka.run(["classify", good]);
  expect(used.out).toContain("cut-offs 60% / 90%");
  expect(used.err).toContain("1 setting was changed on KA Policy since KA wrote it: methods[0].cuts[0].");
  const bad = await changed("bad.xlsx", (part, xml) =>
    part.startsWith("xl/worksheets/") ? xml.replace("<v>0.5</v>", "<v>1.5</v>") : xml,
  );
  const refused = ka.run(["classify", bad, "-o", join(ka.folder, "x.xlsx")]);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/'KA Policy'!B\d+ \(methods\.0\.cuts\.0\): it has to be below 1\..*--policy <file>/);
  const replaced = ka.run(["classify", bad, "--policy", plain, "-o", join(ka.folder, "x.xlsx")]);
  expect(replaced.code).toBe(0);
  expect(replaced.err).toContain("The sheet KA Policy could not be read and is replaced by the policy that you chose.");
});

test("a workbook of a newer KA is not written to, whatever policy is named", async () => {
  const newer = await changed("newer.xlsx", (part, xml) =>
    part.startsWith("xl/worksheets/") ? xml.replace(/(<c r="B2"[^>]*>)<v>2<\/v>/, "$1<v>99</v>") : xml,
  );
  const { code, err } = ka.run(["classify", newer, "--policy", plain, "-o", join(ka.folder, "x.xlsx")]);
  expect(code).toBe(1);
  expect(err).toContain("version 99, made by a newer KA");
});

test("a second part of KA's goes, the first is replaced in place, damaged or not", async () => {
  const damaged = await changed("damaged.xlsx", (part, xml) =>
    part === "customXml/item1.xml" ? xml.replace(/\{[\s\S]*\}/, "{") : xml,
  );
  const out = join(ka.folder, "mended.xlsx");
  expect(ka.run(["classify", damaged, "-o", out]).code).toBe(0);
  const mended = (await partsOf(out)).get("customXml/item1.xml")?.toString("utf8");
  expect(mended).toBe((await partsOf(classified)).get("customXml/item1.xml")?.toString("utf8"));
});
