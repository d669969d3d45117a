import * as z from "zod";
import { missingMeasure, traitsOf, type MeasureChoice } from "../derived";
import type { Exact } from "../exact";
import { refusal, warning, type Outcome } from "../issues";
import { MEANINGS } from "../meanings";
import type { Customers, Measure, Need } from "../measures";
import { RANK_NAMES, SHARED_NAMES, rankable, rankedBy, type RankChoice, type Ranked } from "../ranked";
import { levelOf, standingOf, type Boundary, type Standing } from "../stats/standing";
import { inPieces, type Steps } from "../steps";
import type { AmountUnit } from "../units";

/**
 * The classes that have a name in every language; a label of the policy's goes before it. `labelled` has a label only, `none` is below the
 * lowest tier, `notRated` lacks what the method needs.
 */
export const CLASS_KINDS = [
  "labelled",
  "vitalFew",
  "usefulMany",
  "zero",
  "negative",
  "none",
  "notRated",
  // RFM, the Chinese eight
  "importantValue",
  "importantKeep",
  "importantDevelop",
  "importantRetain",
  "generalValue",
  "generalKeep",
  "generalDevelop",
  "generalRetain",
  // RFM, the western ten; some are stages of the lifecycle too
  "champions",
  "loyal",
  "potentialLoyalist",
  "newCustomer",
  "promising",
  "needAttention",
  "aboutToSleep",
  "atRisk",
  "cantLose",
  "hibernating",
  // Lifecycle and need state
  "reactivated",
  "active",
  "lapsed",
  "churned",
  "potential",
  "interested",
  "current",
  "lost",
  // Payment
  "promptPayer",
  "normalPayer",
  "slowPayer",
  "poorPayer",
  // Margin
  "highMargin",
  "middleMargin",
  "lowMargin",
  "lossMaking",
  // Growth; new and lost customers are those of RFM and of the need state
  "growing",
  "stable",
  "declining",
  // Grids: two classes as one, and the named cells
  "joined",
  "star",
  "volume",
  "niche",
  "drain",
  "coreAccount",
  "sustain",
  "develop",
  "basic",
  "deepen",
  "winOver",
  "nurture",
  "retain",
  "watch",
  "lightTouch",
] as const;
export type ClassKind = (typeof CLASS_KINDS)[number];

/** One class of a result. */
export interface CustomerClass {
  readonly kind: ClassKind;
  /** The policy's own name for the class. */
  readonly label?: string;
  /** Smallest value that has the class, where the rule ranks it and it has customers. */
  readonly lowest?: Exact;
  /** The classes of other methods that a joined one stands for. */
  readonly parts?: readonly CustomerClass[];
}

/** Whether a class stands beside the rule: its customers could not be ranked or rated, or have nothing to rank. */
export function isBeside({ kind, parts = [] }: CustomerClass): boolean {
  const isOutside = kind === "zero" || kind === "negative" || kind === "none" || kind === "notRated";
  return isOutside || parts.some(isBeside);
}

/** What a method tells of each customer besides its class: a column of the account list. */
export interface Detail {
  readonly name: DetailName;
  /** The measure that it is about, where one name stands for several columns. */
  readonly of?: MeasureChoice | undefined;
  /** `money`: whole units of the amount; `share`: a part of 1; `day`: a serial number. */
  readonly format: "count" | "number" | "money" | "share" | "day" | "text";
  /** One entry a customer; NaN where there is none. */
  readonly values: Float64Array | readonly string[];
}

/** A detail that is worked out when it is asked for: only the account list does. */
export function laterDetail(
  { name, of, format }: Omit<Detail, "values">,
  work: () => Float64Array | readonly string[],
): Detail {
  let known: Detail["values"] | undefined;
  return {
    ...{ name, of, format },
    get values() {
      return (known ??= work());
    },
  };
}

/** Names of details; their headers are in the text of the language. */
export type DetailName =
  | "daysSinceLastOrder"
  | "orders"
  | "averageOrder"
  | "rfmCode"
  | "rfmWeighted"
  | "variation"
  | "firstPurchase"
  | "lastPurchase"
  | "usualGap"
  | "atStake"
  | "daysLate"
  | "daysBeyondTerms"
  | "overdueInvoices"
  | "contribution"
  | "margin"
  | "amountBefore"
  | "amountNow"
  | "growthInMoney"
  | "growthShare"
  | "lifetimeValue"
  | "purchasesExpected"
  | "aliveProbability"
  | "score"
  | "points"
  | "criteriaMissing";

