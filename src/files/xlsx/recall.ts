import { refusal, type Outcome } from "../../core/issues";
import { LISTS, ON_REQUEST, SHEET_MARKS, type SheetRole } from "../../core/plan/own-sheets";
import { POLICY_NAMESPACE } from "../../core/sheets/saved-policy";
import type { OwnSheet, Recalled } from "../../core/sheets/recalled";
import { SHEETS_RECALLED, type RecalledRole, type Recalling } from "../../core/workbook";
import { listOf, writtenOn } from "./find-sheets";
import { readXlsx } from "./read";
import { readFrame } from "./sheet-frame";
import { findTables } from "./table-part";
import { withBook } from "./with-book";
import { xmlPartsOf } from "./xml-part";

/** Reads KA's own sheets as they stand in a workbook file: the lists with all that people typed there, and what the workbook remembers. */
export async function recallLists(path: string, what: Recalling = "typed"): Promise<Outcome<Recalled>> {
  const found = await findLists(path, what);
  if (!found.value) return { issues: found.issues };
  const { lists, ...recalled }: { -readonly [L in keyof Found]: Found[L] } = found.value;
  for (const { role, written } of lists) {
    const read = await readXlsx(path, { source: { kind: "table", name: LISTS[role] } });
    if (!read.value) return { issues: read.issues };
    const { table } = read.value;
    const own: OwnSheet = { table, ...(written ? { written } : {}) };
    recalled[role] = own;
  }
  return { value: recalled, issues: [] };
}

interface FoundList {
  readonly role: RecalledRole;
  readonly written: readonly string[] | undefined;
}

interface Found extends Recalled {
  readonly lists: readonly FoundList[];
}

/** The lists that are there with the headers that KA wrote to each, the sheets that lost theirs, and the documents that the workbook keeps. */
async function findLists(path: string, what: Recalling): Promise<Outcome<Found>> {
  return withBook(path, async ({ file, draft, book }) => {
    const sheets = await book.sheets();
    const tables = await findTables(draft);
    const lists: FoundList[] = [];
    const broken: NonNullable<Recalled["broken"]>[number][] = [];
    const sheetOf = (role: SheetRole) => {
      const mark = book.marked(SHEET_MARKS[role]);
      return typeof mark === "object"
        ? sheets.find(({ name }) => name.toLowerCase() === mark.sheet.toLowerCase())
        : undefined;
    };
    for (const role of SHEETS_RECALLED[what]) {
      const sheet = sheetOf(role);
      if (!sheet || !draft.has(sheet.part)) continue;
      const isTyped = role === "accounts" || role === "kept";
      if (!(await listOf(draft, role, { part: sheet.part, tables }))) {
        if (!isTyped && role !== "movers") broken.push(role);
        continue;
      }
      const frame = await readFrame(file, sheet.part);
      // KA writes no formulas to its lists: these are somebody's, and their references would not follow their customers.
      if (isTyped && frame.formulas === "some") return { issues: [refusal("formulasInList", { sheet: sheet.name })] };
      lists.push({ role, written: (await writtenOn(draft, sheet.part, frame))?.headers });
    }
    const standing = ON_REQUEST.filter((role) => draft.has(sheetOf(role)?.part ?? ""));
    const parts = what !== "policy" && what !== "everything" ? [] : await xmlPartsOf(draft, book, POLICY_NAMESPACE);
    return {
      value: {
        lists,
        ...(standing.length > 0 ? { standing } : {}),
        ...(parts.length > 0 ? { parts } : {}),
        ...(broken.length > 0 ? { broken } : {}),
      },
      issues: [],
    };
  });
}
