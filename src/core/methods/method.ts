import * as z from "zod";
import type { CustomerClass } from "../customer-class";
import type { MeasureChoice } from "../measures/derived";
import type { Outcome } from "../issues";
import type { Customers } from "../customer-columns";
import type { Measure } from "../measures";
import type { Need } from "../measures/needs";
import type { Ranked } from "../measures/ranked";
import type { Role } from "../roles";
import type { Standing } from "../stats/standing";
import type { Steps } from "../steps";
import type { AmountUnit } from "../measures/units";

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

/** Why a customer has its class: the place of the class, and facts of the method's own. */
export interface Explanation<Facts = unknown> {
  readonly class: number;
  readonly facts: Facts;
}

/** A way of classifying: its options, what it needs, what it does, and how it explains itself. */
export interface Method<Options, Facts = unknown, Data = unknown> {
  readonly id: string;
  readonly options: z.ZodType<Options>;
  /** What has to be gathered for it besides the amount. */
  readonly needs: (options: Options) => readonly Need[];
  /** Roles of which one column at least has to be there; none where it can do with what it needs. */
  readonly needsOneOf?: (options: Options) => readonly Role[];
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
