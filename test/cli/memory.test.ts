import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cellText } from "../../src/core/table";
import { recallLists } from "../../src/files/xlsx/recall";
import { ownWorkbook, withParts } from "../files/xlsx/own-workbook";
import { breachesOf, partsOf } from "../files/xlsx/structure";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";
import { edit } from "./sales-workbook";

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

test("a sheet that was asked for once stays when it is not asked for any more", () => {
  const [first, second] = [join(ka.folder, "watched.xlsx"), join(ka.folder, "unwatched.xlsx")];
  expect(ka.run(["classify", classified, "--with", "watch", "-o", first]).code).toBe(0);
  const { code, err } = ka.run(["classify", first, "--policy", plain, "-o", second]);
  expect([code, err]).toEqual([0, expect.not.stringContaining("KA_Watch")]);
});

test("a workbook keeps its policy, and is classified by it again, which the command says", async () => {
  const again = join(ka.folder, "again.xlsx");
  const more = await changed("more.xlsx", (part, xml) =>
    part === "xl/worksheets/sheet1.xml" ? xml.replace("<v>5</v>", "<v>6</v>") : xml,
  );
  const { code, out, err } = ka.run(["classify", more, "--today", "2026-02-28", "-o", again]);
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

describe("rows of a CSV file, written to a workbook that is there", () => {
  const sales = (amount: number): string =>
    ka.write("sales.csv", `Customer,Amount\nAda,${String(amount)}\nBob,200\nCy,100\n`);

  test("are judged by the policy of that workbook, until the command line names one", () => {
    const target = join(ka.folder, "nightly.xlsx");
    const run = (amount: number, ...flags: readonly string[]) =>
      ka.run(["classify", sales(amount), ...flags, "--today", "2026-01-31", "-o", target]);
    expect(run(700, "--cuts", "0.5,0.9").err).not.toContain("policy");
    const next = run(800);
    expect(next.err).toContain("The policy of the workbook is used, as its sheet KA Policy says");
    expect(next.out).toContain("cut-offs 50% / 90%");
    expect(run(800).out).toContain("Checked, unchanged");
    const named = run(800, "--policy", plain);
    expect([named.err, named.out]).toEqual([
      expect.not.stringContaining("policy"),
      expect.stringContaining("cut-offs 80% / 95%"),
    ]);
  });

  test("are not judged where its policy cannot be read, and it stays as it is", async () => {
    const target = await changed("edited.xlsx", (part, xml) =>
      part.startsWith("xl/worksheets/") ? xml.replace("<v>0.5</v>", "<v>1.5</v>") : xml,
    );
    const before = readFileSync(target);
    const { code, err } = ka.run(["classify", sales(700), "-o", target]);
    expect([code, err]).toEqual([1, expect.stringContaining("(--policy <file>, --preset <name>)")]);
    expect(readFileSync(target).equals(before)).toBe(true);
  });
});

describe("a second run with the same data and policy", () => {
  test.each([
    ["en", "Checked, unchanged: "],
    ["zh", "已核对，没有变化："],
  ])("changes no byte, and the command says so (%s)", (language, said) => {
    const first = join(ka.folder, `first-${language}.xlsx`);
    const flags = ["--language", language, "--with", "watch,facts,pivot,charts,migration,columns"];
    expect(ka.run(["classify", ownWorkbook(), ...flags, "--today", "2026-01-31", "-o", first]).code).toBe(0);
    const second = join(ka.folder, `second-${language}.xlsx`);
    const { code, out } = ka.run(["classify", first, "--author", "Wang", "--today", "2026-02-28", "-o", second]);
    expect(code).toBe(0);
    expect(out).toContain(`${said}${second}`);
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    const json = ka.run(["classify", first, "--json", "--today", "2026-02-28", "-o", second]).out;
    expect(JSON.parse(json)).toMatchObject({ output: second, outputState: "unchanged" });
  });

  test("leaves a workbook alone that stands there from the same CSV file, and writes it when a row is new", async () => {
    const csv = ka.write("sales.csv", "Customer,Amount\nNorth,10\nSouth,5\n");
    const output = join(ka.folder, "sales.xlsx");
    const args = ["classify", csv, "-o", output, "--today"];
    expect(ka.run([...args, "2026-01-31", "--json"]).out).toContain('"outputState": "written"');
    const before = readFileSync(output);
    expect(ka.run([...args, "2026-02-28"]).out).toContain("Checked, unchanged: ");
    expect(readFileSync(output).equals(before)).toBe(true);
    ka.write("sales.csv", "Customer,Amount\nNorth,10\nSouth,5\nWest,1\n");
    expect(ka.run([...args, "2026-03-31"]).out).toContain("Written: ");
    expect(await listOf(output, "log")).toEqual(expect.arrayContaining([["When", "2026-01-31", "2026-03-31"]]));
  });

  test("leaves a copy alone that was made of the same workbook, and makes it anew when anything of that one changed", async () => {
    const input = await withParts(ownWorkbook(), (_, xml) => xml);
    const output = join(ka.folder, "copy.xlsx");
    const args = ["classify", input, "-o", output, "--today"];
    expect(ka.run([...args, "2026-01-31"]).out).toContain("Written: ");
    const before = readFileSync(output);
    expect(ka.run([...args, "2026-02-28"]).out).toContain("Checked, unchanged: ");
    expect(readFileSync(output).equals(before)).toBe(true);
    // Nothing that KA reads: a copy without it would be another workbook all the same.
    await edit(input, "xl/externalLinks/externalLink1.xml", (xml) => `${xml}\n`);
    expect(ka.run([...args, "2026-03-31"]).out).toContain("Written: ");
    expect(await listOf(output, "log")).toEqual(expect.arrayContaining([["When", "2026-01-31", "2026-03-31"]]));
  });

  test("writes a class anew that was changed by hand where KA wrote it", async () => {
    const other = await changed("class.xlsx", (part, xml) =>
      part === "xl/worksheets/sheet2.xml" ? xml.replace(/(<c r="C2"[^>]*><is><t>)A</, "$1B<") : xml,
    );
    const mended = join(ka.folder, "class-mended.xlsx");
    expect(ka.run(["classify", other, "--today", "2026-02-28", "-o", mended]).out).toContain("Written: ");
    const accounts = (path: string) => partsOf(path).then((parts) => parts.get("xl/worksheets/sheet2.xml")?.toString());
    expect(await accounts(other)).not.toBe(await accounts(classified));
    expect(await accounts(mended)).toBe(await accounts(classified));
  });
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

describe("where LibreOffice saved the workbook, the package leads to the document and not the workbook", () => {
  const CUSTOM = /<Relationship [^>]*\/customXml"[^>]*\/>/;
  let moved: string;
  beforeAll(async () => {
    const [link = ""] =
      CUSTOM.exec((await partsOf(classified)).get("xl/_rels/workbook.xml.rels")?.toString("utf8") ?? "") ?? [];
    expect(link).not.toBe("");
    moved = await changed("moved.xlsx", (part, xml) => {
      if (part === "xl/_rels/workbook.xml.rels") return xml.replace(link, "");
      const below = link
        .replace(/Id="[^"]*"/, 'Id="rIdXml"')
        .replace(/Target="[^"]*"/, 'Target="../customXml/item1.xml"');
      return part === "_rels/.rels" ? xml.replace("</Relationships>", `${below}</Relationships>`) : xml;
    });
  });

  test("it is found there, replaced in place, and led to from the workbook again, where Excel looks for it", async () => {
    const out = join(ka.folder, "moved-again.xlsx");
    expect(ka.run(["classify", moved, "--cuts", "0.6,0.9", "-o", out]).code).toBe(0);
    const parts = await partsOf(out);
    expect([...parts.keys()].filter((part) => /^customXml\/item\d+\.xml$/.test(part))).toEqual(["customXml/item1.xml"]);
    expect(parts.get("customXml/item1.xml")?.toString("utf8")).toContain("0.6");
    expect(parts.get("_rels/.rels")?.toString("utf8")).not.toMatch(CUSTOM);
    expect(parts.get("xl/_rels/workbook.xml.rels")?.toString("utf8")).toMatch(CUSTOM);
    expect(await breachesOf(out)).toEqual([]);
  });

  test("it goes with KA", async () => {
    const out = join(ka.folder, "moved-removed.xlsx");
    expect(ka.run(["remove", moved, "-o", out]).code).toBe(0);
    const parts = await partsOf(out);
    expect([...parts.keys()].filter((part) => part.startsWith("customXml/"))).toEqual([]);
    expect(parts.get("_rels/.rels")?.toString("utf8")).not.toMatch(CUSTOM);
  });
});