/** Every customer's class by one method. */
export interface Classes<Data = unknown> {
  /** What is added up for each class. */
  readonly measure: Measure;
  readonly standing: Standing;
  /** What the rule ranks by, where that is not the amount. What does not add up is not what is added up. */
  readonly ranked?: Ranked | undefined;
  /** The classes, best first; those beside the rule last. */
  readonly list: readonly CustomerClass[];
  /** One entry a customer: the place of its class in `list`. */
  readonly of: Uint8Array;
  readonly details?: readonly Detail[] | undefined;
  /** What the rule found in the data, such as cut-offs: plain values, money in whole units, printed with the result. */
  readonly found?: object | undefined;
  /** What `explain` needs to know of the classification; the method's own. */
  readonly data?: Data;
}

/** What a method may know besides the customers and its options. */
export interface Setting {
  readonly amountUnit?: AmountUnit | undefined;
  /** The classes of the methods before it in the policy, by their names (see `nameOf` in methods.ts). */
  readonly before: ReadonlyMap<string, Classes>;
}

/**
 * The rule that decided a customer's class: the cut-offs of the cumulative share that it is within and beyond, or the thresholds of the value
 * that it reaches and stays below.
 */
export type Rule =
  | {
      readonly kind: "share";
      readonly boundary: Boundary;
      readonly within?: number | undefined;
      readonly beyond?: number | undefined;
    }
  | { readonly kind: "threshold"; readonly from?: Exact | undefined; readonly below?: Exact | undefined }
  /** Among the first part of the customers, a part of 1, and beyond another. */
  | { readonly kind: "percentile"; readonly within?: number | undefined; readonly beyond?: number | undefined }
  /** Among so many customers, and beyond so many. */
  | { readonly kind: "top"; readonly within?: number | undefined; readonly beyond?: number | undefined }
  /** In the group of values that natural breaks put from one value to another. */
  | { readonly kind: "break"; readonly from?: Exact | undefined; readonly below?: Exact | undefined }
  | { readonly kind: "allEqual" }
  | { readonly kind: "zero" }
  | { readonly kind: "negative" }
  | { readonly kind: "notRated" };

/** Why a customer has its class: the place of the class, and facts of the method's own. */
export interface Explanation<Facts = unknown> {
  readonly class: number;
  readonly facts: Facts;
}

/** Why a customer has its class by a method that ranks one value. Values are in the measure's own integers; shares are parts of 1. */
export interface LevelFacts {
  /** What is ranked, where that is not the amount. */
  readonly by?: MeasureChoice | undefined;
  readonly value: Exact;
  readonly rule: Rule;
  /** Place among the customers with a positive value, equal values sharing the best place. */
  readonly rank?: number;
  readonly ranked: number;
  /** Customers with the same value, this one not counted. */
  readonly equals: number;
  readonly shareBefore?: number;
  readonly shareAfter?: number;
  /** To the smallest value of the class above, as the customers stand now. */
  readonly gapUp?: { readonly class: number; readonly gap: Exact } | undefined;
}

/** A way of classifying: its options, what it needs, what it does, and how it explains itself. */
export interface Method<Options, Facts = unknown, Data = unknown> {
  readonly id: string;
  readonly options: z.ZodType<Options>;
  /** What has to be gathered for it besides the amount. */
  readonly needs: (options: Options) => readonly Need[];
  /** The classifications that it works on, by their names; each has to stand before it in the policy. */
  readonly refersTo?: (options: Options) => readonly { readonly key: string; readonly name: string }[];
  readonly classify: (customers: Customers, options: Options, setting: Setting) => Steps<Outcome<Classes<Data>>>;
  readonly explain: (classes: Classes<Data>, options: Options, customer: number) => Explanation<Facts>;
}

/** A method with its options type taken from its schema. */
export function defineMethod<Schema extends z.ZodType, Facts, Data>(
  method: Method<z.infer<Schema>, Facts, Data> & { readonly options: Schema },
): Method<z.infer<Schema>, Facts, Data> & { readonly options: Schema } {
  return method;
}

/** The policy's own name of a method: tells two of one kind apart, and lets another method refer to its classes. */
export const nameOption = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .optional()
  .describe("A name of your own for this classification; needed where two use the same method");

/**
 * Gives each customer the first class whose lower bound its value reaches; `beyond` says where values below all bounds go, by their sign.
 * `bounds` are descending, in the measure's own integers.
 */
export function assignClasses(
  measure: Measure,
  bounds: readonly Exact[],
  beyond: { readonly positive: number; readonly zero: number; readonly negative: number },
): Uint8Array {
  const { values } = measure;
  const of = new Uint8Array(values.length);
  const { positive, zero, negative } = beyond;
  inPieces(0, values.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value: Exact = values[i] ?? 0;
      let place = 0;
      while (place < bounds.length && value < (bounds[place] ?? 0)) place++;
      of[i] = place < bounds.length ? place : value > 0 ? positive : value < 0 ? negative : zero;
    }
  });
  return of;
}

