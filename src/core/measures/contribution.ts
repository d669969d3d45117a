import { figuresOf, type Customers } from "../customer-columns";
import type { Measure } from "../measures";
import type { FiguresNeed, Need } from "./needs";
import type { Role } from "../roles";
import { combine, type Term } from "../stats/combine";
import { inPieces } from "../steps";

/** What a customer costs besides the goods, and how discounts are meant. Money is in the unit of the amounts. */
export interface CostToServe {
  readonly discountAs?: "money" | "rate" | "percent" | undefined;
  readonly salesAre?: "before" | "after" | undefined;
  readonly costPerOrder: number;
  readonly costPerVisit: number;
  readonly costPerMinute: number;
  /** A part of 1 a year, for the days after the due date. */
  readonly financingRate: number;
}

/** What a contribution is made of. `profit` stands for sales less discounts and costs, where there is a column of it. */
export type ContributionPart =
  "profit" | "sales" | "discount" | "cost" | "freight" | "orders" | "visits" | "minutes" | "financing";

/** The contribution of every customer after the cost to serve, and its parts. */
export interface Contribution {
  readonly net: Measure;
  readonly parts: readonly (Term & { readonly part: ContributionPart })[];
  /** Columns that would say more and are not there. */
  readonly missing: readonly Role[];
  /** One entry a customer: 1 where the column of profit, or that of costs, says anything. */
  readonly known: Uint8Array;
  /** Customers of whom they say nothing. */
  readonly unknown: number;
  /** The column that this is judged by, and how many customers have rows without a number in it. */
  readonly partly?: { readonly header: string; readonly customers: number } | undefined;
}

/** Why there is no contribution: nothing but sales is known, or the discounts can be understood in more than one way. */
export type NoContribution =
  | { readonly problem: "nothingToDeduct" }
  | {
      readonly problem: "discountUnclear";
      readonly header: string;
      readonly asks: readonly ("salesAre" | "discountAs")[];
    };

const DAYS_OF_YEAR = 365;

/** What has to be gathered for a contribution. Costs that the policy puts a price on need their column; the others are taken where they are. */
export function contributionNeeds(costs: CostToServe): readonly Need[] {
  return [
    sumOf("profit"),
    sumOf("cost"),
    sumOf("freight"),
    discountNeed(costs),
    ...(costs.costPerOrder > 0 ? [{ kind: "orders" } as const] : []),
    ...(costs.costPerVisit > 0 ? [priced("visits")] : []),
    ...(costs.costPerMinute > 0 ? [priced("serviceMinutes")] : []),
    ...(costs.financingRate > 0 ? [{ kind: "payments" } as const] : []),
  ];
}

/** The columns of which one at least has to be there for anything to be deducted from sales; none where the policy puts a price on something. */
export function deductedRoles(costs: CostToServe): readonly Role[] {
  const isPriced = [costs.costPerOrder, costs.costPerVisit, costs.costPerMinute, costs.financingRate].some(
    (c) => c > 0,
  );
  if (isPriced) return [];
  return ["profit", "cost", "freight", ...(costs.salesAre === "before" ? (["discount"] as const) : [])];
}

/**
 * Net contribution: sales less discounts, cost of goods and cost to serve, from the columns that exist; returns are in the sales already. A column
 * of profit wins over all other columns; what the policy puts a price on is taken off either way. Definitions, section 10.
 */
export function contributionOf(customers: Customers, costs: CostToServe): Contribution | NoContribution {
  const profit = figuresOf(customers, sumOf("profit"));
  const cost = figuresOf(customers, sumOf("cost"));
  const freight = figuresOf(customers, sumOf("freight"));
  const discount = figuresOf(customers, discountNeed(costs));
  const parts: (Term & { readonly part: ContributionPart })[] = [];
  const priceParts = pricedParts(customers, costs);
  if (profit) parts.push({ part: "profit", measure: profit, factor: 1 });
  else {
    if (discount) {
      const unclear = discountQuestions(costs);
      if (unclear.length > 0) return { problem: "discountUnclear", header: discount.header, asks: unclear };
    }
    const isDeducted = discount !== undefined && costs.salesAre === "before";
    if (!cost && !freight && !isDeducted && priceParts.length === 0) return { problem: "nothingToDeduct" };
    parts.push({ part: "sales", measure: customers.amount, factor: 1 });
    if (isDeducted)
      parts.push({ part: "discount", measure: discount, factor: costs.discountAs === "percent" ? -0.01 : -1 });
    if (cost) parts.push({ part: "cost", measure: cost, factor: -1 });
    if (freight) parts.push({ part: "freight", measure: freight, factor: -1 });
  }
  parts.push(...priceParts);
  const missing: readonly Role[] = profit
    ? []
    : [
        ...(cost ? [] : (["cost"] as const)),
        ...(discount ? [] : (["discount"] as const)),
        ...(freight ? [] : (["freight"] as const)),
      ];
  const leading = profit ?? cost;
  const known = new Uint8Array(customers.count).fill(1);
  let [blanks, unknown] = [0, 0];
  const { cells, header = "" } = leading ?? {};
  const { rows } = customers;
  inPieces(0, cells?.length ?? 0, (from, to) => {
    for (let i = from; i < to; i++) {
      const count = cells?.[i] ?? 0;
      if (count === 0) {
        known[i] = 0;
        unknown++;
      } else if (count < (rows[i] ?? 0)) blanks++;
    }
  });
  const partly = blanks > 0 ? { header, customers: blanks } : undefined;
  return { net: combine(parts), parts, missing, known, unknown, partly };
}

function pricedParts(customers: Customers, costs: CostToServe): (Term & { readonly part: ContributionPart })[] {
  const { orders, payments } = customers;
  const visits = figuresOf(customers, priced("visits"));
  const minutes = figuresOf(customers, priced("serviceMinutes"));
  const parts: (Term & { readonly part: ContributionPart })[] = [];
  if (orders && costs.costPerOrder > 0) {
    const measure: Measure = {
      ...{ name: "figures", precision: "exact", decimals: 0 },
      values: Float64Array.from(orders.counts),
    };
    parts.push({ part: "orders", measure, factor: -costs.costPerOrder });
  }
  if (visits && costs.costPerVisit > 0) parts.push({ part: "visits", measure: visits, factor: -costs.costPerVisit });
  if (minutes && costs.costPerMinute > 0)
    parts.push({ part: "minutes", measure: minutes, factor: -costs.costPerMinute });
  if (payments && costs.financingRate > 0)
    parts.push({ part: "financing", measure: payments.late, factor: -costs.financingRate / DAYS_OF_YEAR });
  return parts;
}

/** What has to be known before discounts can be taken off; nothing where they are off already. */
function discountQuestions({ salesAre, discountAs }: CostToServe): readonly ("salesAre" | "discountAs")[] {
  if (salesAre === "after") return [];
  return [
    ...(salesAre === undefined ? (["salesAre"] as const) : []),
    ...(discountAs === undefined ? (["discountAs"] as const) : []),
  ];
}

function discountNeed({ discountAs, salesAre }: CostToServe): FiguresNeed {
  // Where they are off the sales already, their figures are not needed and may be in any form.
  if (salesAre !== "before" || discountAs === undefined || discountAs === "money") return sumOf("discount");
  return { kind: "sumOfRates", role: "discount", per: discountAs === "percent" ? 100 : 1, missing: "leave" };
}

function sumOf(role: Role): FiguresNeed {
  return { kind: "sum", role, missing: "leave" };
}

function priced(role: Role): FiguresNeed {
  return { kind: "sum", role, missing: "refuse" };
}
