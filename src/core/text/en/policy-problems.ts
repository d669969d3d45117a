import { count, group, some } from "../numbers";
import { problemIn, type PolicyProblemWords } from "../policy-problems";
import type { PolicyProblemText } from "../words";

/** What is wrong with a setting, as a part of a sentence that names the setting. */
const problems: PolicyProblemWords = {
  cutsPerScore: "cut-offs need one for each score but the first: 4 for 5 scores",
  cutsFall: "the cut-offs must not fall from one to the next",
  rangeBackwards: "a range of scores must not end before it begins",
  cutsAscending: "the cut-offs must rise from one to the next, for example 80% then 95%",
  countsAscending: "the numbers must rise from one to the next, for example 10 then 50",
  labelsPerClass: "there must be one name for each class, that is one more than there are cut-offs",
  oneMeasure: "name either a measure or the header of a column, and one of the two",
  criteriaUnique: "the same criterion stands there twice; join the two",
  ruleWithoutConditions: "the class has no conditions; give it one at least (“all” or “any”)",
  ruleCovered:
    "this class can never be given, because the ones before it take all its customers; change the order or the conditions",
  ruleContradicts: "this class can never be given, because its conditions contradict each other",
  restMissing: "not every customer fits one of the classes; name the class of the rest",
  methodNamesUnique: "two classifications have the same name; give one of them a name of its own",
  cellsUnique: "the same cell is named twice; name it once",
  profitNotForecast:
    "a forecast counts the amounts; choose the simple or the historic model for profit, or give a margin",
  labelsUnique: "two classes have the same name; give each its own",
  daysAscending: "the days must rise from prompt to normal to slow",
  marginsDescending: "the margin of the class middle must be below that of the class high",
  tiersDescending: "the thresholds must fall from one tier to the next",
  noSettingName: "the name of the setting beside this value is gone; put it back, or delete the line",
  settingTwice: "this setting stands in two lines with different values; delete one of them",
  noSuchDay: "there is no such day; write it like 2025-03-01",
  periodEndsBeforeItBegins: "the period ends before it begins",
  periodNotAfterComparison:
    "with a comparison window, the period needs a first day, and that has to lie after the last day of the window",
  monthOrOrder: "name either a month or an order",
  byOrColumn: "customers are ranked by one thing; name either a measure or a column",
  unknownSettings: ({ known = [] }) =>
    `there is no setting ${known.map((name) => `“${name}”`).join(", ")}; remove it or check its spelling`,
  missing: "it is missing; give it a value",
  notNumber: "it has to be a number",
  notWhole: "it has to be a whole number",
  notText: "it has to be a text",
  notList: "it has to be a list",
  notObject: "it has to be a group of settings",
  notOneOf: ({ known = [] }) => `it has to be one of these: ${some(known, 30)}`,
  blank: "it must not be empty",
  tooShort: ({ bound = 0 }) => `it has to have at least ${count(bound)} characters`,
  tooLong: ({ bound = 0 }) => `it may have at most ${count(bound)} characters; shorten it`,
  tooFew: ({ bound = 0 }) => `it has to have at least ${count(bound)} ${bound === 1 ? "entry" : "entries"}`,
  tooMany: ({ bound = 0 }) => `it may have at most ${count(bound)} ${bound === 1 ? "entry" : "entries"}`,
  below: ({ bound = 0 }) => `it must not be below ${plain(bound)}`,
  notAbove: ({ bound = 0 }) => `it has to be above ${plain(bound)}`,
  above: ({ bound = 0 }) => `it must not be above ${plain(bound)}`,
  notBelow: ({ bound = 0 }) => `it has to be below ${plain(bound)}`,
  unfit: "nothing of this form can stand here",
  noCurrency: "write the currency as its three capital letters, for example USD",
  noSuchMonth: "there is no such month; write it like 2025-03",
  json: ({ bound }) => (bound === undefined ? "it is not JSON" : `line ${count(bound)} cannot be read as JSON`),
};

/** A problem of a policy in words. */
export const policyProblem: PolicyProblemText = (problem) => problemIn(problems, problem);

/** A bound as people write it. */
function plain(bound: number): string {
  return group(String(bound));
}
