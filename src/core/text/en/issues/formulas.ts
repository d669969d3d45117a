import type { FormulaFacts } from "../../../issues/formulas";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";

/** What a formula says of its arguments, in English. */
export const formulaIssues: SentencesOf<FormulaFacts> = {
  populationNeeded: ({ formula }) =>
    `One value alone has no class: give the range it belongs to, for example ${formula}.`,
  populationTooLarge: ({ cells, limit, formula }) =>
    `Filled down, a range of ${count(cells)} cells is read again for each row; the limit is ${count(limit)}. Use one formula that spills: ${formula}.`,
  unknownBoundary: ({ boundary, known }) =>
    `There is no boundary rule “${boundary}”. The rules are: ${known.join(", ")}.`,
  badCuts: () =>
    "Cut-offs must be 1 to 9 numbers between 0 and 1 that rise from one to the next, for example {0.8,0.95}.",
  badScheme: () => "A scheme must be a range of two columns, label and lower bound, each label and bound once.",
  notANumber: () => "This value is a text, not a number.",
  notOneLine: () => "Give one column or one row of values.",
};
