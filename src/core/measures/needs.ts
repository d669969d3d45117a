import type { Role } from "../roles";

/** What a method needs to have gathered besides the amount. */
export type Need =
  /** The amount of the twelve months that end at the analysis date. */
  | { readonly kind: "amountOfLastYear" }
  /** The purchases with their days. */
  | { readonly kind: "purchases" }
  | FiguresNeed
  /** How many orders a customer placed. */
  | { readonly kind: "orders" }
  /** How many different products a customer bought. */
  | { readonly kind: "products" }
  /** Amount, orders and profit by month. */
  | { readonly kind: "months" }
  /** How long after their due dates invoices are paid. */
  | { readonly kind: "payments" }
  /** The amounts of the months that end at the analysis date, and of as many months before them; or those of the windows that the policy names. */
  | { readonly kind: "before"; readonly months: number };

/**
 * A column of numbers for every customer: added up, its mean, or, for rates of the amount, added up times the amount of the row. `missing` says
 * whether the method can do without the column. A criterion is a mean and a total a sum, of a column that the policy or the method names by its header.
 */
export type FiguresNeed =
  | { readonly kind: "sum" | "mean"; readonly role: Role; readonly missing: "refuse" | "leave" }
  /** `per` is the rate that stands for all of the amount: 1, or 100 where rates are per cents. */
  | { readonly kind: "sumOfRates"; readonly role: Role; readonly per: 1 | 100; readonly missing: "refuse" | "leave" }
  | { readonly kind: "criterion" | "total"; readonly header: string };

/** What a column of numbers is found by among the customers' numbers. */
export function keyOf(need: FiguresNeed): string {
  return `${need.kind} ${"header" in need ? need.header : need.role}`;
}

/** The roles whose columns tell what a method needs. */
export function rolesOf(need: Need): readonly Role[] {
  switch (need.kind) {
    case "amountOfLastYear":
    case "before":
      return ["date"];
    case "purchases":
    case "orders":
      return ["date", "order"];
    case "products":
      return ["product"];
    case "months":
      return ["date", "order", "profit"];
    case "payments":
      return ["date", "dueDate", "paidDate"];
    case "criterion":
    case "total":
      return [];
    default:
      return [need.role];
  }
}

/** The roles without whose columns a need cannot be met; what merely says more is left out. */
export function rolesRequired(need: Need): readonly Role[] {
  switch (need.kind) {
    case "orders":
    case "months":
    case "criterion":
    case "total":
      return [];
    case "purchases":
      return ["date"];
    case "payments":
      return ["dueDate", "paidDate"];
    case "sum":
    case "mean":
    case "sumOfRates":
      return need.missing === "refuse" ? [need.role] : [];
    default:
      return rolesOf(need);
  }
}
