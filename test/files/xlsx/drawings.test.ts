import type { Issue } from "../../../src/core/issues";
import type { Plan } from "../../../src/core/plan";
import { printPlan } from "../../../src/core/plan/plan-print";
import { finish } from "../../../src/core/steps";
import type { About, Written } from "../../../src/core/workbook";
import { chooseTarget } from "../../../src/files/atomic-file";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { analyzeRows } from "../../core/rows";
import { ownWorkbook, withParts } from "./own-workbook";
import { breachesOf, parseXml, partsOf, rawParts, textIn, type Node } from "./structure";
import { removeTempFiles, tempFile } from "./zip-file";

/** Native charts and PivotTables in .xlsx files: beside a user's own, made anew in their place, and taken out with their sheet. */

afterAll(removeTempFiles);

const PROGRESS = { report: () => undefined, signal: new AbortController().signal };
const ROWS = [
  ["Customer", "Region & Co", "Amount"],
  ["Acme <Ltd>", "North", 900],
  ["Best", "South", 60],
  ["Cole", "North", 30],
  ["Dunn", "", 10],
];

function planOf(policy: object = {}, rows: readonly (readonly (string | number)[])[] = ROWS): Plan {
  const { value, issues } = analyzeRows(rows, {
    outputs: ["pivot", "charts"],
    columns: { region: "Region & Co" },
    ...policy,
  });
  if (!value) throw new Error(JSON.stringify(issues));
  return value.plan;
}

async function written(
  input: string,
  plan = planOf(),
  about: About = {},
): Promise<{ readonly path: string; readonly issues: readonly Issue[]; readonly state?: Written["state"] }> {
  const path = tempFile("", ".out.xlsx");
  const target = chooseTarget(path, input);
  if (!target.value) throw new Error(JSON.stringify(target.issues));
  const { value, issues } = await new XlsxFile(input, target.value).carryOut(plan, PROGRESS, about);
  return { path, issues, ...(value?.state ? { state: value.state } : {}) };
}

async function xmlOf(path: string, part: string): Promise<Node> {
  return parseXml((await partsOf(path)).get(part)?.toString("utf8") ?? "");
}

/** All elements of a name in an element, however deep. */
function within(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [
    ...(child.name.replace(/^.*:/, "") === name ? [child] : []),
    ...within(child, name),
  ]);
}

test.each(["plain", "strict", "prefixed"] as const)(
  "a %s workbook gets charts and PivotTables without a breach of the format",
  async (kind) => {
    const input = ownWorkbook(kind);
    const { path, issues } = await written(input);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(await breachesOf(path)).toEqual([]);
    const again = await written(path);
    const [first, second] = [await rawParts(path), await rawParts(again.path)];
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect([...second].filter(([name, bytes]) => first.get(name)?.equals(bytes) !== true)).toEqual([]);
  },
);

test("slicers are not written to files, and that is said, whether anything was written or not", async () => {
  const plan = planOf({ outputs: ["slicers"] });
  const { path, issues } = await written(ownWorkbook(), plan);
  expect(issues.map(({ kind }) => kind)).toContain("slicersNeedExcel");
  expect([...(await partsOf(path)).keys()].filter((part) => /slicer/i.test(part))).toEqual([]);
  expect((await written(path, plan)).issues.map(({ kind }) => kind)).toContain("slicersNeedExcel");
  expect((await written(ownWorkbook())).issues.map(({ kind }) => kind)).not.toContain("slicersNeedExcel");
});

test("a chart holds what its cells say, and says where they are", async () => {
  const { path } = await written(ownWorkbook());
  const chart = await xmlOf(path, "xl/charts/chart1.xml");
  expect(within(chart, "f").map(textIn)).toEqual(
    [
      "M$4",
      "L$5:$L$8",
      "M$5:$M$8",
      "N$4",
      "L$5:$L$8",
      "N$5:$N$8",
      "O$4",
      "L$5:$L$8",
      "O$5:$O$8",
      "P$4",
      "L$5:$L$8",
      "P$5:$P$8",
    ].map((cells) => `'KA Charts'!$${cells}`),
  );
  const [names] = within(chart, "cat");
  expect(names && within(names, "v").map(textIn)).toEqual(["Acme <Ltd>", "Best", "Cole", "Dunn"]);
  const shares = within(chart, "val").at(-1);
  expect(shares && within(shares, "v").map(textIn)).toEqual(["0.9", "0.96", "0.99", "1"]);
});

