import { beyond } from "../core/plan/beyond";
import { addressOfBlock } from "../core/formula-cells/formula-areas";
import { refusal, warning, type Issue } from "../core/issues";
import {
  OWN_TABLES,
  SHEET_MARKS,
  freeName,
  headersWritten,
  listOn,
  writtenText,
  type SheetRole,
} from "../core/plan/own-sheets";
import type { Edit } from "../core/plan";
import { columnLetters } from "../core/table";

type OpenSheet = Extract<Edit, { kind: "openSheet" }>;

/** KA's sheets as found in the workbook; those not there yet have a free name that they will get. */
export interface FoundSheet {
  readonly role: SheetRole;
  readonly name: string;
  readonly state: "ours" | "missing";
  /** A mark that points nowhere any more, because its sheet was deleted. */
  readonly lostMark: boolean;
  /** A missing one that was added already, and not marked: the run was broken off in between. */
  readonly added?: true;
  /** The table of a list that people add to, where the sheet has it. */
  readonly list?: string;
  /** Headers of the columns that KA writes to such a list. */
  readonly headers?: readonly string[];
}

/** Custom property of KA's sheets: how many columns KA wrote or, of a list that people add columns to, their headers. */
export const COLUMNS_PROPERTY = "KA_columns";

/** Looks for KA's sheets before anything is touched, and says what forbids writing to them. */
export async function findSheets(
  context: Excel.RequestContext,
  wanted: readonly OpenSheet[],
  content: "checked" | "unfinished" = "checked",
): Promise<{ sheets: FoundSheet[]; issues: Issue[] }> {
  const { workbook } = context;
  const marks = wanted.map(({ sheet }) => workbook.names.getItemOrNullObject(SHEET_MARKS[sheet]));
  marks.forEach((mark) => mark.load("formula"));
  // Sheets of KA's that this plan does not write, such as one that was asked for earlier.
  const others = (Object.keys(SHEET_MARKS) as SheetRole[]) // the keys of a record are its roles
    .filter((role) => wanted.every(({ sheet }) => sheet !== role))
    .map((role) => workbook.names.getItemOrNullObject(SHEET_MARKS[role]).load("formula"));
  workbook.worksheets.load("items/name");
  workbook.protection.load("protected");
  workbook.tables.load("items/name,items/worksheet/name");
  await context.sync();
  // The range of a mark whose sheet was deleted is not to be had at all.
  const ranges = marks.map((mark) => (isLost(mark) ? undefined : mark.getRange()));
  for (const range of ranges) range?.load("address,worksheet/name,rowCount,columnCount,rowIndex,columnIndex");
  const left = others.filter((mark) => !isLost(mark)).map((mark) => mark.getRange().worksheet.load("name"));
  await context.sync();

  const taken = new Set(workbook.worksheets.items.map(({ name }) => name.toLowerCase()));
  const unmarked = wanted.filter(({ name }, i) => !ranges[i] && taken.has(name.toLowerCase()));
  const begun = new Set(content === "unfinished" ? await emptyAmong(context, unmarked) : []);
  const issues: Issue[] = [];
  const { tables } = workbook;
  const sheets = wanted.map(({ sheet: role, name, headers }, i): FoundSheet => {
    const range = ranges[i];
    const own = headers ? { headers } : {};
    if (range) {
      const place = range.worksheet.name;
      const list = listOn(role);
      const has = tables.items.some((table) => table.name === list && table.worksheet.name === place);
      return { role, name: place, state: "ours", lostMark: false, ...own, ...(has && list ? { list } : {}) };
    }
    const lostMark = marks[i]?.isNullObject === false;
    if (begun.has(name)) return { role, name, state: "missing", lostMark, added: true, ...own };
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    if (free !== name) issues.push(warning("foreignSheet", { sheet: name, used: free }));
    return { role, name: free, state: "missing", lostMark, ...own };
  });
  if (workbook.protection.protected && sheets.some(({ state }) => state === "missing"))
    issues.push(refusal("protectedWorkbook", {}));

  const ours = sheets.filter(({ state }) => state === "ours");
  const own = new Set([...ours, ...left].map(({ name }) => name));
  for (const table of tables.items) {
    const foreign = OWN_TABLES.includes(table.name) && !own.has(table.worksheet.name);
    if (foreign) issues.push(refusal("tableTaken", { sheet: table.worksheet.name, table: table.name }));
  }
  issues.push(...(await checkContent(context, { sheets, blocks: ranges, content })));
  return { sheets, issues };
}

/** Names of the sheets on which nothing stands at all. */
async function emptyAmong(context: Excel.RequestContext, sheets: readonly OpenSheet[]): Promise<readonly string[]> {
  if (sheets.length === 0) return [];
  const asked = sheets.map(({ name }) => {
    const used = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(false);
    return { name, used: used.load("address") };
  });
  await context.sync();
  return asked.filter(({ used }) => used.isNullObject).map(({ name }) => name);
}

