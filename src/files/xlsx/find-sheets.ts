import { beyond } from "../../core/plan/beyond";
import { refusal, warning, type Issue } from "../../core/issues";
import type { Block } from "../../core/plan/block";
import { OWN_TABLES, SHEET_MARKS, freeName, headersWritten, listOn, type SheetRole } from "../../core/plan/own-sheets";
import { addressOf } from "./blocks";
import type { Book } from "./book";
import type { PackageDraft } from "./package-draft";
import type { SheetDraft } from "./sheet-draft";
import { COLUMNS_PROPERTY } from "./sheet-fitting";
import { OWN_PIVOT, findPivots, type FoundPivot } from "./sheet-pivots";
import { isProtected, propertyOf, readFrame, type SheetFrame } from "./sheet-frame";
import { findTables, type FoundTable } from "./table-part";

/** KA's sheet as found in the workbook; one that is not there yet has the free name that it will get. */
export interface FoundSheet {
  readonly role: SheetRole;
  readonly name: string;
  /** Its part and what stands around its rows; nothing for a sheet that is not there. */
  readonly existing?: { readonly part: string; readonly frame: SheetFrame };
}

/** What was found of KA's in a workbook, and what forbids writing to it. */
export interface Findings {
  readonly sheets: readonly FoundSheet[];
  readonly tables: readonly FoundTable[];
  readonly issues: readonly Issue[];
}

/** Looks for KA's sheets, and for all that forbids writing them, before anything is written. */
export async function findSheets(draft: PackageDraft, book: Book, wanted: readonly SheetDraft[]): Promise<Findings> {
  const listed = await book.sheets();
  const tables = await findTables(draft);
  const taken = new Set(listed.map(({ name }) => name.toLowerCase()));
  const issues: Issue[] = [];
  const sheets: FoundSheet[] = [];
  const ownParts = new Set<string>();
  for (const { role, name } of wanted) {
    const mark = book.marked(SHEET_MARKS[role]);
    if (mark === "other") issues.push(refusal("nameTaken", { name: SHEET_MARKS[role] }));
    const place = typeof mark === "object" ? mark : undefined;
    const sheet = place && listed.find((entry) => entry.name.toLowerCase() === place.sheet.toLowerCase());
    if (place && sheet && draft.has(sheet.part)) {
      const frame = await readFrame(draft.file, sheet.part);
      const found: FoundSheet = { role, name: sheet.name, existing: { part: sheet.part, frame } };
      sheets.push(found);
      ownParts.add(sheet.part);
      const list = await listOf(draft, role, { part: sheet.part, tables });
      issues.push(...(await checkContent(draft, found, { block: place.block, list: list?.block })));
      continue;
    }
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    if (free !== name) issues.push(warning("foreignSheet", { sheet: name, used: free }));
    sheets.push({ role, name: free });
  }
  if (book.structure === "protected" && sheets.some(({ existing }) => !existing))
    issues.push(refusal("protectedWorkbook", {}));
  issues.push(...(await checkNames(draft, book, { tables, ownParts })));
  return { sheets, tables, issues };
}

/** Refuses a protected sheet, and one where the user put something beside what KA wrote; columns that people add to a list are theirs to add. */
async function checkContent(
  draft: PackageDraft,
  { name, existing }: FoundSheet,
  { block, list }: { readonly block: Block; readonly list: Block | undefined },
): Promise<Issue[]> {
  if (!existing) return [];
  const { frame, part } = existing;
  if (isProtected(frame)) return [refusal("protectedSheet", { sheet: name })];
  const { usedRows, usedColumns } = frame;
  if (list && (list.row > 0 || list.column > 0)) return [refusal("listMoved", { sheet: name, where: addressOf(list) })];
  const pivots = await findPivots(draft, part);
  const foreign = pivots.find((pivot) => !pivot.name.startsWith(OWN_PIVOT));
  if (foreign) return [refusal("foreignContent", { sheet: name, where: foreign.name })];
  if (pivots.length > 0) return checkBesidePivots(pivots, frame, { name, block });
  const columns = list ? list.columns : ((await writtenOn(draft, part, frame))?.columns ?? block.columns);
  const rows = Math.max(block.row + block.rows, list?.rows ?? 0);
  const outside = usedRows > rows || usedColumns > columns || (!list && block.columns !== columns);
  if (!outside) return [];
  const where = addressOf(beyond({ rows: usedRows, columns: usedColumns }, { rows, columns }));
  return [refusal("foreignContent", { sheet: name, where })];
}

