import { dayFrom, dayToText, type Day } from "../days";

/** Equal periods of the calendar; a week begins on Monday. */
export const PERIODS = ["month", "quarter", "week"] as const;
export type PeriodLength = (typeof PERIODS)[number];

/** One period: its first and its last day. */
export interface Period {
  readonly first: Day;
  readonly last: Day;
}

/**
 * The periods that hold the days from one to another, the first and the last as long as all others.
 * @example
 * ```ts
 * periodsOf(45_672, 45_700, "month"); // [{ first: 45658, last: 45688 }, { first: 45689, last: 45716 }]
 * ```
 */
export function periodsOf(from: Day, to: Day, length: PeriodLength): Period[] {
  const periods: Period[] = [];
  for (let first = startOf(from, length); first <= to;) {
    const next = nextAfter(first, length);
    periods.push({ first, last: next - 1 });
    first = next;
  }
  return periods;
}

function startOf(day: Day, length: PeriodLength): Day {
  // Day 2 of the serial numbers is a Monday, and so is every seventh after it.
  if (length === "week") return day - ((((day - 2) % 7) + 7) % 7);
  const [year = 1900, month = 1] = dayToText(day).split("-").map(Number);
  return dayFrom(year, length === "month" ? month : month - ((month - 1) % 3), 1) ?? day;
}

function nextAfter(first: Day, length: PeriodLength): Day {
  if (length === "week") return first + 7;
  const [year = 1900, month = 1] = dayToText(first).split("-").map(Number);
  const next = month + (length === "month" ? 1 : 3);
  return dayFrom(next > 12 ? year + 1 : year, next > 12 ? next - 12 : next, 1) ?? first + 31;
}