test("a PivotTable is over the account list, is calculated anew on opening, and shows its sums until then", async () => {
  const { path } = await written(ownWorkbook());
  const cache = await xmlOf(path, "xl/pivotCache/pivotCacheDefinition1.xml");
  expect(cache.attributes).toMatchObject({ refreshOnLoad: "1", saveData: "0" });
  expect(within(cache, "worksheetSource").map(({ attributes }) => attributes)).toEqual([{ name: "KA_Accounts" }]);
  const [accounts] = [...(await partsOf(path))].filter(([name]) => name === "xl/tables/table2.xml");
  const table = parseXml(accounts?.[1].toString("utf8") ?? "");
  expect(within(cache, "cacheField").map(({ attributes }) => attributes["name"])).toEqual(
    within(table, "tableColumn").map(({ attributes }) => attributes["name"]),
  );
  const region = within(cache, "cacheField").find(({ attributes }) => attributes["name"] === "Region & Co");
  expect(region && within(region, "s").map(({ attributes }) => attributes["v"])).toEqual(["North", "South"]);
  expect(region && within(region, "m").length).toBe(1);
  const pivot = await xmlOf(path, "xl/pivotTables/pivotTable1.xml");
  expect(pivot.attributes).toMatchObject({
    name: "KA_Accounts_ByRegion",
    cacheId: "1",
    rowHeaderCaption: "Region & Co",
  });
  expect(within(pivot, "location")[0]?.attributes).toMatchObject({ ref: "A4:E9", firstDataRow: "2" });
  const sheet = await xmlOf(path, "xl/worksheets/sheet4.xml");
  const cells = within(sheet, "c").map((cell) => `${cell.attributes["r"]} ${textIn(cell)}`);
  expect(cells).toEqual(expect.arrayContaining(["B5 A", "A6 North", "B6 900", "D6 30", "A8 (blank)", "E9 1000"]));
});

/** The workbook of a user with a chart and a PivotTable of KA's, to which the user added some of the user's own. */
async function withOwn(): Promise<string> {
  const { path } = await written(ownWorkbook());
  return withParts(path, (name, text) => {
    if (name === "xl/drawings/drawing1.xml")
      return text
        .replace(
          "</xdr:wsDr>",
          '<xdr:oneCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="77" name="Note"/></xdr:nvSpPr></xdr:sp></xdr:oneCellAnchor></xdr:wsDr>',
        )
        .replace("<xdr:row>3</xdr:row>", "<xdr:row>40</xdr:row>");
    if (name === "xl/charts/chart1.xml") return text.replace("Pareto", "Changed by hand");
    return text;
  });
}

