import { note, warning, type Issue } from "../issues";
import { NUMBER, TEXT, type Column, type Heading } from "../table";
import { AMOUNT_UNITS, AMOUNT_UNIT_NAMES, type AmountUnit } from "../measures/units";
import { formatAt, powerOf } from "./number-format";
import { WrittenNumber, narrow } from "./written-number";

const FORMS: readonly (readonly [RegExp, AmountUnit])[] = [
  [
    /百万|million|\bmio\b|\bmn\b|\bm(?:€|\$|£|¥|eur|usd|cny|rmb|gbp)|(?:€|\$|£|¥|eur|usd|cny|rmb|gbp) ?m\b|'000,?000/,
    "million",
  ],
  [/(?<![千百十])万/, "tenThousand"],
  [
    /千(?!万)|thousand|'000|\btsd\b|\bteur\b|\bt€|\bk(?:€|\$|£|¥|eur|usd|cny|rmb|gbp)|(?:€|\$|£|¥|eur|usd|cny|rmb|gbp) ?k\b/,
    "thousand",
  ],
  [/^(?:元|人民币元?|yuan|rmb|cny|eur|euro|usd|dollars?|gbp|€|\$|£|¥|yen|円)$/, "one"],
];

/** The unit of amounts that a header says: `销售额(万元)`, `Sales (in thousands)`, `Sales, k€`; undefined where it says none. */
export function unitInHeader(header: string): AmountUnit | undefined {
  const plain = narrow(header).toLowerCase();
  const said = [
    ...[...plain.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].map((match) => match[1] ?? ""),
    /[,，/_-]\s*([^,，/_-]*)$/.exec(plain)?.[1] ?? "",
    /\b(?:in (?:thousands?|millions?)|k€|k\$|t€|m€|m\$)|'000(?:,?000)?/.exec(plain)?.[0] ?? "",
    // Ten million (千万) and a hundred thousand (十万) are no units here: their last sign alone would be another one.
    /(?<![千百十])(?:百万|千|万)元$/.exec(plain)?.[0] ?? "",
  ];
  for (const words of said) {
    const unit = unitOf(words.trim());
    if (unit) return unit;
  }
  return undefined;
}

/** The unit that a line above the headers says: `单位：万元`, `(in thousands)`, `Amounts in EUR k`. */
export function unitInTitle(text: string): AmountUnit | undefined {
  const plain = narrow(text).toLowerCase();
  const said =
    /(?:单位|unit|units)\s*[:：]\s*([^\s;；,，)]+)/.exec(plain)?.[1] ??
    /\bin ((?:eur|usd|rmb|cny|gbp|€|\$|£|¥)? ?(?:thousands?|millions?|k|m|'000))\b/.exec(plain)?.[1];
  return said === undefined ? undefined : unitOf(said.trim());
}

function unitOf(words: string): AmountUnit | undefined {
  if (words === "") return undefined;
  if (/^(?:in )?(?:k|千元?|thousands?)$/.test(words)) return "thousand";
  if (/^(?:in )?(?:m|mn|mm|百万元?|millions?)$/.test(words)) return "million";
  return FORMS.find(([form]) => form.test(words))?.[1];
}

/** The power of ten of the unit that a header says; undefined where it says none. */
export function powerInHeader(header: string): number | undefined {
  const unit = unitInHeader(header);
  return unit && Math.round(Math.log10(AMOUNT_UNITS[unit]));
}

/** The unit of a column of money, and what is worth saying about it. */
export interface FoundUnit {
  readonly unit?: AmountUnit;
  readonly issues: readonly Issue[];
}

const number = new WrittenNumber();

/**
 * Finds the unit of a column of money: its header says it, or a line above the headers, and the number formats of the cells, or their texts, say whether
 * that is what they hold or only how they are shown. Where these do not go together, none is taken. Only so many rows are looked at; several units among
 * the cells are refused when all of them are read.
 */
export function findUnit(
  { header, kinds, codes, pool, formats }: Column,
  { heading, rows }: { readonly heading: Heading | undefined; readonly rows: number },
): FoundUnit {
  const inHeader = unitInHeader(header) ?? heading?.unit;
  const headed = inHeader && Math.round(Math.log10(AMOUNT_UNITS[inHeader]));
  const powers = new Set<number>();
  let format: string | undefined;
  let goTogether = true;
  for (let row = 0; row < Math.min(rows, kinds.length); row++) {
    if (kinds[row] === TEXT && number.read(pool[codes[row] ?? 0] ?? "") && number.unit > 0) powers.add(0);
    if (kinds[row] !== NUMBER || !formats) continue;
    const said = formatAt(formats, row);
    const power = powerOf(said, headed);
    if (power === undefined) continue;
    powers.add(power);
    format ??= said.code;
    if (headed !== undefined && said.named !== 0 && headed !== said.named && headed !== power) goTogether = false;
  }
  const [power, ...others] = powers;
  if (power === undefined || others.length > 0) {
    if (inHeader === undefined) return { issues: [] };
    return { unit: inHeader, issues: inHeader === "one" ? [] : [note("amountUnitTaken", { header, unit: inHeader })] };
  }
  const unit = AMOUNT_UNIT_NAMES.find((name) => AMOUNT_UNITS[name] === 10 ** power);
  if (!goTogether || unit === undefined) return { issues: [warning("unitUnclear", { header, format: format ?? "" })] };
  return { unit, issues: format === undefined ? [] : [note("amountUnitTaken", { header, unit, format })] };
}
