import { dayFrom, type Day } from "../days";
import { narrow } from "./written-number";

/** In which order day, month and year stand. */
export const DATE_ORDERS = ["dayFirst", "monthFirst", "yearFirst"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A day as it is written: known, or three numbers that are a day in one or more orders. */
export type WrittenDay =
  | { readonly kind: "day"; readonly day: Day }
  | {
      readonly kind: "parts";
      readonly orders: readonly { readonly order: DateOrder; readonly day: Day; readonly year: number }[];
    };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAME = `(${MONTHS.map((name) => `${name}[a-z]*`).join("|")})\\.?`;
/** How every day begins, and few other texts: nearly all cells are asked, and each pattern is made where it is first tried. */
const BEGINS = new RegExp(`^(?:\\d|${MONTHS.join("|")})`);
const TIME =
  /(?:t|\s+|,\s*)(?:上午|下午|am|pm)?\s*\d{1,2}[:：时]\d{2}(?:[:：分]\d{2}(?:\.\d+)?秒?)?分?\s*(?:am|pm)?\s*(?:z|[+-]\d{2}:?\d{2})?$/;

const YEAR_FIRST = /^(\d{4})(?:-|\/|\.|年)\s*(\d{1,2})(?:-|\/|\.|月)\s*(\d{1,2})日?$/;
const YEAR_MONTH = /^(\d{4})(?:-|\/|\.|年)\s*(\d{1,2})月?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NAMED_DAY_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[-/. ]*${NAME}[-/., ]*(\\d{4}|\\d{2})$`);
const NAMED_MONTH_FIRST = new RegExp(`^${NAME}[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+|[-/])(\\d{4})$`);
const NAMED_MONTH = new RegExp(`^${NAME}[-/., ']*(\\d{4}|\\d{2})$`);
const THREE = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})$/;

/**
 * Reads a day as people write it: `2024-01-05`, `2024/1/5`, `2024年1月5日`, `20240105`, `5-Jan-2024`, `Jan 5, 2024`, `Jan-24` (the first of the month),
 * `05.01.2024` (with points the day stands first), `1/5/24` (in the orders that it allows), each with or without a time of day. Undefined for anything else.
 */
export function readDay(text: string): WrittenDay | undefined {
  const whole = narrow(text).trim().toLowerCase();
  if (whole.length > 40 || !BEGINS.test(whole)) return undefined;
  const plain = whole.length > 10 ? whole.replace(TIME, "").trimEnd() : whole;
  let match = YEAR_FIRST.exec(plain) ?? COMPACT.exec(plain);
  if (match) return known(match[1], Number(match[2]), match[3]);
  match = YEAR_MONTH.exec(plain);
  if (match) return known(match[1], Number(match[2]), "1");
  match = THREE.exec(plain);
  if (match) return readThree([match[1] ?? "", match[3] ?? "", match[4] ?? ""], match[2] ?? "");
  match = NAMED_DAY_FIRST.exec(plain);
  if (match) return known(match[3], monthOf(match[2]), match[1]);
  match = NAMED_MONTH_FIRST.exec(plain);
  if (match) return known(match[3], monthOf(match[1]), match[2]);
  match = NAMED_MONTH.exec(plain);
  return match ? known(match[2], monthOf(match[1]), "1") : undefined;
}

/** Whether a text is a day in some order. */
export function readsAsDay(text: string): boolean {
  return /\d/.test(text) && readDay(text) !== undefined;
}

/** Two digits of a year as Excel reads them: 00 to 29 are of this century. */
function fullYear(year: string): number {
  return year.length > 2 ? Number(year) : (Number(year) < 30 ? 2000 : 1900) + Number(year);
}

function known(year = "", month: number, dayOfMonth = "1"): WrittenDay | undefined {
  const day = dayFrom(fullYear(year), month, Number(dayOfMonth));
  return day === undefined ? undefined : { kind: "day", day };
}

function readThree([a, b, c]: readonly [string, string, string], separator: string): WrittenDay | undefined {
  const orders: { order: DateOrder; day: Day; year: number }[] = [];
  const add = (order: DateOrder, [year, month, dayOfMonth]: readonly [string, string, string]) => {
    // A year is written with two digits or four, never with one.
    const full = fullYear(year);
    const day = year.length === 1 ? undefined : dayFrom(full, Number(month), Number(dayOfMonth));
    if (day !== undefined) orders.push({ order, day, year: full });
  };
  add("dayFirst", [c, b, a]);
  if (separator !== "." || c.length < 4) add("monthFirst", [c, a, b]);
  if (c.length < 4) add("yearFirst", [a, b, c]);
  const [first] = orders;
  if (!first) return undefined;
  // A day that only one order allows tells about its whole column.
  return orders.length > 1 && orders.every(({ day }) => day === first.day)
    ? { kind: "day", day: first.day }
    : { kind: "parts", orders };
}

function monthOf(name = ""): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}
