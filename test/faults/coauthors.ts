import type { Workbook } from "../host/workbook";

/** Something that a co-author does to the workbook, at any moment of a run. */
export interface Deed {
  readonly about: string;
  readonly act: (workbook: Workbook) => void;
}

/** Where the rows are; a co-author may have renamed or deleted the sheet. */
export function salesSheet(workbook: Workbook): string | undefined {
  return ["Sales", "Revenue"].find((name) => workbook.sheetNames().includes(name));
}

/** A deed on the sheet of the rows, as long as it is there. */
function onSales(about: string, act: (workbook: Workbook, sheet: string, sheetId: string) => void): Deed {
  return {
    about,
    act(workbook) {
      const sheet = salesSheet(workbook);
      if (sheet !== undefined) act(workbook, sheet, workbook.sheetId(sheet));
    },
  };
}

/** A deed on one of KA's sheets, as long as it is there. */
function onOwn(name: string, about: string, act: (workbook: Workbook, sheetId: string) => void): Deed {
  return {
    about,
    act(workbook) {
      if (workbook.sheetNames().includes(name)) act(workbook, workbook.sheetId(name));
    },
  };
}

const edit = onSales("edits an amount", (workbook, sheet) => workbook.type(`${sheet}!B4`, 5_000));
const rename = onSales("renames a customer", (workbook, sheet) => workbook.type(`${sheet}!A3`, "Zelkova"));
const sort = onSales("sorts the rows", ({ store }, _, id) => {
  const rows = store.usedRect(id, "values")?.rows ?? 1;
  const rect = { row: 1, column: 0, rows: rows - 1, columns: 3 };
  const sorted = store.values(id, rect).toSorted((a, b) => (String(a[0]) < String(b[0]) ? 1 : -1));
  store.setCells(id, rect, sorted as (string | number)[][]); // the rows of the stage are texts and numbers
});
const insert = onSales("inserts a row among them", ({ store }, _, id) => {
  store.insertCells(id, { row: 3, column: 0, rows: 1, columns: 3 }, "down");
  store.setCells(id, { row: 3, column: 0, rows: 1, columns: 3 }, [["Ivy", 333, ""]]);
});
// Once: a selected A1 with more than an empty row below it means no block.
const above = onSales("inserts a row above", (workbook, sheet, id) => {
  if (workbook.values(`${sheet}!A1`)[0]?.[0] === "") return;
  workbook.store.insertCells(id, { row: 0, column: 0, rows: 1, columns: 3 }, "down");
});
const remove = onSales("deletes a row", ({ store }, _, id) =>
  store.deleteCells(id, { row: 2, column: 0, rows: 1, columns: 3 }, "up"),
);
const renameSheet = onSales("renames the sheet of the rows", ({ store }, sheet, id) =>
  store.renameSheet(id, sheet === "Sales" ? "Revenue" : "Sales"),
);
const deleteSheet = onSales("deletes the sheet of the rows", ({ store }, _, id) => store.removeSheet(id));
const deleteAccounts = onOwn("KA Accounts", "deletes KA Accounts", ({ store }, id) => store.removeSheet(id));
const deleteSummary = onOwn("KA Summary", "deletes KA Summary", ({ store }, id) => store.removeSheet(id));
const editPolicy = onOwn("KA Policy", "writes over the policy", (workbook) => workbook.type("KA Policy!B4", "changed"));
const loseRows = onOwn("KA Accounts", "clears the last rows of KA Accounts", ({ store }, id) =>
  store.clear(id, { row: 5, column: 0, rows: 2, columns: 4 }, "contents"),
);

/** Group C of the list of faults: what co-authors may do, in any order and number, and how many panes run at once. */
export const CASES: readonly { readonly about: string; readonly deeds: readonly Deed[]; readonly panes: 1 | 2 }[] = [
  { about: "values of the rows are edited", deeds: [edit, rename], panes: 1 },
  { about: "the rows are sorted", deeds: [sort, edit], panes: 1 },
  { about: "rows are inserted and deleted", deeds: [insert, above, remove], panes: 1 },
  { about: "the sheet of the rows is renamed", deeds: [renameSheet, edit], panes: 1 },
  { about: "the sheet of the rows is deleted", deeds: [edit, deleteSheet], panes: 1 },
  { about: "two users run at once", deeds: [], panes: 2 },
  { about: "two users run at once, and a third edits", deeds: [edit, sort, insert], panes: 2 },
  { about: "KA's sheets are deleted while they are written", deeds: [deleteAccounts, deleteSummary], panes: 1 },
  { about: "the policy is changed while KA writes", deeds: [editPolicy], panes: 1 },
  { about: "the last rows of a list are lost while KA writes", deeds: [loseRows], panes: 1 },
];
