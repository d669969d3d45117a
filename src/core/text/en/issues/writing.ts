import type { WritingFacts } from "../../../issues/writing";
import { count, some } from "../../numbers";
import { isFull } from "../../full-disk";
import type { SentencesOf } from "../../words";

/** What is to say of writing, in English. */
export const writingIssues: SentencesOf<WritingFacts> = {
  tooManyCustomers: ({ customers, limit }) =>
    `${count(customers)} customers do not fit on one sheet (at most ${count(limit)}). Use the command ka and write a CSV file.`,
  foreignSheet: ({ sheet, used }) =>
    `The workbook has a sheet “${sheet}” that is not KA's. It is left alone; KA's own gets the name “${used}”.`,
  foreignContent: ({ sheet, where }) =>
    `Something that KA did not write stands on KA's sheet “${sheet}” (${where}). Move it to a sheet of your own, then run again; nothing was changed.`,
  protectedSheet: ({ sheet }) =>
    `The sheet “${sheet}” is protected. Unprotect it (Review > Unprotect Sheet), then run again.`,
  protectedWorkbook: () =>
    "The structure of this workbook is protected, so KA cannot add its sheets. Unprotect it (Review > Protect Workbook), then run again.",
  cellEditing: () => "Excel is in the middle of editing a cell. Press Enter or Esc in the sheet, then try again.",
  tooLargeForExcel: () => "This is more than Excel hands over at once. Select fewer columns and try again.",
  excelBusy: () => "Excel is busy and did not answer in time. Wait a moment and try again.",
  excelSessionLost: () => "The connection to the workbook was lost. Reload the workbook, then run KA again.",
  excelTooOld: ({ member }) =>
    `This version of Excel is too old for KA (${member} is missing). Update Excel, or use the command ka.`,
  somethingInTheWay: ({ code }) =>
    `Something on KA's sheet is in the way (${code}): a merged cell, a filter, a PivotTable or another table. Move it, then run again.`,
  excelRefused: ({ code, where }) =>
    `Excel refused the work (${code}${where ? ` at ${where}` : ""}). Nothing of yours was changed; try again, and report this if it stays.`,
  cancelled: ({ written }) =>
    written === "nothing"
      ? "Cancelled. Nothing was written."
      : "Cancelled. KA's own sheets hold a part of the result and say INCOMPLETE; run KA again to finish. Your own sheets are untouched.",
  unfinishedRun: () =>
    "An earlier run was broken off, or somebody else is writing at this moment. Finish it, or bring back what was there before.",
  sourceChanged: ({ where }) =>
    `The rows changed while KA was calculating (${where}). Nothing was written; refresh, then write again.`,
  writtenDiffers: ({ where }) =>
    `What stands in ${where} is not what KA wrote: somebody changed it meanwhile, or Excel did not take it. Run again when nobody else works there.`,
  otherRun: () =>
    "Somebody else had KA write to this workbook at the same time. Agree who does, then run again; where KA says that a run is unfinished, finish it or bring back what was there before.",
  broughtBack: () => "KA's sheets are again as they were before.",
  choicesNotRestored: ({ where }) =>
    `What could be chosen in ${some(where)} is not offered any more, because the list that it came from is gone. The values are there; set what may be chosen again (Data > Data Validation).`,
  notBroughtBack: () =>
    "KA's sheets hold a part of the result, and what was there before could not be brought back yet. Open KA again and choose Finish or Bring back; your own sheets are untouched.",
  nothingToTakeBack: () => "There is no run of KA's in this workbook that could be taken back.",
  nothingToRefresh: () =>
    "There is no result of KA's in this workbook to refresh yet. Select the sales rows, then choose Write to workbook.",
  refreshStopped: () => "Not refreshed yet: answer or correct what is said below, then refresh again.",
  explainStopped: () =>
    "There are no classes to explain yet: answer or correct what is said under Classify, then ask again.",
  sourceGone: () =>
    "The rows that the result was made of are gone, or their sheet is. Select the rows to classify, then choose Write to workbook.",
  noCustomerPointed: ({ where }) =>
    `There is no name in ${where}. Select a cell with a customer's name or id, or a line of KA Accounts, then ask again.`,
  noSuchCustomer: ({ name, where, similar }) =>
    `“${name}” in ${where} is not a customer of these rows.${similar.length > 0 ? ` Did you mean ${similar.join(", ")}?` : ""} Select a cell with a customer's name or id, then ask again.`,
  removed: ({ sheets }) =>
    `KA was taken out of this workbook${sheets.length > 0 ? ` (${sheets.join(", ")})` : ""}. Your own sheets are as they were.`,
  noEarlierFile: ({ path, kept }) =>
    `There is nothing to bring back for ${path}: its last run replaced no file, or ${kept} was taken away. Where a run made it anew, delete it.`,
  usesRemoved: ({ parts }) =>
    `Formulas of ${some(parts)} refer to KA's sheets, which are not in the copy: they will show #REF!. Replace them by values in the workbook that you keep, or correct them in the copy.`,
  stylesLeft: () =>
    "KA's cell formats stay in the copy, as they cannot be told from yours any more. Nobody sees them; Excel drops those that no cell has.",
  typedWouldGo: ({ customers, count: found, columns }) =>
    `People typed on KA's sheets, and that would go with them: entries of ${count(found)} ${found === 1 ? "customer" : "customers"} (${some(customers)})${columns.length > 0 ? ` and ${columns.length === 1 ? "the column" : "the columns"} ${some(columns)}` : ""}. Nothing was written.`,
  nothingToRemove: () => "There is nothing of KA's in this workbook.",
  onlyOwnSheets: () =>
    "A workbook needs one sheet that is shown, and all of them are KA's. Add a sheet of your own first.",
  readOnlyWorkbook: () => "This workbook is open for reading only. Save a copy under another name, then run again.",
  excelSilent: () =>
    "Excel has not answered for a minute, so nobody knows how far it got. Reload the workbook and open KA again: it offers to finish, or to bring back what was there before.",
  sameFile: ({ path }) =>
    `The output ${path} is the input itself. Choose another name; the input is never overwritten.`,
  cannotWrite: ({ path, code, kept }) =>
    `${path} cannot be written (${code}).${kept ? ` The result is kept in ${kept}.` : ""} ${isFull(code) ? "There is no room for it: free some space, or choose another disk." : code === "ENOENT" ? "There is no such folder: make it first, or choose another one." : code === "EISDIR" ? "It is a folder: name a file in it." : "Close the file elsewhere or choose another name."}`,
  wrongExtension: ({ path, extension }) =>
    `The copy ${path} must keep the kind of its workbook: give it a name that ends in ${extension}.`,
  unknownOutput: ({ path }) =>
    `KA cannot write ${path}. Give the output a name that ends in .xlsx (or .xlsm, as the input) or in .csv.`,
  nameLeft: ({ name }) =>
    `The name “${name}” stands for something that is not KA's and stays as it is: formulas with it do not read KA's result. To have it from KA, rename yours (Formulas > Name Manager) and run again.`,
  nameTaken: ({ name }) =>
    `The workbook has a name “${name}” that is not KA's (Formulas > Name Manager). Rename it, then run again; nothing was changed.`,
  tableTaken: ({ sheet, table }) =>
    `The sheet “${sheet}” has a table “${table}” that is not KA's. Give it another name (Table Design > Table Name), then run again; nothing was changed.`,
  textsClipped: ({ sheet, cells }) =>
    `${count(cells)} ${cells === 1 ? "text" : "texts"} on “${sheet}” had more than 32,767 characters, the most that a cell holds, and ${cells === 1 ? "was" : "were"} cut there.`,
  signatureDropped: () =>
    "The workbook was signed. A signature does not hold for a changed copy, so the copy is not signed; the original still is.",
};
