import { dayFrom, type Day } from "../days";
import { narrow } from "./written-number";

/** A month or a quarter that a header names, and what is left of the header. */
export interface Period {
  readonly kind: "month" | "quarter";
  /** Nothing where the header names no year. */
  readonly year: number | undefined;
  /** 1 to 12, or 1 to 4. */
  readonly number: number;
  /** What the numbers below are, where the header says it too: `销售额` of `1月销售额`. */
  readonly of: string;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG_MONTHS = "january february march april may june july august september sept october november december".split(
  " ",
);
const HAN = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const NAME = `(?:${[...LONG_MONTHS, ...MONTHS].join("|")})`;
/** How every form begins, and no other header: nearly all cells are asked, and each pattern is made where it is first tried. */
const BEGINS = new RegExp(`^(?:\\d|fy\\d|q[1-4]|[第一二三四五六七八九十]|${MONTHS.join("|")})`);

const FORMS: readonly {
  readonly form: RegExp;
  readonly read: (parts: readonly string[]) => Omit<Period, "of"> | undefined;
}[] = [
  { form: /^(\d{4})[-/.](\d{1,2})(?:[-/.]0?1)?$/, read: ([y, m]) => month(y, Number(m)) },
  { form: /^(\d{4})(\d{2})$/, read: ([y, m]) => month(y, Number(m)) },
  { form: /^(\d{1,2})[-/.](\d{4})$/, read: ([m, y]) => month(y, Number(m)) },
  { form: /^(?:(\d{2}|\d{4})年度?)?(\d{1,2})月份?$/, read: ([y, m]) => month(y, Number(m)) },
  {
    form: /^(?:(\d{2}|\d{4})年度?)?([一二三四五六七八九十]{1,2})月份?$/,
    read: ([y, m = ""]) => month(y, HAN.indexOf(m) + 1),
  },
  { form: new RegExp(`^(${NAME})\\.?(?:[-/ ,']+(\\d{2}|\\d{4}))?$`), read: ([m = "", y]) => month(y, numberOf(m)) },
  { form: new RegExp(`^(\\d{4})[-/ ]+(${NAME})\\.?$`), read: ([y, m = ""]) => month(y, numberOf(m)) },
  { form: /^(?:(\d{4})年?[-/ ]*)?q([1-4])$/, read: ([y, q]) => quarter(y, Number(q)) },
  { form: /^q([1-4])[-/ ,']*(\d{2}|\d{4})$/, read: ([q, y]) => quarter(y, Number(q)) },
  {
    form: /^(?:(\d{2}|\d{4})年度?)?第?([一二三四1-4])季度?$/,
    read: ([y, q = ""]) => quarter(y, HAN.indexOf(q) + 1 || Number(q)),
  },
];

/** The month or quarter that a header names: `2024-01`, `Jan`, `Jan-24`, `1月`, `2024年1月`, `2024 / Q1`, `1月销售额`, `销售额 / 1月`; undefined for any other header. */
export function periodOf(header: string): Period | undefined {
  const parts = narrow(header)
    .toLowerCase()
    .split(" / ")
    .map((part) => part.trim());
  let found: Omit<Period, "of"> | undefined;
  let year: number | undefined;
  const rest: string[] = [];
  for (const part of parts) {
    if (!BEGINS.test(part)) {
      rest.push(part);
      continue;
    }
    const years = /^(?:fy)?(\d{4})(?:年度?)?$/.exec(part);
    const split = /^((?:\d{2,4}年度?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)(?!份)(\D+)$/.exec(part);
    const period = readPeriod(split?.[1] ?? part);
    if (years && isYear(Number(years[1]))) year = Number(years[1]);
    else if (period && !found) {
      found = period;
      if (split?.[2]) rest.push(split[2].trim());
    } else rest.push(part);
  }
  return found && { ...found, year: found.year ?? year, of: rest.join(" / ") };
}

/** The first day of a period of a known year. */
export function firstDayOf({ kind, year, number }: Period): Day | undefined {
  return year === undefined ? undefined : dayFrom(year, kind === "month" ? number : number * 3 - 2, 1);
}

/** Whether a number can be the year of sales. */
export function isYear(number: number): boolean {
  return Number.isInteger(number) && number >= 1980 && number <= 2099;
}

function readPeriod(text: string): Omit<Period, "of"> | undefined {
  for (const { form, read } of FORMS) {
    const match = form.exec(text);
    if (match) return read(match.slice(1));
  }
  return undefined;
}

function month(year: string | undefined, number: number): Omit<Period, "of"> | undefined {
  const written = fullYear(year);
  if (number < 1 || number > 12 || (written !== undefined && !isYear(written))) return undefined;
  return { kind: "month", year: written, number };
}

function quarter(year: string | undefined, number: number): Omit<Period, "of"> | undefined {
  const written = fullYear(year);
  return written !== undefined && !isYear(written) ? undefined : { kind: "quarter", year: written, number };
}

function fullYear(year: string | undefined): number | undefined {
  if (year === undefined) return undefined;
  return year.length === 2 ? (Number(year) < 30 ? 2000 : 1900) + Number(year) : Number(year);
}

function numberOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}