/** Which places of classes any customer has: 1 for each of them. */
export function placesUsed(of: Uint8Array): Uint8Array {
  const used = new Uint8Array(256);
  inPieces(0, of.length, (from, to) => {
    for (let i = from; i < to; i++) used[of[i] ?? 0] = 1;
  });
  return used;
}

const BY_COLUMN = z
  .string()
  .min(1)
  .max(32_767)
  .register(MEANINGS, { of: "numbers" })
  .optional()
  .describe("Header of a column of numbers to rank by instead, added up for each customer");

/** What a method that shares out a total may rank by. */
export const shareFields = {
  by: z.enum(SHARED_NAMES).optional().describe("What customers are ranked by; the amount when left out"),
  byColumn: BY_COLUMN,
};

/** What a method that only puts customers in order may rank by. */
export const rankFields = {
  by: z.enum(RANK_NAMES).optional().describe("What customers are ranked by; the amount when left out"),
  byColumn: BY_COLUMN,
};

/** Whether customers are ranked by one thing: what a schema is refined by. */
export function ranksByOne({ by, byColumn }: RankChoice): boolean {
  return by === undefined || byColumn === undefined;
}

/** What is told of a policy that ranks by two things at once. */
export const RANKS_BY_TWO = { path: ["byColumn"], message: "byOrColumn" };

/** What has to be gathered for what a method ranks by. */
export function needsOfRank(choice: RankChoice): readonly Need[] {
  const by = rankedBy(choice);
  return by ? traitsOf(by).needs : [];
}

/** Names of classes, best first, as methods take them. */
export const labelsOption = z.array(z.string().trim().min(1).max(60)).min(2).max(10).optional();

/** Whether there is a name for each class and each is there once; the problem's name where not. */
export function labelProblem(
  labels: readonly string[] | undefined,
  classes: number,
): "labelsPerClass" | "labelsUnique" | undefined {
  if (!labels) return undefined;
  if (labels.length !== classes) return "labelsPerClass";
  return new Set(labels).size === labels.length ? undefined : "labelsUnique";
}

/** Whether shares rise from one to the next. */
export function areAscending(shares: readonly number[]): boolean {
  return shares.every((share, i) => i === 0 || share > (shares[i - 1] ?? 1));
}

/** Classes that have a name in every language, best first, and behind them that of the customers that lack what the method needs. */
export function ratedClasses(kinds: readonly ClassKind[]): readonly CustomerClass[] {
  return [...kinds, "notRated" as const].map((kind) => ({ kind }));
}

/** The classes of a method by their names; A, B, C … where it has none. */
export function labelledClasses(labels: readonly string[] | undefined, count: number): readonly CustomerClass[] {
  return Array.from({ length: count }, (_, i) => ({
    kind: "labelled",
    label: labels?.[i] ?? String.fromCharCode(65 + i),
  }));
}

/** The classes of a rule that ranks, best first, and what it ranks by: the amount where no choice says otherwise. */
export interface Ranks {
  readonly classes: readonly CustomerClass[];
  readonly choice?: RankChoice & { readonly id: string };
}

/** What a method ranks by where that is not the amount, or that it was not gathered. */
export function* findRanked(
  customers: Customers,
  choice: RankChoice & { readonly id: string },
): Steps<Outcome<Ranked | "amount">> {
  const by = rankedBy(choice);
  if (!by) return { value: "amount", issues: [] };
  const ranked = yield* rankable(customers, by);
  return ranked ? { value: ranked, issues: [] } : { issues: [missingMeasure(by, choice.id)] };
}

/** The classes with what they were ranked by: customers without a value stand last, and what does not add up gives way to the amount. */
export function withRanked(customers: Customers, classes: Classes, ranked: Ranked): Classes {
  const notRated = classes.list.length;
  const of = classes.of.map((place, customer) => (ranked.unknown[customer] === 1 ? notRated : place));
  const measure = ranked.adds === "up" ? ranked.measure : customers.amount;
  const list: readonly CustomerClass[] = [...classes.list, { kind: "notRated" }];
  return { ...classes, measure, standing: standingOf(measure), ranked, list, of };
}

/**
 * Classes of a rule that ranks the customers and ends each class but the last after a number of levels. Zero and negative customers get classes
 * of their own. Where all are equal no rule can tell one customer from another: all are in the first class, and the user is told.
 */
