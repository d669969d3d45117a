import type { GatheringFacts, LeftOutReason } from "../../../issues/gathering";
import type { MethodId } from "../../../methods/methods";
import { sayDayText } from "../../culture";
import { count, money, some } from "../../numbers";
import type { SentencesOf } from "../../words";
import { methods, reasons, roles, rowList } from "../labels";

/** The name of a method; what stands for one that is none is shown as it is. */
export function nameOfMethod(method: string): string {
  return method in methods ? methods[method as MethodId] : method;
}

/** What helps where no row is left, by the reason of most of them. */
const whatToDo: { readonly [R in LeftOutReason]?: string } = {
  hiddenRow: "Show the rows, or let hidden rows count.",
  totalRow: "If they are customers, let totals count.",
  otherCurrency: "Choose the currency that the amounts have.",
  futureDate: "Check the dates and in which order day and month stand.",
  noDate: "Check which column has the dates.",
  outsidePeriod: "Choose another period.",
  errorAmount: "Correct the formulas behind the amounts, or choose another column for them.",
  excluded: "Take the months and orders that do not count from the policy.",
};

/** What is to say of columns and of rows gathered by customer, in English. */
export const gatheringIssues: SentencesOf<GatheringFacts> = {
  columnNotThere: ({ role, header, headers }) =>
    `There is no column “${header}” for the ${roles[role]}. The columns are: ${some(headers, 30)}.`,
  columnUsedTwice: ({ header, roles: used }) =>
    `The column “${header}” cannot be the ${used.map((role) => roles[role]).join(" and the ")} at once. Choose another column for one of them.`,
  noCustomerColumn: ({ headers }) => `No column looks like the customer. Choose it among: ${some(headers, 30)}.`,
  noNumericColumn: ({ where, headers }) =>
    `No column of ${where} holds amounts as numbers. Choose the amount among: ${some(headers, 30)}, or turn text into numbers first.`,
  whichColumn: ({ role, headers }) =>
    `Several columns could be the ${roles[role]}: ${some(headers, 30)}. Choose one; KA does not guess.`,
  rowsDoNotFit: ({ method, rows, needed, room }) =>
    `${nameOfMethod(method)} looks at every row by itself: ${count(rows)} rows take about ${count(needed)} MB of memory, and about ${count(room)} MB are left. Run the command where there is more memory, leave rows out of the file that are not needed, or choose a method that only adds amounts up, such as ABC.`,
  customersDoNotFit: ({ customers, needed, room }) =>
    `${count(customers)} customers take about ${count(needed)} MB of memory, and about ${count(room)} MB are left. Run the command where there is more memory, let Node.js use more of it (NODE_OPTIONS=--max-old-space-size=, followed by megabytes), or leave rows out of the file that are not needed.`,
  textsDoNotFit: ({ texts, needed, room }) =>
    `The columns that are read have ${count(texts)} different texts: they take about ${count(needed)} MB of memory, and about ${count(room)} MB are left. Run the command where there is more memory, let Node.js use more of it (NODE_OPTIONS=--max-old-space-size=, followed by megabytes), or leave rows out of the file that are not needed.`,
  factsDoNotFit: ({ rows, needed, room }) =>
    `KA Facts looks at every row by itself: ${count(rows)} rows take about ${count(needed)} MB of memory, and about ${count(room)} MB are left. Leave the sheet of facts out, leave rows out of the file that are not needed, or run the command where there is more memory.`,
  roleMissing: ({ role, method }) =>
    `The method “${nameOfMethod(method)}” needs a column for the ${roles[role]}, and there is none. Choose one${role === "date" && method === "tiers" ? ", or use the amount of all rows" : ""}.`,
  rowsLeftOut: ({ reason, rows, firstRows, amount }) =>
    `${count(rows)} ${rows === 1 ? "row was" : "rows were"} left out: ${reasons[reason]} (${rowList(firstRows, rows)}), amount ${money(amount)}.`,
  noRowsLeft: ({ rows, reason }) =>
    `${rows === 1 ? "The only row was" : `All ${count(rows)} rows were`} left out${reason === undefined ? "" : ` (${rows === 1 ? "" : "most of them: "}${reasons[reason]})`}. ${(reason && whatToDo[reason]) ?? "Check which columns are chosen."}`,
  periodHasNoRows: ({ from, to, first, last }) =>
    `No row lies in the period${from ? ` from ${sayDayText(from)}` : ""}${to ? ` to ${sayDayText(to)}` : ""}: the data goes from ${sayDayText(first)} to ${sayDayText(last)}. Choose days within it.`,
  periodNeedsColumn: ({ role }) =>
    `The policy counts only some ${role === "date" ? "days" : "orders"}, which needs a column for the ${roles[role]}, and there is none. Choose one, or take the period and the months and orders left out from the policy.`,
  datesNotRead: ({ rows, firstRows }) =>
    `The date of ${count(rows)} ${rows === 1 ? "row" : "rows"} could not be read (${rowList(firstRows, rows)}). The rows are used; only figures of a period need their dates.`,
  mergesUnknown: ({ names }) =>
    `No row has the customer ${names.length === 1 ? "name" : "names"} ${some(names, 10)}, which the policy merges into another. Check the spelling, or remove the merge.`,
  namesDiffer: ({ customers, example }) =>
    `${count(customers)} customer ${customers === 1 ? "id has" : "ids have"} several names; the most frequent one is shown, for example “${example}”.`,
  inexactAmounts: ({ rows, firstRow }) =>
    `${count(rows)} ${rows === 1 ? "amount has" : "amounts have"} more than 4 decimals (first in row ${firstRow}), so sums are rounded instead of exact and compared with a tolerance of 1e-12.`,
};
