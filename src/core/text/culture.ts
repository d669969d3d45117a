import { dayToText, type Day } from "../days";
import type { Steps } from "../steps";

/** How somebody's Excel writes numbers and days. */
export interface Culture {
  /** The sign before the decimals. */
  readonly decimal: string;
  /** The sign between thousands; empty where there is none. */
  readonly group: string;
  /** A day in the letters of Windows, such as `dd.MM.yyyy`; without one, days are written year first: `2025-03-01`. */
  readonly day?: string | undefined;
}

/** How KA writes by itself, in every language: `1,234.50` and `2025-03-01`. What is kept in a workbook or printed is always written so. */
export const OWN_CULTURE: Culture = { decimal: ".", group: "," };

let current = OWN_CULTURE;

/** The culture that is written in at this moment. */
export function cultureNow(): Culture {
  return current;
}

/**
 * What `say` makes, with its numbers and days as a reader's Excel writes them. It holds until `say` has answered and no longer: a sentence is made at once, so
 * none of those that are written into the workbook meanwhile is made in it.
 */
export function writtenIn<T>(culture: Culture, say: () => T): T {
  const before = current;
  current = culture;
  try {
    return say();
  } finally {
    current = before;
  }
}

/** A computation in slices with all that it says written as `writtenIn` does: each slice by itself, because others run between two of them. */
export function* stepsWrittenIn<T>(culture: Culture, steps: Steps<T>): Steps<T> {
  for (;;) {
    const step = writtenIn(culture, () => steps.next());
    if (step.done) return step.value;
    yield;
  }
}

/** A pattern that says a day in digits alone. */
const IN_DIGITS = /^(?:'[^']*'|d{1,2}(?!d)|M{1,2}(?!M)|y+|[^A-Za-z'])+$/;
const LETTERS = /'([^']*)'|(d+|M+|y+)/g;

/** A day as it is read: as the culture writes it, or year first where that has names of months or weekdays in it. */
export function sayDay(day: Day): string {
  return sayDayText(dayToText(day));
}

/** The same of a day that is a text by now, `2025-03-01` or `2025-03-01 14:30`; what is none, such as what somebody typed, stays as it is. */
export function sayDayText(text: string): string {
  const pattern = current.day;
  const [, year, month, dayOfMonth, time = ""] = /^(\d{4})-(\d{2})-(\d{2})( [\d:]+)?$/.exec(text) ?? [];
  if (pattern === undefined || !year || !month || !dayOfMonth || !IN_DIGITS.test(pattern)) return text;
  const day = pattern.replace(LETTERS, (_, literal: string | undefined, letters: string | undefined) => {
    if (letters === undefined) return literal ?? "";
    // A year of two digits could be a day or a month.
    if (letters.startsWith("y")) return year;
    const part = letters.startsWith("M") ? month : dayOfMonth;
    return letters.length === 1 ? String(Number(part)) : part;
  });
  return day + time;
}
