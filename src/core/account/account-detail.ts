import { dayToText, type Day } from "../days";
import type { Language } from "../policy";
import { ACCOUNT_WORDS } from "../text/account";
import { count, moneyIn, percent } from "../text/numbers";
import type { Measure } from "../measures";
import type { CustomerRows, MonthOfCustomer } from "./customer-rows";

/** One month of a trend. */
export interface TrendMonth {
  /** As `2025-03`. */
  readonly month: string;
  readonly amount: number;
  readonly said: string;
  readonly orders: string;
}

/** What a customer brought month by month, and in a sentence. */
export interface Trend {
  /** Every month up to that of the analysis date, those without rows too; so many at most. */
  readonly months: readonly TrendMonth[];
  readonly sentence: string;
}

/** The money of a customer by the values of a column. */
export interface CardSplit {
  readonly header: string;
  /** The share is of all the customer brought, where that is more than nothing. */
  readonly parts: readonly { readonly name: string; readonly amount: string; readonly share?: string | undefined }[];
}

/** What a card shows of the customer's rows. */
export interface AccountDetail {
  readonly trend?: Trend | undefined;
  readonly splits: readonly CardSplit[];
}

/** A trend shows so many months at most: two years tell whether a season comes again. */
const MOST_MONTHS = 24;
/** Values of a column that are shown, the most money first. */
const MOST_PARTS = 5;

/** The customers that one is of: `firstDay` is where their data begins, `analysisDate` where it ends. */
interface Among {
  readonly firstDay?: Day | undefined;
  readonly analysisDate?: Day | undefined;
  /** How their money is written. */
  readonly amount: Pick<Measure, "precision" | "decimals">;
}

/** Puts the rows of a customer into what a card shows. */
export function detailOf(
  { months = [], splits, amount }: CustomerRows,
  among: Among,
  language: Language,
): AccountDetail {
  const { analysisDate } = among;
  const write = moneyIn(among.amount);
  const trend =
    analysisDate === undefined || months.length === 0
      ? undefined
      : trendOf(months, { ...among, analysisDate }, language);
  const words = ACCOUNT_WORDS[language];
  return {
    ...(trend ? { trend } : {}),
    // A column in which the customer has one value splits nothing.
    splits: splits
      .filter(({ parts }) => parts.length > 1)
      .map(({ header, parts }) => {
        // One more takes no more room than to say that there is one.
        const rest = parts.length === MOST_PARTS + 1 ? [] : parts.slice(MOST_PARTS);
        const shown = parts
          .slice(0, parts.length - rest.length)
          .map((part) => ({ ...part, name: part.name === "" ? words.blank : part.name }));
        if (rest.length > 0)
          shown.push({
            name: words.others(count(rest.length)),
            amount: rest.reduce((sum, one) => sum + one.amount, 0),
          });
        return {
          header,
          parts: shown.map((part) => ({
            ...{ name: part.name, amount: write(part.amount) },
            ...(amount > 0 ? { share: percent(part.amount / amount) } : {}),
          })),
        };
      }),
  };
}

function trendOf(
  found: readonly MonthOfCustomer[],
  { firstDay, analysisDate, amount: of }: Among & { readonly analysisDate: Day },
  language: Language,
): Trend {
  const known = new Map(found.map((entry) => [dayToText(entry.month).slice(0, 7), entry]));
  const last = dayToText(analysisDate).slice(0, 7);
  const first = dayToText(found[0]?.month ?? analysisDate).slice(0, 7);
  const write = moneyIn(of);
  const months: TrendMonth[] = [];
  for (let back = 0; back < MOST_MONTHS; back++) {
    const month = monthOf(last, back);
    // A chart of one month is none: it begins where the data may have had something.
    if (month < first && back > 1) break;
    const entry = known.get(month);
    const amount = entry?.amount ?? 0;
    months.unshift({ month, amount, said: write(amount), orders: count(entry?.orders ?? 0) });
  }
  return { months, sentence: sayYears(known, { last, firstDay, first, write }, language) };
}

interface Ends {
  /** The last month, and the first one with rows. */
  readonly last: string;
  readonly first: string;
  readonly firstDay: Day | undefined;
  readonly write: (value: number) => string;
}

/** The months of the last year against those of the year before, where the data reaches back so far. */
function sayYears(
  known: ReadonlyMap<string, MonthOfCustomer>,
  { last, first, firstDay, write }: Ends,
  language: Language,
): string {
  const words = ACCOUNT_WORDS[language];
  const sum = (from: number) =>
    Array.from({ length: 12 }, (_, i) => known.get(monthOf(last, from + i))?.amount ?? 0).reduce((a, b) => a + b, 0);
  const [now, before] = [sum(0), sum(12)];
  const since = firstDay === undefined ? first : dayToText(firstDay).slice(0, 7);
  if (since > monthOf(last, 23)) {
    const all = [...known.values()].reduce((total, { amount }) => total + amount, 0);
    return words.since(write(rounded(all)), since > first ? since : first);
  }
  if (before <= 0) return words.year(write(rounded(now)));
  const change = now / before - 1;
  const signed = `${change > 0 ? "+" : change < 0 ? "−" : "±"}${percent(Math.abs(change))}`;
  return words.yearChange(write(rounded(now)), write(rounded(before)), signed);
}

/** Sums of doubles without the dust behind their decimals. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** The month so many before one, as `2025-03`. */
function monthOf(last: string, back: number): string {
  const [year = 0, month = 1] = last.split("-").map(Number);
  const all = year * 12 + month - 1 - back;
  return `${String(Math.floor(all / 12)).padStart(4, "0")}-${String((all % 12) + 1).padStart(2, "0")}`;
}
