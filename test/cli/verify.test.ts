import { copyFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { documentSchema } from "../../src/cli/documents";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";
import { edit, lineOf, partOfSheet, salesWorkbook, typed } from "./sales-workbook";

let ka: Command;
let classified: string;
let copies = 0;
beforeAll(async () => {
  ka = new Command();
  classified = join(ka.folder, "classified.xlsx");
  const run = ka.run(["classify", await salesWorkbook(), "-o", classified, "--today", "2026-01-31"]);
  if (run.code !== 0) throw new Error(run.err);
});
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

/** A copy of the classified workbook that a test may spoil. */
function copy(): string {
  const path = join(ka.folder, `copy${String(++copies)}.xlsx`);
  copyFileSync(classified, path);
  return path;
}

const verdict = z.object({
  state: z.string(),
  count: z.int(),
  differences: z.array(z.object({ kind: z.string(), name: z.string(), header: z.string(), sentence: z.string() })),
});
const shape = z.object({
  ...{ state: z.string(), results: verdict, source: verdict, policy: verdict, overrides: verdict },
  notCompared: z.array(z.object({ sheet: z.string(), sentence: z.string() })),
});

/** What `ka verify --json` says, checked against the shape that it promises. */
function verified(path: string, ...flags: string[]) {
  const { code, out, err } = ka.run(["verify", path, "--json", "--today", "2026-02-28", ...flags]);
  const document: unknown = out === "" ? undefined : JSON.parse(out);
  if (document === undefined) return { code, err, found: undefined };
  expect(documentSchema("verify").safeParse(document).error).toBeUndefined();
  return { code, err, found: shape.parse(document) };
}

/** The states of the four, in one word each. */
function states(found: z.infer<typeof shape> | undefined) {
  return found && [found.results, found.source, found.policy, found.overrides].map(({ state }) => state).join(" ");
}

test("a workbook as KA wrote it agrees", () => {
  const { code, found } = verified(classified);
  expect(code).toBe(0);
  expect(states(found)).toBe("agrees agrees agrees agrees");
  const { out } = ka.run(["verify", classified, "--language", "zh"]);
  expect(out).toContain("4 行数据与上次运行时相同");
});

test.each([
  {
    about: "a class changed by hand",
    sheet: "KA Accounts",
    change: (xml: string) => typed(xml, "Ben", { Class: "C" }),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "Ben, Class: “C” stands there, KA says “A”",
  },
  {
    about: "an amount changed by hand",
    sheet: "KA Accounts",
    change: (xml: string) => xml.replace("<v>60</v>", "<v>61</v>"),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "Cleo, Amount: 61 stands there, KA says 60",
  },
  {
    about: "a line deleted",
    sheet: "KA Accounts",
    change: (xml: string) => xml.replace(lineOf(xml, "Cleo"), ""),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "Cleo: the line of this customer is missing in the account list",
  },
  {
    about: "a line that stands twice",
    sheet: "KA Accounts",
    change: (xml: string) => xml.replaceAll("<t>Dora</t>", "<t>Cleo</t>"),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "Cleo: stands in the account list more than once",
  },
  {
    about: "a customer of nobody's",
    sheet: "KA Accounts",
    change: (xml: string) => xml.replaceAll("<t>Dora</t>", "<t>Emil</t>"),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "Emil: stands in the account list, but is no customer in the rows",
  },
  {
    about: "the column of customers with another name: nobody can tell whose lines these are, and that is said",
    sheet: "KA Accounts",
    change: (xml: string) => xml.replace("<t>Customer</t>", "<t>Client</t>"),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "the column “Customer” is missing in the account list, or has another name",
  },
  {
    about: "a column with another name",
    sheet: "KA Accounts",
    change: (xml: string) => xml.replace("<t>Amount</t>", "<t>Money</t>"),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "the column “Amount” is missing in the account list, or has another name",
  },
  {
    about: "a check of the summary changed by hand",
    sheet: "KA Summary",
    change: (xml: string) => xml.replace("<t>passed</t>", "<t>FAILED</t>"),
    is: "differs agrees agrees agrees",
    part: "results",
    says: "summary, Checks, Rows read = rows used + rows left out: “FAILED” stands there, KA says “passed”",
  },
  {
    about: "a changed row",
    sheet: "Sales",
    change: (xml: string) => xml.replace("<v>60</v>", "<v>90</v>"),
    is: "differs differs agrees agrees",
    part: "source",
    says: "net total: 1030 now, 1000 at the last run",
  },
  {
    about: "a changed row that moves no money",
    sheet: "Sales",
    change: (xml: string) => xml.replace("<v>45000</v>", "<v>44999</v>"),
    is: "agrees differs agrees agrees",
    part: "source",
    says: "fingerprint: ",
  },
  {
    about: "a changed setting",
    sheet: "KA Policy",
    change: (xml: string) => xml.replace("<v>0.8</v>", "<v>0.65</v>"),
    is: "differs agrees differs agrees",
    part: "policy",
    says: "methods[0].cuts[0]: “0.65” now, “0.8” at the last run",
  },
  {
    about: "a class newly set by hand",
    sheet: "KA Accounts",
    change: (xml: string) => typed(xml, "Cleo", { "Set by hand": "A", Reason: "strategic" }),
    is: "differs agrees agrees differs",
    part: "overrides",
    says: "Cleo, State: nothing stands there, KA says “holds”",
  },
  {
    about: "a class that does not exist",
    sheet: "KA Accounts",
    change: (xml: string) => typed(xml, "Cleo", { "Set by hand": "Gold", Reason: "strategic" }),
    is: "agrees agrees agrees differs",
    part: "overrides",
    says: "Cleo: “Gold” does not count: no such class",
  },
  {
    about: "a class without a reason",
    sheet: "KA Accounts",
    change: (xml: string) => typed(xml, "Cleo", { "Set by hand": "A" }),
    is: "agrees agrees agrees differs",
    part: "overrides",
    says: "Cleo: “A” does not count: no reason given",
  },
] as const)("$about is found and named", async ({ sheet, change, is, part, says }) => {
  const path = copy();
  await edit(path, await partOfSheet(path, sheet), change);
  const { code, found } = verified(path);
  expect(code).toBe(1);
  expect(states(found)).toBe(is);
  expect(found?.[part].differences.map(({ sentence }) => sentence).join("\n")).toContain(says);
});

test("a row that was added below is found, and a sorted list is none", async () => {
  const path = copy();
  await edit(path, await partOfSheet(path, "Sales"), (xml) =>
    xml.replace("</sheetData>", `${lineOf(xml, "Dora").replaceAll(/r="([A-C]?)5"/g, 'r="$16"')}</sheetData>`),
  );
  await edit(path, "xl/tables/table1.xml", (xml) => xml.replaceAll("A1:C5", "A1:C6"));
  const { code, found } = verified(path);
  expect(code).toBe(1);
  expect(found?.source.differences[0]?.sentence).toBe("rows: 5 now, 4 at the last run");

  const sorted = copy();
  await edit(sorted, await partOfSheet(sorted, "KA Accounts"), (xml) => {
    const [one, other] = [lineOf(xml, "Ann"), lineOf(xml, "Dora")];
    const at = (line: string, row: number) => line.replaceAll(/ r="([A-Z]*)\d+"/g, ` r="$1${String(row)}"`);
    return xml.replace(one, "@").replace(other, at(one, 5)).replace("@", at(other, 2));
  });
  expect(verified(sorted).code).toBe(0);
});

test("a class set by hand agrees until somebody changes it or it expires", async () => {
  const path = copy();
  const part = await partOfSheet(path, "KA Accounts");
  await edit(path, part, (xml) => typed(xml, "Cleo", { "Set by hand": "A", Reason: "strategic", Until: "2026-02-28" }));
  const output = join(ka.folder, "by-hand.xlsx");
  expect(ka.run(["classify", path, "-o", output, "--today", "2026-01-31"]).code).toBe(0);
  expect(states(verified(output).found)).toBe("agrees agrees agrees agrees");
  const later = verified(output, "--today", "2026-03-01");
  expect(states(later.found)).toBe("agrees agrees agrees differs");
  expect(later.found?.overrides.differences[0]?.sentence).toBe("Cleo: “A” does not count: expired");
  await edit(output, part, (xml) => typed(xml, "Cleo", { Reason: "a friend" }));
  const changed = verified(output);
  // The reason stands in the sentence of the result, too.
  expect(states(changed.found)).toBe("differs agrees agrees differs");
  expect(changed.found?.overrides.differences[0]?.sentence).toContain("“strategic” stands there");
});

test("a workbook made of a CSV file is verified against it", () => {
  const sales = ka.write("sales.csv", "Customer,Amount\nAnn,700\nBen,200\n");
  const output = join(ka.folder, "of-csv.xlsx");
  expect(ka.run(["classify", sales, "-o", output]).code).toBe(0);
  const alone = verified(output);
  expect(alone.code).toBe(2);
  expect(alone.err).toContain("--source <file>");
  expect(verified(output, "--source", sales).code).toBe(0);
  const other = ka.write("other.csv", "Customer,Amount\nAnn,700\nBen,100\n");
  expect(states(verified(output, "--source", other).found)).toBe("differs differs agrees agrees");
});

test("what cannot be checked ends with 2 and says why", async () => {
  const plain = await salesWorkbook();
  const { code, err } = verified(plain);
  expect(code).toBe(2);
  expect(err).toContain("keeps no policy");
  expect(verified(join(ka.folder, "nowhere.xlsx")).code).toBe(2);
});

test("further sheets and class columns are compared too, each difference by its sheet and cell", async () => {
  const path = join(ka.folder, "further.xlsx");
  const flags = ["--with", "facts,charts,columns,pivot", "--today", "2026-01-31", "-o", path];
  expect(ka.run(["classify", await salesWorkbook(), ...flags]).code).toBe(0);
  expect(states(verified(path).found)).toBe("agrees agrees agrees agrees");
  await edit(path, await partOfSheet(path, "KA Facts"), (xml) => xml.replace("<v>60</v>", "<v>61</v>"));
  await edit(path, await partOfSheet(path, "Sales"), (xml) =>
    xml.replace(lineOf(xml, "Cleo"), (line) => line.replace("<t>B</t>", "<t>A</t>")),
  );
  await edit(path, await partOfSheet(path, "KA Pivot"), (xml) => xml.replace("<v>60</v>", "<v>62</v>"));
  const { code, found } = verified(path);
  expect(code).toBe(1);
  expect(found?.results.differences.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/^KA Facts!\w+: 61 stands there, KA says 60$/),
    expect.stringMatching(/^KA Pivot!\w+: 62 stands there, KA says 60$/),
    expect.stringMatching(/^Sales!\w+4: “A” stands there, KA says “B”$/),
  ]);
});

test("a PivotTable that does not stand there as KA made it is named, and differs in nothing", async () => {
  const path = join(ka.folder, "pivot.xlsx");
  const flags = ["--with", "facts,pivot", "--today", "2026-01-31", "-o", path];
  expect(ka.run(["classify", await salesWorkbook(), ...flags]).code).toBe(0);
  expect(verified(path).found?.notCompared).toEqual([]);
  await edit(path, await partOfSheet(path, "KA Pivot"), (xml) => xml.replace("<t>B</t>", "<t>Others</t>"));
  const { code, found } = verified(path);
  expect(code).toBe(0);
  expect(found?.notCompared).toEqual([
    { sheet: "KA Pivot", sentence: expect.stringMatching(/^Not compared: the PivotTable KA_\w+ on “KA Pivot”/) },
  ]);
  expect(ka.run(["verify", path, "--language", "zh"]).out).toContain("未核对：“KA Pivot”上的数据透视表");
});
