import { dayFrom, dayToText, type Day } from "../days";
import { BLANK_ORDER } from "./records";
import { orderRows, type DatedRows } from "./row-order";
import { overRows, type Steps } from "../steps";

/** What each customer brought in each month in which it has rows that count. */
export interface Months {
  /** One entry a customer and one more: where its months begin and those of the next. */
  readonly start: Uint32Array;
  /** One entry a month, ascending within a customer: its first day; 0 for rows without a readable day, which come first. */
  readonly month: Int32Array;
  /** One entry a month: the net amount in the measure's own integers, as a double. */
  readonly amount: Float64Array;
  /** One entry a month: different orders, or days with rows where there is no column of orders. */
  readonly orders: Uint32Array;
  /** One entry a month, in whole units; there where there is a column of profit. */
  readonly profit?: Float64Array;
}

/** The rows to gather by month: one entry a row in every list. */
export interface MonthRows {
  /** The customer of a row that is used. */
  readonly of: Int32Array;
  /** 0 for a row that is used. */
  readonly reasons: Uint8Array;
  readonly customers: number;
  readonly days: Int32Array;
  /** In the measure's own integers, as doubles. */
  readonly amounts: Float64Array;
  readonly orders?: Int32Array | undefined;
  /** In whole units. */
  readonly profits?: Float64Array | undefined;
}

/** Adds the rows up by customer and month. */
export function* gatherMonths({ orders, profits, amounts, ...rows }: MonthRows): Steps<Months> {
  const { start, day, source: sources } = yield* orderRows({ ...rows, ...(yield* lookAt(rows)) });
  const customers = start.length - 1;
  const months = { month: new Int32Array(day.length), amount: new Float64Array(day.length) };
  const counts = new Uint32Array(day.length);
  const profit = profits && new Float64Array(day.length);
  const starts = new Uint32Array(customers + 1);
  const monthOf = monthsOfDays();
  const seen = new Set<number>();
  let count = -1;
  yield* overRows(customers, (from, to) => {
    for (let customer = from; customer < to; customer++) {
      let current = -1;
      let before = -1;
      for (let place = start[customer] ?? 0; place < (start[customer + 1] ?? 0); place++) {
        const today = day[place] ?? 0;
        const month = monthOf(today);
        if (month !== current) {
          count++;
          current = month;
          months.month[count] = month;
          seen.clear();
          before = -1;
        }
        const source = sources[place] ?? 0;
        months.amount[count] = (months.amount[count] ?? 0) + (amounts[source] ?? 0);
        if (profit) profit[count] = (profit[count] ?? 0) + (profits[source] ?? 0);
        const code = orders?.[source] ?? BLANK_ORDER;
        // A row without an order is one of its day.
        const isNew = code === BLANK_ORDER ? today !== before : !seen.has(code);
        if (code === BLANK_ORDER) before = today;
        else seen.add(code);
        if (isNew) counts[count] = (counts[count] ?? 0) + 1;
      }
      starts[customer + 1] = count + 1;
    }
  });
  const used = count + 1;
  return {
    start: starts,
    month: months.month.subarray(0, used),
    amount: months.amount.subarray(0, used),
    orders: counts.subarray(0, used),
    ...(profit ? { profit: profit.subarray(0, used) } : {}),
  };
}

/** Rows of each customer that are used, and between which days they lie; a day that was not read counts as −1. */
function* lookAt({
  of,
  reasons,
  customers,
  days,
}: Omit<MonthRows, "amounts">): Steps<Pick<DatedRows, "counts" | "range">> {
  const counts = new Uint32Array(customers);
  let latest = 0;
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const customer = of[row] ?? 0;
      counts[customer] = (counts[customer] ?? 0) + 1;
      latest = Math.max(latest, days[row] ?? 0);
    }
  });
  return { counts, range: { earliest: -1, latest } };
}

/** The months of some of the customers, in the order given. */
export function selectMonths({ start, month, amount, orders, profit }: Months, customers: Uint32Array): Months {
  const starts = new Uint32Array(customers.length + 1);
  const places: number[] = [];
  customers.forEach((customer, at) => {
    for (let place = start[customer] ?? 0; place < (start[customer + 1] ?? 0); place++) places.push(place);
    starts[at + 1] = places.length;
  });
  return {
    start: starts,
    month: Int32Array.from(places, (place) => month[place] ?? 0),
    amount: Float64Array.from(places, (place) => amount[place] ?? 0),
    orders: Uint32Array.from(places, (place) => orders[place] ?? 0),
    ...(profit ? { profit: Float64Array.from(places, (place) => profit[place] ?? 0) } : {}),
  };
}

/** The first day of a day's month; 0 for none. */
function monthsOfDays(): (day: Day) => Day {
  const known = new Map<Day, Day>();
  return (day) => {
    if (day <= 0) return 0;
    let month = known.get(day);
    if (month === undefined) {
      const [year, number] = dayToText(day).split("-").map(Number);
      month = dayFrom(year ?? 0, number ?? 0, 1) ?? 0;
      known.set(day, month);
    }
    return month;
  };
}
