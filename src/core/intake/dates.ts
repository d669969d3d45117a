import { LAST_DAY, dayFrom, dayToText, type Day } from "../days";
import { note, refusal, type Issue } from "../issues";
import { overRows, type Steps } from "../steps";
import { NUMBER, TEXT, type Column } from "../table";
import { isYear } from "./periods";
import { DATE_ORDERS, readDay, type DateOrder, type WrittenDay } from "./written-day";

/** A column of dates, its texts read. */
export interface ReadDates {
  readonly column: Column;
  readonly issues: readonly Issue[];
}

/** Days between the two date systems: the later one counts from 1904. */
const DAYS_TO_1904 = 1_462;
/** Sales of one sheet that span more years than these were read in a wrong order. */
const MOST_YEARS = 30;

/** How the dates of a column are meant. */
export interface DateRules {
  readonly order?: DateOrder | undefined;
  readonly dateSystem: 1900 | 1904;
}

/**
 * Reads the texts of a column of dates as serial numbers of the 1900 system. Each different text is looked at once; the order of day and month is
 * decided for the whole column. What is no date stays a text. A column of plain serial numbers comes back as it is.
 */
export function* readDates(column: Column, { order, dateSystem }: DateRules): Steps<ReadDates> {
  const serials = yield* readSerials(column, dateSystem);
  const { pool } = column;
  if (pool.length === 0) return serials;
  const days: (WrittenDay | undefined)[] = [];
  yield* overRows(pool.length, (from, to) => {
    for (let code = from; code < to; code++) days.push(readDay(pool[code] ?? ""));
  });
  const decided = decide(column, days, order);
  const issues = [...serials.issues, ...decided.issues];
  if (issues.some(({ severity }) => severity === "error")) return { column, issues };

  const dayOf = Int32Array.from(days, (day) => {
    if (day === undefined) return 0;
    if (day.kind === "day") return day.day;
    return day.orders.find((one) => one.order === decided.order)?.day ?? 0;
  });
  const kinds = serials.column.kinds.slice();
  const numbers = serials.column.numbers.length > 0 ? serials.column.numbers.slice() : new Float64Array(kinds.length);
  const { codes } = column;
  yield* overRows(kinds.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (kinds[row] !== TEXT) continue;
      const day = dayOf[codes[row] ?? 0] ?? 0;
      if (day === 0) continue;
      kinds[row] = NUMBER;
      numbers[row] = day;
    }
  });
  return { column: { ...column, kinds, numbers }, issues };
}

/** Serial numbers in the 1900 system; numbers such as 20240105, 202401 and 2024 are no serial numbers, whoever wrote them. */
function* readSerials(column: Column, dateSystem: 1900 | 1904): Steps<ReadDates> {
  const { kinds, numbers } = column;
  let [odd, firstOdd] = [0, -1];
  yield* overRows(numbers.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const number = numbers[row] ?? 0;
      if (kinds[row] === NUMBER && (number > 190_000 || (number >= 1980 && number <= 2099 && isYear(number)))) {
        if (odd++ === 0) firstOdd = row;
      }
    }
  });
  if (odd === 0 && dateSystem === 1900) return { column, issues: [] };
  const moved = new Float64Array(numbers.length);
  yield* overRows(numbers.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const number = numbers[row] ?? 0;
      moved[row] = dayIn(number) ?? (dateSystem === 1904 ? number + DAYS_TO_1904 : number);
    }
  });
  const example = numbers[firstOdd] ?? 0;
  const day = dayIn(example);
  const issues =
    day === undefined
      ? []
      : [note("datesFromDigits", { header: column.header, example: String(example), day: dayToText(day) })];
  return { column: { ...column, numbers: moved }, issues };
}

/** The day that the digits of a number are: year, month and day, year and month, or a year alone. */
function dayIn(number: number): Day | undefined {
  if (!Number.isInteger(number)) return undefined;
  if (isYear(number)) return dayFrom(number, 1, 1);
  if (number > LAST_DAY)
    return number < 19_000_000
      ? undefined
      : dayFrom(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100);
  return number > 190_000 && number < 210_000 ? dayFrom(Math.floor(number / 100), number % 100, 1) : undefined;
}

interface Decided {
  readonly order?: DateOrder;
  readonly issues: readonly Issue[];
}

function decide(
  { header, pool }: Column,
  days: readonly (WrittenDay | undefined)[],
  given: DateOrder | undefined,
): Decided {
  const left = new Map(DATE_ORDERS.map((order) => [order, { least: Infinity, most: -Infinity, valid: 0, only: "" }]));
  let unclear = 0;
  let example = "";
  days.forEach((day, code) => {
    if (day?.kind !== "parts") return;
    if (unclear++ === 0) example = pool[code] ?? "";
    for (const { order, year } of day.orders) {
      const seen = left.get(order);
      if (!seen) continue;
      seen.valid++;
      seen.least = Math.min(seen.least, year);
      seen.most = Math.max(seen.most, year);
      if (day.orders.length === 1 && seen.only === "") seen.only = pool[code] ?? "";
    }
  });
  if (given !== undefined) return { order: given, issues: [] };
  if (unclear === 0) return { issues: [] };
  const all = DATE_ORDERS.filter((order) => left.get(order)?.valid === unclear);
  const likely = all.filter((order) => {
    const seen = left.get(order);
    return seen !== undefined && seen.most - seen.least <= MOST_YEARS;
  });
  const orders = likely.length > 0 ? likely : all;
  const [order, ...others] = orders;
  if (order === undefined) {
    const examples = DATE_ORDERS.flatMap((one) => left.get(one)?.only || []);
    return { issues: [refusal("mixedDateOrders", { header, examples })] };
  }
  if (others.length > 0) return { issues: [refusal("whichDateOrder", { header, example, orders })] };
  return { order, issues: [note("dateOrderTaken", { header, order, example: left.get(order)?.only || example })] };
}
