import {
  YEAR,
  averageOrders,
  countsOf,
  daysBeyondTerms,
  growth,
  margins,
  ofFigures,
  ordersOfLastYear,
  perCustomer,
  ranks,
  shares,
  tenure,
  usualGap,
} from "./derived-values";
import { refusal, type Issue } from "../issues";
import { figuresOf, type Customers, type Figures } from "../customer-columns";
import { inWholeUnits, type Measure } from "../measures";
import { rolesOf, type FiguresNeed, type Need } from "./needs";
import type { Role } from "../roles";
import type { Steps } from "../steps";

/** What a measure is counted in. A share is a part of 1. */
export type MeasureUnit = "money" | "days" | "count" | "share" | "number";

/** A measure by name: one number a customer, for scorecards, rules and tiers. */
export interface Derived {
  readonly unit: MeasureUnit;
  /** Which customers are better by it. */
  readonly better: "more" | "less";
  /** `counted`: whole numbers from 0 up; `amounts`: any number. */
  readonly domain: "counted" | "amounts";
  readonly needs: readonly Need[];
  /** One entry a customer, in whole units; NaN where there is none. Nothing where what it needs was not gathered. */
  readonly values: (customers: Customers) => Float64Array | undefined | Steps<Float64Array>;
  /** The same to the last digit, where it is a sum of cells. */
  readonly exact?: (customers: Customers) => Measure | Figures | undefined;
}

const PURCHASES: readonly Need[] = [{ kind: "purchases" }];
const WINDOWS: readonly Need[] = [{ kind: "before", months: YEAR }];

/** Sums and means of columns by role. */
const sumOf = (role: Role, better: Derived["better"], unit: MeasureUnit = "number"): Derived =>
  ofColumn({ kind: "sum", role, missing: "refuse" }, better, unit);
const meanOf = (role: Role): Derived => ofColumn({ kind: "mean", role, missing: "refuse" }, "more", "number");

/** Every measure that has a name, in the order in which they are offered. */
const DERIVED = {
  amount: { ...counting("money", "more"), needs: [], values: ({ amount }) => inWholeUnits(amount) },
  amountOfLastYear: {
    ...counting("money", "more"),
    needs: [{ kind: "amountOfLastYear" }],
    values: ({ amountOfLastYear }) => amountOfLastYear && inWholeUnits(amountOfLastYear),
    exact: ({ amountOfLastYear }) => amountOfLastYear,
  },
  share: { ...counting("share", "more"), needs: [], values: shares },
  rank: { ...counting("count", "less"), domain: "counted", needs: [], values: ranks },
  orders: {
    ...counting("count", "more"),
    domain: "counted",
    needs: PURCHASES,
    values: ({ purchases, analysisDate }) => purchases && countsOf(purchases, "orders", analysisDate),
  },
  ordersOfLastYear: {
    ...counting("count", "more"),
    domain: "counted",
    needs: PURCHASES,
    values: ordersOfLastYear,
  },
  products: {
    ...counting("count", "more"),
    domain: "counted",
    needs: [{ kind: "products" }],
    values: ({ products }) => products && Float64Array.from(products),
  },
  averageOrder: { ...counting("money", "more"), needs: PURCHASES, values: averageOrders },
  daysSinceLastOrder: {
    ...counting("days", "less"),
    domain: "counted",
    needs: PURCHASES,
    values: ({ purchases, analysisDate }) =>
      purchases && analysisDate !== undefined ? countsOf(purchases, "daysSinceLast", analysisDate) : undefined,
  },
  tenure: {
    ...counting("days", "more"),
    domain: "counted",
    needs: PURCHASES,
    values: tenure,
  },
  usualGap: { ...counting("days", "less"), needs: PURCHASES, values: (customers) => perCustomer(customers, usualGap) },
  growth: { ...counting("share", "more"), needs: WINDOWS, values: (customers) => growth(customers, "share") },
  growthInMoney: { ...counting("money", "more"), needs: WINDOWS, values: (customers) => growth(customers, "money") },
  margin: {
    ...counting("share", "more"),
    needs: [{ kind: "sum", role: "profit", missing: "refuse" }],
    values: margins,
  },
  daysBeyondTerms: { ...counting("days", "less"), needs: [{ kind: "payments" }], values: daysBeyondTerms },
  profit: sumOf("profit", "more", "money"),
  cost: sumOf("cost", "less", "money"),
  discount: sumOf("discount", "less"),
  freight: sumOf("freight", "less", "money"),
  quantity: sumOf("quantity", "more"),
  satisfaction: meanOf("satisfaction"),
  potential: meanOf("potential"),
  referrals: sumOf("referrals", "more"),
  complaints: sumOf("complaints", "less"),
  visits: sumOf("visits", "less"),
  serviceMinutes: sumOf("serviceMinutes", "less"),
} as const satisfies { readonly [name: string]: Derived };

