import { refusal, type Outcome } from "../core/issues";
import { LISTS, ON_REQUEST, SHEET_MARKS, headersWritten } from "../core/plan/own-sheets";
import { POLICY_NAMESPACE } from "../core/sheets/saved-policy";
import type { OwnSheet, Recalled } from "../core/sheets/recalled";
import { SHEETS_RECALLED, type RecalledRole, type Recalling } from "../core/workbook";
import { loadedValues } from "./cells";
import { readTable } from "./read";
import { COLUMNS_PROPERTY, isLost } from "./sheets";
import { xmlPartsOf } from "./xml-part";

/** Reads KA's own sheets as they stand in the workbook: the lists with all that people typed there, and what the workbook remembers. */
export async function recallLists(
  context: Excel.RequestContext,
  what: Recalling = "typed",
): Promise<Outcome<Recalled>> {
  const recalled: { -readonly [L in keyof Recalled]: Recalled[L] } = {};
  const { lists, broken, standing } = await findLists(context, SHEETS_RECALLED[what]);
  for (const list of lists) {
    const read = await recallList(context, list);
    if (!read.value) return { issues: read.issues };
    recalled[list.role] = read.value;
  }
  if (broken.length > 0) recalled.broken = broken;
  if (standing.length > 0) recalled.standing = standing;
  const parts = what !== "policy" && what !== "everything" ? [] : await xmlPartsOf(context, POLICY_NAMESPACE);
  if (parts.length > 0) recalled.parts = parts;
  return { value: recalled, issues: [] };
}

/** A list that is there: its lines, their number formats, and what KA noted of its columns. */
interface FoundList {
  readonly role: RecalledRole;
  readonly body: Excel.Range;
  readonly formats: Excel.Range;
  readonly property: Excel.WorksheetCustomProperty;
}

/** The lists that the workbook has of KA's, and the sheets that lost theirs. All are asked for at once: most workbooks have none. */
async function findLists(
  context: Excel.RequestContext,
  roles: readonly RecalledRole[],
): Promise<{ readonly lists: readonly FoundList[] } & Required<Pick<Recalled, "broken" | "standing">>> {
  const { workbook } = context;
  const asked = roles.map((role) => ({
    role,
    mark: workbook.names.getItemOrNullObject(SHEET_MARKS[role]).load("formula"),
    table: workbook.tables.getItemOrNullObject(LISTS[role]).load("name"),
  }));
  const requested = ON_REQUEST.map((role) => ({
    role,
    mark: workbook.names.getItemOrNullObject(SHEET_MARKS[role]).load("formula"),
  }));
  await context.sync();
  const standing = requested.filter(({ mark }) => !isLost(mark)).map(({ role }) => role);
  const marked = asked.filter(({ mark }) => !isLost(mark));
  const broken = marked.flatMap(({ role, table }) =>
    table.isNullObject && role !== "accounts" && role !== "kept" && role !== "movers" ? [role] : [],
  );
  const there = marked
    .filter(({ table }) => !table.isNullObject)
    .map(({ role, mark, table }) => {
      const body = table.getDataBodyRange();
      const formats = body.getRow(0).load("numberFormat");
      const property = table.worksheet.customProperties.getItemOrNullObject(COLUMNS_PROPERTY).load("value");
      const [sheet, own] = [table.worksheet.load("name"), mark.getRange().worksheet.load("name")];
      return { role, body, formats, property, sheet, own };
    });
  await context.sync();
  // A table of that name on another sheet is somebody else's, which writing refuses by name.
  return { lists: there.filter(({ sheet, own }) => sheet.name === own.name), broken, standing };
}

async function recallList(
  context: Excel.RequestContext,
  { role, body, formats, property }: FoundList,
): Promise<Outcome<OwnSheet>> {
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
