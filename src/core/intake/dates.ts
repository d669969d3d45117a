import { LAST_DAY, dayFrom, dayToText, type Day } from "../days";
import { note, refusal, type Issue } from "../issues";
import { overRows, type Steps } from "../steps";
import { NUMBER, TEXT, type Column } from "../table";
import type { CellReader } from "./cell-reader";
import { isYear } from "./periods";
import { DATE_ORDERS, readDay, type DateOrder, type WrittenDay } from "./written-day";

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
export function* dateReader({ header, pool }: Column, { order, dateSystem }: DateRules): Steps<CellReader> {
  const serials = new Serials(dateSystem);
  const days: (WrittenDay | undefined)[] = [];
  yield* overRows(pool.length, (from, to) => {
    for (let code = from; code < to; code++) days.push(readDay(pool[code] ?? ""));
  });
  const decided = decide({ header, pool }, days, order);
  const dayOf = Int32Array.from(days, (day) => {
    if (day === undefined) return 0;
    if (day.kind === "day") return day.day;
    return day.orders.find((one) => one.order === decided.order)?.day ?? 0;
  });
  return {
    look: (column) => serials.look(column),
    conclude: () => [...serials.issues(header), ...decided.issues],
    *read(column) {
      const moved = yield* serials.read(column);
      if (pool.length === 0) return { column: moved };
      const kinds = moved.kinds.slice();
      const numbers = moved.numbers.length > 0 ? moved.numbers.slice() : new Float64Array(kinds.length);
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
      return { column: { ...column, kinds, numbers } };
    },
  };
}

/** Numbers as serial numbers of the 1900 system; such as 20240105, 202401 and 2024 are no serial numbers, whoever wrote them. */
class Serials {
  /** The first number that is no serial number. */
  private odd: number | undefined;

  constructor(private readonly dateSystem: 1900 | 1904) {}

  *look({ kinds, numbers }: Column): Steps<void> {
    yield* overRows(numbers.length, (from, to) => {
      for (let row = from; row < to && this.odd === undefined; row++) {
        const number = numbers[row] ?? 0;
        if (kinds[row] === NUMBER && (number > 190_000 || (number >= 1980 && number <= 2099 && isYear(number))))
          this.odd = number;
      }
    });
  }

  issues(header: string): readonly Issue[] {
    const day = this.odd === undefined ? undefined : dayIn(this.odd);
    if (day === undefined) return [];
    return [note("datesFromDigits", { header, example: String(this.odd), day: dayToText(day) })];
  }

  *read(column: Column): Steps<Column> {
    const { numbers } = column;
    if (this.odd === undefined && this.dateSystem === 1900) return column;
    const moved = new Float64Array(numbers.length);
    const from1900 = this.dateSystem === 1904 ? DAYS_TO_1904 : 0;
    yield* overRows(numbers.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const number = numbers[row] ?? 0;
        moved[row] = dayIn(number) ?? number + from1900;
      }
    });
    return { ...column, numbers: moved };
  }
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
  { header, pool }: Pick<Column, "header" | "pool">,
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