export function* classifyByLevels(
  customers: Customers,
  { classes: entries, choice }: Ranks,
  endsOf: (standing: Standing) => readonly number[],
): Steps<Outcome<Classes>> {
  const found = choice && (yield* findRanked(customers, choice));
  if (found && !found.value) return { issues: found.issues };
  const ranked = found?.value === "amount" ? undefined : found?.value;
  const measure = ranked?.measure ?? customers.amount;
  const facts = { customers: customers.count, ...ranked?.choice };
  // Ranking is most of the work: a piece of its own.
  const standing = standingOf(measure);
  yield;
  const last = standing.levels.length;
  if (last === 0) return { issues: [refusal("noPositiveTotal", facts)] };
  const allEqual = last === 1;
  const ends = allEqual ? entries.map(() => 1) : [...endsOf(standing).map((end) => Math.min(end, last)), last];
  const list = entries.map((entry, place): CustomerClass => {
    const start = place === 0 ? 0 : (ends[place - 1] ?? last);
    const end = ends[place] ?? last;
    const lowest = end > start ? standing.levels[end - 1] : undefined;
    return lowest === undefined ? entry : { ...entry, lowest };
  });
  // An empty class has no bound of its own: that of the class above leaves nothing for it.
  const bounds = ends.map((end) => standing.levels[end - 1] ?? Infinity);
  const beyond = { positive: entries.length - 1, zero: entries.length, negative: entries.length + 1 };
  const of = assignClasses(measure, bounds, beyond);
  const empty = list.flatMap(({ kind, label, lowest }) =>
    kind === "labelled" && lowest === undefined ? [label ?? ""] : [],
  );
  const classes: Classes = { measure, standing, list: [...list, { kind: "zero" }, { kind: "negative" }], of };
  return {
    value: ranked ? withRanked(customers, classes, ranked) : classes,
    issues: allEqual ? [warning("allEqual", facts)] : empty.map((label) => warning("emptyClass", { label })),
  };
}

/** Explains a customer of `classifyByLevels`; `ruleOf` gives the rule of the class at a place. */
export function explainByLevels(
  classes: Classes,
  customer: number,
  ruleOf: (place: number) => Rule,
): Explanation<LevelFacts> {
  const { standing } = rankingOf(classes);
  return explainRank(classes, customer, (place, value) => {
    if (value > 0) return standing.levels.length === 1 ? { kind: "allEqual" } : ruleOf(place);
    return { kind: value < 0 ? "negative" : "zero" };
  });
}

/** What was ranked, and how the customers stand by it. */
export function rankingOf({ measure, standing, ranked }: Classes): Pick<Classes, "measure" | "standing"> {
  return ranked ? { measure: ranked.measure, standing: standingOf(ranked.measure) } : { measure, standing };
}

/** Explains a customer of a ranking; `ruleOf` gives the rule of the class at a place for a value. */
export function explainRank(
  classes: Classes,
  customer: number,
  ruleOf: (place: number, value: Exact) => Rule,
): Explanation<LevelFacts> {
  const { measure, standing } = rankingOf(classes);
  const { ranked } = classes;
  const place = classes.of[customer] ?? 0;
  const value = measure.values[customer] ?? 0;
  const by = ranked ? { by: ranked.choice } : {};
  if (ranked?.unknown[customer] === 1)
    return { class: place, facts: { ...by, value, rule: { kind: "notRated" }, ...placeOf(standing, 0) } };
  const gapUp = gapUpTo(classes, place, value);
  return { class: place, facts: { ...by, value, rule: ruleOf(place, value), ...placeOf(standing, value), gapUp } };
}

/** Where a value stands among all: rank, equals and shares before and after. */
export function placeOf(
  standing: Standing,
  value: Exact,
): Pick<LevelFacts, "rank" | "ranked" | "equals" | "shareBefore" | "shareAfter"> {
  const ranked = standing.customers.at(-1) ?? 0;
  if (value <= 0) return { ranked, equals: 0 };
  const level = levelOf(standing, value);
  const ahead = level === 0 ? 0 : (standing.customers[level - 1] ?? 0);
  const share = (sum: Exact | undefined) => Number(sum ?? 0) / Number(standing.total);
  return {
    rank: ahead + 1,
    ranked,
    equals: (standing.customers[level] ?? 0) - ahead - 1,
    shareBefore: level === 0 ? 0 : share(standing.through[level - 1]),
    shareAfter: share(standing.through[level]),
  };
}

/** What is missing to the smallest value of the nearest class above that has customers. */
export function gapUpTo(classes: Classes, place: number, value: Exact): LevelFacts["gapUp"] {
  for (let above = Math.min(place, classes.list.length) - 1; above >= 0; above--) {
    const better = classes.list[above];
    if (better?.lowest === undefined || better.lowest <= value) continue;
    const gap =
      typeof better.lowest === "bigint" || typeof value === "bigint"
        ? BigInt(better.lowest) - BigInt(value)
        : better.lowest - value;
    return { class: above, gap };
  }
  return undefined;
}
