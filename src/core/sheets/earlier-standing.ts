import { earlierCell, earlierLines, type EarlierLines } from "./earlier-lines";
import type { Customers } from "../customer-columns";
import { inUnits, valueOf, type Measure } from "../measures";
import type { Standings } from "../migration";
import type { CustomerClass } from "../customer-class";
import { foldName } from "../gathering/names";
import { LANGUAGES } from "../policy";
import { overRows, type Steps } from "../steps";
import { MIGRATION_WORDS, type MigrationWords } from "../text/migration";
import { TEXTS, classLabel } from "../text/text";
import type { Text } from "../text/words";
import type { OwnSheet } from "./recalled";

/** Customers as one of KA's lists in the workbook has them: who, class by its name, money in whole units. */
export interface Listed {
  readonly ids?: readonly string[];
  readonly names: readonly string[];
  readonly classes: readonly string[];
  readonly amounts: Float64Array;
}

/** What KA's lists say of the last run: the account list, and the two times that were compared then. */
export interface LastRun {
  readonly accounts?: Listed | undefined;
  readonly compared?: { readonly before: Listed; readonly after: Listed } | undefined;
}

/** Two sums of the same rows, one read back from a sheet, differ by less than this part. */
const TOLERANCE = 1e-9;

/** Reads what the account list and the list of movers said, in whichever language; nothing of a list that is not there or lost its columns. */
export function* readLastRun({
  accounts,
  movers,
}: {
  readonly accounts?: OwnSheet | undefined;
  readonly movers?: OwnSheet | undefined;
}): Steps<LastRun> {
  const list = earlierLines(accounts);
  const [kept, moved] = [yield* listedIn(list, { of: ({ headers }) => headers.class, money: AMOUNT }), movers];
  if (!moved) return { accounts: kept };
  const pair = earlierLines(moved);
  const before = yield* listedIn(
    pair,
    { said: ({ classBefore }) => classBefore, money: (words) => words.before },
    "new",
  );
  const after = yield* listedIn(pair, { said: ({ classAfter }) => classAfter, money: (words) => words.after }, "gone");
  return { accounts: kept, ...(before && after ? { compared: { before, after } } : {}) };
}

const AMOUNT = (_: MigrationWords, { headers }: Text) => headers.amount;

interface Wanted {
  readonly of?: (text: Text) => string;
  readonly said?: (words: MigrationWords) => string;
  readonly money: (words: MigrationWords, text: Text) => string;
}

/** The lines of a list but for those of one move, which say of somebody who was not there. */
function* listedIn(list: EarlierLines, wanted: Wanted, absent?: "new" | "gone"): Steps<Listed | undefined> {
  const column = (name: (words: MigrationWords, text: Text) => string) =>
    list.column(LANGUAGES.map((language) => name(MIGRATION_WORDS[language], TEXTS[language])));
  const ids = column((_, { headers }) => headers.id);
  const named = column((_, { headers }) => headers.customer) ?? ids;
  const classes = column((words, text) => wanted.said?.(words) ?? wanted.of?.(text) ?? "");
  const money = column(wanted.money);
  const moves = column((words) => words.move);
  if (!named || !classes || !money || (absent && !moves)) return undefined;
  const gone = new Set(absent ? LANGUAGES.map((language) => MIGRATION_WORDS[language].moves[absent]) : []);
  const text = (of: typeof named, row: number) => String(earlierCell(of, row) ?? "");
  const found = { ids: [] as string[], names: [] as string[], classes: [] as string[], amounts: [] as number[] };
  yield* overRows(list.rows, (from, to) => {
    for (let row = from; row < to; row++) {
      if (absent && moves && gone.has(text(moves, row))) continue;
      const amount = earlierCell(money, row);
      if (ids) found.ids.push(text(ids, row));
      found.names.push(text(named, row));
      found.classes.push(text(classes, row));
      found.amounts.push(typeof amount === "number" ? amount : 0);
    }
  });
  const { names, classes: labels, amounts } = found;
  return { ...(ids ? { ids: found.ids } : {}), names, classes: labels, amounts: Float64Array.from(amounts) };
}

/**
 * What today's customers are compared with: the list of the last run of other rows. A second run of the same rows, which changed rules or classes by hand at
 * most, is compared with what the run before it was, so that refreshing a result does not forget who moved.
 */
export function* earlierOf({ accounts, compared }: LastRun, now: Customers): Steps<Listed | undefined> {
  // A run of the same rows that compared nothing had nothing to compare with, and neither has this one.
  if (!compared) return accounts && (yield* hasMoneyOf(accounts, now)) ? undefined : accounts;
  return (yield* hasMoneyOf(compared.after, now)) ? compared.before : accounts;
}

/** Whether a list has the customers of today, each with the same money. */
function* hasMoneyOf({ ids, names, amounts }: Listed, now: Customers): Steps<boolean> {
  if (names.length !== now.count) return false;
  const [before, today] = ids && now.ids ? [ids, now.ids] : [names, now.names];
  const places = new Map(today.map((key, place) => [foldName(key), place]));
  let isSame = true;
  yield* overRows(before.length, (from, to) => {
    for (let row = from; row < to && isSame; row++) {
      const place = places.get(foldName(before[row] ?? ""));
      const amount = amounts[row] ?? 0;
      const value = place === undefined ? NaN : inUnits(now.amount, valueOf(now.amount, place));
      isSame = Math.abs(value - amount) <= TOLERANCE * Math.max(1, Math.abs(amount));
    }
  });
  return isSame;
}

/** An earlier list as classes and money that a migration takes: classes by their names in any language, unknown ones behind those of today. */
export function standingsOf(
  listed: Listed,
  { list, amount }: { readonly list: readonly CustomerClass[]; readonly amount: Measure },
): Standings {
  const known = new Map<string, number>();
  for (const language of LANGUAGES)
    list.forEach((entry, place) => known.set(foldName(classLabel(entry, language)), place));
  const classes: CustomerClass[] = [...list];
  const of = Uint32Array.from(listed.classes, (label) => {
    const key = foldName(label);
    const place = known.get(key) ?? classes.push({ kind: "labelled", label }) - 1;
    known.set(key, place);
    return place;
  });
  const { ids, names, amounts } = listed;
  return {
    customers: { ...(ids ? { ids } : {}), names, amount: measureOf(amounts, amount) },
    classes: { list: classes, of },
  };
}

/** Amounts of a sheet as the measure that they were written from: exact where its digits hold them. */
function measureOf(amounts: Float64Array, { precision, decimals, name }: Measure): Measure {
  const scale = 10 ** decimals;
  const values = amounts.map((amount) => Math.round(amount * scale));
  const isExact =
    precision === "exact" && values.every((value, i) => Number.isSafeInteger(value) && value / scale === amounts[i]);
  return isExact ? { name, precision, decimals, values } : { name, precision: "rounded", decimals: 0, values: amounts };
}