test("a later run that cannot tell which charts were drawn makes them anew where the user put them; what the user drew beside them stays", async () => {
  const { path, issues } = await written(await withOwn());
  expect(issues).toEqual([]);
  const parts = await partsOf(path);
  expect([...parts.keys()].filter((name) => name.startsWith("xl/charts/"))).toEqual([
    "xl/charts/chart1.xml",
    "xl/charts/chart2.xml",
  ]);
  const drawing = parts.get("xl/drawings/drawing1.xml")?.toString("utf8") ?? "";
  expect(drawing).toContain('name="Note"');
  expect(drawing).toContain("<xdr:row>40</xdr:row>");
  expect(drawing.match(/name="KA_/g)?.length).toBe(2);
  expect(parts.get("xl/charts/chart1.xml")?.toString("utf8")).not.toContain("Changed by hand");
});

test.each<{ about: string; gone: (xml: string) => string; part: string }>([
  {
    about: "a chart",
    part: "xl/drawings/drawing1.xml",
    gone: (xml) => xml.replace(/<xdr:twoCellAnchor.*?<\/xdr:twoCellAnchor>/s, ""),
  },
  {
    about: "the drawing",
    part: "xl/worksheets/_rels/sheet5.xml.rels",
    gone: (xml) => xml.replace(/<Relationship [^>]*drawing1\.xml"[^>]*\/>/, ""),
  },
  {
    about: "a PivotTable",
    part: "xl/worksheets/_rels/sheet4.xml.rels",
    gone: (xml) => xml.replace(/<Relationship [^>]*pivotTable1\.xml"[^>]*\/>/, ""),
  },
])("$about that somebody deleted is missed by a run of the same rows, and made anew", async ({ part, gone }) => {
  const plan = planOf();
  const about = { print: finish(printPlan(plan)) };
  const { path } = await written(ownWorkbook(), plan, about);
  const isUnchanged = async (file: string) => (await written(file, plan, about)).state === "unchanged";
  expect(await isUnchanged(path)).toBe(true);
  let touched = 0;
  const without = await withParts(path, (name, text) => {
    if (name !== part) return text;
    const changed = gone(text);
    if (changed !== text) touched++;
    return changed;
  });
  expect(touched).toBe(1);
  const again = await written(without, plan, about);
  expect(again).toMatchObject({ issues: [] });
  expect(again.state).toBeUndefined();
  expect(await isUnchanged(again.path)).toBe(true);
  expect(await breachesOf(again.path)).toEqual([]);
});

test("a chart stays as the user formatted it while KA draws the same, over new cells; where it draws another, it is made anew", async () => {
  const more = [...ROWS, ["Emil", "North", 5]];
  const { path } = await written(ownWorkbook(), planOf(), { print: "1" });
  const dressed = await withParts(path, (name, text) =>
    name === "xl/charts/chart1.xml"
      ? text
          .replace("Pareto: all customers with their cumulative share", "My title")
          .replace('<a:srgbClr val="74BF98"/>', '<a:srgbClr val="123456"/>')
      : text,
  );
  const rerun = await written(dressed, planOf({}, more), { print: "2" });
  expect(rerun.issues).toEqual([]);
  expect(await breachesOf(rerun.path)).toEqual([]);
  const chart = await xmlOf(rerun.path, "xl/charts/chart1.xml");
  const plain = await xmlOf((await written(ownWorkbook(), planOf({}, more))).path, "xl/charts/chart1.xml");
  for (const element of ["f", "cat", "val", "tx"])
    expect(within(chart, "ser").flatMap((series) => within(series, element).map(textIn))).toEqual(
      within(plain, "ser").flatMap((series) => within(series, element).map(textIn)),
    );
  const said = (one: Node) => within(one, "t").map(textIn);
  expect(said(chart)[0]).toBe("My title");
  expect(said(chart).slice(1)).toEqual(said(plain).slice(1));
  expect(within(chart, "srgbClr").filter(({ attributes }) => attributes["val"] === "123456").length).toBe(1);

  const other = await written(rerun.path, planOf({ methods: [{ id: "abc", cuts: [0.5, 0.8, 0.95] }] }, more), {
    print: "3",
  });
  const anew = await partsOf(other.path);
  expect(anew.get("xl/charts/chart1.xml")?.toString("utf8")).not.toMatch(/My title|123456/);
  expect(await breachesOf(other.path)).toEqual([]);
});

test("a chart that is no longer drawn goes, with its part and what only it needs", async () => {
  const profitable = [
    ["Customer", "Region & Co", "Amount", "Profit"],
    ["Acme", "North", 900, 100],
    ["Best", "South", 60, -20],
  ];
  const margin = { methods: [{ id: "abc" }, { id: "margin" }] };
  const { path } = await written(ownWorkbook(), planOf(margin, profitable));
  const charts = async (file: string) =>
    [...(await partsOf(file)).keys()].filter((name) => name.startsWith("xl/charts/"));
  expect((await charts(path)).length).toBe(4);
  const after = await written(path, planOf({}, profitable));
  expect(after.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect((await charts(after.path)).length).toBe(2);
  expect(await breachesOf(after.path)).toEqual([]);
});

test("what a user put beside the PivotTables, or a PivotTable of the user's own on KA's sheet, is not written over", async () => {
  const { path } = await written(ownWorkbook());
  const beside = await withParts(path, (name, text) =>
    name === "xl/worksheets/sheet4.xml"
      ? text.replace("</sheetData>", '<row r="99"><c r="A99"><v>1</v></c></row></sheetData>')
      : text,
  );
  expect((await written(beside)).issues).toMatchObject([
    { kind: "foreignContent", facts: { sheet: "KA Pivot", where: "A10:E99" } },
  ]);
  const larger = await withParts(path, (name, text) => {
    if (name === "xl/worksheets/sheet4.xml")
      return text.replace("</sheetData>", '<row r="12"><c r="A12"><v>1</v></c></row></sheetData>');
    return name === "xl/pivotTables/pivotTable1.xml" ? text.replace('ref="A4:E9"', 'ref="A4:E12"') : text;
  });
  expect((await written(larger)).issues).toEqual([]);
  const own = await withParts(path, (name, text) =>
    name === "xl/pivotTables/pivotTable1.xml"
      ? text.replace('name="KA_Accounts_ByRegion"', 'name="PivotTable1"')
      : text,
  );
  expect((await written(own)).issues).toMatchObject([{ kind: "foreignContent", facts: { where: "PivotTable1" } }]);
});
