import { refusal, type Outcome } from "../../core/issues";
import { LISTS, SHEET_MARKS } from "../../core/plan";
import type { OwnSheet, Recalled } from "../../core/typed";
import { Book } from "./book";
import { listOf, writtenOn } from "./find-sheets";
import { issueOf, openPackage } from "./package";
import { PackageDraft } from "./package-draft";
import { readXlsx } from "./read";
import { readFrame } from "./sheet-frame";
import { findTables } from "./table-part";

/** Reads KA's lists as they stand in a workbook file, with all that people typed there. */
export async function recallLists(path: string): Promise<Outcome<Recalled>> {
  const found = await findLists(path);
  if (!found.value) return { issues: found.issues };
  const recalled: { -readonly [L in keyof Recalled]: Recalled[L] } = {};
  for (const { role, written } of found.value) {
    const read = await readXlsx(path, { source: { kind: "table", name: LISTS[role] } });
    if (!read.value) return { issues: read.issues };
    const { table } = read.value;
    const own: OwnSheet = { table, ...(written ? { written } : {}) };
    recalled[role] = own;
  }
  return { value: recalled, issues: [] };
}

interface FoundList {
  readonly role: "accounts" | "kept";
  readonly written: readonly string[] | undefined;
}

/** The lists that are there, and the headers that KA wrote to each. */
async function findLists(path: string): Promise<Outcome<readonly FoundList[]>> {
  const opened = await openPackage(path);
  if (!opened.value) return { issues: opened.issues };
  const file = opened.value;
  try {
    const draft = new PackageDraft(file);
    const book = await Book.open(draft, file.path);
    const sheets = await book.sheets();
    const tables = await findTables(draft);
    const lists: FoundList[] = [];
    for (const role of ["accounts", "kept"] as const) {
      const mark = book.marked(SHEET_MARKS[role]);
      const sheet =
        typeof mark === "object" && sheets.find(({ name }) => name.toLowerCase() === mark.sheet.toLowerCase());
      if (!sheet || !draft.has(sheet.part) || !(await listOf(draft, role, { part: sheet.part, tables }))) continue;
      const frame = await readFrame(file, sheet.part);
      // KA writes no formulas to its lists: these are somebody's, and their references would not follow their customers.
      if (frame.formulas === "some") return { issues: [refusal("formulasInList", { sheet: sheet.name })] };
      lists.push({ role, written: (await writtenOn(draft, sheet.part, frame))?.headers });
    }
    return { value: lists, issues: [] };
  } catch (error) {
    return { issues: [issueOf(error, path)] };
  } finally {
    await file.close();
  }
}
