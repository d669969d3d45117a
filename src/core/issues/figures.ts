import type { Role } from "../roles";

/** The earlier window of a comparison, the first day of the data, and whether the policy names the window by its days. */
export interface WindowFacts {
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly by?: "days" | undefined;
}

/** What is noticed of columns of numbers: costs, profits, payments, windows. */
export interface FiguresFacts {
  figuresNotRead: { readonly header: string; readonly rows: number; readonly firstRows: readonly number[] };
  ratesOutOfRange: { readonly header: string; readonly row: number; readonly rate: string };
  invoicesNotJudged: {
    readonly reason: "noDueDate" | "unreadPaidDate" | "paidInFuture";
    readonly rows: number;
    readonly firstRows: readonly number[];
  };
  openInvoices: { readonly asOf: string; readonly overdue: number; readonly notDue: number };
  nothingToDeduct: { readonly method: string };
  discountUnclear: { readonly header: string; readonly asks: readonly ("salesAre" | "discountAs")[] };
  costsMissing: { readonly roles: readonly Role[] };
  profitUnknown: { readonly customers: number };
  profitPartlyUnknown: { readonly customers: number; readonly header: string };
  nothingBefore: WindowFacts;
  windowNotCovered: WindowFacts;
  windowsDiffer: { readonly before: number; readonly now: number };
}