/** KA's PivotTables may be larger than KA made them: a user added fields. What lies beyond them all is the user's. */
function checkBesidePivots(
  pivots: readonly FoundPivot[],
  { usedRows, usedColumns }: SheetFrame,
  { name, block }: { readonly name: string; readonly block: Block },
): Issue[] {
  const blocks = [block, ...pivots.flatMap(({ block: own }) => own ?? [])];
  const rows = Math.max(...blocks.map((own) => own.row + own.rows));
  const columns = Math.max(...blocks.map((own) => own.column + own.columns));
  if (usedRows <= rows && usedColumns <= columns) return [];
  const where = addressOf(beyond({ rows: usedRows, columns: usedColumns }, { rows, columns }));
  return [refusal("foreignContent", { sheet: name, where })];
}

/** What the property of a sheet says that KA wrote: how many columns and, of a list, under which headers. */
export async function writtenOn(
  draft: PackageDraft,
  part: string,
  frame: SheetFrame,
): Promise<{ readonly columns: number; readonly headers?: readonly string[] } | undefined> {
  const id = propertyOf(frame, COLUMNS_PROPERTY);
  const property = (await draft.relations(part)).find((relation) => relation.id === id)?.part;
  if (property === undefined || !draft.has(property)) return undefined;
  const text = new TextDecoder("utf-16le").decode(await draft.file.read(property));
  const headers = headersWritten(text);
  return headers ? { columns: headers.length, headers } : { columns: Number(text) };
}

/** Refuses what would stand in the way of KA's tables: theirs are the names of the whole workbook. */
async function checkNames(
  draft: PackageDraft,
  book: Book,
  { tables, ownParts }: { readonly tables: readonly FoundTable[]; readonly ownParts: ReadonlySet<string> },
): Promise<Issue[]> {
  const ours = OWN_TABLES.map((name) => name.toLowerCase());
  const issues: Issue[] = book
    .names()
    .filter((name) => ours.includes(name.toLowerCase()))
    .map((name) => refusal("nameTaken", { name }));
  // Sheets of KA's that this plan does not write, such as one that was asked for earlier, keep their tables.
  const marked = new Set(
    Object.values(SHEET_MARKS).flatMap((name) => {
      const mark = book.marked(name);
      return typeof mark === "object" ? [mark.sheet.toLowerCase()] : [];
    }),
  );
  for (const { name, part: sheet } of await book.sheets()) {
    const parts = new Set((await draft.relations(sheet)).map(({ part }) => part));
    for (const table of tables.filter(({ part }) => parts.has(part))) {
      // On KA's own sheet any other table would lie under the new rows; elsewhere KA's names are taken.
      const isOurs = ours.includes(table.name.toLowerCase());
      if (isOurs ? marked.has(name.toLowerCase()) : !ownParts.has(sheet)) continue;
      issues.push(
        isOurs
          ? refusal("tableTaken", { sheet: name, table: table.name })
          : refusal("foreignContent", { sheet: name, where: table.name }),
      );
    }
  }
  return issues;
}

/** The table of a list on its sheet. */
export async function listOf(
  draft: PackageDraft,
  role: SheetRole,
  { part, tables }: { readonly part: string; readonly tables: readonly FoundTable[] },
): Promise<FoundTable | undefined> {
  const name = listOn(role)?.toLowerCase();
  const parts = new Set((await draft.relations(part)).map((relation) => relation.part));
  return tables.find((table) => parts.has(table.part) && table.name.toLowerCase() === name);
}
