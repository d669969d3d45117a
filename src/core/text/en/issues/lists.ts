import type { ListFacts } from "../../../issues/lists";
import { sayDayText } from "../../culture";
import { count, some } from "../../numbers";
import type { SentencesOf } from "../../words";

/** What is to say of KA's own lists and further sheets, in English. */
export const listIssues: SentencesOf<ListFacts> = {
  memoryLeft: ({ sheet, columns }) =>
    columns.length > 0
      ? `The sheet ${sheet} has no column “${columns.join("” and no “")}” any more, so it was left as it is. Put the header back, or delete the sheet to begin a new one.`
      : `The sheet ${sheet} has no table any more, so it was left as it is. Undo what was changed, or delete the sheet to begin a new one.`,
  historyCut: ({ customers }) =>
    `KA History has no room for ${count(customers)} ${customers === 1 ? "customer" : "customers"} who had a class in earlier runs and are no longer in the rows.`,
  overridesChecked: ({ state, count: found, customers }) => {
    const named = customers.filter((name) => name !== "");
    const names = named.length > 0 ? ` (${some(named, 5)}${found > customers.length ? " …" : ""})` : "";
    const who = `${count(found)} ${found === 1 ? "class" : "classes"} set by hand${names}`;
    const [is, was] = found === 1 ? ["is", "has"] : ["are", "have"];
    if (state === "agrees")
      return `${who} ${is} now what KA says as well; ${found === 1 ? "it is" : "they are"} no longer needed.`;
    if (state === "expired")
      return `${who} ${was} expired and no longer ${found === 1 ? "counts" : "count"}. Set a later day or remove ${found === 1 ? "it" : "them"}.`;
    if (state === "gone") return `${who} ${is} for customers that are not in the data; kept, without effect.`;
    if (state === "noReason")
      return `${who} ${was} no reason and ${found === 1 ? "does" : "do"} not count until one is typed beside ${found === 1 ? "it" : "them"}.`;
    if (state === "unclearDay")
      return `${who} ${was} something in the column of days that is no day, so KA's class stands. Write it like 2026-03-31.`;
    return `${who} ${was} a name that is no class of this method, so KA's class stands. Correct the name.`;
  },
  listWithoutCustomers: () =>
    "The account list has no column “Customer” any more, so nobody can tell whose entries stand there. Give the column its header back, or undo what was changed, then run again; nothing was changed.",
  listMoved: ({ sheet, where }) =>
    `The list on KA's sheet “${sheet}” no longer begins in A1; it stands at ${where}. Delete the rows above it and the columns left of it, then run again; nothing was changed.`,
  formulasInList: ({ sheet }) =>
    `Your columns on KA's sheet “${sheet}” hold formulas, which the command cannot keep with their customers. Run KA in Excel, or turn them into values; nothing was changed.`,
  formulasDiffer: ({ header }) =>
    `The formulas of your column “${header}” in the account list differ from line to line, so KA cannot keep them with their customers. Refer to cells of the same line as [@Amount], or turn them into values; nothing was changed.`,
  typedKept: ({ count: found }) =>
    `${count(found)} ${found === 1 ? "customer" : "customers"} with entries of yours ${found === 1 ? "is" : "are"} not in the rows any more; the entries are kept on a sheet of their own and come back with the customer.`,
  nothingToWatch: () =>
    "The watch list is empty: by the methods chosen nobody is at risk, slipping, paying late or about to drop a class. Add a method such as lifecycle, growth or payment to watch more.",
  slicersNeedExcel: () =>
    "The PivotTables were written without slicers: KA makes slicers in Excel only. Open the workbook there and write once more from KA's pane; room for them is left above the PivotTables.",
  alsoRefreshed: ({ sheets }) =>
    `${sheets.join(", ")} ${sheets.length === 1 ? "stands" : "stand"} in the workbook from an earlier run and ${sheets.length === 1 ? "was" : "were"} brought up to date too. Delete a sheet that you no longer want.`,
  notRefreshed: ({ sheets }) =>
    `${sheets.join(", ")} still ${sheets.length === 1 ? "shows" : "show"} an earlier run, because what ${sheets.length === 1 ? "it needs is" : "they need is"} missing this time. Ask for it again, or delete the sheet.`,
  nothingToCompare: () =>
    "Who moved is not written yet: this workbook has no earlier account list to compare with. Run KA again on later rows, or set earlier days to compare the period with.",
  otherClassesBefore: ({ classes }) =>
    `Who moved was not written: the list of the last run has other classes (${classes.join(", ")}) than the leading method now. It is compared again from the next run of other rows on.`,
  windowNotCompared: ({ from, to }) =>
    `Who moved was not written: the rows from ${sayDayText(from)} to ${sayDayText(to)} could not be classified by the leading method. Check whether the sheet has sales of those days.`,
  factsWithoutDates: () =>
    "No sheet of facts was written: it has a row for each customer and month, and no column of dates was found. Choose the column of dates, then write again.",
  factsByQuarter: ({ months, limit }) =>
    `The facts are written by quarter: by month they would be ${count(months)} rows, and a sheet has room for ${count(limit)}. Choose a shorter period to have them by month.`,
  tooManyFacts: ({ rows, limit }) =>
    `No sheet of facts was written: even by quarter it would have ${count(rows)} rows, and a sheet has room for ${count(limit)}. Choose a shorter period, then write again.`,
  typedTwice: ({ count: found, customers }) =>
    `${some(customers, 5)}${found > customers.length ? " …" : ""}: two lines of the account list with different entries. The first counts; the other is kept on a sheet of its own.`,
  overrideOfNoMethod: ({ method, methods }) =>
    `Classes are set by hand for the method “${method}”, which the policy does not have. Its methods are: ${methods.join(", ")}.`,
};
