import type { CheckName } from "../checks";
import type { OverrideState } from "../classes";
import type { DuplicateReason } from "../gathering/duplicates";
import type { Exact } from "../measures/exact";
import type { IssueFacts } from "../issues";
import type { LeftOutReason } from "../issues/gathering";
import type { PolicyProblem } from "../issues/policy";
import type { ClassKind, CustomerClass } from "../customer-class";
import type { DetailName } from "../methods/method";
import type { MethodId } from "../methods/methods";
import type { SheetRole } from "../plan/own-sheets";
import type { Language, Override, Policy } from "../policy";
import type { ColumnRole } from "../roles";
import type { Boundary } from "../stats/standing";

/** The sentences of issues in one language, by the facts of their kinds. */
export type SentencesOf<F> = { readonly [K in keyof F]: (facts: F[K]) => string };

/** The sentence of every kind of issue in one language. */
export type IssueSentences = SentencesOf<IssueFacts>;

/** What is wrong with a setting of a policy, in one language and without the place where it stands. */
export type PolicyProblemText = (problem: PolicyProblem) => string;

/** The words of core in one language. */
export interface Text {
  readonly sheets: { readonly [R in SheetRole]: string };
  readonly roles: { readonly [R in ColumnRole]: string };
  readonly methods: { readonly [M in MethodId]: string };
  readonly classes: { readonly [K in Exclude<ClassKind, "labelled">]: string };
  /** Headers of what methods tell of each customer besides its class. */
  readonly details: { readonly [D in DetailName]: string };
  readonly reasons: { readonly [R in LeftOutReason]: string };
  /** The first few of so many rows, by their numbers. */
  readonly rowList: (rows: readonly number[], total: number) => string;
  readonly checks: { readonly [C in CheckName]: string };
  readonly boundaries: { readonly [B in Boundary]: string };
  readonly headers: {
    readonly rank: string;
    readonly id: string;
    readonly customer: string;
    readonly class: string;
    readonly amount: string;
    readonly amountOfLastYear: string;
    readonly share: string;
    readonly cumulativeShare: string;
    readonly why: string;
    readonly customers: string;
    readonly shareOfCustomers: string;
    readonly shareOfAmount: string;
    readonly reason: string;
    readonly rows: string;
    readonly firstRows: string;
    readonly check: string;
    readonly result: string;
    readonly expected: string;
    readonly found: string;
    readonly item: string;
    readonly value: string;
    readonly systemClass: string;
    readonly override: string;
    readonly overrideReason: string;
    readonly overrideState: string;
    readonly author: string;
    readonly since: string;
    readonly until: string;
    readonly treatment: string;
  };
  readonly summary: {
    readonly colon: string;
    readonly semicolon: string;
    /** Between the parts of a list, and before what is said further of something. */
    readonly listed: string;
    readonly comma: string;
    readonly title: string;
    readonly status: string;
    readonly complete: string;
    /** What a formula says of the rows: texts without quotation marks. */
    readonly rowsNow: string;
    readonly rowsNowSays: { readonly same: string; readonly changed: string; readonly gone: string };
    readonly incomplete: string;
    /** What tells a run from another, for formulas. */
    readonly run: string;
    readonly forFormulas: string;
    readonly tiers: string;
    readonly lowest: (measure: string) => string;
    readonly noTiers: string;
    readonly source: string;
    readonly method: string;
    readonly rule: string;
    readonly policy: string;
    readonly columns: string;
    readonly analysisDate: string;
    readonly rowsRead: string;
    readonly rowsUsed: string;
    readonly customers: string;
    readonly positive: string;
    readonly negative: string;
    readonly net: string;
    readonly precision: string;
    readonly exact: string;
    readonly rounded: string;
    readonly classes: string;
    readonly byGroup: (header: string) => string;
    readonly period: string;
    readonly comparedWith: string;
    readonly excluded: string;
    readonly byHand: string;
    readonly more: (further: number) => string;
    readonly concentration: string;
    readonly leftOut: string;
    readonly nothingLeftOut: string;
    readonly checks: string;
    readonly passed: string;
    readonly failed: string;
    readonly top20: (customers: number) => string;
    readonly for80: string;
    readonly for80Value: (customers: number, part: number) => string;
    readonly xy: string;
    readonly xyValue: (customers: number, value: number) => string;
    readonly holds8020: string;
    readonly yes: string;
    readonly no: string;
    readonly gini: string;
    readonly giniCorrected: string;
    readonly hhi: string;
    readonly effectiveCustomers: string;
    readonly profit: string;
    readonly totalProfit: string;
    readonly peak: (customers: number) => string;
    readonly erosion: string;
    readonly top20Profit: (customers: number) => string;
    readonly bottom30Profit: (customers: number) => string;
    readonly losers: (customers: number) => string;
    readonly profitUnknown: string;
    /** A major customer, or a group of so many customers under common control. */
    readonly major: (name: string, customers: number) => string;
    readonly merged: string;
    readonly duplicates: string;
    readonly duplicatesFound: (found: number, compared: number) => string;
    readonly sameAs: string;
    readonly duplicateReasons: { readonly [R in DuplicateReason]: string };
  };
  /** A class set by hand, what KA says instead, and why. */
  readonly setByHand: (override: Override, system: string, why: string) => string;
  /** Headers of the columns that people type in, where the rows have none for it. */
  readonly typed: { readonly [F in "owner" | "nextContact" | "note"]: string };
  readonly overrideStates: { readonly [S in OverrideState]: string };
  /** A reason that holds within a group. */
  readonly within: (group: string, why: string) => string;
  readonly units: {
    readonly one: string;
    readonly thousand: string;
    readonly tenThousand: string;
    readonly million: string;
  };
  readonly periods: { readonly year: string; readonly window: string };
}

/** The days that a policy names, as far as a rule may print them. */
export type RuleWindows = Pick<Policy, "period" | "comparison">;

/** How one method speaks in one language. */
export interface MethodWords<Choice, Facts, Found = never> {
  /** The rule with its options, as one sentence without a full stop. */
  readonly rule: (choice: Choice, windows?: RuleWindows) => string;
  /** What the rule found in the data (see `Classes.found`), each as a sentence without a full stop. */
  readonly found?: (found: Found, choice: Choice) => readonly string[];
  /** Why a customer has its class, as one sentence. */
  readonly why: (facts: Facts, speaker: Speaker) => string;
}

/** Writes out what a method tells in its own integers and places. */
export interface Speaker {
  /** A value of the judged measure. */
  readonly money: (value: Exact) => string;
  /** The name of the class at a place of the method's list. */
  readonly label: (place: number) => string;
  /** The name of a class, of another method's too. */
  readonly nameOf: (entry: CustomerClass) => string;
  /** What a classification is called by its name in the policy. */
  readonly methodName: (name: string) => string;
}

/** One thing in every language. */
export type InLanguages<T> = { readonly [L in Language]: T };
