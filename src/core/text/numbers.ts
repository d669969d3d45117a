import { OWN_CULTURE, cultureNow } from "./culture";

/**
 * Numbers as people read them. The same in every language that KA speaks: `1,234.50`, `80 %` is written `80%`. Within `writtenIn` they have the signs of a
 * reader's Excel.
 */

const ZERO = 48;

/** Decimal text with thousands separated: `-1234567.50` becomes `-1,234,567.50`. */
export function group(text: string): string {
  const point = text.indexOf(".");
  const end = point < 0 ? text.length : point;
  const first = text.startsWith("-") ? 1 : 0;
  // Slices instead of a regular expression: a million sentences are written with it.
  let rest = end;
  let grouped = text.slice(end);
  const culture = cultureNow();
  if (culture !== OWN_CULTURE) grouped = ungrouped(grouped);
  for (; rest - first > 3; rest -= 3) grouped = `${culture.group}${text.slice(rest - 3, rest)}${grouped}`;
  return text.slice(0, rest) + grouped;
}

/** Decimal text whose thousands are not separated, with the sign of the culture before its decimals. */
export function ungrouped(text: string): string {
  return text.replace(".", cultureNow().decimal);
}

/** An amount for reading: grouped, with two decimals or none, and no zeros beyond: `4006.7500` becomes `4,006.75`, `60.5` becomes `60.50`. */
export function money(text: string): string {
  const point = text.indexOf(".");
  let end = text.length;
  if (point >= 0 && end === point + 2) return `${group(text)}0`;
  while (point >= 0 && end > point + 3 && text.charCodeAt(end - 1) === ZERO) end--;
  return group(text.slice(0, end));
}

/** An amount in whole units for reading, with two decimals or none; more where it would look like nothing at all. */
export function moneyOf(value: number): string {
  const short = value.toFixed(2);
  return money(Number(short) === 0 && value !== 0 ? String(value) : Number.isInteger(value) ? String(value) : short);
}

/**
 * How amounts of a measure are written beside each other: all with two decimals where the measure has any, so that `8,130.00` stands above `8,285.22`. The sums
 * of a rounded measure count as having some.
 */
export function moneyIn({
  precision,
  decimals,
}: {
  readonly precision: "exact" | "rounded";
  readonly decimals: number;
}): (value: number) => string {
  if (precision === "exact" && decimals === 0) return moneyOf;
  return (value) => {
    const short = value.toFixed(2);
    return Number(short) === 0 && value !== 0 ? moneyOf(value) : group(short);
  };
}

/** A number of days, with one decimal where it is no whole number. */
export function daysOf(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return group(String(rounded === 0 && value > 0 ? 0.1 : rounded));
}

/** A whole number with thousands separated. */
export function count(value: number): string {
  return group(String(value));
}

/** A part of 1 as per cent with one decimal, without a trailing zero: 0.805 is `80.5%`, 0.8 is `80%`. */
export function percent(part: number): string {
  const rounded = Math.round(part * 1000) / 10;
  // A small share shown as 0% would look like nothing at all.
  if (part > 0 && rounded === 0) return ungrouped("<0.1%");
  if (part < 1 && rounded === 100) return ungrouped(">99.9%");
  return ungrouped(`${rounded}%`);
}

/** A list of names, the first few of them: `a, b, c …`. */
export function some(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} …` : shown;
}
