import type { MethodFacts } from "../../../issues/methods";
import type { CheckName } from "../../../checks";
import { criterionName, isAmount } from "../../measures";
import { count, money, percent, some } from "../../numbers";
import type { SentencesOf } from "../../words";
import { checks } from "../labels";
import { nameOfMethod } from "./gathering";

function listEn(values: readonly number[]): string {
  const last = values.at(-1);
  return values.length < 2 ? String(last ?? "") : `${values.slice(0, -1).join(", ")} and ${String(last)}`;
}

/** What is to say of classifying, in English. */
export const methodIssues: SentencesOf<MethodFacts> = {
  noPositiveTotal: ({ customers, ...by }) =>
    isAmount(by)
      ? `None of the ${count(customers)} customers has a positive amount, so there is nothing to share out. Check the amount column and its sign.`
      : `None of the ${count(customers)} customers is above zero by “${criterionName(by, "en")}”, so there is nothing to rank. Check its column, or rank by another measure.`,
  allEqual: ({ customers, ...by }) =>
    customers === 1
      ? "There is only one customer, so ranking says nothing here. Select the rows of more customers."
      : isAmount(by)
        ? "All customers with a positive amount have the same amount, so ranking says nothing here: they are all in the first class. Rank by something else to tell them apart."
        : `All customers above zero by “${criterionName(by, "en")}” are equal by it, so ranking says nothing here: they are all in the first class. Rank by something else to tell them apart.`,
  tiesExceed: ({ wanted, found, ...by }) =>
    `Customers ${isAmount(by) ? "with the same amount" : `equal by “${criterionName(by, "en")}”`} stand at the edge of the first ${count(wanted)}, so there are ${count(found)} of them.`,
  breaksFit: ({ fit }) => `The natural groups explain ${percent(fit)} of the variance (goodness of variance fit).`,
  groupsUnranked: ({ groups, problem, ...by }) =>
    problem === "allEqual"
      ? `In ${some(groups)} all customers ${isAmount(by) ? "have the same amount" : `are equal by “${criterionName(by, "en")}”`} (or there is only one), so ranking says nothing there: they are all in the first class.`
      : `In ${some(groups)} no customer ${isAmount(by) ? "has a positive amount" : `is above zero by “${criterionName(by, "en")}”`}, so there is nothing to share out there.`,
  emptyClass: ({ label }) => `The class “${label}” has no customer by this rule.`,
  segmentHole: ({ path, r, f, m }) =>
    `The segment map cannot be used: ${path}: no rule covers customers with R ${r}, F ${f}, M ${m}. Add a rule for them, or end the map with a rule without conditions.`,
  segmentNeverFires: ({ path, rule, label }) =>
    `The segment map cannot be used: ${path}: rule ${rule} (“${label}”) can never fire, because the rules before it cover all its customers or its scores do not exist. Move it up, change its scores or remove it.`,
  scoresNotGiven: ({ score, levels, missing }) =>
    `${score} has only ${levels} distinct ${levels === 1 ? "level" : "levels"}: ${missing.length === 1 ? "score" : "scores"} ${listEn(missing)} ${missing.length === 1 ? "is" : "are"} not given. Choose fewer scores or cut-offs of your own if they are missed.`,
  allAlike: ({ customers }) =>
    customers === 1
      ? "Only one customer is rated, so scores say nothing here, nor does the name of its segment. Select the rows of more customers."
      : `All ${count(customers)} customers are alike in recency, frequency and money, so scores say nothing here, nor does the name of their segment. Use another method to tell them apart.`,
  noneRated: ({ method, customers }) =>
    `The method “${nameOfMethod(method)}” rates none of the ${count(customers)} customers; beside each stands why. Check the columns and the period.`,
  noPurchases: ({ customers, days }) =>
    `None of the ${count(customers)} customers has a purchase with a positive amount${days === undefined ? "" : ` in the last ${count(days)} days`}, so there is nothing to rate. Check the columns of the amount and the date${days === undefined ? "" : ", or choose a longer window"}.`,
  tooFewPeriods: ({ periods }) =>
    `The data covers ${periods === 0 ? "no whole period" : periods === 1 ? "one whole period" : `${periods} whole periods`}, and regularity needs at least 3. Choose a shorter period, or use data of a longer time.`,
  seasonalGaps: ({ customers, gap }) =>
    gap === undefined
      ? `${count(customers)} ${customers === 1 ? "customer buys" : "customers buy"} about once a year, which looks like a season: ${customers === 1 ? "it may" : "they may"} seem lapsed only because the season is not here yet. Check them before you act.`
      : `The customers' usual gap is ${count(gap)} days, about a year, which looks like a season: customers may seem lapsed only because the season is not here yet. Check them before you act.`,
  gapUnknown: () =>
    "No customer has bought on three days or more, so no usual gap can be told from the data, and customers beyond the first days are not rated. Use data of a longer time, or set the usual gap yourself.",
  churnWarning: ({ customers, amount }) =>
    `${count(customers)} ${customers === 1 ? "customer is" : "customers are"} at risk or lapsed and brought ${money(amount)} so far. Talk to the largest of them first.`,
  amountUnitUnknown: () =>
    "The thresholds are sums of money, and the sheet does not say in which unit its amounts are. Choose the unit: 1, thousand, ten thousand (万) or million.",
  classUnknown: ({ method, class: wanted, known }) =>
    `The classification “${method}” has no class “${wanted}”. Its classes are: ${some(known, 30)}. Correct the name.`,
  criterionConstant: (facts) =>
    `All customers have the same value of “${criterionName(facts, "en")}”, so it tells none from another: each gets half of its points.`,
  criterionEmpty: (facts) =>
    `No customer has a value of “${criterionName(facts, "en")}”, so its weight is left out for all. Check its column, or take it out of the scorecard.`,
  gridTooLarge: ({ cells, most }) =>
    `The two classifications make ${count(cells)} pairs of classes, more than ${count(most)}. Cross classifications with fewer classes.`,
  unknownMethod: ({ method, known }) => `There is no method “${method}”. The methods are: ${known.join(", ")}.`,
  checkFailed: ({ check, expected, found }) =>
    `The result failed its own check “${checks[check as CheckName]}” (${expected} against ${found}) and is withheld. Please report this.`,
};
