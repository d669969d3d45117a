import type { Content, ErrorText } from "./store";

/** What becomes of something typed into a cell, or assigned to `range.values`: what the cell holds, and the number format it gets with it. */
export interface Typed {
  readonly content: Content;
  readonly numberFormat?: string;
}

const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;

/**
 * Interprets input as Excel in English (United States) does; undefined where Excel refuses it.
 *
 * Modelled: a leading apostrophe or the format @ keep text; = + - begin a formula (unless it is a number); numbers with thousands, exponent, percent,
 * currency; TRUE and FALSE; error texts; dates as yyyy-mm-dd, yyyy/m/d and m/d/yyyy, with or without a time.
 * Not modelled: dates with names of months, dates without a year, fractions, times alone, other locales.
 */
export function interpret(input: unknown, numberFormat: string): Typed | undefined {
  if (input === null || input === undefined) return { content: null };
  if (typeof input === "boolean") return { content: input };
  if (typeof input === "number") return { content: numberFormat === "@" ? String(input) : input };
  if (typeof input !== "string") return undefined;
  if (input.length > LONGEST_TEXT + (input.startsWith("'") ? 1 : 0)) return undefined;
  if (input === "") return { content: "" };
  if (input.startsWith("'")) return { content: input.slice(1) };
  if (numberFormat === "@") return { content: input };
  return interpretText(input);
}

function interpretText(input: string): Typed | undefined {
  const trimmed = input.trim();
  const number = parseNumber(trimmed) ?? parseDate(trimmed);
  if (number) return number;
  if (/^true$/i.test(trimmed)) return { content: true };
  if (/^false$/i.test(trimmed)) return { content: false };
  const error = ERRORS.find((known) => known === trimmed.toUpperCase());
  if (error) return { content: { error } };
  if (/^=./s.test(input)) return asFormula(input);
  if (/^[+-]./s.test(input)) return asFormula(`=${input}`);
  return { content: input };
}

const ERRORS: readonly ErrorText[] = ["#N/A", "#DIV/0!", "#NUM!", "#VALUE!", "#NULL!", "#REF!", "#NAME?"];

function asFormula(formula: string): Typed | undefined {
  if (formula.length > LONGEST_FORMULA || !isBalanced(formula)) return undefined;
  return { content: { formula } };
}

/** Whether quotes and brackets close: the one thing of syntax that is checked. */
function isBalanced(formula: string): boolean {
  const bare = formula.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'!/g, "");
  if (bare.includes('"')) return false;
  const open: string[] = [];
  for (const character of bare) {
    if ("([{".includes(character)) open.push(character);
    else if (")]}".includes(character) && open.pop() !== "([{"[")]}".indexOf(character)]) return false;
  }
  return open.length === 0;
}

const NUMBER = /^([+-]?)([$€£¥]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(e[+-]?\d+)?(%?)$/i;

function parseNumber(text: string): Typed | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign = "", currency = "", digits = "", exponent = "", percent = ""] = match;
  const size = Number(firstDigits(digits.replaceAll(",", "")) + exponent) / (percent ? 100 : 1);
  if (!Number.isFinite(size)) return undefined;
  const content = sign === "-" ? -size : size;
  const hasDecimals = digits.includes(".");
  if (percent) return { content, numberFormat: hasDecimals ? "0.00%" : "0%" };
  if (currency) return { content, numberFormat: `${currency}#,##0${hasDecimals ? ".00" : ""}` };
  if (exponent) return { content, numberFormat: "0.00E+00" };
  if (digits.includes(",")) return { content, numberFormat: hasDecimals ? "#,##0.00" : "#,##0" };
  return { content };
}

/** Excel keeps 15 digits of a number that is typed; the rest become zeros. */
function firstDigits(digits: string): string {
  let kept = 0;
  return digits.replaceAll(/\d/g, (digit) => {
    if (kept === 0 && digit === "0") return digit;
    return ++kept > 15 ? "0" : digit;
  });
}

const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const MONTH_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

function parseDate(text: string): Typed | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  const match = yearFirst ?? MONTH_FIRST.exec(text);
  if (!match) return undefined;
  const [first = 0, second = 0, third = 0, hour = 0, minute = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const [year, month, day] = yearFirst ? [first, second, third] : [third, first, second];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal || year < 1900 || hour > 23 || minute > 59 || seconds > 59) return undefined;
  const days = Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
  // Before March 1900 Excel counts a 29 February that never was.
  const serial = (days < 61 ? days - 1 : days) + (hour * 3600 + minute * 60 + seconds) / 86_400;
  const hasTime = match[4] !== undefined;
  return { content: serial, numberFormat: hasTime ? "m/d/yyyy h:mm" : "m/d/yyyy" };
}
