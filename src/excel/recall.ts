import { refusal, type Outcome } from "../core/issues";
import { LISTS, SHEET_MARKS, headersWritten } from "../core/plan";
import { POLICY_NAMESPACE } from "../core/saved-policy";
import type { OwnSheet, Recalled } from "../core/typed";
import type { Recalling } from "../core/workbook";
import { loadedValues } from "./cells";
import { readTable } from "./read";
import { COLUMNS_PROPERTY, isLost } from "./sheets";
import { xmlPartsOf } from "./xml-part";

type Role = "accounts" | "kept" | "policy" | "log" | "history";

const WANTED: { readonly [W in Recalling]: readonly Role[] } = {
  policy: ["policy"],
  typed: ["accounts", "kept"],
  everything: ["accounts", "kept", "policy", "log", "history"],
};

/** Reads KA's own sheets as they stand in the workbook: the lists with all that people typed there, and what the workbook remembers. */
export async function recallLists(
  context: Excel.RequestContext,
  what: Recalling = "typed",
): Promise<Outcome<Recalled>> {
  const recalled: { -readonly [L in keyof Recalled]: Recalled[L] } = {};
  const broken: NonNullable<Recalled["broken"]>[number][] = [];
  for (const role of WANTED[what]) {
    const list = await recallList(context, role);
    if (list === "broken") {
      if (role !== "accounts" && role !== "kept") broken.push(role);
      continue;
    }
    if (list.issues.length > 0) return { issues: list.issues };
    if (list.value) recalled[role] = list.value;
  }
  if (broken.length > 0) recalled.broken = broken;
  const parts = what === "typed" ? [] : await xmlPartsOf(context, POLICY_NAMESPACE);
  if (parts.length > 0) recalled.parts = parts;
  return { value: recalled, issues: [] };
}

/** One of the lists; nothing where the workbook has none of KA's, `broken` where its sheet has lost its table. */
async function recallList(context: Excel.RequestContext, role: Role): Promise<Outcome<OwnSheet> | "broken"> {
  const { workbook } = context;
  const mark = workbook.names.getItemOrNullObject(SHEET_MARKS[role]);
  const table = workbook.tables.getItemOrNullObject(LISTS[role]);
  mark.load("formula");
  table.load("name");
  await context.sync();
  if (isLost(mark)) return { issues: [] };
  if (table.isNullObject) return "broken";
  const sheet = table.worksheet;
  const marked = mark.getRange().worksheet;
  const property = sheet.customProperties.getItemOrNullObject(COLUMNS_PROPERTY);
  const body = table.getDataBodyRange();
  const formats = body.getRow(0);
  sheet.load("name");
  marked.load("name");
  property.load("value");
  formats.load("numberFormat");
  await context.sync();
  // A table of that name on another sheet is somebody else's, which writing refuses by name.
  if (sheet.name !== marked.name) return { issues: [] };
  const read = await readTable(context, { source: { kind: "table", name: LISTS[role] } });
  if (!read.value) return { issues: read.issues };
  const written = property.isNullObject ? undefined : headersWritten(property.value);
  const own: OwnSheet = {
    table: read.value.table,
    ...(written ? { written } : {}),
    formats: (formats.numberFormat[0] ?? []).map(String),
  };
  return role === "accounts" || role === "kept" ? withFormulas(context, body, own) : { value: own, issues: [] };
}

/** The formulas of the columns that people added: the same in every line, so that it may move with the customers, or refused. */
async function withFormulas(
  context: Excel.RequestContext,
  body: Excel.Range,
  own: OwnSheet,
): Promise<Outcome<OwnSheet>> {
  const known = new Set((own.written ?? []).map((header) => header.toLowerCase()));
  const added = own.table.columns.flatMap(({ header }, place) => (known.has(header.toLowerCase()) ? [] : [place]));
  if (!own.written || added.length === 0) return { value: own, issues: [] };
  const loaded = added.map((place) => ({ place, range: body.getColumn(place).load("formulas,values") }));
  await context.sync();
  const formulas: (string | undefined)[] = [];
  for (const { place, range } of loaded) {
    const values = loadedValues(range);
    const said = range.formulas.map(([cell]) => String(cell));
    // A text that looks like a formula is its own value.
    const first = said.find((cell, row) => cell.startsWith("=") && cell !== values?.[row]?.[0]);
    if (first === undefined) continue;
    const header = own.table.columns[place]?.header ?? "";
    if (said.some((cell) => cell !== first)) return { issues: [refusal("formulasDiffer", { header })] };
    formulas[place] = first;
  }
  return { value: { ...own, formulas }, issues: [] };
}
