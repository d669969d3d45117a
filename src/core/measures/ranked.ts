import { derive, derivedOf, type DerivedName, type MeasureChoice } from "./derived";
import type { Customers } from "../customer-columns";
import type { Measure } from "../measures";
import type { Steps } from "../steps";

/** Measures whose values do not add up: a margin and another margin are no margin, and two customers may buy the same products. */
const NOT_ADDED = [
  "share",
  "products",
  "averageOrder",
  "margin",
  "growth",
  "tenure",
  "satisfaction",
] as const satisfies readonly DerivedName[];

/** Measures of which the larger value stands first. Of days since an order the smaller one would. */
export const RANK_NAMES = [
  "amount",
  "amountOfLastYear",
  "profit",
  "orders",
  "ordersOfLastYear",
  "quantity",
  "potential",
  "growthInMoney",
  "referrals",
  "cost",
  "discount",
  "freight",
  "complaints",
  "visits",
  "serviceMinutes",
  ...NOT_ADDED,
] as const satisfies readonly DerivedName[];
export type RankName = (typeof RANK_NAMES)[number];

/** Measures of which a customer has a share. */
export type SharedName = Exclude<RankName, (typeof NOT_ADDED)[number]>;

// A filter forgets what it leaves out; an enum of zod wants one name at least.
export const SHARED_NAMES = RANK_NAMES.filter((name) => !isOneOf(NOT_ADDED, name)) as [SharedName, ...SharedName[]];

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

/** What a method ranks by besides the amount: a measure, or a column of numbers that is added up by customer. */
export interface RankChoice {
  readonly by?: RankName | undefined;
  readonly byColumn?: string | undefined;
}

/** The measure that a method ranks by; nothing where that is the amount. */
export function rankedBy({ by, byColumn }: RankChoice): MeasureChoice | undefined {
  if (byColumn !== undefined) return { total: byColumn };
  return by === undefined || by === "amount" ? undefined : { measure: by };
}

/** A measure that customers are ranked by in the place of the amount. */
export interface Ranked {
  readonly choice: MeasureChoice;
  /** 0 for customers without a value. */
  readonly measure: Measure;
  /** 1 for each customer without a value. */
  readonly unknown: Uint8Array;
  readonly adds: "up" | "to nothing";
}

/** The values of a measure to rank by, to the last digit where they are sums of cells; nothing where what it needs was not gathered. */
export function* rankable(customers: Customers, choice: MeasureChoice): Steps<Ranked | undefined> {
  const adds = isOneOf(NOT_ADDED, choice.measure ?? "") ? "to nothing" : "up";
  const { exact, domain } = derivedOf(choice);
  const unknown = new Uint8Array(customers.count);
  if (exact) {
    const measure = exact(customers);
    if (measure && "cells" in measure) measure.cells.forEach((cells, i) => (unknown[i] = cells === 0 ? 1 : 0));
    return measure && { choice, measure, unknown, adds };
  }
  const derived = yield* derive(customers, choice);
  if (!derived) return undefined;
  const values = derived.map((value, i) => {
    if (!Number.isNaN(value)) return value;
    unknown[i] = 1;
    return 0;
  });
  const precision = domain === "counted" ? "exact" : "rounded";
  return { choice, measure: { name: "figures", precision, decimals: 0, values }, unknown, adds };
}