/** The measures that have a name. */
export type DerivedName = keyof typeof DERIVED;

// Object.keys forgets which keys it lists; an enum of zod wants one at least.
export const DERIVED_NAMES = Object.keys(DERIVED) as [DerivedName, ...DerivedName[]];

/** A measure by its name, or a column of numbers by its header: the customer's mean, or, as `total`, its sum. */
export interface MeasureChoice {
  readonly measure?: DerivedName | undefined;
  readonly header?: string | undefined;
  readonly total?: string | undefined;
}

/** What a measure is counted in, which way it is better, and what has to be gathered for it. */
export function traitsOf(choice: MeasureChoice): Omit<Derived, "values" | "exact"> {
  return derivedOf(choice);
}

/** The values of a measure, one a customer in whole units, NaN where there is none; nothing where what it needs was not gathered. */
export function* derive(customers: Customers, choice: MeasureChoice): Steps<Float64Array | undefined> {
  const key = `${choice.measure ?? ""}\n${choice.header ?? ""}\n${choice.total ?? ""}`;
  const own = known.get(customers) ?? new Map<string, Float64Array>();
  known.set(customers, own);
  const before = own.get(key);
  if (before) return before;
  const found = derivedOf(choice).values(customers);
  const values = found === undefined || found instanceof Float64Array ? found : yield* found;
  if (values) own.set(key, values);
  return values;
}

/** Rules, scorecards and rankings of one policy ask for the same measures: kept for as long as the customers live. Nobody writes into them. */
const known = new WeakMap<Customers, Map<string, Float64Array>>();

/** The values of a measure that are whole numbers as they are stored, in the same order as those of `derive`; nothing where there are none. */
export function wholeValuesOf(
  { amount, amountOfLastYear }: Customers,
  { measure }: MeasureChoice,
): Float64Array | undefined {
  const of = measure === "amount" ? amount : measure === "amountOfLastYear" ? amountOfLastYear : undefined;
  return of?.precision === "exact" && of.values instanceof Float64Array ? of.values : undefined;
}

/** All that is known of a measure. */
export function derivedOf({ measure, header = "", total }: MeasureChoice): Derived {
  if (measure !== undefined) return DERIVED[measure];
  return ofColumn(
    total === undefined ? { kind: "criterion", header } : { kind: "total", header: total },
    "more",
    "number",
  );
}

/** Says that what a measure needs was not gathered. */
export function missingMeasure(choice: MeasureChoice, method: string): Issue {
  const [role] = traitsOf(choice).needs.flatMap(rolesOf);
  if (role !== undefined) return refusal("roleMissing", { role, method });
  const header = choice.header ?? choice.total ?? "";
  return refusal("columnNotThere", { role: "criterion", header, headers: [] });
}

function counting(unit: MeasureUnit, better: Derived["better"]): Pick<Derived, "unit" | "better" | "domain"> {
  return { unit, better, domain: "amounts" };
}

function ofColumn(need: FiguresNeed, better: Derived["better"], unit: MeasureUnit): Derived {
  return {
    ...counting(unit, better),
    needs: [need],
    values: (customers) => ofFigures(customers, need),
    // Means are divided, and so no sums of cells.
    ...(need.kind === "sum" || need.kind === "total" ? { exact: (customers) => figuresOf(customers, need) } : {}),
  };
}
