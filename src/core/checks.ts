import type { Result } from "./classes";
import type { Classes } from "./methods/method";
import type { Gathering } from "./customers";
import { TOLERANCE, exactText, type Exact } from "./measures/exact";
import { addAll, addValues, startSum, type Measure } from "./measures";

/** The self-checks, in the order in which they are printed. Definitions, section 15. */
export type CheckName = "rows" | "amounts" | "customers" | "classAmounts" | "shares" | "facts";

/** One self-check with both sides of its equation, as text. */
export interface Check {
  readonly name: CheckName;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
}

/** Customers and amount of one class, taken from the customers one by one. */
export interface ClassTotals {
  readonly customers: number;
  readonly amount: Exact;
}

/** Counts and adds up the customers of every class. */
export function totalClasses(classes: Classes): readonly ClassTotals[] {
  const { of, list, measure } = classes;
  const customers = new Float64Array(list.length);
  const sums = list.map(() => startSum(measure));
  for (let i = 0; i < of.length; i++) {
    const place = of[i] ?? 0;
    customers[place] = (customers[place] ?? 0) + 1;
    sums[place]?.add(measure.values[i] ?? 0);
  }
  return list.map((_, place) => ({ customers: customers[place] ?? 0, amount: sums[place]?.value ?? 0 }));
}

/** Checks that nothing was lost or counted twice on the way from the rows read to the classes. */
export function checkResult(gathering: Gathering, result: Result, totals: readonly ClassTotals[]): readonly Check[] {
  const { customers, leftOut } = gathering;
  const { measure, standing } = result.classes;
  const rowsAway = leftOut.reduce((sum, { rows }) => sum + rows, 0);
  const accounted = [addValues(customers.amount), ...leftOut.map(({ amount }) => amount)];
  const positive = addValues(measure, (value) => value > 0);
  return [
    compareCounts("rows", gathering.rowsRead, gathering.rowsUsed + rowsAway),
    compareAmounts("amounts", customers.amount, {
      expected: gathering.amountRead,
      found: addAll(customers.amount, accounted),
    }),
    compareCounts(
      "customers",
      customers.count,
      totals.reduce((sum, total) => sum + total.customers, 0),
    ),
    compareAmounts("classAmounts", measure, {
      expected: addValues(measure),
      found: addAll(
        measure,
        totals.map(({ amount }) => amount),
      ),
    }),
    compareAmounts("shares", measure, { expected: standing.total, found: positive }),
  ];
}

function compareCounts(name: CheckName, expected: number, found: number): Check {
  return { name, passed: expected === found, expected: String(expected), found: String(found) };
}

function compareAmounts(
  name: CheckName,
  measure: Measure,
  { expected, found }: { readonly expected: Exact; readonly found: Exact },
): Check {
  const gap = Math.abs(Number(expected) - Number(found));
  // Both sides of a rounded sum were added in different orders: they agree as far as doubles can.
  const passed =
    measure.precision === "exact"
      ? BigInt(expected) === BigInt(found)
      : gap <= Math.max(1, Math.abs(Number(expected))) * TOLERANCE * 1e3;
  return { name, passed, expected: textOf(measure, expected), found: textOf(measure, found) };
}

/** A stored value of a measure as decimal text. */
export function textOf(measure: Measure, value: Exact): string {
  return measure.precision === "exact" ? exactText(value, measure.decimals) : String(value);
}
