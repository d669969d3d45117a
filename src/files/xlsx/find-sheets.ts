import { refusal, warning, type Issue } from "../../core/issues";
import { ACCOUNTS_TABLE, CLASSES_TABLE, SHEET_MARKS, type Block, type SheetRole } from "../../core/plan";
import { addressOf } from "./blocks";
import type { Book } from "./book";
import type { PackageDraft } from "./package-draft";
import type { SheetDraft } from "./sheet-draft";
import { COLUMNS_PROPERTY } from "./sheet-fitting";
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
      issues.push(...(await checkContent(draft, found, place.block)));
      continue;
    }
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    if (free !== name) issues.push(warning("foreignSheet", { sheet: name, used: free }));
    sheets.push({ role, name: free });
  }
  if (book.structure === "protected" && sheets.some(({ existing }) => !existing))
    issues.push(refusal("protectedWorkbook", {}));
  const tables = await findTables(draft);
  issues.push(...(await checkNames(draft, book, { tables, ownParts })));
  return { sheets, tables, issues };
}

/** Refuses a protected sheet, and one where the user put something beside what KA wrote. */
async function checkContent(draft: PackageDraft, sheet: FoundSheet, block: Block): Promise<Issue[]> {
  if (!sheet.existing) return [];
  const { frame, part } = sheet.existing;
  if (isProtected(frame)) return [refusal("protectedSheet", { sheet: sheet.name })];
  const id = propertyOf(frame, COLUMNS_PROPERTY);
  const property = (await draft.relations(part)).find((relation) => relation.id === id)?.part;
  const written = property !== undefined && draft.has(property) ? await readProperty(draft, property) : undefined;
  const columns = written ?? block.columns;
  const { usedRows, usedColumns } = frame;
  const outside = usedRows > block.row + block.rows || usedColumns > columns || block.columns !== columns;
  if (!outside) return [];
  const where = addressOf({ row: 0, column: 0, rows: Math.max(1, usedRows), columns: Math.max(1, usedColumns) });
  return [refusal("foreignContent", { sheet: sheet.name, where })];
}

async function readProperty(draft: PackageDraft, part: string): Promise<number> {
  return Number(new TextDecoder("utf-16le").decode(await draft.file.read(part)));
}

/** Refuses what would stand in the way of KA's tables: theirs are the names of the whole workbook. */
async function checkNames(
  draft: PackageDraft,
  book: Book,
  { tables, ownParts }: { readonly tables: readonly FoundTable[]; readonly ownParts: ReadonlySet<string> },
): Promise<Issue[]> {
  const ours = [ACCOUNTS_TABLE, CLASSES_TABLE].map((name) => name.toLowerCase());
  const issues: Issue[] = book
    .names()
    .filter((name) => ours.includes(name.toLowerCase()))
    .map((name) => refusal("nameTaken", { name }));
  for (const { name, part: sheet } of await book.sheets()) {
    const parts = new Set((await draft.relations(sheet)).map(({ part }) => part));
    for (const table of tables.filter(({ part }) => parts.has(part))) {
      // On KA's own sheet any other table would lie under the new rows; elsewhere KA's names are taken.
      const isOurs = ours.includes(table.name.toLowerCase());
      if (ownParts.has(sheet) !== isOurs) issues.push(refusal("foreignContent", { sheet: name, where: table.name }));
    }
  }
  return issues;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? name : `${name} (${i})`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
