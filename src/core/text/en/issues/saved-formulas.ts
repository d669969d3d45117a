import type { SavedFormulaFacts } from "../../../issues/saved-formulas";
import type { SentencesOf } from "../../words";

/** What a formula says of the result that KA wrote, in English. */
export const savedFormulaIssues: SentencesOf<SavedFormulaFacts> = {
  noResult: () => "This workbook has no account list of KA's yet: open KA, classify your sales and write the result.",
  resultUnfinished: () => "KA's last run did not finish: open KA and finish it, or bring back what was there before.",
  resultUnread: () =>
    "KA could not read its account list just now. Leave the cell that you are editing, then calculate again (Ctrl+Alt+F9).",
  customerNotListed: ({ customer }) =>
    `“${customer}” is not in KA's account list. Look for its name or id there, as it is spelt; after new sales, run KA again.`,
  customerTwice: ({ customer }) => `Several customers are called “${customer}”: give the customer's id instead.`,
  unknownField: ({ field, known }) =>
    `The account list has no column “${field}”. Its columns are: ${known.join(", ")}.`,
  noReasonsBy: ({ method, known }) =>
    `The account list gives no reasons by “${method}”. It gives them by: ${known.join(", ")}.`,
};
