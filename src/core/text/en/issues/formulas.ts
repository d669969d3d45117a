import type { FormulaFacts } from "../../../issues/formulas";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";
import { customerFormulaIssues } from "./customer-formulas";
import { savedFormulaIssues } from "./saved-formulas";

/** What a formula says of its arguments, in English. */
export const formulaIssues: SentencesOf<FormulaFacts> = {
  ...customerFormulaIssues,
  ...savedFormulaIssues,
  populationNeeded: ({ formula }) =>
    `One value alone has no class: give the range it belongs to, for example ${formula}.`,
  populationTooLarge: ({ cells, limit, formula, pair }) =>
    `Filled down, a range of ${count(cells)} cells is read again for each row; the limit is ${count(limit)}. Use one formula that spills: ${formula}` +
    (pair ? `; or put ${pair.table} into H2 and fill down ${pair.filled}.` : "."),
  unknownBoundary: ({ boundary, known }) =>
    `There is no boundary rule “${boundary}”. The rules are: ${known.join(", ")}.`,
  badCuts: () =>
    "Cut-offs must be 1 to 9 numbers between 0 and 1 that rise from one to the next, for example {0.8,0.95}.",
  badScheme: () =>
    "A scheme must be a range of two columns, label and lower bound, or the table of KA.CUTOFFS: 1 to 50 tiers, each label and each bound once, bounds from -1E+15 to 1E+15.",
  badShare: () => "The share must be a number between 0 and 1, for example 0.8.",
  badTop: () =>
    "Give a part of the customers between 0 and 1, for example 0.2, or a whole number of customers from 1 on.",
  badClasses: () => "The number of classes must be a whole number from 2 to 10.",
  nothingPositive: () => "There is no amount above 0 in these cells: there is nothing to measure.",
  amountsTooLarge: () => "These amounts are too large to be added up: give them in thousands or millions.",
  notANumber: () => "This value is a text, not a number.",
  notOneLine: () => "Give one column or one row of values.",
};
