import type { FiguresFacts } from "../../../issues/figures";
import { sayDayText } from "../../culture";
import { count, some } from "../../numbers";
import type { SentencesOf } from "../../words";
import { roles, rowList } from "../labels";

const unjudged = {
  noDueDate: "no readable due date",
  unreadPaidDate: "the day of payment is no date",
  paidInFuture: "the day of payment is after today",
};
const asks = {
  salesAre: "whether the amounts are before or after discounts",
  discountAs: "whether it holds money, rates (0.15) or per cents (15)",
};

/** What is to say of costs, profits, payments and windows, in English. */
export const figuresIssues: SentencesOf<FiguresFacts> = {
  figuresNotRead: ({ header, rows, firstRows }) =>
    `${count(rows)} ${rows === 1 ? "cell" : "cells"} of “${header}” ${rows === 1 ? "is" : "are"} no number (${rowList(firstRows, rows)}) and ${rows === 1 ? "adds" : "add"} nothing. Mend them and run again.`,
  ratesOutOfRange: ({ header, row, rate }) =>
    `“${header}” is to hold rates of discount, but row ${count(row)} has ${rate}. Say what it holds: money, rates from 0 to 1, or per cents from 0 to 100.`,
  invoicesNotJudged: ({ reason, rows, firstRows }) =>
    `${count(rows)} ${rows === 1 ? "invoice" : "invoices"} (${rowList(firstRows, rows)}) cannot be judged by payment: ${unjudged[reason]}. Mend the dates and run again.`,
  openInvoices: ({ asOf, overdue, notDue }) =>
    `Of the invoices without a day of payment, ${count(overdue)} ${overdue === 1 ? "is" : "are"} overdue and ${overdue === 1 ? "counts" : "count"} up to ${asOf}; ${count(notDue)} ${notDue === 1 ? "is" : "are"} not yet due and left out of the judgement.`,
  nothingToDeduct: () =>
    "A margin needs more than sales, and there is no column of profit, cost, freight or discounts. Choose the column of profit or of cost, or give the cost of an order, a visit or a minute.",
  discountUnclear: ({ header, asks: asked }) =>
    `There are discounts in “${header}”. Say ${asked.map((ask) => asks[ask]).join(", and ")}; KA does not guess.`,
  costsMissing: ({ roles: missing }) =>
    `There is no column of ${some(missing.map((role) => roles[role]))}, so nothing of it is taken off the sales. Choose the columns if there are any.`,
  profitUnknown: ({ customers }) =>
    `${count(customers)} ${customers === 1 ? "customer has" : "customers have"} no number in the column of profit or cost and ${customers === 1 ? "is" : "are"} not rated. Fill the column to judge them.`,
  profitPartlyUnknown: ({ customers, header }) =>
    `${count(customers)} ${customers === 1 ? "customer has" : "customers have"} rows without a number in “${header}”, which count as nothing, so the contribution may be wrong. Fill them and run again.`,
  nothingBefore: ({ from, to, since, by }) =>
    `There is nothing to compare with: the window before is ${sayDayText(from)} to ${sayDayText(to)}, and the data begins on ${sayDayText(since)}. ${by ? "Choose a later comparison window" : "Choose shorter windows"}, or select older rows too.`,
  windowNotCovered: ({ from, to, since, by }) =>
    `The window before, ${sayDayText(from)} to ${sayDayText(to)}, is only partly covered: the data begins on ${sayDayText(since)}, so growth looks larger than it is. ${by ? "Choose a later comparison window" : "Choose shorter windows"}, or select older rows too.`,
  windowsDiffer: ({ before, now }) =>
    `The period has ${count(now)} ${now === 1 ? "day" : "days"} and the comparison window ${count(before)}, so amounts of different lengths of time are compared. Choose windows of the same length.`,
};
