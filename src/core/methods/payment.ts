import * as z from "zod";
import { ratedClasses, type ClassKind } from "../customer-class";
import type { Day } from "../days";
import { refusal } from "../issues";
import type { Payments } from "../customer-columns";
import { inUnits, inWholeUnits } from "../measures";
import { countSides } from "../stats/against-share";
import { standingOf } from "../stats/standing";
import { inPieces } from "../steps";
import { defineMethod, laterDetail, nameOption } from "./method";

/** Why a customer has its class by payment. Days are weighted by the amounts of the invoices. */
export interface PaymentFacts {
  /** Days after the due date; early payments count as 0 days in `late`, and as negative ones in `signed`. */
  readonly late: number;
  readonly signed: number;
  readonly invoices: number;
  /** Invoices that are open and overdue, counted up to `asOf`. */
  readonly overdue: number;
  readonly asOf: Day;
  /** The bounds that decided: at most so many days, and more than so many. */
  readonly within?: number | undefined;
  readonly beyond?: number | undefined;
  /** The class above. */
  readonly better?: number | undefined;
}

const CLASSES: readonly ClassKind[] = ["promptPayer", "normalPayer", "slowPayer", "poorPayer"];
const NOT_RATED = CLASSES.length;
const days = z.number().min(0).max(36_500);

/** Payment timeliness: days beyond terms, weighted by the amounts of the invoices. Definitions, section 9. */
export const payment = defineMethod({
  id: "payment",
  options: z
    .strictObject({
      id: z.literal("payment"),
      name: nameOption,
      prompt: days.default(0).describe("Most days after the due date, on average, of one who pays promptly"),
      normal: days.default(15).describe("Most days of one who pays normally"),
      slow: days.default(30).describe("Most days of one who pays slowly; beyond that is poor"),
    })
    .refine(({ prompt, normal, slow }) => prompt < normal && normal < slow, {
      path: ["normal"],
      message: "daysAscending",
    }),
  needs: () => [{ kind: "payments" }],

  *classify(customers, options) {
    const { payments, amount } = customers;
    if (!payments) return { issues: [refusal("roleMissing", { role: "dueDate", method: "payment" })] };
    const of = placesOf(payments, boundsOf(options));
    yield;
    return {
      value: {
        measure: amount,
        standing: standingOf(amount),
        list: ratedClasses(CLASSES),
        of,
        details: [
          laterDetail({ name: "daysLate", format: "number" }, () => averagesOf(payments, "late")),
          laterDetail({ name: "daysBeyondTerms", format: "number" }, () => averagesOf(payments, "signed")),
          laterDetail({ name: "overdueInvoices", format: "count" }, () =>
            Float64Array.from(payments.overdue).map((open, i) => (of[i] === NOT_RATED ? NaN : open)),
          ),
        ],
        data: { payments },
      },
      issues: [],
    };
  },

  explain({ of, data }, options, customer) {
    const place = of[customer] ?? 0;
    if (!data || place === NOT_RATED) return { class: place, facts: undefined };
    const bounds = boundsOf(options);
    const { payments } = data;
    const facts: PaymentFacts = {
      late: averageOf(payments, "late", customer),
      signed: averageOf(payments, "signed", customer),
      invoices: payments.invoices[customer] ?? 0,
      overdue: payments.overdue[customer] ?? 0,
      asOf: payments.asOf,
      within: bounds[place],
      beyond: bounds[place - 1],
      better: place === 0 ? undefined : place - 1,
    };
    return { class: place, facts };
  },
});

function boundsOf({
  prompt,
  normal,
  slow,
}: {
  readonly prompt: number;
  readonly normal: number;
  readonly slow: number;
}): readonly number[] {
  return [prompt, normal, slow];
}

/** The first class whose bound a customer keeps: its days times amounts are at most so many times its amount. The bounds ascend. */
function placesOf({ late, amount }: Payments, bounds: readonly number[]): Uint8Array {
  const of = countSides(late, amount, { shares: bounds, side: "above" });
  const { values } = amount;
  inPieces(0, of.length, (from, to) => {
    for (let i = from; i < to; i++) if (!((values[i] ?? 0) > 0)) of[i] = NOT_RATED;
  });
  return of;
}

/** Weighted days of one customer that has a judged invoice. */
function averageOf({ amount, ...sums }: Payments, of: "late" | "signed", customer: number): number {
  const whole = inUnits(amount, amount.values[customer] ?? 0);
  return inUnits(sums[of], sums[of].values[customer] ?? 0) / whole;
}

/** Weighted days of every customer; NaN without a judged invoice. */
function averagesOf(payments: Payments, of: "late" | "signed"): Float64Array {
  const [amounts, averages] = [inWholeUnits(payments.amount), inWholeUnits(payments[of])];
  for (let i = 0; i < averages.length; i++) {
    const amount = amounts[i] ?? 0;
    averages[i] = amount > 0 ? (averages[i] ?? 0) / amount : NaN;
  }
  return averages;
}
