import type { LoggedLines } from "../plan";
import type { Journal, SheetBefore } from "./journal";

/** A run that began to write and did not end. */
export interface Unfinished {
  readonly at: string;
  /** Names of the sheets that it wrote to. */
  readonly sheets: readonly string[];
}

/** What is unfinished, if anything is. */
export function unfinishedIn(journal: Journal | undefined): Unfinished | undefined {
  if (journal?.state !== "writing") return undefined;
  const { at } = journal.open === "freezing" ? (journal.freezing ?? journal) : journal;
  return { at, sheets: sheetsBefore(journal).map(({ name }) => name) };
}

/** What was there before that which is being written or taken back. */
export function sheetsBefore({ open, before, freezing }: Journal): readonly SheetBefore[] {
  return open === "freezing" ? (freezing?.before ?? []) : before;
}

/** Whether what was there before is kept: not where the workbook could get no sheets for copies. */
export function isKept(before: readonly SheetBefore[]): boolean {
  return before.every(({ was, rows, image }) => was === "missing" || rows === 0 || image !== undefined);
}

/** Whether the last run can be taken back. */
export function canRevert(journal: Journal | undefined): journal is Journal {
  return journal?.state === "complete" && journal.before.length > 0 && isKept(journal.before);
}

/** The cells of the last freezing, where their formulas can be brought back. */
export function cellsFrozen(journal: Journal | undefined): number | undefined {
  const { before, formulas } = journal?.freezing ?? {};
  return journal?.state !== "writing" && before && isKept(before) ? formulas?.cells : undefined;
}

/** The journal once the run, or the freezing, that it has open is taken back: the other one stays as it is. */
export function takenBack(journal: Journal): Journal {
  const { freezing, source, sourceBefore, columns, logged, ...rest } = journal;
  const state = { state: "complete", open: "run" } as const;
  if (journal.open === "freezing") {
    const run = { ...(columns ? { columns } : {}), ...(logged ? { logged } : {}) };
    return { ...rest, ...run, ...(source ? { source } : {}), ...(sourceBefore ? { sourceBefore } : {}), ...state };
  }
  return {
    ...rest,
    ...state,
    ...(sourceBefore ? { source: sourceBefore } : {}),
    ...(freezing ? { freezing } : {}),
    ...{ print: journal.printBefore, printBefore: "", before: [], documents: [], names: [] },
  };
}

/** Whether a journal tells of nothing: no result, and nothing to take back. */
export function isBlank({ print, before, source, freezing }: Journal): boolean {
  return print === "" && before.length === 0 && !source && !freezing;
}

/** What was written to the log behind that which is to be taken back: it stays, and so do its lines. */
export function loggedSince({ open, logged, freezing }: Journal): LoggedLines | undefined {
  if (open === "freezing") return freezing?.order === "beforeRun" ? logged : undefined;
  return freezing?.order === "afterRun" ? freezing.logged : undefined;
}

/** The journal with what the later one kept of the log, once the earlier one is taken back: it is that of before both. */
export function withLogOf(journal: Journal, log: SheetBefore): Journal {
  const swapped = (before: readonly SheetBefore[]) => before.map((sheet) => (sheet.role === "log" ? log : sheet));
  const { open, freezing, before } = journal;
  if (open === "freezing") return { ...journal, before: swapped(before) };
  return freezing ? { ...journal, freezing: { ...freezing, before: swapped(freezing.before) } } : journal;
}
