import type { ForecastProblem, LifetimeFacts } from "../../../issues/lifetime";
import { count, some, ungrouped } from "../../numbers";
import type { SentencesOf } from "../../words";

/** Why there is no forecast, as the end of a sentence. */
export const forecastProblems: { readonly [P in ForecastProblem]: string } = {
  fewCustomers: "a model needs 100 customers at least",
  fewRepeatBuyers: "a model needs 30 customers at least who bought on a second day",
  edge: "the likelihood has no highest point: some parameter runs to zero or infinity, as where customers are all alike or none ever leaves",
  indistinct: "the parameters cannot be told apart: quite different ones explain the purchases as well",
  notFound: "the search for the best parameters came to no end",
  valuesEdge: "the values of the purchases do not differ as the model needs: a parameter runs to zero or infinity",
  valuesIndistinct: "the parameters of the purchases' values cannot be told apart",
  valuesNotFound: "the search for the parameters of the purchases' values came to no end",
  valuesWithoutMean: "the values of the purchases are so scattered that they have no mean (q is 1 or less)",
};

const digits = (value: number) => ungrouped(String(Number(value.toPrecision(4))));

/** What is to say of lifetime values, in English. */
export const lifetimeIssues: SentencesOf<LifetimeFacts> = {
  clvNotForecast: ({ problem, customers, repeatBuyers, groups }) =>
    `Lifetime values${groups ? ` in ${some(groups)}` : ""} are not forecast but taken from the average a month, because ${forecastProblems[problem]}${groups ? "" : ` (${count(customers)} ${customers === 1 ? "customer" : "customers"} with a purchase, ${count(repeatBuyers)} of them on several days)`}. Take a longer period, or choose the simple model.`,
  clvModels: ({
    customers,
    repeatBuyers,
    purchases,
    logLikelihood,
    values,
    valueLogLikelihood,
    correlation,
    correlated,
  }) =>
    `Lifetime values stand on ${count(customers)} customers, ${count(repeatBuyers)} of them repeat buyers. BG/NBD (weeks): r ${digits(purchases.r)}, alpha ${digits(purchases.alpha)}, a ${digits(purchases.a)}, b ${digits(purchases.b)}, log-likelihood ${ungrouped(logLikelihood.toFixed(2))}. Gamma-Gamma: p ${digits(values.p)}, q ${digits(values.q)}, v ${digits(values.v)}, log-likelihood ${ungrouped(valueLogLikelihood.toFixed(2))}. Repeat purchases and their mean value correlate by ${ungrouped(correlation.toFixed(2))}${correlated === "much" ? "; the models take that for none, so read the values of frequent buyers with care" : ""}.`,
};
