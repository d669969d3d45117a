import type { CustomerFormulaFacts } from "../../../issues/customer-formulas";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";
import { forecastProblems } from "./lifetime";

/** What a formula about customers says of its arguments, in English. */
export const customerFormulaIssues: SentencesOf<CustomerFormulaFacts> = {
  unequalLengths: ({ cells }) =>
    `The ranges must have the same number of cells, one for each customer; these have ${cells.map(count).join(", ")}.`,
  customersNeeded: ({ formula }) =>
    `One customer alone cannot be judged: give the ranges of all customers, for example ${formula}.`,
  asOfNeeded: ({ formula }) =>
    `One customer alone does not tell what day it is: give the day to count from as the last argument, for example ${formula}.`,
  badAsOf: () => "The day to count from (asOf) must be a date of Excel's: a number from 1 to 2958465.",
  badBins: () => 'The number of scores (bins) must be a whole number from 2 to 9, or "mean" or "median".',
  notADay: () => "This is not a date: Excel's dates are numbers from 1 to 2958465.",
  notACount: () => "Orders must be a whole number, 1 or more.",
  badGap: () => "A usual gap must be a number of days above 0; leave the cell empty where none is known.",
  boughtAfterAsOf: () =>
    "The last purchase lies after the day to count from (asOf). Give a later day, or leave purchases after it out.",
  lastBeforeFirst: () => "The last purchase lies before the first one. Check whether the two ranges were exchanged.",
  unknownMap: ({ map, known }) => `There is no map of segments “${map}”. The maps are: ${known.join(", ")}.`,
  badScoresOfMap: ({ map }) =>
    `The map “${map}” does not fit this number of scores: the ten segments take codes of 2 to 9 scores, the eight take codes of 2.`,
  badCode: ({ scores }) =>
    `An RFM code of this map has three digits from 1 to ${scores}. Give the number of scores of your codes as the third argument.`,
  tooFewColumns: ({ columns }) =>
    `${columns === 1 ? "One period says" : `${columns} periods say`} nothing about regularity: give a range of 3 columns or more, one a period, a row for each customer.`,
  boughtTooLongAgo: () => "The first purchase lies more than 100 years before the day to count from (asOf).",
  ordersAgainstDays: ({ days }) =>
    `The orders do not fit the dates: from the first purchase to the last there ${days === 1 ? "is one day" : `are ${count(days)} days`}. Count several orders of one day as one.`,
  badMonths: () => "The months to come must be a whole number from 1 to 120.",
  badRate: () => "The discount a year (yearlyRate) must be a part of 1 from 0 to 1, for example 0.1 for 10 %.",
  noForecast: ({ problem, customers, repeatBuyers }) =>
    `There is no forecast for these customers, because ${forecastProblems[problem]} (${count(customers)} with a purchase, ${count(repeatBuyers)} of them on several days). Give more customers or a longer period.`,
  amountsWithoutCustomer: ({ rows, first }) =>
    `${rows === 1 ? "One amount has" : `${count(rows)} amounts have`} no customer beside ${rows === 1 ? "it" : "them"} (cell ${count(first)} of the range${rows === 1 ? "" : " is the first"}) and ${rows === 1 ? "is" : "are"} not in the table. Fill the customer in.`,
  classWithoutCustomer: ({ row }) => `Cell ${count(row)} of a range of classes has no customer beside it. Fill it in.`,
  listedTwice: ({ customer }) =>
    `The customer “${customer}” stands in one list more than once, so that its class is not known. Give each customer once.`,
  tooManyClasses: ({ classes, limit }) =>
    `There are ${count(classes)} different classes, and a matrix has ${count(limit)} at most. Check whether the ranges of classes are the right ones.`,
};
