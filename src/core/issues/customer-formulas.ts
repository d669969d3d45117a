import type { ForecastProblem } from "./lifetime";

/** What is noticed of the arguments of formulas about how customers behave. */
export interface CustomerFormulaFacts {
  /** How many cells each of the ranges has. */
  unequalLengths: { readonly cells: readonly number[] };
  /** One customer alone was given where the others decide. */
  customersNeeded: { readonly formula: string };
  asOfNeeded: { readonly formula: string };
  badAsOf: Record<string, never>;
  badBins: Record<string, never>;
  notADay: Record<string, never>;
  notACount: Record<string, never>;
  badGap: Record<string, never>;
  boughtAfterAsOf: Record<string, never>;
  lastBeforeFirst: Record<string, never>;
  unknownMap: { readonly map: string; readonly known: readonly string[] };
  badScoresOfMap: { readonly map: string };
  badCode: { readonly scores: number };
  tooFewColumns: { readonly columns: number };
  boughtTooLongAgo: Record<string, never>;
  /** Days from the first purchase to the last, both included. */
  ordersAgainstDays: { readonly days: number };
  badMonths: Record<string, never>;
  badRate: Record<string, never>;
  noForecast: { readonly problem: ForecastProblem; readonly customers: number; readonly repeatBuyers: number };
  /** `first` is the place of the first of them in the range, from 1. */
  amountsWithoutCustomer: { readonly rows: number; readonly first: number };
  classWithoutCustomer: { readonly row: number };
  listedTwice: { readonly customer: string };
  tooManyClasses: { readonly classes: number; readonly limit: number };
}
