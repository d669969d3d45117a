import type { Outcome } from "../issues";
import { refusal } from "../issues";
import { customersOfAmounts } from "../customer-columns";
import { xyz } from "../methods/xyz";
import { classes as english } from "../text/en/labels";
import { finish } from "../steps";
import type { RowAnswers } from "./answers";
import { integersOf, measureOfNumbers } from "./exact-amounts";

/** Amounts of customers by period: row by row, a period beside the other, 0 where nothing was sold. */
export interface PeriodTable {
  readonly amounts: Float64Array;
  readonly customers: number;
  readonly periods: number;
}

/** A Monday early in the calendar, from which the columns count as weeks. */
const FIRST_MONDAY = 2;
const WEEK = 7;

/**
 * X, Y or Z of every customer, by the rule of the method over the periods that the columns are. Which periods these are the rule does not ask: they
 * stand as weeks, whose days need no calendar.
 */
export function xyzClasses({ amounts, customers, periods }: PeriodTable): Outcome<RowAnswers> {
  const integers = integersOf(amounts);
  const start = new Uint32Array(customers + 1);
  const day = new Int32Array(integers.length);
  const amount = new Float64Array(integers.length);
  let rows = 0;
  for (let customer = 0; customer < customers; customer++) {
    for (let period = 0; period < periods; period++) {
      const value = integers[customer * periods + period] ?? 0;
      if (value === 0) continue;
      day[rows] = FIRST_MONDAY + WEEK * period;
      amount[rows++] = value;
    }
    start[customer + 1] = rows;
  }
  const { value: classes, issues } = finish(
    xyz.classify(
      {
        ...customersOfAmounts(measureOfNumbers(new Float64Array(customers))),
        history: { start, day: day.subarray(0, rows), amount: amount.subarray(0, rows) },
        firstDay: FIRST_MONDAY,
        analysisDate: FIRST_MONDAY + WEEK * periods - 1,
      },
      xyz.options.parse({ id: "xyz", period: "week" }),
      { before: new Map() },
    ),
  );
  if (!classes) {
    const few = issues.some(({ kind }) => kind === "tooFewPeriods");
    return { issues: few ? [refusal("tooFewColumns", { columns: periods })] : issues };
  }
  const labels = classes.list.map(({ kind, label }) => label ?? english[kind === "labelled" ? "notRated" : kind]);
  const value = Array.from(classes.of, (place, customer) => {
    const isEmpty = start[customer] === start[customer + 1];
    return isEmpty ? "" : (labels[place] ?? "");
  });
  return { value, issues: [] };
}
