import { addressOfArea } from "../../src/core/formula-cells/formula-areas";
import { namingTable } from "../../src/core/formula-cells/cut-off-form";
import { aboutLeft, filledColumns, linearForms } from "../../src/core/formula-cells/linear-forms";
import { insertionOf, rowsInsertionOf, type CellInput, type Inserted } from "../../src/core/formula-cells/insertion";
import { layOutRewrite } from "../../src/core/formula-cells/rewrite";
import type { Issue } from "../../src/core/issues";
import type { RewriteWay } from "../../src/core/plan";
import { describeIssue } from "../../src/core/text/sentences";
import { ExcelWorkbook } from "../../src/excel/workbook";

/** What the pane asks of Excel where it puts formulas into cells: what it says, and what can be taken out again. */

let last: Inserted | undefined;

function said(issues: readonly Issue[]): string[] {
  return issues.map((issue) => describeIssue(issue, "en"));
}

const workbook = new ExcelWorkbook();

/** Puts a formula into the selected cell. */
export async function insert(formula: string): Promise<string[]> {
  const insertion = insertionOf(formula);
  if (!insertion.value) return said(insertion.issues);
  const { value, issues } = await workbook.insertFormula(insertion.value);
  last = value;
  return said(issues);
}

/** Puts values into the selected cell and those below and beside it. */
export async function insertPlain(values: CellInput[][]): Promise<string[]> {
  const { value, issues } = await workbook.insertValues(values);
  last = value;
  return said(issues);
}

/** Takes out what was put in last. */
export async function takeOut(): Promise<string[]> {
  return last ? said(await workbook.takeOut(last)) : ["nothing"];
}

async function findFilled(): Promise<ReturnType<typeof linearForms>> {
  const { value } = await workbook.findFormulas();
  const areas = filledColumns([...(value?.areas ?? []), ...(value?.left ?? []).map(({ area }) => area)]);
  const tables = await workbook.tablesOf(areas);
  return linearForms(areas.map((area, at) => ({ area, table: tables.value?.[at] })));
}

/** The formulas that were filled down, each with what says the same, and the table that it lies in. */
export async function filled(): Promise<string[]> {
  const { filled: found, left } = await findFilled();
  return [
    ...found.map(({ area, table, formula, byCutOffs }) =>
      [addressOfArea(area), formula, byCutOffs && namingTable(byCutOffs, "…"), table && `in ${table}`]
        .filter((part) => part !== undefined)
        .join(" "),
    ),
    ...said(aboutLeft(left)),
  ];
}

/** Rewrites the first of them in that way. */
export async function rewrite(kind: RewriteWay["kind"], values: CellInput[][] = []): Promise<string[]> {
  const [{ area, formula = "", byCutOffs: form } = {}] = (await findFilled()).filled;
  if (!area) return ["nothing"];
  const way: RewriteWay =
    kind === "cutOffs" && form ? { kind, form } : kind === "values" ? { kind, values } : { kind: "one", formula };
  const recalled = await workbook.recall("log");
  const occasion = { moment: { day: 45_800, minute: 600 }, author: "Ann" };
  const plan = layOutRewrite({ area, way }, { recalled: recalled.value ?? {}, occasion, language: "en" });
  if (!plan.value) return said(plan.issues);
  const { issues } = await workbook.carryOut(plan.value, {
    report: () => undefined,
    signal: new AbortController().signal,
  });
  return said(issues);
}

/** Brings back what the last rewriting took the place of. */
export async function bringBack(): Promise<string[]> {
  return said(await workbook.takeBack("remove", "freezing"));
}

/** Puts a formula row by row into the selected column. */
export async function insertRows(formula: string): Promise<string[]> {
  const insertion = rowsInsertionOf(formula);
  if (!insertion.value) return said(insertion.issues);
  const { value, issues } = await workbook.insertRows(insertion.value);
  last = value;
  return said(issues);
}

/** Makes cells an Excel table. */
export function makeTable(sheet: string, address: string): Promise<void> {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).tables.add(address, true);
    await context.sync();
  });
}

/** When KA is loaded with the workbook, once it was chosen. */
export async function startUp(chosen?: "withWorkbook" | "withPane"): Promise<string | undefined> {
  const { value } = await (chosen ? workbook.setStartUp(chosen) : workbook.startUp());
  return value;
}