/** Whether a mark points nowhere. */
export function isLost(mark: Excel.NamedItem): boolean {
  return mark.isNullObject || String(mark.formula).includes("#REF!");
}

/**
 * Refuses a protected sheet, and one where the user put something beside what KA wrote; columns that people add to a list are theirs to add. Of a sheet
 * whose writing was broken off nobody can say what is whose: what stood there is in its copy.
 */
async function checkContent(
  context: Excel.RequestContext,
  {
    sheets,
    blocks,
    content,
  }: {
    readonly sheets: readonly FoundSheet[];
    readonly blocks: readonly (Excel.Range | undefined)[];
    readonly content: "checked" | "unfinished";
  },
): Promise<Issue[]> {
  const ours = sheets.flatMap((sheet, i) => {
    const block = blocks[i];
    if (sheet.state === "missing" || !block) return [];
    const worksheet = context.workbook.worksheets.getItem(sheet.name);
    const used = worksheet.getUsedRangeOrNullObject(true);
    const written = worksheet.customProperties.getItemOrNullObject(COLUMNS_PROPERTY);
    const list = sheet.list === undefined ? undefined : context.workbook.tables.getItem(sheet.list).getRange();
    worksheet.protection.load("protected");
    used.load("address,rowIndex,columnIndex,rowCount,columnCount");
    written.load("value");
    list?.load("address,rowIndex,columnIndex,rowCount,columnCount");
    return [{ sheet, block, worksheet, used, written, list }];
  });
  await context.sync();
  return ours.flatMap(({ sheet, block, worksheet, used, written, list }): Issue[] => {
    if (worksheet.protection.protected) return [refusal("protectedSheet", { sheet: sheet.name })];
    if (used.isNullObject || content === "unfinished") return [];
    // PivotTables grow as a user adds fields, and KA empties nothing there but its own.
    if (sheet.role === "pivot") return [];
    if (list && (list.rowIndex > 0 || list.columnIndex > 0))
      return [refusal("listMoved", { sheet: sheet.name, where: list.address })];
    const [rows, columns] = [used.rowIndex + used.rowCount, used.columnIndex + used.columnCount];
    const foreign = (own: Parameters<typeof beyond>[1]) => {
      const where = addressOfBlock(beyond({ rows, columns }, own));
      return refusal("foreignContent", { sheet: sheet.name, where });
    };
    if (list) {
      const outside = rows > Math.max(list.rowCount, block.rowCount) || columns > list.columnCount;
      return outside ? [foreign({ rows: Math.max(list.rowCount, block.rowCount), columns: list.columnCount })] : [];
    }
    const known = written.isNullObject ? block.columnCount : columnsWritten(written.value);
    const outside = rows > block.rowIndex + block.rowCount || columns > known || block.columnCount !== known;
    return outside ? [foreign({ rows: block.rowIndex + block.rowCount, columns: known })] : [];
  });
}

/** What the property of a sheet says: how many columns KA wrote. */
function columnsWritten(value: unknown): number {
  return headersWritten(value)?.length ?? Number(value);
}

/** Adds a missing sheet. The mark is set when its block is known; until then it holds the corner. */
export function addSheet(context: Excel.RequestContext, sheet: FoundSheet): void {
  if (sheet.state === "ours") return;
  if (sheet.lostMark) context.workbook.names.getItem(SHEET_MARKS[sheet.role]).delete();
  const { worksheets } = context.workbook;
  const added = sheet.added ? worksheets.getItem(sheet.name) : worksheets.add(sheet.name);
  context.workbook.names.add(SHEET_MARKS[sheet.role], added.getRange("A1"));
}

/** Marks the block that KA wrote on its sheet, so that the next run knows what is its own. */
export function markBlock(
  context: Excel.RequestContext,
  sheet: FoundSheet,
  size: { readonly rows: number; readonly columns: number },
): void {
  const worksheet = context.workbook.worksheets.getItem(sheet.name);
  const block = `$A$1:$${columnLetters(size.columns - 1)}$${size.rows}`;
  // Not taken away and added anew: a run that is broken off in between would leave a sheet that nobody knows as KA's.
  context.workbook.names.getItem(SHEET_MARKS[sheet.role]).formula = blockFormula(sheet.name, block);
  worksheet.customProperties.add(COLUMNS_PROPERTY, writtenText(sheet.headers ?? size.columns));
}

/** What a defined name says that is a block of a sheet, such as `$A$1:$C$9`. */
export function blockFormula(sheet: string, block: string): string {
  return `='${sheet.replaceAll("'", "''")}'!${block}`;
}
