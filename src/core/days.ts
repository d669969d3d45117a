/**
 * A calendar day as Excel's serial number in the 1900 date system (1 = 1 January 1900, 25569 = 1 January 1970).
 * Time of day is dropped. Source: ECMA-376 part 1, 18.17.4.1.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const DAY_OF_1970 = 25_569;

/** The last day Excel knows: 31 December 9999. */
export const LAST_DAY = 2_958_465;

/** Days from the first day of the 1900 date system to that of the 1904 one. */
export const DAYS_TO_1904 = 1_462;

/** The day of a year, month (1 to 12) and day of the month, or undefined when there is no such day. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  if (!real || year < 1900 || year > 9999) return undefined;
  const serial = date.getTime() / MS_PER_DAY + DAY_OF_1970;
  // Excel counts a 29 February 1900 that never was: earlier days are one less.
  return serial <= 60 ? serial - 1 : serial;
}

const YEAR_FIRST =
  /^\s*(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\s*$/;

/** Reads a day written year first: `2025-03-01`, `2025/3/1`, `2025年3月1日`, each with or without a time of day. */
export function dayFromText(text: string): Day | undefined {
  const match = YEAR_FIRST.exec(text);
  if (!match) return undefined;
  return dayFrom(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A day as `2025-03-01`. */
export function dayToText(day: Day): string {
  const serial = day < 60 ? day + 1 : day;
  return new Date((serial - DAY_OF_1970) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The same day of the month some months earlier, or the last day of that month. */
export function monthsBefore(day: Day, months: number): Day {
  const [year = 1900, month = 1, dayOfMonth = 1] = dayToText(day).split("-").map(Number);
  const first = year * 12 + (month - 1) - months;
  const [toYear, toMonth] = [Math.floor(first / 12), (((first % 12) + 12) % 12) + 1];
  for (let d = dayOfMonth; d > 0; d--) {
    const found = dayFrom(toYear, toMonth, d);
    if (found !== undefined) return found;
  }
  return 1;
}
